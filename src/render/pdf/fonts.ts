import {inflateSync} from "node:zlib";
import {type AddedSign, addSigns, firstFreeSign} from "./font-signs.ts";
import {type PdfFile, streamOf} from "./pdf-file.ts";
import type {PrintedFont} from "./printed-font.ts";
import {dictionaryOf} from "./structure/read-structure.ts";
import {readUnicodeMap} from "./unicode-map.ts";
import {isDictionary, isList, type PdfDictionary, PdfReference, type PdfValue} from "./values.ts";

/** The fonts of pages, by the name they have there; each is read once. */
export class PageFonts {
  readonly #file: PdfFile;
  readonly #known = new Map<number, PrintedFont>();
  readonly #pages = new Map<number, ReadonlyMap<string, PrintedFont>>();
  /** What is added to fonts when all pages are read, by the fonts' objects. */
  readonly #added = new Map<number, {readonly first: number; readonly signs: AddedSign[]}>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** The fonts of a page: `F4` and what it draws. */
  of(page: number): ReadonlyMap<string, PrintedFont> {
    const known = this.#pages.get(page);
    if (known !== undefined) return known;
    const resources = this.#resolve(dictionaryOf(this.#file, page).get("/Resources"));
    const entries = isDictionary(resources) ? this.#resolve(resources.get("/Font")) : undefined;
    const fonts = new Map<string, PrintedFont>();
    for (const [name, value] of isDictionary(entries) ? entries : [])
      if (value instanceof PdfReference) fonts.set(name.slice(1), this.#font(value.number));
    this.#pages.set(page, fonts);
    return fonts;
  }

  /**
   * The sign of a page's font that looks like another one and reads as these units of UTF-16; the font is to get it when it has none.
   * `write` then gives it to it.
   */
  readingSign(page: number, name: string, looks: string, reads: string): string {
    const font = this.of(page).get(name);
    if (font === undefined) return looks;
    const added = this.#added.get(font.object) ?? {first: firstFreeSign(this.#file, font) ?? -1, signs: []};
    if (added.first === -1) return looks;
    this.#added.set(font.object, added);
    const known = added.signs.find((each) => each.looks === looks && each.reads === reads);
    if (known !== undefined) return known.sign;
    const sign = (added.first + added.signs.length).toString(16).toUpperCase().padStart(4, "0");
    added.signs.push({sign, looks, reads});
    const units = reads.match(/.{4}/g) ?? [];
    font.letters.set(sign, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    return sign;
  }

  /** Gives the fonts the signs that they are to get. */
  write(): void {
    for (const [object, {signs}] of this.#added) addSigns(this.#file, this.#font(object), signs);
  }

  #font(object: number): PrintedFont {
    const known = this.#known.get(object);
    if (known !== undefined) return known;
    const dictionary = dictionaryOf(this.#file, object);
    const letters = this.#letters(dictionary);
    const signs = new Map<string, string>();
    for (const [sign, letter] of letters) if (!signs.has(letter)) signs.set(letter, sign);
    const font = {object, letters, signs, widthOf: this.#widths(dictionary)};
    this.#known.set(object, font);
    return font;
  }

  #letters(font: PdfDictionary): Map<string, string> {
    const map = font.get("/ToUnicode");
    if (!(map instanceof PdfReference)) return new Map();
    const stream = streamOf(this.#file.object(map.number));
    return stream === null ? new Map() : readUnicodeMap(inflateSync(stream).toString("latin1"));
  }

  #widths(font: PdfDictionary): (sign: string) => number {
    const descendants = this.#resolve(font.get("/DescendantFonts"));
    const descendant = isList(descendants) ? this.#resolve(descendants[0]) : undefined;
    if (!isDictionary(descendant)) return () => 0;
    const standard = descendant.get("/DW");
    const usual = typeof standard === "number" ? standard : 1000;
    const widths = readWidths(this.#resolve(descendant.get("/W")));
    return (sign) => widths.get(Number.parseInt(sign, 16)) ?? usual;
  }

  #resolve(value: PdfValue | undefined): PdfValue | undefined {
    return value instanceof PdfReference ? dictionaryOf(this.#file, value.number) : value;
  }
}

/** The advances of signs by number, in the two forms of ISO 32000-1, 9.7.4.3: `12 [500 600]` and `20 30 500`. */
function readWidths(value: PdfValue | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  if (!isList(value)) return widths;
  let index = 0;
  while (index < value.length) {
    const [first, second, third] = value.slice(index, index + 3);
    if (typeof first !== "number") return widths;
    if (isList(second)) {
      for (const [step, width] of second.entries()) if (typeof width === "number") widths.set(first + step, width);
      index += 2;
    } else {
      if (typeof second !== "number" || typeof third !== "number") return widths;
      for (let sign = first; sign <= Math.min(second, first + 0xffff); sign++) widths.set(sign, third);
      index += 3;
    }
  }
  return widths;
}
