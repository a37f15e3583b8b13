import type {MeasuredBlock, MeasuredTable, MeasuredText} from "./model.ts";

/** Where the text of a page has come to: its height, and what has been left empty at the foot of a page before it. */
export interface Position {
  readonly y: number;
  readonly left: number;
}

/** Lines that are kept together before and after a break. */
const keptLines = 2;

/** How much of a block must have room where it begins. */
export function leastOf(block: MeasuredBlock): number {
  switch (block.kind) {
    case "text":
      return linesOf(block) < keptLines * 2 ? block.height : keptLines * block.lineHeight;
    case "table":
      return block.breaks === "none" ? block.height : beginningOf(block);
    default:
      return block.height;
  }
}

/** A table's caption, head and first rows. */
export function beginningOf({caption, head, groups, breaks}: MeasuredTable): number {
  const [first = []] = groups;
  const rows = breaks === "groups" ? first : first.slice(0, firstRows);
  return caption + head + sum(rows);
}

const firstRows = 5;

/** Puts a block where a page has come to, on the next one when it has no room. `page` is the height of a page. */
export function placeBlock(block: MeasuredBlock, {y}: Position, page: number): Position {
  const start = y === 0 ? 0 : y + block.gap;
  if (block.kind === "pages") return {y: page, left: y === 0 ? 0 : page - y};
  if (start + block.height <= page) return {y: start + block.height, left: 0};
  if (y > 0 && start + leastOf(block) > page) {
    const placed = placeBlock(block, {y: 0, left: 0}, page);
    return {y: placed.y, left: Math.max(placed.left, page - y)};
  }
  if (block.kind === "text") return {y: restOfText(block, page - start, page), left: 0};
  if (block.kind === "table" && block.breaks !== "none") return restOfTable(block, page - start, page);
  return {y: Math.min(block.height, page), left: 0};
}

function restOfText(text: MeasuredText, room: number, page: number): number {
  const lines = linesOf(text);
  const fitting = Math.min(Math.floor(room / text.lineHeight), lines - keptLines);
  const rest = (lines - fitting) * text.lineHeight;
  return rest > page ? rest % page : rest;
}

/** What of a table stands on its last page, and the most that it has left empty on one before, where a group had no room. */
function restOfTable(table: MeasuredTable, room: number, page: number): Position {
  const {caption, head, groups, height} = table;
  const pieces = table.breaks === "rows" ? groups.flat() : groups.map(sum);
  const notes = Math.max(0, height - caption - head - sum(pieces));
  let y = page - room + caption + head;
  let left = 0;
  for (const piece of pieces) {
    if (y + piece <= page) y += piece;
    else {
      left = Math.max(left, page - y);
      y = head + Math.min(piece, page - head);
    }
  }
  return {y: y + notes <= page ? y + notes : head + (pieces.at(-1) ?? 0) + notes, left};
}

export function linesOf({height, lineHeight}: MeasuredText): number {
  return Math.max(1, Math.round(height / lineHeight));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
