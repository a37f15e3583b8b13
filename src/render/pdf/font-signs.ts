import {deflateSync, inflateSync} from "node:zlib";
import {type PdfFile, packedStream, streamOf} from "./pdf-file.ts";
import type {PrintedFont} from "./printed-font.ts";
import {dictionaryOf} from "./structure/read-structure.ts";
import {withSigns} from "./unicode-map.ts";
import {isList, PdfReference, type PdfValue, printValue} from "./values.ts";

/** A sign that a font gets: it looks like another one, and reads as these units of UTF-16 in hexadecimal. */
export interface AddedSign {
  readonly sign: string;
  readonly looks: string;
  readonly reads: string;
}

type Font = Pick<PrintedFont, "object" | "letters" | "widthOf">;

/** The parts of a font that Chromium builds: Type 0, its signs the numbers of their shapes; null for any other. */
function partsOf(file: PdfFile, font: Font) {
  const dictionary = dictionaryOf(file, font.object);
  const descendants = dictionary.get("/DescendantFonts");
  const descendant = isList(descendants) ? descendants[0] : undefined;
  const map = dictionary.get("/ToUnicode");
  if (!(descendant instanceof PdfReference) || !(map instanceof PdfReference)) return null;
  const shapes = dictionaryOf(file, descendant.number);
  const letters = streamOf(file.object(map.number));
  const widths = shapes.get("/W");
  if (shapes.get("/CIDToGIDMap") !== "/Identity" || letters === null || !isList(widths)) return null;
  return {descendant: descendant.number, map: map.number, shapes, letters, widths};
}

/** The first number above those of all signs that a font has; null when it can get none. */
export function firstFreeSign(file: PdfFile, font: Font): number | null {
  const parts = partsOf(file, font);
  if (parts === null) return null;
  const {widths} = parts;
  let highest = Math.max(0, ...Array.from(font.letters.keys(), (sign) => Number.parseInt(sign, 16)));
  for (const [index, value] of widths.entries()) {
    const list = widths[index + 1];
    if (typeof value === "number" && isList(list)) highest = Math.max(highest, value + list.length);
    else if (typeof value === "number" && Number.isInteger(value)) highest = Math.max(highest, value);
  }
  return highest + 1;
}

/** Gives a font the signs that texts were drawn with, whose numbers follow each other from its first free one. */
export function addSigns(file: PdfFile, font: Font, added: readonly AddedSign[]): void {
  const parts = partsOf(file, font);
  const [first] = added;
  if (parts === null || first === undefined) return;
  const shapes = new Map<string, PdfValue>(parts.shapes);
  const start = Number.parseInt(first.sign, 16);
  shapes.set("/CIDToGIDMap", new PdfReference(addShapeMap(file, start, added)));
  shapes.set("/W", [...parts.widths, start, added.map(({looks}) => font.widthOf(looks))]);
  file.set(parts.descendant, printValue(shapes));
  const text = withSigns(inflateSync(parts.letters).toString("latin1"), added);
  file.replace(parts.map, packedStream(parts.map, deflateSync(Buffer.from(text, "latin1"))));
}

/** The shapes of all signs: each its own, up to those that are added. */
function addShapeMap(file: PdfFile, start: number, added: readonly AddedSign[]): number {
  const map = Buffer.alloc((start + added.length) * 2);
  for (let sign = 0; sign < start; sign++) map.writeUInt16BE(sign, sign * 2);
  for (const [index, {looks}] of added.entries()) map.writeUInt16BE(Number.parseInt(looks, 16), (start + index) * 2);
  const object = file.add("null");
  file.replace(object, packedStream(object, deflateSync(map)));
  return object;
}
