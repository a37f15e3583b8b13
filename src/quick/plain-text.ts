import {brokenWord} from "./broken-word.ts";

/** Marks that would move a terminal's cursor, colour it, or turn the direction of what follows. */
const control = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A label from an export as it may stand on one line of a terminal or a table. */
export function plainText(text: string): string {
  // Normalized, since some musical signs grow when they are, and widths are counted so.
  return text.normalize("NFC").replace(control, " ").replace(/\s+/gu, " ").trim();
}

/** How many places of a terminal a text takes: accents of their own take none. */
export function textLength(text: string): number {
  return [...text.normalize("NFC").replace(/\p{Mn}/gu, "")].length;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textLength(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textLength(text))) + text;
}

/** Breaks a text into lines of at most `width` places, between words where it can, else between syllables. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => unbroken(each, width))) {
    if (line === "") line = word.text;
    else if (textLength(line) + word.gap.length + textLength(word.text) <= width) line += word.gap + word.text;
    else {
      lines.push(line);
      line = word.text;
    }
  }
  return [...lines, line];
}

/** A word, in pieces where it is longer than a line; with what stands before each on a line. */
function unbroken(word: string, width: number): {readonly text: string; readonly gap: string}[] {
  const parts = [...word].length <= width ? [word] : brokenWord(word, width);
  return parts.map((text, index) => ({text, gap: index === 0 ? " " : ""}));
}
