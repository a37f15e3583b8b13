/** Letters that a sheet's name may have. */
const longest = 31;

/**
 * A name that Excel allows for a sheet: at most 31 letters, none of `[]:*?/\`, no quote at an end, and unlike those taken.
 * @param taken names in lower case; the new one is added
 */
export function sheetName(wanted: string, taken: Set<string>): string {
  const allowed = wanted
    .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[' ]+|[' ]+$/g, "");
  const base = allowed === "" ? "Tabel" : allowed.slice(0, longest);
  let name = base;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) {
    const suffix = ` (${copy})`;
    name = base.slice(0, longest - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}
