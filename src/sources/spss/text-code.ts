import {CliError} from "../../errors/cli-error.ts";
import {dosCodePages} from "./dos-code-pages.ts";

/** Turns bytes into text in one character set. Bytes that do not fit throw a TypeError. */
export interface TextCode {
  readonly name: string;
  /** False when the file does not say, and it was guessed. */
  readonly isDeclared: boolean;
  readonly decode: (bytes: Uint8Array) => string;
}

/** Code pages whose number in a file is not the number in their name. Below 4 it is a kind of machine. */
const numbered: ReadonlyMap<number, string> = new Map([
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [20127, "windows-1252"],
  [20866, "koi8-r"],
  [21866, "koi8-u"],
  [51932, "euc-jp"],
  [51949, "euc-kr"],
  [54936, "gb18030"],
  [65001, "utf-8"],
]);
const ebcdic = 1;
const kindsOfMachine = 4;

/**
 * The character set of a file: by its name in the file, else by the number of its code page, else guessed for each text:
 * UTF-8 where the bytes fit, windows-1252 where not.
 *
 * @throws CliError (data) when the file is in a character set that is not known here
 */
export function textCode(declaredName: string | null, codePage: number | null, file: string): TextCode {
  if (declaredName !== null) return known(declaredName, file);
  if (codePage === ebcdic) throw unknown("EBCDIC", file);
  if (codePage === null || codePage <= kindsOfMachine) return guessed();
  return known(numbered.get(codePage) ?? (isIso(codePage) ? `iso-8859-${codePage - 28590}` : `cp${codePage}`), file);
}

function isIso(codePage: number): boolean {
  return codePage > 28590 && codePage <= 28606;
}

/** Names as SPSS, IBM, Windows and the internet write them: `windows-1252`, `CP1252`, `ibm-850_P100-1995`, `ISO-8859-15`. */
function known(name: string, file: string): TextCode {
  const plain = name.trim().toLowerCase().replaceAll("_", "-");
  const number = /^(?:x-)?(?:cp|ibm|windows|win|ms|dos)?-?(\d{3,5})(?:-p\d+.*)?$/.exec(plain)?.[1];
  const upper = number === undefined ? undefined : dosCodePages.get(number);
  if (upper !== undefined) return {name: `cp${number}`, isDeclared: true, decode: (bytes) => dosText(bytes, upper)};
  const label = number === undefined ? plain : (numbered.get(Number(number)) ?? labelOf(number));
  const decoder = decoderOf(label);
  if (decoder === null) throw unknown(name, file);
  return {name: decoder.encoding, isDeclared: true, decode: decodeWith(decoder)};
}

function labelOf(number: string): string {
  if (isIso(Number(number))) return `iso-8859-${Number(number) - 28590}`;
  if (number === "866" || number === "874") return number === "866" ? "ibm866" : "windows-874";
  return `windows-${number}`;
}

/** Null for a label that is unknown, or whose letters of ASCII are not single bytes, as no system file's can be. */
function decoderOf(label: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(label, {fatal: true, ignoreBOM: true});
    return /^(?:utf-16|iso-2022)/.test(decoder.encoding) ? null : decoder;
  } catch {
    return null;
  }
}

/** Programs cut text at a number of bytes, so the last letter in UTF-8 may be half: it is left out. */
function decodeWith(decoder: TextDecoder): (bytes: Uint8Array) => string {
  if (decoder.encoding !== "utf-8") return (bytes) => decoder.decode(bytes);
  return (bytes) => decoder.decode(withoutHalfLetter(bytes));
}

function withoutHalfLetter(bytes: Uint8Array): Uint8Array {
  const last = bytes.length - 1;
  for (let back = 0; back < 3 && back <= last; back++) {
    const byte = bytes[last - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back + 1 < length ? bytes.subarray(0, last - back) : bytes;
  }
  return bytes;
}

function guessed(): TextCode {
  const utf8 = decodeWith(new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}));
  const windows = new TextDecoder("windows-1252");
  const decode = (bytes: Uint8Array): string => {
    try {
      return utf8(bytes);
    } catch {
      return windows.decode(bytes);
    }
  };
  return {name: "utf-8 or windows-1252", isDeclared: false, decode};
}

function dosText(bytes: Uint8Array, upper: string): string {
  let text = "";
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : upper.charAt(byte - 128);
  return text;
}

function unknown(name: string, file: string): CliError {
  return new CliError("data", `The file says that its text is in ${JSON.stringify(name)}, which is not known here.`, {
    place: {file},
    hint: "Open it in SPSS or PSPP and save it as Unicode (UTF-8).",
  });
}
