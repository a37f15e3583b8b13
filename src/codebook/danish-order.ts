/** The Danish alphabet, in which «aa» stands where «å» does, with numbers by their size. */
const danish = new Intl.Collator("da", {numeric: true});

/** By label as a Danish register would have it: Vejle, Ærø, Aabenraa, Aarhus. What means missing stands last. */
export function inDanishOrder<Item extends {readonly label: string; readonly missing: unknown}>(
  categories: readonly Item[],
): Item[] {
  const isMissing = ({missing}: Item) => (missing === null ? 0 : 1);
  return categories.toSorted((a, b) => isMissing(a) - isMissing(b) || danish.compare(a.label, b.label));
}
