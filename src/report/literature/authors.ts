/** Danish word order and endings: from three authors on, a text names the first and «m.fl.». */

/** "Bech", "Freeman og Halton", "Topp m.fl." */
export function shortAuthors(authors: readonly string[]): string {
  const names = authors.map(surname);
  const [first = ""] = names;
  if (names.length > 2) return `${first} m.fl.`;
  return names.join(" og ");
}

/** "Freeman, G.H. og Halton, J.H.": all of them, as they are written. */
export function allAuthors(authors: readonly string[]): string {
  const last = authors.at(-1) ?? "";
  return authors.length < 2 ? last : `${authors.slice(0, -1).join(", ")} og ${last}`;
}

/** What stands before the comma; an organisation has none. */
function surname(author: string): string {
  return author.split(",")[0]?.trim() ?? author;
}
