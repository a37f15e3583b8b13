import type {Piece} from "./model.ts";

/** What a document remembers of where its parts come from: see docs/word.md. */
export interface Origins {
  readonly evaluation: string;
  /** The files of the chapters, in their order. */
  readonly chapters: readonly string[];
  /** For each live number in the text, the addresses it comes from, and how it is printed. */
  readonly numbers: readonly {readonly addresses: readonly string[]; readonly printed: string}[];
  /** For each row of a table, the addresses of its cells from the first column on. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * The bookmarks of one document. Those whose names begin with `_` are hidden in Word. They survive editing there and in LibreOffice,
 * and are how a reviewer's comment finds its way back to a line of a chapter, and a changed number to its address. Word
 * knows no two bookmarks of one name, and no name longer than 40 letters.
 */
export class Anchors {
  readonly #chapters: string[] = [];
  readonly #numbers: Origins["numbers"][number][] = [];
  readonly #rows: (readonly string[])[] = [];
  readonly #used = new Set<string>();
  readonly #targets = new Map<string, string>();
  readonly #links: string[] = [];
  #chapter = 0;
  #bookmarks = 0;

  /** All blocks that follow are of this chapter. */
  beginChapter(file: string): void {
    this.#chapter = this.#chapters.push(file);
  }

  /** All blocks that follow are of a chapter that has begun before; chapters count from 1. */
  returnTo(chapter: number): void {
    this.#chapter = chapter;
  }

  /** Marks where a block begins. A line that is marked already is not marked again. */
  line(line: number | undefined): Piece[] {
    const name = line === undefined ? `_mp_${this.#chapter}` : `_mp_${this.#chapter}_${line}`;
    return this.#chapter === 0 ? [] : this.#bookmark(name, []);
  }

  /** Marks a live number. */
  number(addresses: readonly string[], inside: readonly Piece[]): Piece[] {
    const printed = inside.map(({text}) => text).join("");
    this.#numbers.push({addresses, printed});
    return this.#bookmark(`_mpn_${this.#numbers.length}`, inside);
  }

  /** Marks a row of a table in the cell of its label. */
  row(addresses: readonly string[]): Piece[] {
    this.#rows.push(addresses);
    return this.#bookmark(`_mpr_${this.#rows.length}`, []);
  }

  /** What references to a part of the report point to. */
  target(id: string, inside: readonly Piece[]): Piece[] {
    return this.#bookmark(this.nameOf(id), inside);
  }

  /** The name of the bookmark around a part of the report. */
  nameOf(id: string): string {
    const name = this.#targets.get(id) ?? `_Ref${100_000_001 + this.#targets.size}`;
    this.#targets.set(id, name);
    return name;
  }

  /** The relationship of a link that leads out of the document. */
  linkTo(address: string): string {
    const known = this.#links.indexOf(address);
    return `rIdLink${known === -1 ? this.#links.push(address) : known + 1}`;
  }

  get links(): readonly string[] {
    return this.#links;
  }

  origins(evaluation: string): Origins {
    return {evaluation, chapters: this.#chapters, numbers: this.#numbers, rows: this.#rows};
  }

  #bookmark(name: string, inside: readonly Piece[]): Piece[] {
    if (this.#used.has(name)) return [...inside];
    this.#used.add(name);
    const id = ++this.#bookmarks;
    const start = `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
    const end = `<w:bookmarkEnd w:id="${id}"/>`;
    const [first, ...rest] = inside;
    if (first === undefined) return [{xml: start + end, text: "", bookmarks: [name]}];
    const marked = {...first, xml: start + first.xml, bookmarks: [name, ...(first.bookmarks ?? [])]};
    return [marked, ...rest, {xml: end, text: ""}];
  }
}
