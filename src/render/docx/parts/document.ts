import type {DocumentBlock, Section} from "../model.ts";
import {page} from "../units.ts";
import {tag, valued, xmlDeclaration} from "../xml.ts";
import {textNamespaces} from "./namespaces.ts";

/** Which header and footer the pages of a section have. */
export interface SectionFrame {
  readonly header: string;
  readonly footer: string;
}

/** document.xml: the sections one after the other, each ended by what its pages are like. */
export function documentXml(sections: readonly Section[], frames: readonly SectionFrame[]): string {
  const body = sections.map((section, index) => {
    const content = contentOf(section.children);
    const frame = frames[index];
    const properties = sectionProperties(section, frame);
    if (index === sections.length - 1) return content + properties;
    return endSection(section, properties);
  });
  return xmlDeclaration + tag("w:document", textNamespaces, tag("w:body", {}, body.join("")));
}

function contentOf(blocks: readonly DocumentBlock[]): string {
  return blocks.map(({xml}) => xml).join("");
}

/** The end of a section is told by its last paragraph. */
function endSection({children}: Section, properties: string): string {
  const last = children.at(-1);
  if (last?.kind !== "paragraph") {
    const end = valued("pStyle", "Gap") + tag("w:spacing", {"w:before": 0, "w:after": 0});
    return contentOf(children) + tag("w:p", {}, tag("w:pPr", {}, end + properties));
  }
  const before = contentOf(children.slice(0, -1));
  return (
    before +
    last.xml.replace(/^<w:p>(?:<w:pPr>(.*?)<\/w:pPr>)?/s, (_, own = "") => `<w:p><w:pPr>${own}${properties}</w:pPr>`)
  );
}

function sectionProperties({way}: Section, frame: SectionFrame | undefined): string {
  const lying = way === "landscape";
  const [width, height] = lying ? [page.height, page.width] : [page.width, page.height];
  const side = lying ? page.bottom : page.side;
  const references =
    frame === undefined
      ? ""
      : tag("w:headerReference", {"w:type": "default", "r:id": frame.header}) +
        tag("w:footerReference", {"w:type": "default", "r:id": frame.footer});
  return tag(
    "w:sectPr",
    {},
    references +
      valued("type", "nextPage") +
      tag("w:pgSz", {"w:w": width, "w:h": height, "w:orient": lying ? "landscape" : undefined}) +
      tag("w:pgMar", {
        "w:top": page.top,
        "w:right": side,
        "w:bottom": page.bottom,
        "w:left": side,
        "w:header": page.header,
        "w:footer": page.footer,
        "w:gutter": 0,
      }) +
      tag("w:cols", {"w:space": 720}),
  );
}
