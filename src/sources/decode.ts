import {CliError} from "../errors/cli-error.ts";
import {placeInText} from "./text-place.ts";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of an export: by its byte order mark, else by the zero bytes of UTF-16, else as UTF-8 when every byte fits,
 * else as windows-1252.
 *
 * @param wanted the encoding the user has stated; the bytes must then fit it
 * @throws CliError (data) with line and column when the bytes do not fit, hold NUL, or were mangled before they came here
 */
export function decodeText(bytes: Uint8Array, file: string, wanted: Encoding | "auto" = "auto"): DecodedText {
  const sniffed = sniffEncoding(bytes);
  const encoding = wanted === "auto" ? sniffed : wanted;
  if (encoding !== sniffed && (isWide(encoding) || isWide(sniffed)) && bytes.length > 0) {
    throw wrongEncoding(file, `The bytes are not ${encoding}, as they are said to be: they look like ${sniffed}.`);
  }
  const text = new TextDecoder(encoding).decode(bytes);
  refuseNul(text, file);
  refuseLostLetters(text, file, encoding, wanted);
  refuseMangledLetters(text, file, encoding);
  return {text, encoding};
}

/** By byte order mark, else by the zero bytes of UTF-16, else UTF-8 when every byte fits it. */
export function sniffEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = zeroBytes(bytes);
  if (zeros.odd > 0.5 && zeros.even < 0.1) return "utf-16le";
  if (zeros.even > 0.5 && zeros.odd < 0.1) return "utf-16be";
  return fitsUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** The share of zeros among the bytes at even and odd places, from the beginning of the file. */
function zeroBytes(bytes: Uint8Array): {readonly even: number; readonly odd: number} {
  const pairs = Math.floor(Math.min(bytes.length, 2048) / 2);
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) even += 1;
    if (bytes[2 * pair + 1] === 0) odd += 1;
  }
  return pairs === 0 ? {even: 0, odd: 0} : {even: even / pairs, odd: odd / pairs};
}

function fitsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isWide(encoding: Encoding): boolean {
  return encoding === "utf-16le" || encoding === "utf-16be";
}

/** U+FFFD stands where bytes did not fit; the five controls are the bytes that windows-1252 leaves undefined. */
function refuseLostLetters(text: string, file: string, encoding: Encoding, wanted: Encoding | "auto"): void {
  const offset = text.search(encoding === "windows-1252" ? /[\u0081\u008d\u008f\u0090\u009d]/ : /\ufffd/);
  if (offset === -1) return;
  const message =
    wanted === "auto" && encoding === "windows-1252"
      ? "The bytes are neither UTF-8, UTF-16 nor windows-1252: wrong encoding."
      : `The bytes here are not ${encoding}, or a letter was lost before: wrong encoding.`;
  throw wrongEncoding(file, message, text, offset);
}

/** `æ` as UTF-8 that was read as windows-1252 is `Ã¦`, a dash is `â€“`, and a byte order mark is `ï»¿`. */
const mangled =
  /^ï»¿|Ã[\u0080-\u00bf\u0152-\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|â€[\u0080-\u00bf\u0152-\u2122]/g;
const danish = /[æøåÆØÅ]/g;

/**
 * One mangled answer among whole ones is that respondent's own; a file with as many mangled letters as whole ones
 * was written or read with the wrong encoding.
 */
function refuseMangledLetters(text: string, file: string, encoding: Encoding): void {
  const offset = text.search(mangled);
  if (offset === -1 || countOf(text, mangled) < countOf(text, danish)) return;
  const seen = text.slice(offset, offset + 2);
  const why =
    encoding === "windows-1252"
      ? "the bytes are UTF-8, or most of them are, but not all of them fit it"
      : "the text was UTF-8 that some program read as windows-1252 and saved again";
  throw wrongEncoding(
    file,
    `Letters are mangled ("${seen}" for one letter), so this is the wrong encoding: ${why}.`,
    text,
    offset,
  );
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

function refuseNul(text: string, file: string): void {
  const offset = text.indexOf("\0");
  if (offset === -1) return;
  throw new CliError("data", "There is a NUL byte, so this is not a text file, or it is damaged.", {
    place: placeInText(file, text, offset),
    hint: "Export it again as delimited text.",
  });
}

function wrongEncoding(file: string, message: string, text = "", offset = 0): CliError {
  return new CliError("data", message, {
    place: text === "" ? {file} : placeInText(file, text, offset),
    hint: "Export it again as UTF-8, or, for type: csv, state the right encoding (or auto) in evaluation.yaml.",
  });
}
