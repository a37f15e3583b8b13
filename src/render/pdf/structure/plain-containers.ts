import {childElements, elementOf, isElement, isLinked, type StructureElement, type StructureKid} from "./model.ts";
import {blockContainers, isInline} from "./standard-types.ts";

/**
 * Takes out the containers that Chromium prints for every `div`, `span` and piece of text (`NonStruct`): what they hold moves
 * up. What they stood for and PDF has a type for is kept: chapters become `Sect`, links of notes `Link` in `Reference`,
 * and text beside blocks becomes a paragraph.
 */
export function mendContainers(element: StructureElement): void {
  for (const child of childElements(element)) mendContainers(child);
  element.kids = element.kids.flatMap(liftKids);
  if (blockContainers.has(element.type)) element.kids = paragraphsOf(element.kids);
}

function liftKids(kid: StructureKid): StructureKid[] {
  if (!isElement(kid)) return [kid];
  if (kid.type === "Link") return [kid];
  if (kid.type !== "NonStruct") return isEmpty(kid) ? [] : [kid];
  if (kid.kids.some(isLinked)) return [elementOf("Reference", [elementOf("Link", kid.kids)])];
  if (beginsWithHeading(kid)) return [elementOf("Sect", paragraphsOf(kid.kids))];
  return kid.kids;
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
