/** Points of one line of the sheets' type. */
const line = 13.5;
/** Letters that a column of width 1 holds. */
const lettersOfWidth = 1.2;
/** As high as a row may be, in points. */
const highest = 409;

/**
 * How high a row must be for its texts, in points. Programs do not all make rows as high as texts that are set on several
 * lines, and none does so for merged cells.
 * @param texts with the width of their columns, in the unit of column widths
 * @param scale of the type: 1.4 is 14 points where the sheet has 10
 */
export function rowHeight(texts: readonly {readonly text: string; readonly width: number}[], scale = 1): number {
  const lines = texts.map(({text, width}) => {
    const letters = Math.max(1, (width * lettersOfWidth) / scale);
    return text.split("\n").reduce((sum, part) => sum + linesOf(part, letters), 0);
  });
  return Math.min(highest, Math.max(1, ...lines) * line * scale);
}

/** On how many lines a text stands that is broken between words; a word longer than a line is broken within. */
function linesOf(text: string, letters: number): number {
  let lines = 1;
  let filled = 0;
  for (const {length} of text.split(/\s+/)) {
    const together = filled === 0 ? length : filled + 1 + length;
    if (together <= letters) {
      filled = together;
      continue;
    }
    const begun = filled === 0 ? 0 : 1;
    lines += begun + Math.ceil(length / letters) - 1;
    filled = length - (Math.ceil(length / letters) - 1) * letters;
  }
  return lines;
}
