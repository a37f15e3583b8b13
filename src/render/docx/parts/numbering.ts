import {deepestList, listIndent, numberings} from "../numbering.ts";
import {tag, valued, xmlDeclaration} from "../xml.ts";
import {plainNamespaces} from "./namespaces.ts";

/** What the numberings count by. */
const schemes = {chapters: 0, appendices: 1, bullets: 2, ordered: 3} as const;

/** numbering.xml: headings of chapters and of appendices, and lists. */
export function numberingXml(orderedLists: number): string {
  const definitions = [
    scheme(schemes.chapters, headingLevels("%1", "decimal", true)),
    scheme(schemes.appendices, headingLevels("Bilag %1", "upperLetter", false)),
    scheme(
      schemes.bullets,
      listLevels("bullet", () => "•"),
    ),
    scheme(
      schemes.ordered,
      listLevels("decimal", (level) => `%${level + 1}.`),
    ),
  ];
  const lists = Array.from({length: orderedLists}, (_, index) => index + numberings.firstOrdered);
  const instances = [
    instance(numberings.chapters, schemes.chapters),
    instance(numberings.appendices, schemes.appendices),
    instance(numberings.bullets, schemes.bullets),
    ...lists.map((id) => instance(id, schemes.ordered, true)),
  ];
  return xmlDeclaration + tag("w:numbering", plainNamespaces, [...definitions, ...instances].join(""));
}

function scheme(id: number, levels: string): string {
  return tag("w:abstractNum", {"w:abstractNumId": id}, valued("multiLevelType", "multilevel") + levels);
}

/** An ordered list begins at 1 on every level. */
function instance(id: number, of: number, restarts = false): string {
  const starts = restarts
    ? Array.from({length: deepestList}, (_, level) =>
        tag("w:lvlOverride", {"w:ilvl": level}, valued("startOverride", 1)),
      ).join("")
    : "";
  return tag("w:num", {"w:numId": id}, valued("abstractNumId", of) + starts);
}

function headingLevels(first: string, format: string, isOfStyles: boolean): string {
  return [first, "%1.%2", "%1.%2.%3"]
    .map((text, level) =>
      tag(
        "w:lvl",
        {"w:ilvl": level},
        valued("start", 1) +
          valued("numFmt", level === 0 ? format : "decimal") +
          (isOfStyles ? valued("pStyle", `Heading${level + 1}`) : "") +
          valued("suff", "space") +
          valued("lvlText", text) +
          valued("lvlJc", "left") +
          '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>',
      ),
    )
    .join("");
}

function listLevels(format: string, textOf: (level: number) => string): string {
  return Array.from({length: deepestList}, (_, level) => {
    const {left, hanging} = listIndent(level);
    return tag(
      "w:lvl",
      {"w:ilvl": level},
      valued("start", 1) +
        valued("numFmt", format) +
        valued("lvlText", textOf(level)) +
        valued("lvlJc", "left") +
        tag("w:pPr", {}, tag("w:ind", {"w:left": left, "w:hanging": hanging})),
    );
  }).join("");
}
