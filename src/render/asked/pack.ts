import type {Answer, Line} from "./model.ts";

/**
 * Answers as the page holds them. Most texts stand in many answers, so each is kept once: whatever is a number below points into
 * `texts`, or into `lists` where it says so. templates/screen/answers.js reads it.
 */
export interface PackedAnswers {
  readonly texts: readonly string[];
  /** Lists that many answers have in common, each kept once. */
  readonly lists: readonly (readonly number[])[];
  readonly addresses: readonly string[];
  /**
   * One for each address: the names (a list), what is printed, terms and texts of its own in turn, terms and texts that are shared
   * (a list), what it is made of (a list of places among `addresses`), and the table's id and label, or nothing.
   */
  readonly answers: readonly (readonly [
    names: number,
    printed: number,
    own: readonly number[],
    shared: number,
    parts: number,
    ...table: readonly number[],
  ])[];
}

export function packAnswers(answers: readonly Answer[]): PackedAnswers {
  const texts = new Places<string>((text) => text);
  const lists = new Places<readonly number[]>((list) => list.join(" "));
  const addresses = answers.map(({address}) => address);
  const placeOf = new Map(addresses.map((address, place) => [address, place]));
  const flat = (all: readonly Line[]) => all.flatMap(({term, text}) => [texts.of(term), texts.of(text)]);
  const packed = answers.map(
    ({names, printed, own, shared, parts, table}) =>
      [
        lists.of(names.map((name) => texts.of(name))),
        texts.of(printed),
        flat(own),
        lists.of(flat(shared)),
        lists.of(parts.flatMap((part) => placeOf.get(part) ?? [])),
        ...(table === null ? [] : [texts.of(table.id), texts.of(table.label)]),
      ] as const,
  );
  return {texts: texts.all, lists: lists.all, addresses, answers: packed};
}

/** Things kept once each, by where they stand. */
class Places<Item> {
  readonly all: Item[] = [];
  readonly #places = new Map<string, number>();
  readonly #keyOf: (item: Item) => string;

  constructor(keyOf: (item: Item) => string) {
    this.#keyOf = keyOf;
  }

  of(item: Item): number {
    const key = this.#keyOf(item);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(item) - 1;
  }
}
