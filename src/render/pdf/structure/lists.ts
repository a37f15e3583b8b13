import {childElements, elementOf, isElement, noAttributes, type StructureElement, type StructureKid} from "./model.ts";

/**
 * Gives lists the parts that ISO 32000-1, 14.8.4.3.3 asks for: every `LI` has its label and one `LBody`. A list of nothing but
 * links is a list of contents (`TOC`), and the list of endnotes, whose items Chromium does not print as items, its notes.
 * To be called before containers are taken out.
 */
export function mendLists(element: StructureElement): void {
  let hasList = false;
  for (const kid of element.kids) {
    if (!isElement(kid)) continue;
    mendLists(kid);
    hasList ||= kid.type === "L";
  }
  if (!hasList) return;
  element.kids = element.kids.flatMap((kid) => (isElement(kid) && kid.type === "L" ? mendList(kid) : [kid]));
}

function mendList(list: StructureElement): StructureKid[] {
  const items = childElements(list);
  if (items.some(({type}) => type === "NonStruct")) return items.map(noteOf);
  if (isContentsList(list)) {
    list.type = "TOC";
    list.attributes = noAttributes;
    for (const item of items) {
      item.type = "TOCI";
      item.kids = item.kids.map((kid) => (isElement(kid) && kid.type === "Link" ? elementOf("Reference", [kid]) : kid));
    }
    return [list];
  }
  for (const item of items) item.kids = partsOf(item);
  return [list];
}

function partsOf(item: StructureElement): StructureKid[] {
  const isLabel = (kid: StructureKid) => isElement(kid) && kid.type === "Lbl";
  const body = item.kids.filter((kid) => !isLabel(kid));
  return [...item.kids.filter(isLabel), ...(body.length === 0 ? [] : [elementOf("LBody", body)])];
}

function noteOf(item: StructureElement): StructureElement {
  return {...item, type: "Note"};
}

/** Whether each item is one link, with or without such a list below it. */
function isContentsList(list: StructureElement): boolean {
  const items = childElements(list);
  return (
    items.length > 0 &&
    items.every(({type, kids: [first, second, ...rest]}) => {
      const isLink = first !== undefined && isElement(first) && first.type === "Link";
      const endsThere = second === undefined || (isElement(second) && ["L", "TOC"].includes(second.type));
      return type === "LI" && isLink && endsThere && rest.length === 0;
    })
  );
}
