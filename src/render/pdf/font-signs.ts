import {deflateSync, inflateSync} from "node:zlib";
import {type PdfFile, packedStream, streamOf} from "./pdf-file.ts";
import type {PrintedFont} from "./printed-font.ts";
import {dictionaryOf} from "./structure/read-structure.ts";
import {withSign} from "./unicode-map.ts";
import {isList, PdfReference, type PdfValue, printValue} from "./values.ts";

/**
 * Gives a font a sign of its own that draws its hyphen and reads as a soft hyphen, and returns it; null for a font that
 * is not built as Chromium builds them (a Type 0 font whose signs are the numbers of its shapes).
 */
export function addSoftHyphen(
  file: PdfFile,
  font: Pick<PrintedFont, "object" | "letters" | "widthOf">,
  hyphen: string,
): string | null {
  const dictionary = dictionaryOf(file, font.object);
  const descendants = dictionary.get("/DescendantFonts");
  const descendant = isList(descendants) ? descendants[0] : undefined;
  const map = dictionary.get("/ToUnicode");
  if (!(descendant instanceof PdfReference) || !(map instanceof PdfReference)) return null;
  const shapes = new Map<string, PdfValue>(dictionaryOf(file, descendant.number));
  const letters = streamOf(file.object(map.number));
  const widths = shapes.get("/W");
  if (shapes.get("/CIDToGIDMap") !== "/Identity" || letters === null || !isList(widths)) return null;
  const number = firstFree(font, widths);
  const sign = number.toString(16).toUpperCase().padStart(4, "0");
  shapes.set("/CIDToGIDMap", new PdfReference(addShapeMap(file, number, Number.parseInt(hyphen, 16))));
  shapes.set("/W", [...widths, number, [font.widthOf(hyphen)]]);
  file.set(descendant.number, printValue(shapes));
  const text = withSign(inflateSync(letters).toString("latin1"), sign, "00AD");
  file.replace(map.number, packedStream(map.number, deflateSync(Buffer.from(text, "latin1"))));
  return sign;
}

/** A number above those of all signs that the font has. */
function firstFree({letters}: Pick<PrintedFont, "letters">, widths: readonly PdfValue[]): number {
  let highest = Math.max(0, ...Array.from(letters.keys(), (sign) => Number.parseInt(sign, 16)));
  for (const [index, value] of widths.entries()) {
    const list = widths[index + 1];
    if (typeof value === "number" && isList(list)) highest = Math.max(highest, value + list.length);
    else if (typeof value === "number" && Number.isInteger(value)) highest = Math.max(highest, value);
  }
  return highest + 1;
}

/** The shapes of all signs: each its own, but for the last one. */
function addShapeMap(file: PdfFile, last: number, shape: number): number {
  const map = Buffer.alloc((last + 1) * 2);
  for (let sign = 0; sign < last; sign++) map.writeUInt16BE(sign, sign * 2);
  map.writeUInt16BE(shape, last * 2);
  const object = file.add("null");
  file.replace(object, packedStream(object, deflateSync(map)));
  return object;
}
