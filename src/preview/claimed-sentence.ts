/** What is Markdown in a sentence, or stands otherwise in the page: emphasis, links' addresses, notes, references. */
const marks = /[*_`]+|\[\^[^\]]*\]|\]\([^)]*\)|\[|\{[^}]*\}|\b(?:table|figure|chapter|section|box):[\p{L}\p{N}_-]+/u;

/** The pieces of a claim's sentence that stand in the page as they are written, in their order. */
export function wordsOfSentence(sentence: string): string[] {
  return sentence
    .split(marks)
    .map((piece) => piece.replace(/\s+/g, " ").trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}
