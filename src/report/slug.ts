const danish: Readonly<Record<string, string>> = {æ: "ae", ø: "oe", å: "aa"};

/** A text as an id: `Målgruppe og profil` is `maalgruppe-og-profil`. Empty texts become `afsnit`. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => danish[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "afsnit" : plain;
}
