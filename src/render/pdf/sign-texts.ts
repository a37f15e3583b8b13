/** A sign that Chromium says the text of, and the hyphen on a line of its own making that may follow it. */
const told =
  /\/Span<<\/ActualText <FEFF([0-9A-F]*)> >> BDC\n([-\d. ]+ Td )?<([0-9A-F]{4})> Tj\nEMC\n(?:(ET\nBT\n\/(F\d+) [^\n]*Tf\n[^\n]*Tm\n)<([0-9A-F]{4})> Tj\n(?=ET\n))?/g;

const softHyphen = "00AD";
const hardSpace = "00A0";

/** The sign of a font that looks like another one and reads as these units of UTF-16. */
export type ReadingSign = (font: string, looks: string, reads: string) => string;

/**
 * The operators of a page in which every sign reads as what it stands for. Chromium says what a sign reads as beside it (`ActualText`)
 * where its font would say something else; there are readers who then lose the rest of the text. Instead the sign becomes one
 * that its font says the same of.
 *
 * Soft hyphens are taken out. Chromium leaves each of them in its word, as an empty sign that reads U+00AD, whether the
 * word is broken there or not: readers could not search for, copy or hear the word whole. Where a line is broken, the hyphen drawn at
 * its end is what reads U+00AD: it is no letter of the word (ISO 32000-1, 14.8.2.2.3). A space that does not break reads as the
 * space that it is drawn as.
 *
 * The move to a sign (`Td`) is kept, as the next one counts from there.
 */
export function mendSignTexts(operators: string, readingSign: ReadingSign): string {
  return operators.replace(
    told,
    (
      _,
      text: string,
      move = "",
      sign: string,
      newLine: string | undefined,
      newFont: string | undefined,
      hyphen: string | undefined,
      offset: number,
    ) => {
      const letters = text.replace(/[0-9A-F]{4}/g, (unit) => (unit === softHyphen ? "" : unit));
      const font = () => /^\/(F\d+) /.exec(operators.slice(operators.lastIndexOf("\n/F", offset) + 1))?.[1] ?? "";
      const drawn = letters === hardSpace ? sign : readingSign(font(), sign, letters);
      const kept = letters === "" ? moveAlone(move) : `${move}<${drawn}> Tj\n`;
      if (newLine === undefined || newFont === undefined || hyphen === undefined) return kept;
      const end = text.endsWith(softHyphen) ? readingSign(newFont, hyphen, softHyphen) : hyphen;
      return `${kept}${newLine}<${end}> Tj\n`;
    },
  );
}

function moveAlone(move: string): string {
  return move === "" ? "" : `${move.trimEnd()}\n`;
}
