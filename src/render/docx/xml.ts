import {cleanText} from "../html/markup.ts";

/** Letters that XML cannot hold, beside those that no report has. */
const notInXml = /[\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};

/** Any text from data or authors as it may stand in a document: blanks of all kinds but the unbreakable are one. */
export function plainText(text: string): string {
  return cleanText(text)
    .replace(notInXml, "")
    .replace(/[ \t\r\n]+/g, " ");
}

/** What text must be looked at for before it is written. */
const unsafe = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Any text, made safe to stand between tags and in quoted attributes. */
export function escapeXml(text: string): string {
  if (!unsafe.test(text)) return text;
  const plain = cleanText(text).replace(notInXml, "");
  return plain.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Values are escaped here; `undefined` leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element around content that is XML already; without content it closes itself. */
export function tag(name: string, attributes: Attributes = {}, content = ""): string {
  let opening = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) opening += ` ${key}="${typeof value === "number" ? value : escapeXml(value)}"`;
  }
  return content === "" ? `${opening}/>` : `${opening}>${content}</${name}>`;
}

/** An element of the document's language with one value, as most of them are. */
export function valued(name: string, value: string | number): string {
  return tag(`w:${name}`, {"w:val": value});
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
