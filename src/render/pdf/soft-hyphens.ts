/**
 * The operators of a page without the soft hyphens in its text. Chromium leaves each of them in its word, as an empty sign
 * that reads U+00AD, whether the word is broken there or not: readers could not search for, copy or hear the word whole.
 * The hyphen at the end of a broken line is a sign of its own and stays.
 *
 * The move to the sign (`Td`) is kept, as the next one counts from there; where the sign is part of a ligature's text, only
 * its reading is changed.
 */
export function withoutSoftHyphens(operators: string): string {
  if (!operators.includes("00AD")) return operators;
  return operators
    .replace(/\/Span<<\/ActualText <FEFF00AD> >> BDC\n([-\d. ]+ Td) <[0-9A-F]+> Tj\nEMC\n/g, "$1\n")
    .replace(/(?<=\/ActualText <FEFF)[0-9A-F]+(?=>)/g, (text) =>
      text.replace(/[0-9A-F]{4}/g, (unit) => (unit === "00AD" ? "" : unit)),
    );
}
