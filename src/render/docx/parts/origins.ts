import type {Origins} from "../anchors.ts";
import {escapeXml, plainText, tag, xmlDeclaration} from "../xml.ts";

/** The name by which the document's own part is known. */
const namespace = "urn:maalepunkt:origins:1";

/** The part of the document that nobody sees, and that Word and LibreOffice keep: see docs/word.md. */
export function originsXml({evaluation, chapters, numbers, rows}: Origins): string {
  const content = [
    ...chapters.map((file) => tag("chapter", {}, written([file]))),
    ...numbers.map(({addresses, printed}) => tag("number", {printed: plainText(printed)}, written(addresses))),
    ...rows.map((addresses) => tag("row", {}, written(addresses))),
  ];
  return xmlDeclaration + tag("origins", {xmlns: namespace, evaluation: plainText(evaluation)}, content.join(""));
}

/** One to the line: addresses may hold blanks. */
function written(texts: readonly string[]): string {
  return escapeXml(texts.map(plainText).join("\n"));
}

export const originsProperties =
  xmlDeclaration +
  tag(
    "ds:datastoreItem",
    {
      "ds:itemID": "{4D41414C-4550-554E-4B54-000000000000}",
      "xmlns:ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    },
    tag("ds:schemaRefs", {}, tag("ds:schemaRef", {"ds:uri": namespace})),
  );
