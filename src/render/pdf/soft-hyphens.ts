/** A sign that Chromium says the text of, and the hyphen on a line of its own making that may follow it. */
const sign =
  /\/Span<<\/ActualText <FEFF([0-9A-F]*)> >> BDC\n([-\d. ]+ Td )?(<[0-9A-F]+> Tj\n)EMC\n(?:(ET\nBT\n\/(F\d+) [^\n]*Tf\n[^\n]*Tm\n)<([0-9A-F]{4})> Tj\n(?=ET\n))?/g;

const softHyphen = "00AD";
const hardSpace = "00A0";

/** The sign that looks like a hyphen of a font and reads as a soft hyphen. */
export type SoftHyphenSign = (font: string, hyphen: string) => string;

/**
 * The operators of a page without the soft hyphens in its text. Chromium leaves each of them in its word, as an empty sign
 * that reads U+00AD, whether the word is broken there or not: readers could not search for, copy or hear the word whole.
 * Where a line is broken, the hyphen drawn at its end is what reads U+00AD: it is no letter of the word (ISO 32000-1, 14.8.2.2.3).
 * A space that does not break reads as the space that it is drawn as.
 *
 * The move to the sign (`Td`) is kept, as the next one counts from there; where the sign is part of a ligature's text, only
 * its reading is changed.
 */
export function mendSoftHyphens(operators: string, softHyphenSign: SoftHyphenSign): string {
  return operators.replace(
    sign,
    (
      whole,
      text: string,
      move = "",
      drawn: string,
      newLine: string | undefined,
      font: string | undefined,
      hyphen: string | undefined,
    ) => {
      const letters = text.match(/[0-9A-F]{4}/g)?.filter((unit) => unit !== softHyphen) ?? [];
      if (text === hardSpace && newLine === undefined) return move + drawn;
      if (letters.length * 4 === text.length) return whole;
      const kept = letters.length > 0 ? withText(letters.join(""), move + drawn) : moveAlone(move);
      if (newLine === undefined || font === undefined || hyphen === undefined) return kept;
      return `${kept}${newLine}<${softHyphenSign(font, hyphen)}> Tj\n`;
    },
  );
}

function withText(units: string, drawing: string): string {
  return `/Span<</ActualText <FEFF${units}> >> BDC\n${drawing}EMC\n`;
}

function moveAlone(move: string): string {
  return move === "" ? "" : `${move.trimEnd()}\n`;
}
