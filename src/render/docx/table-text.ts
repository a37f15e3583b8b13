import type {DocxContext} from "./context.ts";
import type {Piece, RunLook} from "./model.ts";
import {text} from "./pieces.ts";
import type {TableShape} from "./table-shape.ts";
import {plainText} from "./xml.ts";

/** A text whose words may part where they are wider than their cell. Word would cut them anywhere. */
export function fitted(
  words: string,
  width: number,
  {widthOf}: TableShape,
  {hyphenate}: DocxContext,
  bold = false,
): string {
  return plainText(words).replace(/[^ \u00a0]+/g, (word) => (widthOf(word, bold) > width ? hyphenate(word) : word));
}

/** A run in the size of its table's letters. */
export function inSize(words: string, {size}: TableShape, look: RunLook = {}): Piece {
  return text(words, size === null ? look : {...look, points: size});
}
