import {SaxesParser} from "saxes";
import * as yauzl from "yauzl";
import {zipOf} from "./zip.ts";

/** An element of a part, by its name with prefix, as it is written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** The parts of a document by their names. */
export async function partsOf(docx: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(docx), {lazyEntries: true});
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
    parts.set(entry.fileName, Buffer.concat(pieces));
  }
  return parts;
}

/** A document of these parts. */
export function packed(parts: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  return zipOf([...parts].map(([name, content]) => ({name, content})));
}

/** A part as a tree. @throws Error when it is not well-formed */
export function xmlTree(xml: string): XmlElement {
  const root: XmlElement = {name: "", attributes: {}, children: []};
  const open: XmlElement[] = [root];
  const parser = new SaxesParser({xmlns: true});
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({name, attributes}) => {
    const plain = Object.fromEntries(Object.entries(attributes).map(([key, {value}]) => [key, value]));
    const element: XmlElement = {name, attributes: plain, children: []};
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => open.at(-1)?.children.push(text));
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  const [element] = childrenOf(root);
  if (element === undefined) throw new Error("an empty part");
  return element;
}

/** All elements of a name within another, in their order. */
export function allOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...allOf(child, name)],
  );
}

/** The elements straight within another. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** What is read in an element: one blank for many, unbreakable ones too. */
export function wordsOf(element: XmlElement): string {
  return normal(rawWords(element));
}

function rawWords({name, children}: XmlElement): string {
  if (name === "w:instrText") return "";
  if (name === "w:tab" || name === "w:br") return " ";
  const words = children.map((child) => (typeof child === "string" ? child : rawWords(child))).join("");
  return name === "w:p" ? `${words}\n` : words;
}

/** Text to compare: blanks alike, without what only parts words. */
export function normal(text: string): string {
  return text
    .replace(/\u00ad/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}
