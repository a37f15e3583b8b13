import type {Look} from "../look.ts";
import {paragraphProperties} from "../paragraph.ts";
import {runProperties} from "../pieces.ts";
import type {ParagraphStyle, ParagraphStyles} from "../styles.ts";
import {tag, valued, xmlDeclaration} from "../xml.ts";
import {plainNamespaces} from "./namespaces.ts";

/** Styles that only stand where the report puts them, and are no choice for writers. */
const notOffered = /^(?:Cover|TOC|TableofFigures|Gap|Picture|Header|Footer|FootnoteText)/;
/** Ids that Word knows; the others are made here. */
const builtIn =
  /^(?:Normal|Title|Subtitle|Heading\d|TOCHeading|TOC\d|TableofFigures|Caption|Quote|ListParagraph|Bibliography|FootnoteText|Header|Footer)$/;

/** styles.xml. */
export function stylesXml(styles: ParagraphStyles, {colours}: Look): string {
  const defaults = tag(
    "w:docDefaults",
    {},
    tag(
      "w:rPrDefault",
      {},
      tag(
        "w:rPr",
        {},
        runProperties(styles.Normal.run ?? {}) +
          tag("w:lang", {"w:val": "da-DK", "w:eastAsia": "da-DK", "w:bidi": "ar-SA"}),
      ),
    ) + tag("w:pPrDefault", {}, tag("w:pPr", {}, "<w:widowControl/>")),
  );
  const paragraphs = Object.entries(styles).map(([id, style]) => paragraphStyle(id, style));
  const characters =
    tag(
      "w:style",
      {"w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont"},
      `${valued("name", "Default Paragraph Font")}${valued("uiPriority", 1)}<w:semiHidden/><w:unhideWhenUsed/>`,
    ) +
    characterStyle("Hyperlink", "Hyperlink", valued("color", colours.accent)) +
    characterStyle("FootnoteReference", "footnote reference", valued("vertAlign", "superscript"));
  return xmlDeclaration + tag("w:styles", plainNamespaces, defaults + paragraphs.join("") + characters + plainTable);
}

function paragraphStyle(id: string, {name, basedOn, next, run = {}, paragraph = {}}: ParagraphStyle): string {
  const isNormal = id === "Normal";
  const look = paragraphProperties(paragraph);
  const letters = isNormal ? "" : runProperties(run);
  return tag(
    "w:style",
    {
      "w:type": "paragraph",
      "w:default": isNormal ? 1 : undefined,
      "w:customStyle": builtIn.test(id) ? undefined : 1,
      "w:styleId": id,
    },
    valued("name", name) +
      (isNormal ? "" : valued("basedOn", basedOn ?? "Normal")) +
      (next === undefined ? "" : valued("next", next)) +
      (notOffered.test(id) ? valued("uiPriority", 99) : "<w:qFormat/>") +
      (look === "" ? "" : tag("w:pPr", {}, look)) +
      (letters === "" ? "" : tag("w:rPr", {}, letters)),
  );
}

function characterStyle(id: string, name: string, letters: string): string {
  const head = valued("name", name) + valued("basedOn", "DefaultParagraphFont") + valued("uiPriority", 99);
  return tag(
    "w:style",
    {"w:type": "character", "w:styleId": id},
    `${head}<w:unhideWhenUsed/>${tag("w:rPr", {}, letters)}`,
  );
}

/** What a table is without a style of its own. */
const plainTable = tag(
  "w:style",
  {"w:type": "table", "w:default": 1, "w:styleId": "TableNormal"},
  `${valued("name", "Normal Table")}${valued("uiPriority", 99)}<w:semiHidden/><w:unhideWhenUsed/>${tag(
    "w:tblPr",
    {},
    tag("w:tblInd", {"w:w": 0, "w:type": "dxa"}) +
      tag(
        "w:tblCellMar",
        {},
        tag("w:top", {"w:w": 0, "w:type": "dxa"}) +
          tag("w:left", {"w:w": 0, "w:type": "dxa"}) +
          tag("w:bottom", {"w:w": 0, "w:type": "dxa"}) +
          tag("w:right", {"w:w": 0, "w:type": "dxa"}),
      ),
  )}`,
);
