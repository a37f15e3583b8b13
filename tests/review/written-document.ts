import {packed} from "../support/docx.ts";

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const namespaces = [
  `xmlns:w="${word}"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(" ");

export interface WrittenDocument {
  /** What stands in `w:body`, as Word writes it. */
  readonly body: string;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly states?: string;
  /** The chapters, numbers and rows that the document remembers; a document of somebody else's without. */
  readonly origins?: string;
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
}

/** A document of these parts, as Word packs it. */
export function writtenDocument({body, footnotes, comments, states, origins, extra = {}}: WrittenDocument): Uint8Array {
  const parts = new Map<string, string | Uint8Array>([
    ["_rels/.rels", relationships([["officeDocument", "word/document.xml"]])],
    ["word/document.xml", `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`],
  ]);
  const related: [string, string][] = [];
  const add = (type: string, name: string, content: string | undefined) => {
    if (content === undefined) return;
    parts.set(`word/${name}`, content);
    related.push([type, name]);
  };
  add("footnotes", "footnotes.xml", wrapped("footnotes", footnotes));
  add("comments", "comments.xml", wrapped("comments", comments));
  add(
    "commentsExtended",
    "commentsExtended.xml",
    states === undefined ? undefined : `<w15:commentsEx ${namespaces}>${states}</w15:commentsEx>`,
  );
  parts.set("word/_rels/document.xml.rels", relationships(related));
  if (origins !== undefined) {
    parts.set("customXml/item1.xml", `<origins xmlns="urn:maalepunkt:origins:1" evaluation="min">${origins}</origins>`);
  }
  for (const [name, content] of Object.entries(extra)) parts.set(name, content);
  return packed(parts);
}

function wrapped(name: string, content: string | undefined): string | undefined {
  return content === undefined ? undefined : `<w:${name} ${namespaces}>${content}</w:${name}>`;
}

function relationships(all: readonly (readonly [string, string])[]): string {
  const each = all.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${types}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

const anna = 'w:author="Anna Holm" w:date="2026-03-03T10:15:00Z"';

export const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const inserted = (text: string, by = anna) => `<w:ins w:id="1" ${by}>${words(text)}</w:ins>`;
export const deleted = (text: string, by = anna) =>
  `<w:del w:id="2" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
export const line = (chapter: number, number: number) => bookmark(`_mp_${chapter}_${number}`, "");

export function bookmark(name: string, inside: string): string {
  return `<w:bookmarkStart w:id="${name}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${name}"/>`;
}

export function comment(id: number, text: string, paragraph = `0000000${id}`): string {
  return `<w:comment w:id="${id}" ${anna} w:initials="AH"><w:p w14:paraId="${paragraph}">${words(text)}</w:p></w:comment>`;
}

export function commented(id: number, inside: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${inside}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}
