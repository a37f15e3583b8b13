/** Longer than any name of a kommune; some file systems end at 255 bytes, formats and folders come on top. */
const longest = 60;

/** Names that Windows keeps for itself. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

const danish: Readonly<Record<string, string>> = {æ: "ae", ø: "oe", å: "aa", ß: "ss"};

/**
 * A name as a part of paths: a-z, 0-9 and hyphens only, whatever it was, and never empty.
 * @param taken those that others have; it gets the new one
 */
export function slugOf(name: string, taken: Set<string>): string {
  const plain = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[æøåß]/g, (letter) => danish[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  const stem = plain === "" || reserved.test(plain) ? `enhed${plain === "" ? "" : `-${plain}`}` : plain;
  let slug = stem;
  for (let number = 2; taken.has(slug); number++) slug = `${stem}-${number}`;
  taken.add(slug);
  return slug;
}
