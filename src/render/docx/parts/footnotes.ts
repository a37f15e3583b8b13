import type {DocumentBlock} from "../model.ts";
import {tag, xmlDeclaration} from "../xml.ts";
import {textNamespaces} from "./namespaces.ts";

const mark =
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';

/** footnotes.xml: the rules above notes, which Word wants to have, and the notes by their numbers. */
export function footnotesXml(notes: ReadonlyMap<number, readonly DocumentBlock[]>): string {
  const rule = (type: string, id: number, sign: string) =>
    tag(
      "w:footnote",
      {"w:type": type, "w:id": id},
      tag("w:p", {}, `<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:r><w:${sign}/></w:r>`),
    );
  const content = [...notes].map(([number, blocks]) => tag("w:footnote", {"w:id": number}, marked(blocks)));
  const rules = rule("separator", -1, "separator") + rule("continuationSeparator", 0, "continuationSeparator");
  return xmlDeclaration + tag("w:footnotes", textNamespaces, rules + content.join(""));
}

/** The note's number stands first in its first paragraph. */
function marked(blocks: readonly DocumentBlock[]): string {
  const xml = blocks.map((block) => block.xml).join("");
  const [start = ""] = /^<w:p>(?:<w:pPr>.*?<\/w:pPr>)?/s.exec(xml) ?? [];
  return start === "" ? `<w:p>${mark}</w:p>${xml}` : start + mark + xml.slice(start.length);
}
