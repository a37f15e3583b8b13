import type {Piece, RunLook} from "./model.ts";
import {halfPoints} from "./units.ts";
import {escapeXml, plainText, tag, valued} from "./xml.ts";

const softHyphen = "\u00ad";

/** A run of text. Word has a mark of its own for the place where a word may part. */
export function text(words: string, look: RunLook = {}): Piece {
  const plain = plainText(words);
  return plain === "" ? {xml: "", text: ""} : {xml: run(textMarkup(plain), look), text: plain, look};
}

function textMarkup(plain: string): string {
  return plain
    .split(softHyphen)
    .map((part) => (part === "" ? "" : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`))
    .join("<w:softHyphen/>");
}

/** A run around markup of its own. */
export function run(content: string, look: RunLook = {}): string {
  const properties = runProperties(look);
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}

/** In the order that the format wants. */
export function runProperties(look: RunLook): string {
  let xml = look.isLink === true ? valued("rStyle", "Hyperlink") : "";
  if (look.font !== undefined) xml += tag("w:rFonts", fontAttributes(look.font));
  if (look.bold !== undefined) xml += look.bold ? "<w:b/><w:bCs/>" : '<w:b w:val="0"/><w:bCs w:val="0"/>';
  if (look.italics !== undefined) xml += look.italics ? "<w:i/><w:iCs/>" : '<w:i w:val="0"/><w:iCs w:val="0"/>';
  if (look.colour !== undefined) xml += valued("color", look.colour);
  if (look.points !== undefined) xml += valued("sz", halfPoints(look.points)) + valued("szCs", halfPoints(look.points));
  return xml;
}

export function fontAttributes(font: string) {
  return {"w:ascii": font, "w:hAnsi": font, "w:eastAsia": font, "w:cs": font};
}

/** The end of a line within a paragraph. */
export const lineBreak: Piece = {xml: "<w:r><w:br/></w:r>", text: "\n"};

export const tab: Piece = {xml: "<w:r><w:tab/></w:r>", text: "\t"};

/** A field with what it shows until Word counts anew. */
export function field(instruction: string, shown: string, look: RunLook = {}): Piece {
  return {
    xml: tag("w:fldSimple", {"w:instr": ` ${instruction} `}, run(textMarkup(plainText(shown)), look)),
    text: plainText(shown),
    look,
  };
}

/** The beginning of a field that runs over paragraphs, up to where its result begins; and its end. */
export function openField(instruction: string): Piece {
  const xml =
    run('<w:fldChar w:fldCharType="begin"/>') +
    run(`<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`) +
    run('<w:fldChar w:fldCharType="separate"/>');
  return {xml, text: ""};
}

export const closeField: Piece = {xml: run('<w:fldChar w:fldCharType="end"/>'), text: ""};

/** A link to a bookmark of the document, or to a relationship that leads out of it. */
export function link(
  to: {readonly anchor: string} | {readonly relationship: string},
  inside: readonly Piece[],
): Piece[] {
  const attributes = "anchor" in to ? {"w:anchor": to.anchor} : {"r:id": to.relationship};
  const [first, ...rest] = inside;
  if (first === undefined) return [];
  const start = tag("w:hyperlink", {...attributes, "w:history": 1}, " ").replace(" </w:hyperlink>", "");
  return [{...first, xml: start + first.xml}, ...rest, {xml: "</w:hyperlink>", text: ""}];
}
