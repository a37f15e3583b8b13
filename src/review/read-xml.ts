import {SaxesParser, type SaxesTagNS} from "saxes";
import {CliError} from "../errors/cli-error.ts";
import {damaged} from "./open-package.ts";

/** A tag of the document's own language, or of one of its extensions. */
export interface Tag {
  /** "w:comment" for Word's own, by whatever prefix they are written; "w15:commentEx", "mc:Fallback". */
  readonly name: string;
  /** An attribute by its name without prefix. */
  readonly value: (name: string) => string | undefined;
}

export interface XmlHandler {
  readonly open: (tag: Tag) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** The languages that are read, by their addresses: Word writes the first of each pair, the strict form of the format has the other. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.microsoft.com/office/word/2012/wordml", "w15"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
  ["urn:maalepunkt:origins:1", "origin"],
]);

/** Deeper than tables in text boxes in tables go. */
const deepest = 400;

/**
 * Reads a part of a document and tells of its tags and texts. saxes reads it, because it is strict, knows namespaces, and never fetches
 * anything. A part that defines entities is refused: no program writes documents so.
 * @throws CliError (data) for what is not whole, or hostile
 */
export function readXml(xml: string, file: string, handler: XmlHandler): void {
  const parser = new SaxesParser({xmlns: true});
  let depth = 0;
  parser.on("doctype", () => {
    throw new CliError("data", "The document defines entities of its own, as no Word document does.", {
      place: {file},
      hint: "Do not open it: ask for it from somebody you know.",
    });
  });
  parser.on("error", (cause) => {
    throw damaged(file, cause);
  });
  parser.on("opentag", (tag) => {
    if (++depth > deepest) throw damaged(file);
    handler.open({name: nameOf(tag), value: (name) => attributeOf(tag, name)});
  });
  parser.on("text", (text) => handler.text(text));
  parser.on("cdata", (text) => handler.text(text));
  parser.on("closetag", (tag) => {
    depth--;
    handler.close(nameOf(tag));
  });
  parser.write(xml).close();
}

function nameOf({uri, local}: SaxesTagNS): string {
  return `${prefixes.get(uri) ?? "?"}:${local}`;
}

function attributeOf({attributes}: SaxesTagNS, name: string): string | undefined {
  return Object.values(attributes).find(({local}) => local === name)?.value;
}
