// @ts-check

/**
 * A piece of the page: the nodes between two comments.
 * @typedef {{readonly print: string, readonly start: Comment, readonly end: Comment}} Piece
 * @typedef {readonly (readonly [print: string, lines: readonly number[]])[]} PiecesNow
 * @typedef {{readonly before: Element[], readonly after: Element[]}} Change what stood somewhere, and what stands there now
 */

/**
 * The pieces of the page by group, in their order.
 * @returns {Map<string, Piece[]>}
 */
export function findPieces() {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  /** @type {Map<string, Piece[]>} */
  const groups = new Map();
  /** @type {{group: string, print: string, start: Comment} | null} */
  let open = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const comment = /** @type {Comment} */ (node);
    const [, group, print] = /^part ([\w-]+) ([\w-]+)$/.exec(comment.data) ?? [];
    if (group !== undefined && print !== undefined) open = {group, print, start: comment};
    else if (comment.data === "/part" && open !== null) {
      const pieces = groups.get(open.group) ?? [];
      groups.set(open.group, [...pieces, {print: open.print, start: open.start, end: comment}]);
      open = null;
    }
  }
  return groups;
}

/**
 * The elements of a piece.
 * @param {Piece} piece
 */
export function elementsOf({start, end}) {
  const elements = [];
  for (let node = start.nextSibling; node !== null && node !== end; node = node.nextSibling) {
    if (node instanceof Element) elements.push(node);
  }
  return elements;
}

/**
 * Turns the pieces of one group into those of now. What is there already stays, the same nodes.
 * @param {string} group
 * @param {readonly Piece[]} pieces
 * @param {PiecesNow} now
 * @param {Readonly<Record<string, string>>} html of pieces that are new
 * @returns {{pieces: Piece[], changes: Change[]} | null} null when a piece is missing, so that the page must be loaded anew
 */
export function changeGroup(group, pieces, now, html) {
  const head = sameAtStart(pieces, now);
  const tail = sameAtStart(pieces.slice(head).reverse(), now.slice(head).reverse());
  const old = pieces.slice(head, pieces.length - tail);
  const wanted = now.slice(head, now.length - tail).map(([print]) => print);
  const last = pieces.at(-1);
  if (last === undefined || wanted.some((print) => !old.some((piece) => piece.print === print) && !(print in html))) {
    return null;
  }

  const spare = [...old];
  const kept = wanted.map((print) => {
    const index = spare.findIndex((piece) => piece.print === print);
    return index < 0 ? undefined : spare.splice(index, 1)[0];
  });
  const cursor = document.createComment("");
  if (old[0] !== undefined) old[0].start.before(cursor);
  else if (tail > 0) pieces[head]?.start.before(cursor);
  else last.end.after(cursor);
  const gone = spare.map(elementsOf);
  for (const piece of spare) for (const node of nodesOf(piece)) node.remove();

  /** @type {Piece[]} */
  const fresh = [];
  const middle = wanted.map((print, index) => {
    const piece = kept[index];
    if (piece === undefined) {
      const made = makePiece(group, print, html[print] ?? "", cursor);
      fresh.push(made);
      return made;
    }
    if (isNext(piece, cursor)) piece.end.after(cursor);
    else cursor.before(...nodesOf(piece));
    return piece;
  });
  cursor.remove();
  const changes = Array.from({length: Math.max(gone.length, fresh.length)}, (_, index) => {
    const made = fresh[index];
    return {before: gone[index] ?? [], after: made === undefined ? [] : elementsOf(made)};
  });
  return {pieces: [...pieces.slice(0, head), ...middle, ...pieces.slice(pieces.length - tail)], changes};
}

/**
 * Tells the elements of a group which lines they are written on now.
 * @param {readonly Piece[]} pieces
 * @param {PiecesNow} now
 */
export function setLines(pieces, now) {
  pieces.forEach((piece, index) => {
    const lines = now[index]?.[1] ?? [];
    if (lines.length === 0) return;
    const placed = elementsOf(piece).flatMap((element) => [
      ...(element.hasAttribute("data-line") ? [element] : []),
      ...element.querySelectorAll("[data-line]"),
    ]);
    placed.forEach((element, position) => {
      const line = String(lines[position] ?? "");
      if (element.getAttribute("data-line") !== line) element.setAttribute("data-line", line);
    });
  });
}

/**
 * @param {readonly Piece[]} pieces
 * @param {PiecesNow} now
 */
function sameAtStart(pieces, now) {
  const length = Math.min(pieces.length, now.length);
  for (let count = 0; count < length; count++) if (pieces[count]?.print !== now[count]?.[0]) return count;
  return length;
}

/**
 * @param {Piece} piece
 * @returns {ChildNode[]}
 */
function nodesOf({start, end}) {
  /** @type {ChildNode[]} */
  const nodes = [start];
  for (let node = start.nextSibling; node !== null && nodes.at(-1) !== end; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/**
 * Whether nothing but blanks stands before a piece.
 * @param {Piece} piece
 * @param {Comment} cursor
 */
function isNext({start}, cursor) {
  let node = cursor.nextSibling;
  while (node instanceof Text && node.data.trim() === "") node = node.nextSibling;
  return node === start;
}

/**
 * @param {string} group
 * @param {string} print
 * @param {string} html from the renderer, which has escaped all that is not its own
 * @param {Comment} cursor
 * @returns {Piece}
 */
function makePiece(group, print, html, cursor) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const start = document.createComment(`part ${group} ${print}`);
  const end = document.createComment("/part");
  cursor.before(start, template.content, end, "\n");
  return {print, start, end};
}
