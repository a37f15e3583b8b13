import {readUnicodeMap} from "../../pdf/unicode-map.ts";
import {isList, type PdfDictionary, PdfReference, type PdfValue} from "../../pdf/values.ts";
import type {PdfObjects} from "../read/pdf-objects.ts";
import {readTrueType, type TrueTypeProgram} from "../read/true-type.ts";
import type {CheckedFile, Offence, Rule} from "../rule.ts";

/** A font that texts are drawn in. */
interface UsedFont {
  readonly object: number;
  readonly dictionary: PdfDictionary;
  /** The font of a composite font that has the shapes, or the font itself. */
  readonly shapes: PdfDictionary;
  readonly isComposite: boolean;
  /** The signs drawn, as numbers. */
  readonly signs: readonly number[];
}

/** Texts that can be read as letters, in fonts that are part of the file. */
export const fontRules: readonly Rule[] = [
  {
    name: "font-program",
    clause: "7.21.4.1",
    condition: "31-009",
    message: "A font is not part of the file",
    check: (file) =>
      fonts(
        file,
        ({shapes, dictionary}) => dictionary.get("/Subtype") !== "/Type3" && programOf(shapes, file.objects) === null,
      ),
  },
  {
    name: "unicode-map",
    clause: "7.21.7",
    condition: "31-027",
    message: "A font does not say which letters its signs are (ToUnicode)",
    check: (file) =>
      fonts(file, ({dictionary, isComposite}) => {
        if (file.objects.stream(dictionary.get("/ToUnicode")) !== null) return false;
        return isComposite || !["/WinAnsiEncoding", "/MacRomanEncoding"].includes(String(dictionary.get("/Encoding")));
      }),
  },
  {
    name: "letters",
    clause: "7.21.7",
    condition: "10-001",
    message: "A sign that is drawn has no letter",
    check: (file) =>
      fonts(file, (font) => {
        const letters = lettersOf(font, file.objects);
        return letters !== null && font.signs.some((sign) => !letters.has(sign));
      }),
  },
  {
    name: "impossible-letters",
    clause: "7.21.7",
    condition: "31-028",
    message: "A sign stands for what is no letter (U+0000, U+FEFF or U+FFFE)",
    check: (file) =>
      fonts(file, (font) =>
        [...(lettersOf(font, file.objects)?.values() ?? [])].some((text) => /[\0\ufeff\ufffe]/.test(text)),
      ),
  },
  {
    name: "missing-shape",
    clause: "7.21.8",
    condition: "31-030",
    message: "A sign is drawn that the font has no shape for",
    check: (file) =>
      fonts(file, (font) => {
        const program = trueTypeOf(font, file.objects);
        const shapes = shapeNumbers(font, file.objects);
        if (shapes === null) return false;
        return font.signs.some((sign) => shapes(sign) === 0 || (program !== null && shapes(sign) >= program.shapes));
      }),
  },
  {
    name: "widths",
    clause: "7.21.5",
    condition: "31-016",
    message: "A sign's width is another in the file than in its font",
    check: (file) =>
      fonts(file, (font) => {
        const program = trueTypeOf(font, file.objects);
        const shapes = shapeNumbers(font, file.objects);
        if (program === null || shapes === null) return false;
        const widths = readWidths(font.shapes, file.objects);
        return font.signs.some((sign) => Math.abs(widths(sign) - program.advanceOf(shapes(sign))) > 1);
      }),
  },
  {
    name: "shape-map",
    clause: "7.21.3.2",
    condition: "31-004",
    message: "A font does not say which shapes its signs have (CIDToGIDMap)",
    check: (file) =>
      fonts(
        file,
        ({shapes}) =>
          shapes.get("/Subtype") === "/CIDFontType2" &&
          shapes.get("/CIDToGIDMap") !== "/Identity" &&
          file.objects.stream(shapes.get("/CIDToGIDMap")) === null,
      ),
  },
  {
    name: "encoding",
    clause: "7.21.3.3",
    condition: "31-006",
    message: "A composite font has an encoding that is neither Identity-H or Identity-V nor part of the file",
    check: (file) =>
      fonts(
        file,
        ({dictionary, isComposite}) =>
          isComposite &&
          !["/Identity-H", "/Identity-V"].includes(String(dictionary.get("/Encoding"))) &&
          file.objects.stream(dictionary.get("/Encoding")) === null,
      ),
  },
];

function fonts(file: CheckedFile, isWrong: (font: UsedFont) => boolean): Offence[] {
  return usedFonts(file)
    .filter(isWrong)
    .map(({object, dictionary}) => ({object, what: String(dictionary.get("/BaseFont") ?? "").slice(1)}));
}

function usedFonts({pages, objects}: CheckedFile): UsedFont[] {
  const texts = new Map<number, Set<string>>();
  for (const page of pages) {
    for (const [font, drawn] of page.texts) {
      const all = texts.get(font) ?? new Set();
      for (const text of drawn) all.add(text);
      texts.set(font, all);
    }
  }
  return [...texts].flatMap(([object, drawn]) => {
    const dictionary = objects.dictionary(new PdfReference(object));
    if (dictionary === null) return [];
    const isComposite = dictionary.get("/Subtype") === "/Type0";
    const shapes = isComposite ? objects.dictionary(objects.list(dictionary.get("/DescendantFonts"))[0]) : dictionary;
    return [{object, dictionary, isComposite, shapes: shapes ?? new Map(), signs: signsOf(drawn, isComposite)}];
  });
}

/** The signs of texts: two bytes each in composite fonts, else one. */
function signsOf(texts: ReadonlySet<string>, isComposite: boolean): number[] {
  const signs = new Set<number>();
  for (const text of texts) {
    for (let at = 0; at < text.length; at += isComposite ? 2 : 1) {
      const first = text.charCodeAt(at);
      signs.add(isComposite ? first * 256 + (text.charCodeAt(at + 1) || 0) : first);
    }
  }
  return [...signs];
}

function lettersOf({dictionary}: UsedFont, objects: PdfObjects): Map<number, string> | null {
  const stream = objects.stream(dictionary.get("/ToUnicode"));
  if (stream === null) return null;
  return new Map(
    [...readUnicodeMap(stream.toString("latin1"))].map(([sign, text]) => [Number.parseInt(sign, 16), text]),
  );
}

function programOf(shapes: PdfDictionary, objects: PdfObjects): Buffer | null {
  const descriptor = objects.dictionary(shapes.get("/FontDescriptor"));
  for (const key of ["/FontFile", "/FontFile2", "/FontFile3"]) {
    const program = objects.stream(descriptor?.get(key));
    if (program !== null && program.length > 0) return program;
  }
  return null;
}

function trueTypeOf({shapes, isComposite}: UsedFont, objects: PdfObjects): TrueTypeProgram | null {
  const program = isComposite && shapes.get("/Subtype") === "/CIDFontType2" ? programOf(shapes, objects) : null;
  return program === null ? null : readTrueType(program);
}

/** Which shape each sign of a composite TrueType font has; null for other fonts. */
function shapeNumbers({dictionary, shapes}: UsedFont, objects: PdfObjects): ((sign: number) => number) | null {
  if (dictionary.get("/Encoding") !== "/Identity-H" || shapes.get("/Subtype") !== "/CIDFontType2") return null;
  const map = shapes.get("/CIDToGIDMap");
  if (map === "/Identity") return (sign) => sign;
  const stream = objects.stream(map);
  if (stream === null) return null;
  return (sign) => (sign * 2 + 2 <= stream.length ? stream.readUInt16BE(sign * 2) : 0);
}

function readWidths(shapes: PdfDictionary, objects: PdfObjects): (sign: number) => number {
  const widths = new Map<number, number>();
  const list = objects.resolve(shapes.get("/W"));
  const values: readonly PdfValue[] = isList(list) ? list.map((value) => objects.resolve(value) ?? null) : [];
  let index = 0;
  while (index < values.length) {
    const [first, second, third] = values.slice(index, index + 3);
    if (typeof first !== "number") break;
    if (isList(second)) for (const [step, width] of second.entries()) widths.set(first + step, Number(width));
    else
      for (let sign = first; sign <= Math.min(Number(second), first + 0xffff); sign++) widths.set(sign, Number(third));
    index += isList(second) ? 2 : 3;
  }
  const usual = objects.resolve(shapes.get("/DW"));
  return (sign) => widths.get(sign) ?? (typeof usual === "number" ? usual : 1000);
}
