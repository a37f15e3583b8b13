// @ts-check
import {make} from "../screen/dom.js";
import {elementsOf} from "./pieces.js";

/** @typedef {import("./pieces.js").Piece} Piece */
/**
 * @typedef {{
 *   readonly level: "error" | "warning",
 *   readonly message: string,
 *   readonly hint: string | null,
 *   readonly place: string | null,
 *   readonly spot: {readonly group: string, readonly index: number} | null,
 *   readonly sentence: readonly string[],
 * }} Problem
 */

/** Sentences are marked over the text, without an element of their own. */
const highlightName = "preview-claim";

/**
 * Shows what is wrong: at its place in the report, or in the bar on top, or, if it is no more than a warning, in the list at the
 * foot.
 * @param {readonly Problem[]} problems
 * @param {ReadonlyMap<string, readonly Piece[]>} groups
 * @param {{readonly bar: HTMLElement, readonly list: HTMLElement}} elsewhere
 * @returns {HTMLElement[]} what was put into the report, from its top down, errors first
 */
export function showProblems(problems, groups, {bar, list}) {
  for (const old of document.querySelectorAll(".preview-problem")) old.remove();
  for (const marked of document.querySelectorAll("[data-preview]")) marked.removeAttribute("data-preview");
  /** @type {Range[]} */
  const sentences = [];
  for (const problem of problems) {
    const box = boxOf(problem);
    const piece = problem.spot === null ? undefined : groups.get(problem.spot.group)?.[problem.spot.index];
    if (piece === undefined) {
      (problem.level === "error" ? bar : list).append(box);
      continue;
    }
    piece.start.before(box);
    if (problem.level === "warning") continue;
    const elements = elementsOf(piece);
    const sentence = elements.map((element) => rangeOf(element, problem.sentence)).find((range) => range !== null);
    if (sentence !== undefined && sentence !== null && "highlights" in CSS) sentences.push(sentence);
    else for (const element of elements) element.setAttribute("data-preview", problem.level);
  }
  bar.hidden = bar.childElementCount === 0;
  bar.style.top = `${document.querySelector(".tools")?.getBoundingClientRect().height ?? 0}px`;
  if ("highlights" in CSS) CSS.highlights.set(highlightName, new Highlight(...sentences));
  const inReport = Array.from(document.querySelectorAll("main .preview-problem"));
  return [
    ...inReport.filter((box) => box.matches(".error")),
    ...inReport.filter((box) => !box.matches(".error")),
  ].flatMap((box) => (box instanceof HTMLElement ? [box] : []));
}

/** @param {Problem} problem */
function boxOf({level, message, hint, place}) {
  const word = make("strong", {}, level === "error" ? "Error" : "Warning");
  const lines = [make("p", {}, word, " ", message)];
  if (hint !== null) lines.push(make("p", {}, hint));
  if (place !== null) lines.push(make("p", {class: "preview-place"}, place));
  return make("div", {class: `preview-problem ${level}`, lang: "en", tabindex: "-1"}, ...lines);
}

/**
 * Where the pieces of a sentence stand in an element, one after the other with little between them.
 * @param {Element} element
 * @param {readonly string[]} pieces
 * @returns {Range | null}
 */
function rangeOf(element, pieces) {
  if (pieces.length === 0) return null;
  const pattern = pieces.map((piece) => RegExp.escape(piece).replace(/\\x20| /g, "\\s+")).join(".{0,60}?");
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {{node: Text, start: number}[]} */
  const texts = [];
  let whole = "";
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node);
    texts.push({node: text, start: whole.length});
    whole += text.data;
  }
  const found = new RegExp(pattern, "su").exec(whole);
  if (found === null) return null;
  const range = document.createRange();
  const from = texts.findLast(({start}) => start <= found.index);
  const end = found.index + found[0].length;
  const to = texts.findLast(({start}) => start < end);
  if (from === undefined || to === undefined) return null;
  range.setStart(from.node, found.index - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}

/**
 * A text as a regular expression that finds it.
 * @param {string} text
 */
function _literal(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
