/** "a, b og c" */
export function listOf(words: readonly string[], conjunction: "og" | "eller" = "og"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/**
 * A label inside a sentence: "Psykisk helbred" becomes "psykisk helbred", while "BIP" and "WHO-5" stay, and so do names,
 * which a second capital gives away: "Klynge Nord", "Sandø/Strandby".
 */
export function lowerFirst(label: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(label) && !/[\s/]\p{Lu}/u.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

/** A name at the beginning of a line. */
export function upperFirst(label: string): string {
  const first = String.fromCodePoint(label.codePointAt(0) ?? 0x20);
  return label === "" ? label : first.toUpperCase() + label.slice(first.length);
}
