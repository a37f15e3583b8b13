import {CliError} from "../../errors/cli-error.ts";

/**
 * A printed PDF as a table of objects that can be read and replaced. Chromium writes plain objects and one
 * cross-reference table, so a few lines do what a library would take half a second for.
 */
export class PdfFile {
  readonly #bytes: Buffer;
  /** Where each object begins and ends, in the order of the file. */
  readonly #objects = new Map<number, {readonly start: number; readonly end: number}>();
  /** Objects with another value than in the file: streams as bytes, thousands of small ones as text. */
  readonly #replaced = new Map<number, Buffer | string>();
  /** All bytes as text: thousands of objects are read sooner from it than each by itself. */
  #text: string | undefined;
  readonly #removed = new Set<number>();
  /** The numbers that have been added. */
  readonly #added: number[] = [];
  #size: number;
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
    const replaced = this.#replaced.get(number);
    if (replaced !== undefined) return typeof replaced === "string" ? Buffer.from(replaced, "latin1") : replaced;
    const place = this.#objects.get(number);
    if (place === undefined || this.#removed.has(number)) throw unreadable(`object ${number}`);
    return this.#bytes.subarray(place.start, place.end);
  }

  /** An object that is a dictionary or begins with one, as text, one character a byte. */
  text(number: number): string {
    const replaced = this.#replaced.get(number);
    if (typeof replaced === "string") return replaced;
    const place = this.#objects.get(number);
    if (place === undefined || replaced !== undefined) return this.object(number).toString("latin1");
    if (this.#removed.has(number)) throw unreadable(`object ${number}`);
    this.#text ??= this.#bytes.toString("latin1");
    return this.#text.slice(place.start, place.end);
  }

  replace(number: number, object: Buffer): void {
    this.#replaced.set(number, object);
  }

  /** Gives an object another value, written as it stands between `obj` and `endobj`. */
  set(number: number, value: string): void {
    this.#replaced.set(number, `${number} 0 obj\n${value}\nendobj\n`);
  }

  /** A new object, and its number. */
  add(value: string): number {
    const number = this.#size;
    this.#size += 1;
    this.#added.push(number);
    this.set(number, value);
    return number;
  }

  /** Leaves an object out; nothing must refer to it any more. */
  remove(number: number): void {
    this.#replaced.delete(number);
    this.#removed.add(number);
  }

  /** The objects of the pages, in order. */
  pages(): number[] {
    return this.#pagesBelow(reference(this.text(this.fromTrailer("Root")), "Pages"));
  }

  /** The whole file with what has been replaced, and its table of objects written anew. */
  write(): Buffer {
    const first = this.#objects.values().next().value?.start ?? 0;
    const parts: (Buffer | string)[] = [header, this.#bytes.subarray(header.length, first)];
    const offsets = new Map<number, number>();
    let position = first;
    for (const number of [...this.#objects.keys(), ...this.#added]) {
      if (this.#removed.has(number)) continue;
      const object = this.#replaced.get(number) ?? this.object(number);
      offsets.set(number, position);
      position += object.length;
      parts.push(object);
    }
    const entries = Array.from({length: this.#size}, (_, number) => {
      const offset = offsets.get(number);
      return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
    });
    const trailer = this.#trailer.replace(/\/Size \d+/, `/Size ${this.#size}`);
    const table = `xref\n0 ${this.#size}\n${entries.join("")}trailer${trailer}startxref\n${position}\n%%EOF\n`;
    return concatenate([...parts, table]);
  }

  #pagesBelow(number: number): number[] {
    const node = this.text(number);
    const [, kids] = /\/Kids\s*\[([^\]]*)\]/.exec(node) ?? [];
    if (kids === undefined) return [number];
    return [...kids.matchAll(/(\d+) \d+ R/g)].flatMap(([, kid]) => this.#pagesBelow(Number(kid)));
  }
}

/** PDF/UA-1 builds on PDF 1.7 (ISO 14289-1, 6.1), and what is added here is newer than the 1.4 that Chromium writes. */
const header = "%PDF-1.7";

/** The packed bytes of a stream as Chromium writes it; null when it is stored in another way. */
export function streamOf(object: Buffer): Buffer | null {
  const [head, length] = streamStart.exec(object.subarray(0, 200).toString("latin1")) ?? [];
  if (head === undefined) return null;
  return object.subarray(head.length, head.length + Number(length));
}

/** An object that is a stream of packed bytes. */
export function packedStream(number: number, data: Uint8Array): Buffer {
  const head = `${number} 0 obj\n<</Filter /FlateDecode\n/Length ${data.length}>> stream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), data, Buffer.from("\nendstream\nendobj\n", "latin1")]);
}

const streamStart = /^\d+ 0 obj\s*<<\/Filter \/FlateDecode\s*\/Length (\d+)>> stream\r?\n/;

/** The number of the object that a dictionary refers to under a key: `/Dests 80 0 R` is 80. */
export function reference(dictionary: string, key: string): number {
  const [, number] = new RegExp(`/${key}\\s+(\\d+)\\s+\\d+\\s+R`).exec(dictionary) ?? [];
  if (number === undefined) throw unreadable(`/${key}`);
  return Number(number);
}

/** Bytes, and text of one byte a character, one after the other. */
function concatenate(parts: readonly (Buffer | string)[]): Buffer {
  const whole = Buffer.alloc(parts.reduce((sum, {length}) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    if (typeof part === "string") whole.write(part, position, "latin1");
    else part.copy(whole, position);
    position += part.length;
  }
  return whole;
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
