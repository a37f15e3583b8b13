import {elementOf, isElement, isLinked, type StructureElement, type StructureKid} from "./model.ts";
import {blockContainers, isInline} from "./standard-types.ts";

/**
 * Takes out the containers that Chromium prints for every `div`, `span` and piece of text (`NonStruct`): what they hold moves
 * up. What they stood for and PDF has a type for is kept: chapters become `Sect`, links of notes `Link` in `Reference`,
 * and text beside blocks becomes a paragraph.
 */
export function mendContainers(element: StructureElement): void {
  const lifted: StructureKid[] = [];
  for (const kid of element.kids) {
    if (isElement(kid)) {
      mendContainers(kid);
      lift(kid, lifted);
    } else lifted.push(kid);
  }
  element.kids = blockContainers.has(element.type) ? paragraphsOf(lifted) : lifted;
}

/** Puts an element among its parent's kids, or what it holds. */
function lift(element: StructureElement, into: StructureKid[]): void {
  if (element.type !== "NonStruct") {
    if (element.type === "Link" || !isEmpty(element)) into.push(element);
  } else if (element.kids.some(isLinked)) into.push(elementOf("Reference", [elementOf("Link", element.kids)]));
  else if (beginsWithHeading(element)) into.push(elementOf("Sect", paragraphsOf(element.kids)));
  else for (const kid of element.kids) into.push(kid);
}

/** Cells are empty where a table has nothing to say; all else without content says nothing. */
function isEmpty({type, kids}: StructureElement): boolean {
  return kids.length === 0 && !["TD", "TH", "TR"].includes(type);
}

function beginsWithHeading({kids: [first]}: StructureElement): boolean {
  return first !== undefined && isElement(first) && first.type === "H2";
}

/** Kids with what runs along in lines gathered into paragraphs, where blocks stand beside it. */
function paragraphsOf(kids: readonly StructureKid[]): StructureKid[] {
  const gathered: StructureKid[] = [];
  let paragraph: StructureElement | null = null;
  for (const kid of kids) {
    if (isElement(kid) && !isInline(kid.type)) {
      gathered.push(kid);
      paragraph = null;
    } else if (paragraph === null) {
      paragraph = elementOf("P", [kid]);
      gathered.push(paragraph);
    } else paragraph.kids.push(kid);
  }
  return gathered;
}
