import {readFontFile} from "../../../themes/fonts/font-file.ts";
import type {Family} from "../faces.ts";
import type {RunLook} from "../model.ts";
import {type Measure, measureWith} from "../text-width.ts";

/** How a typeface takes room, in widths of the letter size. */
export interface FontRoom {
  readonly widthOf: Measure;
  readonly lineHeight: number;
}

/** What is known of no font in particular. */
const otherFont: FontRoom = {widthOf: measureWith(new Map()), lineHeight: 1.25};

/** The room that the fonts of a document take, by the look of a run. */
export function fontRooms(families: readonly Family[]): (look: RunLook) => FontRoom {
  const known = new Map<string, FontRoom>();
  return ({font = "", bold = false, italics = false}) => {
    const key = `${font}|${bold}|${italics}`;
    const room =
      known.get(key) ??
      roomOf(
        families.find(({name}) => name === font),
        bold,
        italics,
      );
    known.set(key, room);
    return room;
  };
}

function roomOf(family: Family | undefined, isBold: boolean, isItalic: boolean): FontRoom {
  if (family === undefined) return otherFont;
  const {regular, bold = regular, italic = regular, boldItalic = bold} = family;
  const face = isItalic ? (isBold ? boldItalic : italic) : isBold ? bold : regular;
  return face === undefined
    ? otherFont
    : {widthOf: byWord(measureWith(readFontFile(face).widths)), lineHeight: lineHeightOf(face)};
}

/** The same words come again and again. */
function byWord(measure: Measure): Measure {
  const known = new Map<string, number>();
  return (word) => {
    const width = known.get(word) ?? measure(word);
    known.set(word, width);
    return width;
  };
}

/** From the highest letter to the lowest, and what the font wants between lines. */
function lineHeightOf(face: Buffer): number {
  const tableAt = (tag: string): number => {
    for (let index = 0; index < face.readUInt16BE(4); index++) {
      const entry = 12 + 16 * index;
      if (face.toString("latin1", entry, entry + 4) === tag) return face.readUInt32BE(entry + 8);
    }
    throw new RangeError(`the font has no ${tag} table`);
  };
  const [head, metrics] = [tableAt("head"), tableAt("hhea")];
  const [above, below, between] = [4, 6, 8].map((at) => face.readInt16BE(metrics + at)) as [number, number, number];
  return (above - below + between) / face.readUInt16BE(head + 18);
}
