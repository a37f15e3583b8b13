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

/** Breaks a text into lines of at most `width` places, between words where it can. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => pieces(each, width))) {
    if (line === "") line = word;
    else if (textLength(line) + 1 + textLength(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word that is longer than a line, in pieces. */
function pieces(word: string, width: number): string[] {
  const letters = [...word];
  if (letters.length <= width) return [word];
  const count = Math.ceil(letters.length / width);
  return Array.from({length: count}, (_, index) => letters.slice(index * width, (index + 1) * width).join(""));
}
