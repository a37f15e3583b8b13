/**
 * How wide text is set. Vega has no fonts to measure with here, so the figures reserve their margins and break
 * their labels by the advance widths of the theme's typeface. Kerning is left out: it only makes text narrower.
 */
import type {CharacterWidths} from "../themes/model.ts";

export interface Font {
  /** In pixels of the figure. */
  readonly size: number;
  readonly weight: 400 | 600;
  readonly widths: CharacterWidths;
}

/** For characters the typeface lacks, which the browser takes from another: the width of a wide capital. */
const unknownWidth = 650;
const fullWidth = 1000;
const vowels = "aeiouyæøåéèöäü";

/** The width of one line of text, in pixels. */
export function textWidth(text: string, font: Font): number {
  let thousandths = 0;
  for (const character of text) thousandths += font.widths.get(character) ?? foreignWidth(character);
  return (thousandths * font.size) / 1000;
}

/** From baseline to baseline. */
export function lineHeight(font: Font): number {
  return Math.round(font.size * 1.25);
}

/** The baseline of the first of some lines that stand centred on `middle`, judged by the height of capitals. */
export function firstBaseline(middle: number, lineCount: number, font: Font): number {
  return middle - ((lineCount - 1) * lineHeight(font)) / 2 + font.size * 0.33;
}

/**
 * Text from outside as it can be printed on a line: no halves of characters, no soft hyphens or marks that turn the
 * direction of writing, no control characters, and single spaces. Hard spaces stay.
 */
export function printable(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u2000-\u200a\u3000 ]+/gu, " ")
    .trim();
}

/**
 * Breaks text into lines no wider than `width` pixels: at spaces, and inside a word only where it alone is too wide.
 * The lines are made about equally long. After `maximum` lines the rest is cut off with an ellipsis.
 */
export function wrapText(text: string, width: number, font: Font, maximum = 6): string[] {
  const clean = printable(text);
  const lines = fillLines(clean, width, font);
  if (lines.length > maximum) {
    const last = `${lines[maximum - 1] ?? ""}…`;
    return [...lines.slice(0, maximum - 1), shorten(last, width, font)];
  }
  let narrowest = Math.max(0, ...clean.split(" ").map((word) => textWidth(word, font)));
  let widest = width;
  if (narrowest >= widest) return lines;
  while (widest - narrowest > 1) {
    const middle = (narrowest + widest) / 2;
    if (fillLines(clean, middle, font).length > lines.length) narrowest = middle;
    else widest = middle;
  }
  return fillLines(clean, widest, font);
}

/** The width of the widest of some lines. */
export function widestLine(lines: readonly string[], font: Font): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, font)));
}

function foreignWidth(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(
    character,
  )
    ? fullWidth
    : unknownWidth;
}

function fillLines(text: string, width: number, font: Font): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, font) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = breakWord(word, width, font);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  lines.push(line);
  return lines;
}

/** Pieces of a word that each fit, with a hyphen where it is broken between syllables. */
function breakWord(word: string, width: number, font: Font): string[] {
  const pieces: string[] = [];
  let rest = [...word];
  while (textWidth(rest.join(""), font) > width) {
    let fit = rest.length - 1;
    while (fit > 1 && textWidth(`${rest.slice(0, fit).join("")}-`, font) > width) fit--;
    const at = breakBefore(rest, fit);
    const piece = rest.slice(0, at).join("");
    pieces.push(/[-/]$/.test(piece) ? piece : `${piece}-`);
    rest = rest.slice(at);
  }
  pieces.push(rest.join(""));
  return pieces;
}

/** Where to break among the first `limit` letters: after a hyphen, else before the consonant that opens a syllable. */
function breakBefore(letters: readonly string[], limit: number): number {
  const isVowel = (index: number) => vowels.includes((letters[index] ?? "").toLowerCase());
  for (let at = limit; at > 2; at--) {
    if (/[-/]/.test(letters[at - 1] ?? "")) return at;
    if (letters.length - at > 2 && !isVowel(at) && isVowel(at + 1)) return at;
  }
  return Math.max(1, limit);
}

function shorten(text: string, width: number, font: Font): string {
  const letters = [...text.replace(/…$/, "")];
  while (letters.length > 0 && textWidth(`${letters.join("")}…`, font) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
