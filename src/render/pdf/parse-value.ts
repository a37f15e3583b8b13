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
const digits = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const escapes: Readonly<Record<string, string>> = {n: "\n", r: "\r", t: "\t", b: "\b", f: "\f"};

/** What a character is: 1 for blanks, 2 for delimiters, 0 for those that words are made of (ISO 32000-1, 7.2.2). */
const classes = new Uint8Array(256);
for (const blank of "\0\t\n\f\r ") classes[blank.charCodeAt(0)] = 1;
for (const delimiter of "()<>[]{}/%") classes[delimiter.charCodeAt(0)] = 2;

const percent = "%".charCodeAt(0);

class Reader {
  position: number;
  readonly #source: string;
  #depth = 0;

  constructor(source: string, at: number) {
    this.#source = source;
    this.position = at;
  }

  value(): PdfValue {
    this.#skipBlanks();
    const first = this.#source[this.position];
    if (first === "/") return this.#name();
    if (first === "(") return this.#literal();
    if (first === "[") return this.#list();
    if (first === "<") return this.#source[this.position + 1] === "<" ? this.#dictionary() : this.#hexadecimal();
    return this.#wordOrNumber();
  }

  /** Skips blanks and comments. */
  #skipBlanks(): void {
    for (;;) {
      const code = this.#source.charCodeAt(this.position);
      if (code === percent) {
        while (this.position < this.#source.length && !/[\r\n]/.test(this.#source[this.position] ?? ""))
          this.position += 1;
      } else if (classes[code] === 1) this.position += 1;
      else return;
    }
  }

  /** The characters up to the next blank or delimiter. */
  #word(): string {
    const start = this.position;
    while (this.position < this.#source.length && classes[this.#source.charCodeAt(this.position)] === 0) {
      this.position += 1;
    }
    return this.#source.slice(start, this.position);
  }

  #name(): string {
    const start = this.position;
    this.position += 1;
    this.#word();
    const written = this.#source.slice(start, this.position);
    if (!written.includes("#")) return written;
    return written.replace(/#([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }

  #wordOrNumber(): PdfValue {
    const start = this.position;
    const word = this.#word();
    const value = Number(word);
    if (Number.isInteger(value) && value >= 0 && this.#isReference()) return new PdfReference(value);
    if (digits.test(word)) return value;
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    throw new PdfSyntaxError(`no value at ${start}`);
  }

  /** Whether a generation and `R` follow, which are then read. */
  #isReference(): boolean {
    const start = this.position;
    this.#skipBlanks();
    const generation = this.#word();
    if (generation !== "" && generation.length <= 5 && /^\d+$/.test(generation)) {
      this.#skipBlanks();
      if (this.#word() === "R") return true;
    }
    this.position = start;
    return false;
  }

  #list(): PdfValue[] {
    this.#descend();
    this.position += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.#skipBlanks();
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
      this.#skipBlanks();
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
