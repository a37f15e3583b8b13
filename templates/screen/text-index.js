// @ts-check
import {findAll, foldText} from "./fold.js";

/**
 * A piece of the page that is read as one: a paragraph, a cell, a caption.
 * @typedef {{readonly element: Element, readonly text: string, readonly folded: string, readonly nodes: readonly {readonly node: Text, readonly start: number}[]}} Piece
 */

/** @typedef {{readonly range: Range, readonly piece: Piece, readonly start: number, readonly end: number}} Hit */

const pieces = "p, li, td, th, h1, h2, h3, h4, h5, figcaption, caption, summary, text, dt, dd";
/** What is not part of the report's text, or only there for those who do not see. */
const leftOut = ".tools, .panel, .own-tools, .visually-hidden, script, title, desc, .contents";

/**
 * The page's text, piece by piece. Runs of blanks, as between tags, count as one.
 * @param {Element} root
 * @returns {Piece[]}
 */
export function indexText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Map<Element, {text: string, nodes: {node: Text, start: number}[]}>} */
  const found = new Map();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || parent.closest(leftOut) !== null) continue;
    const element = parent.closest(pieces);
    if (element === null) continue;
    const piece = found.get(element) ?? {text: "", nodes: []};
    // Lines of a drawing stand under one another, and a list's points, with nothing between them in the text.
    if (parent.localName === "tspan" && piece.text !== "" && !piece.text.endsWith(" ")) piece.text += " ";
    piece.nodes.push({node, start: piece.text.length});
    piece.text += node.data;
    found.set(element, piece);
  }
  return Array.from(found, ([element, piece]) => ({element, ...piece, folded: foldText(piece.text)}));
}

/**
 * @param {readonly Piece[]} index
 * @param {string} query folded
 * @returns {Hit[]}
 */
export function findHits(index, query) {
  return index.flatMap((piece) =>
    findAll(piece.folded, query).map((start) => {
      const end = start + query.length;
      return {range: rangeOf(piece, start, end), piece, start, end};
    }),
  );
}

/**
 * @param {Piece} piece
 * @param {number} start
 * @param {number} end
 * @returns {Range}
 */
function rangeOf({nodes}, start, end) {
  const range = document.createRange();
  const from = nodes.findLast((each) => each.start <= start);
  const to = nodes.findLast((each) => each.start < end);
  if (from !== undefined) range.setStart(from.node, start - from.start);
  if (to !== undefined) range.setEnd(to.node, end - to.start);
  return range;
}
