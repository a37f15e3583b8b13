import {CliError} from "../../errors/cli-error.ts";

/**
 * A printed PDF as a table of objects that can be read and replaced. Chromium writes plain objects and one
 * cross-reference table, so a few lines do what a library would take half a second for.
 */
export class PdfFile {
  readonly #bytes: Buffer;
  /** Where each object begins and ends, in the order of the file. */
  readonly #objects = new Map<number, {readonly start: number; readonly end: number}>();
  readonly #replaced = new Map<number, Buffer>();
  readonly #size: number;
  readonly #trailer: string;

  /** @throws CliError (environment) when the file is not built the way Chromium builds it */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const table = readTable(bytes);
    this.#size = table.offsets.length;
    this.#trailer = table.trailer;
    const used = table.offsets.flatMap((start, number) => (start === null ? [] : [{number, start}]));
    used.sort((a, b) => a.start - b.start);
    used.forEach(({number, start}, index) => {
      this.#objects.set(number, {start, end: used[index + 1]?.start ?? table.start});
    });
  }

  /** The object that the trailer names: `Root` or `Info`. */
  fromTrailer(key: "Root" | "Info"): number {
    return reference(this.#trailer, key);
  }

  /** An object as it stands in the file, from its number to `endobj`. */
  object(number: number): Buffer {
    const place = this.#objects.get(number);
    if (place === undefined) throw unreadable(`object ${number}`);
    return this.#replaced.get(number) ?? this.#bytes.subarray(place.start, place.end);
  }

  /** An object that is a dictionary or begins with one, as text. */
  text(number: number): string {
    return this.object(number).toString("latin1");
  }

  replace(number: number, object: Buffer): void {
    this.#replaced.set(number, object);
  }

  /** The objects of the pages, in order. */
  pages(): number[] {
    return this.#pagesBelow(reference(this.text(this.fromTrailer("Root")), "Pages"));
  }

  /** The whole file with what has been replaced, and its table of objects written anew. */
  write(): Buffer {
    const first = this.#objects.values().next().value?.start ?? 0;
    const parts = [this.#bytes.subarray(0, first)];
    const offsets = new Map<number, number>();
    let position = first;
    for (const number of this.#objects.keys()) {
      const object = this.object(number);
      offsets.set(number, position);
      position += object.length;
      parts.push(object);
    }
    const entries = Array.from({length: this.#size}, (_, number) => {
      const offset = offsets.get(number);
      return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
    });
    const table = `xref\n0 ${this.#size}\n${entries.join("")}trailer${this.#trailer}startxref\n${position}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(table, "latin1")]);
  }

  #pagesBelow(number: number): number[] {
    const node = this.text(number);
    const [, kids] = /\/Kids\s*\[([^\]]*)\]/.exec(node) ?? [];
    if (kids === undefined) return [number];
    return [...kids.matchAll(/(\d+) \d+ R/g)].flatMap(([, kid]) => this.#pagesBelow(Number(kid)));
  }
}

/** The number of the object that a dictionary refers to under a key: `/Dests 80 0 R` is 80. */
export function reference(dictionary: string, key: string): number {
  const [, number] = new RegExp(`/${key}\\s+(\\d+)\\s+\\d+\\s+R`).exec(dictionary) ?? [];
  if (number === undefined) throw unreadable(`/${key}`);
  return Number(number);
}

interface ObjectTable {
  readonly start: number;
  /** By object number; null for numbers that are not in use. */
  readonly offsets: readonly (number | null)[];
  readonly trailer: string;
}

function readTable(bytes: Buffer): ObjectTable {
  const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-64).toString("latin1")) ?? [];
  const text = start === undefined ? "" : bytes.subarray(Number(start)).toString("latin1");
  const [, entries, trailer] = /^xref\s+0 \d+\s+((?:\d{10} \d{5} [nf]\s+)+)trailer([\s\S]*)startxref/.exec(text) ?? [];
  if (entries === undefined || trailer === undefined) throw unreadable("its table of objects");
  const offsets = Array.from(entries.matchAll(/(\d{10}) \d{5} ([nf])/g), ([, offset, use]) =>
    use === "n" ? Number(offset) : null,
  );
  return {start: Number(start), offsets, trailer};
}

/** The failure to find something in a print that every print of Chromium has. */
export function unreadable(what: string): CliError {
  return new CliError("environment", `The browser wrote a PDF that cannot be read (${what}).`, {
    hint: "Use another Chromium, Chrome or Edge: set MAALEPUNKT_BROWSER to its path.",
  });
}
