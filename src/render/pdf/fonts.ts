import {inflateSync} from "node:zlib";
import {addSoftHyphen} from "./font-signs.ts";
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
  /** The signs that read as soft hyphens, by the fonts' objects. */
  readonly #softHyphens = new Map<number, string>();

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

  /** The sign of a page's font that looks like its hyphen and reads as a soft hyphen; the font gets it when it has none. */
  softHyphen(page: number, name: string, hyphen: string): string {
    const font = this.of(page).get(name);
    if (font === undefined) return hyphen;
    const known = this.#softHyphens.get(font.object);
    if (known !== undefined) return known;
    const sign = addSoftHyphen(this.#file, font, hyphen) ?? hyphen;
    this.#softHyphens.set(font.object, sign);
    font.letters.set(sign, "\u00ad");
    return sign;
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
