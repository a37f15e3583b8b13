/** `angst`, `angst og depression`, `angst, depression og ADHD`. */
export function listPhrase(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} og ${last}`;
}
