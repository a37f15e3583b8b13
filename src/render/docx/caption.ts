import type {DocxContext} from "./context.ts";
import {unbroken} from "./inline.ts";
import type {Paragraph, Piece} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {field, text} from "./pieces.ts";

/** What has a number of its own. */
export type Captioned = "Tabel" | "Figur" | "Boks";

export interface Caption {
  readonly id: string;
  readonly word: Captioned;
  /** "4.1" */
  readonly number: string;
  readonly title: string;
  readonly line: number | undefined;
}

/** "Tabel 4.1" */
export function labelOf(word: Captioned, number: string): string {
  return unbroken(`${word} ${number}`);
}

/** A caption above or below, as the layout has it: Word counts it, and references repeat its label. */
export function renderCaption(caption: Caption, context: DocxContext): Paragraph {
  const {look, layout, anchors} = context;
  return paragraph(layout.captions === "above" ? "Caption" : "CaptionBelow", [
    ...anchors.line(caption.line),
    ...renderLabel(caption, context),
    text(` ${caption.title}`, {colour: look.colours.ink}),
  ]);
}

/**
 * The label with its last number as a field that counts on through the chapter, in the bookmark that references repeat. The first of a
 * chapter begins anew by its own word: LibreOffice does not know of counting by headings.
 */
export function renderLabel(
  {id, word, number}: Pick<Caption, "id" | "word" | "number">,
  {anchors}: DocxContext,
): Piece[] {
  const [, chapter = "", count = ""] = /^(.*\.)?(\d+)$/.exec(number) ?? [];
  if (count === "") return anchors.target(id, [text(labelOf(word, number))]);
  const instruction = `SEQ ${word} \\* ARABIC${count === "1" ? " \\r 1" : ""}`;
  return anchors.target(id, [text(`${word}\u00a0${chapter}`), field(instruction, count)]);
}
