import {type PdfDictionary, PdfReference, PdfText, type PdfValue} from "./values.ts";

/** Where a file stops being what ISO 32000-1, 7.3 describes. */
export class PdfSyntaxError extends Error {}

/** The value that begins at a place of a file, one character a byte. @throws PdfSyntaxError when there is none */
export function parseValue(source: string, at = 0): PdfValue {
  return new Reader(source, at).value();
}

/** The value and the place where it ends. @throws PdfSyntaxError when there is none */
export function parseValueAt(source: string, at: number): {readonly value: PdfValue; readonly end: number} {
  const reader = new Reader(source, at);
  const value = reader.value();
  return {value, end: reader.position};
}

/** Deeper than any honest file; a hostile one must not exhaust the stack. */
const deepest = 200;
const blanks = /[\0\t\n\f\r ]*(?:%[^\n\r]*[\0\t\n\f\r ]*)*/y;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const reference = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const escapes: Readonly<Record<string, string>> = {n: "\n", r: "\r", t: "\t", b: "\b", f: "\f"};

class Reader {
  position: number;
  readonly #source: string;
  #depth = 0;

  constructor(source: string, at: number) {
    this.#source = source;
    this.position = at;
  }

  value(): PdfValue {
    this.#take(blanks);
    const first = this.#source[this.position];
    if (first === "/") return this.#name();
    if (first === "(") return this.#literal();
    if (first === "[") return this.#list();
    if (first === "<") return this.#source[this.position + 1] === "<" ? this.#dictionary() : this.#hexadecimal();
    return this.#referenceOrNumber() ?? this.#word();
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.#source);
    if (match !== null) this.position = pattern.lastIndex;
    return match;
  }

  #name(): string {
    this.position += 1;
    const [written = ""] = this.#take(regular) ?? [];
    const name = written.replace(/#([0-9A-F]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return `/${name}`;
  }

  #referenceOrNumber(): PdfReference | number | null {
    const referred = this.#take(reference);
    if (referred !== null) return new PdfReference(Number(referred[1]));
    const written = this.#take(number);
    return written === null ? null : Number(written[0]);
  }

  #word(): PdfValue {
    const start = this.position;
    const [word = ""] = this.#take(regular) ?? [];
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    throw new PdfSyntaxError(`no value at ${start}`);
  }

  #list(): PdfValue[] {
    this.#descend();
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.#take(blanks);
      if (this.#source[this.position] === "]") break;
      values.push(this.value());
    }
    this.position += 1;
    this.#depth -= 1;
    return values;
  }

  #dictionary(): PdfDictionary {
    this.#descend();
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.#take(blanks);
      if (this.#source.startsWith(">>", this.position)) break;
      if (this.#source[this.position] !== "/") throw new PdfSyntaxError(`no key at ${this.position}`);
      const key = this.#name();
      entries.set(key, this.value());
    }
    this.position += 2;
    this.#depth -= 1;
    return entries;
  }

  #hexadecimal(): PdfText {
    const end = this.#source.indexOf(">", this.position);
    if (end === -1) throw new PdfSyntaxError(`no end of the text at ${this.position}`);
    const digits = this.#source.slice(this.position + 1, end).replace(/[^0-9A-F]/gi, "");
    this.position = end + 1;
    return new PdfText(Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, "hex").toString("latin1"));
  }

  #literal(): PdfText {
    const start = this.position;
    let open = 0;
    do {
      const sign = this.#source[this.position];
      if (sign === undefined) throw new PdfSyntaxError(`no end of the text at ${start}`);
      if (sign === "(") open += 1;
      if (sign === ")") open -= 1;
      this.position += sign === "\\" ? 2 : 1;
    } while (open > 0);
    return new PdfText(
      this.#source
        .slice(start + 1, this.position - 1)
        .replace(/\\(\r\n?|\n|[0-7]{1,3}|[\s\S])|\r\n?/g, (whole, escaped: string | undefined) => {
          if (escaped === undefined) return "\n";
          if (/^[\r\n]/.test(escaped)) return "";
          if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) % 256);
          return escapes[escaped] ?? whole.slice(1);
        }),
    );
  }

  #descend(): void {
    this.#depth += 1;
    if (this.#depth > deepest) throw new PdfSyntaxError("values within values without end");
  }
}
