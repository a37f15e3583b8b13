/** Keys for evaluation.yaml made of names and titles that come from outside. */

/** Gives keys that are allowed and unlike all given before: letters, digits and `_`, beginning with a letter. */
export class KeyMaker {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  make(wanted: string): string {
    const base = keyOf(wanted);
    let key = base;
    for (let number = 2; this.#taken.has(key); number++) key = `${base}_${number}`;
    this.#taken.add(key);
    return key;
  }
}

const danish: Readonly<Record<string, string>> = {æ: "ae", ø: "oe", å: "aa"};
const longest = 48;

/** A text as a key: `Hvor bor du?` is `hvor_bor_du`. What has no letters at all is `kolonne`. */
export function keyOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => danish[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, longest);
  if (plain === "") return "kolonne";
  return /^[a-z]/.test(plain) ? plain : `v_${plain}`;
}
