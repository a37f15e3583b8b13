/**
 * The values that PDF files are made of (ISO 32000-1, 7.3). A name is a string with its slash: `/Type`.
 * Texts are kept as the bytes they stand as, one character a byte.
 */
export type PdfValue = null | boolean | number | string | PdfText | PdfReference | readonly PdfValue[] | PdfDictionary;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** A string object, literal or in hexadecimal. */
export class PdfText {
  readonly bytes: string;

  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** A reference to an indirect object by its number. */
export class PdfReference {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

export function isList(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** The letters of a text string: UTF-16 with a byte order mark, or the bytes' own letters. */
export function lettersOf({bytes}: PdfText): string {
  if (!bytes.startsWith("\u00fe\u00ff")) return bytes;
  const units = bytes.slice(2).match(/[\s\S]{2}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => unit.charCodeAt(0) * 256 + unit.charCodeAt(1)));
}

/** A text string of any letters: as they are where all are ASCII, else in UTF-16. */
export function textOf(letters: string): PdfText {
  if (/^[\x20-\x7e]*$/.test(letters)) return new PdfText(letters);
  const units = Array.from({length: letters.length}, (_, index) => letters.charCodeAt(index));
  return new PdfText(
    `\u00fe\u00ff${units.map((unit) => String.fromCharCode(Math.floor(unit / 256), unit % 256)).join("")}`,
  );
}

/** A value as it stands in a file. */
export function printValue(value: PdfValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return printName(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof PdfReference) return `${value.number} 0 R`;
  if (value instanceof PdfText) return printText(value);
  if (isList(value)) return `[${value.map(printValue).join(" ")}]`;
  if (isDictionary(value))
    return `<<${[...value].map(([key, each]) => `${printName(key)} ${printValue(each)}`).join("\n")}>>`;
  return "null";
}

function printName(name: string): string {
  if (/^\/[\w.:+-]*$/.test(name)) return name;
  const escaped = name
    .slice(1)
    .replace(/[^\w.:+-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
  return `/${escaped}`;
}

function printText({bytes}: PdfText): string {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, "\\$&")})`;
  return `<${Buffer.from(bytes, "latin1").toString("hex").toUpperCase()}>`;
}
