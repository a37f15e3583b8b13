/**
 * A label as scales are recognised by it: lower case, without what surrounds the words (numbers in front, brackets, points),
 * with one blank between words.
 */
export function plainLabel(label: string): string {
  return label
    .normalize("NFC")
    .toLowerCase()
    .replace(/^\s*\(?-?\d+\)?\s*[.:=)\-–]\s*(?=\p{L})/u, "")
    .replace(/\s*\([^)]*\)\s*$/u, "")
    .replace(/[’´`]/g, "'")
    .replace(/[.:;!?*"«»]+/g, " ")
    .replace(/\s*\/\s*/g, "/")
    .replace(/\s+/g, " ")
    .trim();
}
