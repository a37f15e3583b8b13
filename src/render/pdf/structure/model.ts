import type {PdfDictionary, PdfText} from "../values.ts";

/** One element of a tagged PDF's structure tree (ISO 32000-1, 14.7.2). Elements are changed in place while a tree is mended. */
export interface StructureElement {
  /** The structure type, without its slash: `P`. */
  type: string;
  kids: StructureKid[];
  /** Its ID, as bytes; null when nothing refers to it. */
  id: string | null;
  /** Attributes by their owner: `/Table`, `/List`, `/Layout`. */
  attributes: ReadonlyMap<string, PdfDictionary>;
  /** `/Alt` and `/Lang`, where it has them. */
  alt: PdfText | null;
  language: PdfText | null;
}

export type StructureKid = StructureElement | MarkedContent | LinkedObject;

/** A sequence of a page's content: the page by its object, the sequence by its number there. */
export interface MarkedContent {
  readonly page: number;
  readonly mcid: number;
}

/** An annotation that is part of the structure, by its object. */
export interface LinkedObject {
  readonly page: number;
  readonly annotation: number;
}

export function isElement(kid: StructureKid): kid is StructureElement {
  return "kids" in kid;
}

export function isContent(kid: StructureKid): kid is MarkedContent {
  return "mcid" in kid;
}

export function isLinked(kid: StructureKid): kid is LinkedObject {
  return "annotation" in kid;
}

/** Most elements have none. */
export const noAttributes: ReadonlyMap<string, PdfDictionary> = new Map();

/** A new element around kids. */
export function elementOf(type: string, kids: StructureKid[]): StructureElement {
  return {type, kids, id: null, attributes: noAttributes, alt: null, language: null};
}

export function childElements(element: StructureElement): StructureElement[] {
  return element.kids.filter(isElement);
}

/** An element and all below it, each after its parent, in reading order. */
export function elementsOf(root: StructureElement): StructureElement[] {
  const elements: StructureElement[] = [];
  const gather = (element: StructureElement): void => {
    elements.push(element);
    for (const kid of element.kids) if (isElement(kid)) gather(kid);
  };
  gather(root);
  return elements;
}

/** All content of an element and those below it, in reading order. */
export function contentsOf(element: StructureElement): MarkedContent[] {
  return element.kids.flatMap((kid) => {
    if (isElement(kid)) return contentsOf(kid);
    return isContent(kid) ? [kid] : [];
  });
}

/** A number for one sequence of content, to look it up by. */
export function contentKey({page, mcid}: MarkedContent): number {
  return page * mostContents + mcid;
}

/** More than any page has. */
const mostContents = 2 ** 24;
