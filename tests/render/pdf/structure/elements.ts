import {
  elementOf,
  isContent,
  isElement,
  isLinked,
  type StructureElement,
  type StructureKid,
} from "../../../../src/render/pdf/structure/model.ts";
import {type PdfDictionary, PdfText} from "../../../../src/render/pdf/values.ts";

/** An element; a number among its kids is content of page 1. */
export function tag(type: string, ...kids: readonly (StructureKid | number)[]): StructureElement {
  return elementOf(
    type,
    kids.map((kid) => (typeof kid === "number" ? {page: 1, mcid: kid} : kid)),
  );
}

export function on(page: number, mcid: number): StructureKid {
  return {page, mcid};
}

export function link(annotation: number): StructureKid {
  return {page: 1, annotation};
}

/** A cell with an ID, if it has one, and attributes. */
export function cell(
  type: "TH" | "TD",
  id: string | null,
  attributes: PdfDictionary,
  ...kids: readonly (StructureKid | number)[]
) {
  const element = tag(type, ...kids);
  element.id = id;
  if (attributes.size > 0) element.attributes = new Map([["/Table", attributes]]);
  return element;
}

export function scope(value: string): PdfDictionary {
  return new Map([["/Scope", value]]);
}

export function headers(...ids: readonly string[]): PdfDictionary {
  return new Map([["/Headers", ids.map((id) => new PdfText(id))]]);
}

/** A tree as text, to compare: `P(1 Link(2 @9))`. Content of other pages than 1 has its page before it. */
export function shown(element: StructureElement): string {
  const kids = element.kids.map((kid) => {
    if (isElement(kid)) return shown(kid);
    if (isContent(kid)) return kid.page === 1 ? String(kid.mcid) : `${kid.page}:${kid.mcid}`;
    return isLinked(kid) ? `@${kid.annotation}` : "";
  });
  return kids.length === 0 ? element.type : `${element.type}(${kids.join(" ")})`;
}
