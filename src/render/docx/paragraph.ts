import type {Paragraph, ParagraphLook, Piece, Rule} from "./model.ts";
import {runProperties} from "./pieces.ts";
import type {StyleId} from "./styles.ts";
import {ruleWidth} from "./units.ts";
import {tag, valued} from "./xml.ts";

/** A paragraph in one of the document's styles. */
export function paragraph(style: StyleId, pieces: readonly Piece[], look: ParagraphLook = {}): Paragraph {
  const points = sizeOfAll(pieces);
  const mark = points === undefined ? "" : tag("w:rPr", {}, runProperties({points}));
  const properties = (style === "Normal" ? "" : valued("pStyle", style)) + paragraphProperties(look) + mark;
  const content = (properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`) + pieces.map(({xml}) => xml).join("");
  return {kind: "paragraph", xml: tag("w:p", {}, content), style, look, pieces};
}

/** The size of a paragraph's letters where all have one that is not the style's: its end has it too, or would make its line higher. */
export function sizeOfAll(pieces: readonly Piece[]): number | undefined {
  const [first, ...rest] = new Set(pieces.filter(({text}) => text !== "").map(({look}) => look?.points));
  return rest.length === 0 ? first : undefined;
}

/** In the order that the format wants. */
export function paragraphProperties(look: ParagraphLook): string {
  let xml = onOff("keepNext", look.keepNext) + onOff("keepLines", look.keepLines);
  if (look.numbering !== undefined) {
    const {id, level} = look.numbering === false ? {id: 0, level: 0} : look.numbering;
    xml += tag("w:numPr", {}, valued("ilvl", level) + valued("numId", id));
  }
  if (look.borders !== undefined) xml += tag("w:pBdr", {}, borders(look.borders));
  if (look.tab !== undefined) xml += tag("w:tabs", {}, tabStop(look.tab));
  xml += spacing(look) + indent(look);
  if (look.align !== undefined) xml += valued("jc", look.align);
  if (look.outline !== undefined) xml += valued("outlineLvl", look.outline);
  return xml;
}

function onOff(name: string, value: boolean | undefined): string {
  if (value === undefined) return "";
  return value ? `<w:${name}/>` : `<w:${name} w:val="0"/>`;
}

function tabStop({at, dots}: {readonly at: number; readonly dots: boolean}): string {
  return tag("w:tab", {"w:val": "right", "w:leader": dots ? "dot" : undefined, "w:pos": at});
}

function spacing({before, after, line, lineRule}: ParagraphLook): string {
  if (before === undefined && after === undefined && line === undefined) return "";
  const rule = line === undefined ? undefined : (lineRule ?? "atLeast");
  return tag("w:spacing", {"w:before": before, "w:after": after, "w:line": line, "w:lineRule": rule});
}

function indent({left, right, hanging}: ParagraphLook): string {
  if (left === undefined && right === undefined && hanging === undefined) return "";
  return tag("w:ind", {"w:left": left, "w:right": right, "w:hanging": hanging});
}

/** Rules in the order of their sides: top, left, bottom, as in paragraphs and in cells. */
export function borders(rules: {readonly top?: Rule; readonly left?: Rule; readonly bottom?: Rule}): string {
  return border("top", rules.top) + border("left", rules.left) + border("bottom", rules.bottom);
}

function border(side: string, rule: Rule | undefined): string {
  if (rule === undefined) return "";
  const {points, colour, space = 0} = rule;
  return tag(`w:${side}`, {"w:val": "single", "w:sz": ruleWidth(points), "w:space": space, "w:color": colour});
}
