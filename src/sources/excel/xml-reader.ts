import {CliError} from "../../errors/cli-error.ts";

export interface XmlHandler {
  /** `attributes` is the raw text after the name: `attributesOf` parts it. */
  readonly open: (name: string, attributes: string) => void;
  /** May come in several pieces; references are resolved. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** A tag, comment or run of text longer than this is in no workbook. */
const longestToken = 16 * 1024 * 1024;
/** Enough to tell what kind of token begins. */
const longestStart = 9;
const deepest = 256;

/**
 * Reads XML piece by piece, so that a sheet never stands whole in memory, and tells of tags and texts. Names come without
 * their namespace prefix. A document that is not whole is refused, and so is one with a document type, where entities
 * could be defined.
 *
 * Own, because a table of answers must not be read by half: the reader of SheetJS skips what it cannot match, and holds
 * the text of a sheet and an object for each cell at once.
 */
export class XmlReader {
  readonly #handler: XmlHandler;
  readonly #file: string;
  readonly #open: string[] = [];
  #rest = "";
  #hasRoot = false;

  /** @param file what the document is called in messages */
  constructor(handler: XmlHandler, file: string) {
    this.#handler = handler;
    this.#file = file;
  }

  /** @throws CliError (data) for what is not XML */
  push(piece: string): void {
    this.#rest = this.#rest === "" ? piece : this.#rest + piece;
    const from = this.#readTokens(this.#rest, false);
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > longestToken) throw this.#broken();
  }

  /** @throws CliError (data) when the document is not whole */
  end(): void {
    const from = this.#readTokens(this.#rest, true);
    if (from < this.#rest.length) this.#text(this.#rest.slice(from));
    if (this.#open.length > 0 || !this.#hasRoot) throw this.#broken();
  }

  /** Where the first token begins that is not whole yet. */
  #readTokens(text: string, isLast: boolean): number {
    let at = 0;
    for (;;) {
      const start = text.indexOf("<", at);
      if (start === -1) return at;
      if (start > at) this.#text(text.slice(at, start));
      if (!isLast && text.length - start < longestStart) return start;
      const next = this.#readMarkup(text, start);
      if (next === -1) {
        if (isLast) throw this.#broken();
        return start;
      }
      at = next;
    }
  }

  /** Where the markup ends that begins here, or -1 when its end is not here yet. */
  #readMarkup(text: string, start: number): number {
    const second = text[start + 1];
    if (second === "/") return this.#readClosing(text, start);
    if (second === "?") return after(text, "?>", start);
    if (second !== "!") return this.#readOpening(text, start);
    if (text.startsWith("<!--", start)) return after(text, "-->", start + 4);
    if (!text.startsWith("<![CDATA[", start)) throw this.#broken();
    const end = after(text, "]]>", start + 9);
    if (end !== -1) this.#handler.text(text.slice(start + 9, end - 3));
    return end;
  }

  #readClosing(text: string, start: number): number {
    const end = text.indexOf(">", start);
    if (end === -1) return -1;
    const name = localName(text.slice(start + 2, end).trimEnd());
    if (this.#open.pop() !== name) throw this.#broken();
    this.#handler.close(name);
    return end + 1;
  }

  #readOpening(text: string, start: number): number {
    const end = endOfTag(text, start + 1);
    if (end === -1) return -1;
    const isEmpty = text[end - 1] === "/";
    const tag = text.slice(start + 1, isEmpty ? end - 1 : end);
    const nameEnd = endOfName(tag);
    const name = localName(tag.slice(0, nameEnd));
    if (name === "" || (this.#open.length === 0 && this.#hasRoot) || this.#open.length > deepest) throw this.#broken();
    this.#hasRoot = true;
    this.#handler.open(name, tag.slice(nameEnd));
    if (isEmpty) this.#handler.close(name);
    else this.#open.push(name);
    return end + 1;
  }

  #text(text: string): void {
    if (this.#open.length === 0) {
      if (text.replace("\ufeff", "").trim() !== "") throw this.#broken();
      return;
    }
    const plain = resolved(text);
    if (plain === null) throw this.#broken();
    this.#handler.text(plain);
  }

  #broken(): CliError {
    return new CliError("data", "The XML is not whole: the file is damaged, or only a part of it is here.", {
      place: {file: this.#file},
      hint: "Save or export it again.",
    });
  }
}

/** The attributes of a tag by their names, without namespace prefixes. */
export function attributesOf(raw: string): Map<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = raw.indexOf("=", at);
    const start = equals === -1 ? -1 : firstQuote(raw, equals + 1, raw.length);
    const end = start === -1 ? -1 : raw.indexOf(raw[start] ?? "", start + 1);
    if (end === -1) return attributes;
    const value = raw.slice(start + 1, end);
    attributes.set(localName(raw.slice(at, equals).trim()), resolved(value) ?? value);
    at = end + 1;
  }
}

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Text with its references resolved and its line ends as XML has them; null when a reference stands for nothing. */
function resolved(text: string): string | null {
  const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (!plain.includes("&")) return plain;
  let isWhole = true;
  const result = plain.replace(/&([^;&]{1,10};)?/g, (_, reference = "") => {
    const name = reference.slice(0, -1);
    const character = named.get(name) ?? numbered(name);
    isWhole &&= character !== null;
    return character ?? "";
  });
  return isWhole ? result : null;
}

function numbered(name: string): string | null {
  const match = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name);
  if (match === null) return null;
  const [, hexadecimal, decimal = ""] = match;
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Where a tag's name ends. */
function endOfName(tag: string): number {
  for (let at = 0; at < tag.length; at++) {
    const code = tag.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f) return at;
  }
  return tag.length;
}

/** Where the `>` stands that ends a tag: one in quotes does not. */
function endOfTag(text: string, start: number): number {
  let end = text.indexOf(">", start);
  let from = start;
  for (;;) {
    if (end === -1) return -1;
    const quote = firstQuote(text, from, end);
    if (quote === -1) return end;
    const closing = text.indexOf(text[quote] ?? "", quote + 1);
    if (closing === -1) return -1;
    from = closing + 1;
    if (closing > end) end = text.indexOf(">", from);
  }
}

function firstQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

/** Where the text after a mark begins, or -1 when the mark does not come. */
function after(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start);
  return at === -1 ? -1 : at + mark.length;
}
