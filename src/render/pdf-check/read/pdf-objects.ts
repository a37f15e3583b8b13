import {PdfSyntaxError, parseValue, parseValueAt} from "../../pdf/parse-value.ts";
import {isDictionary, isList, type PdfDictionary, PdfReference, type PdfValue} from "../../pdf/values.ts";
import {unpack} from "./unpack.ts";

interface PdfObject {
  readonly value: PdfValue;
  /** Where the bytes of a stream begin; null for what is no stream. */
  readonly stream: number | null;
}

/**
 * The objects of any PDF file, of whatever program: they are found by reading the file from its beginning to its end, the last
 * of a number being the one that counts, so that not even a broken table of objects hides them.
 */
export class PdfObjects {
  readonly source: string;
  readonly trailer: PdfDictionary;
  readonly #objects = new Map<number, PdfObject>();

  /** @throws PdfSyntaxError when the file has no catalogue */
  constructor(bytes: Uint8Array) {
    this.source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const trailers = this.#readAll();
    this.#readPacked();
    const trailer = trailers.findLast((each) => each.has("/Root"));
    if (trailer === undefined) throw new PdfSyntaxError("it has no catalogue");
    this.trailer = trailer;
  }

  get numbers(): readonly number[] {
    return [...this.#objects.keys()];
  }

  /** A value, or what it refers to. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let resolved = value;
    for (let step = 0; resolved instanceof PdfReference && step < 20; step++) {
      resolved = this.#objects.get(resolved.number)?.value;
    }
    return resolved instanceof PdfReference ? undefined : resolved;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const resolved = this.resolve(value);
    return isDictionary(resolved) ? resolved : null;
  }

  /** The values of a list, or the one value that stands in its place. */
  list(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value);
    if (isList(resolved)) return resolved;
    return value === undefined || resolved === undefined || resolved === null ? [] : [value];
  }

  get catalogue(): PdfDictionary {
    return this.dictionary(this.trailer.get("/Root")) ?? new Map();
  }

  /** The unpacked bytes of a stream; null when it is none, or packed in a way that is not known here. */
  stream(value: PdfValue | undefined): Buffer | null {
    const object = value instanceof PdfReference ? this.#objects.get(value.number) : undefined;
    if (object === undefined || object.stream === null || !isDictionary(object.value)) return null;
    const length = this.#streamLength(object.value, object.stream);
    return unpack(Buffer.from(this.source.slice(object.stream, object.stream + length), "latin1"), object.value, this);
  }

  #streamLength(dictionary: PdfDictionary, start: number): number {
    const length = this.resolve(dictionary.get("/Length"));
    if (typeof length === "number" && /^\s*endstream/.test(this.source.slice(start + length, start + length + 12))) {
      return length;
    }
    return Math.max(0, this.source.indexOf("endstream", start) - start);
  }

  #readAll(): PdfDictionary[] {
    const trailers: PdfDictionary[] = [];
    const heads = /(?<![\d.])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj|\btrailer\b/g;
    for (let head = heads.exec(this.source); head !== null; head = heads.exec(this.source)) {
      try {
        const {value, end} = parseValueAt(this.source, heads.lastIndex);
        heads.lastIndex = end;
        if (head[1] === undefined) {
          if (isDictionary(value)) trailers.push(value);
          continue;
        }
        const stream = this.#streamStart(end);
        this.#objects.set(Number(head[1]), {value, stream});
        if (stream !== null && isDictionary(value)) {
          heads.lastIndex = stream + this.#streamLength(value, stream);
          if (value.get("/Type") === "/XRef") trailers.push(value);
        }
      } catch (error) {
        if (!(error instanceof PdfSyntaxError)) throw error;
      }
    }
    return trailers;
  }

  #streamStart(end: number): number | null {
    const [keyword] = /^[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/.exec(this.source.slice(end, end + 40)) ?? [];
    return keyword === undefined ? null : end + keyword.length;
  }

  /** Objects that are packed together in streams. */
  #readPacked(): void {
    for (const [number, {value}] of [...this.#objects]) {
      if (!isDictionary(value) || value.get("/Type") !== "/ObjStm") continue;
      const text = this.stream(new PdfReference(number))?.toString("latin1") ?? "";
      const first = Number(this.resolve(value.get("/First")) ?? 0);
      const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        const [own = 0, offset = 0] = numbers.slice(index, index + 2);
        if (!this.#objects.has(own))
          this.#objects.set(own, {value: readPackedValue(text, first + offset), stream: null});
      }
    }
  }
}

function readPackedValue(text: string, at: number): PdfValue {
  try {
    return parseValue(text, at);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null;
    throw error;
  }
}
