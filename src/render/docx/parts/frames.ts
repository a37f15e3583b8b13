import type {Section} from "../model.ts";
import {paragraph} from "../paragraph.ts";
import {field, tab, text} from "../pieces.ts";
import {textRoom} from "../units.ts";
import {tag, xmlDeclaration} from "../xml.ts";
import type {SectionFrame} from "./document.ts";
import {plainNamespaces} from "./namespaces.ts";

/** The headers and footers of a document, each once. */
export interface Frames {
  /** For each section, by the names of relationships. */
  readonly ofSections: readonly SectionFrame[];
  readonly files: readonly {
    readonly relationship: string;
    readonly name: string;
    readonly kind: "header" | "footer";
    readonly xml: string;
  }[];
}

/** The chapter's title over its pages, the report's at their foot, with the number of the page. */
export function framesOf(sections: readonly Section[]): Frames {
  const known = new Map<string, Frames["files"][number]>();
  const fileOf = (kind: "header" | "footer", xml: string): string => {
    const number = [...known.values()].filter((file) => file.kind === kind).length + 1;
    const file = known.get(xml) ?? {
      relationship: `rId${kind === "header" ? "Header" : "Footer"}${number}`,
      name: `${kind}${number}.xml`,
      kind,
      xml,
    };
    known.set(xml, file);
    return file.relationship;
  };
  const ofSections = sections.map((section) => ({
    header: fileOf("header", headerXml(section)),
    footer: fileOf("footer", footerXml(section)),
  }));
  return {ofSections, files: [...known.values()]};
}

function headerXml({head}: Section): string {
  const words = paragraph("Header", head === null ? [] : [text(head)]);
  return xmlDeclaration + tag("w:hdr", plainNamespaces, words.xml);
}

function footerXml({foot, way}: Section): string {
  const look = {tab: {at: textRoom[way].width, dots: false}};
  const words = paragraph(
    "Footer",
    foot === null ? [] : [text(foot), tab, field("PAGE", "1")],
    foot === null ? {} : look,
  );
  return xmlDeclaration + tag("w:ftr", plainNamespaces, words.xml);
}
