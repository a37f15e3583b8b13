import {standardTypes} from "../../pdf/structure/standard-types.ts";
import {isDictionary, isList, type PdfDictionary, PdfReference, PdfText, type PdfValue} from "../../pdf/values.ts";
import type {PdfObjects} from "./pdf-objects.ts";

/** One element of a structure tree, as it stands in a file that may be wrong in any way. */
export interface TreeElement {
  /** As the file says it; `role` is the standard type that it comes to, null when it comes to none. */
  readonly type: string;
  readonly role: string | null;
  readonly dictionary: PdfDictionary;
  /** Its object; null when it is written inside another. */
  readonly object: number | null;
  /** The page it begins on. */
  readonly page: number | null;
  readonly parent: TreeElement | null;
  readonly kids: readonly TreeElement[];
  readonly contents: readonly {readonly page: number | null; readonly mcid: number}[];
  /** The objects, mostly annotations, that are part of it. */
  readonly linked: readonly number[];
}

export interface StructureTree {
  readonly roots: readonly TreeElement[];
  /** All elements in reading order, each after its parent. */
  readonly elements: readonly TreeElement[];
  readonly roles: PdfDictionary;
  /** What each content and annotation says of its parent: the entries of the parent tree by their keys. */
  readonly parents: ReadonlyMap<number, PdfValue>;
}

/** Deeper than any honest tree. */
const deepest = 200;

/** The structure tree of a file; null when it has none. */
export function readStructureTree(objects: PdfObjects): StructureTree | null {
  const root = objects.dictionary(objects.catalogue.get("/StructTreeRoot"));
  if (root === null) return null;
  const roles = objects.dictionary(root.get("/RoleMap")) ?? new Map();
  const elements: TreeElement[] = [];
  const reader = new TreeReader(objects, roles, elements);
  const roots = objects.list(root.get("/K")).flatMap((kid) => reader.read(kid, null, null, 0));
  return {roots, elements, roles, parents: readNumberTree(objects, root.get("/ParentTree"))};
}

class TreeReader {
  readonly #objects: PdfObjects;
  readonly #roles: PdfDictionary;
  readonly #elements: TreeElement[];
  readonly #seen = new Set<number>();

  constructor(objects: PdfObjects, roles: PdfDictionary, elements: TreeElement[]) {
    this.#objects = objects;
    this.#roles = roles;
    this.#elements = elements;
  }

  read(value: PdfValue, parent: TreeElement | null, page: number | null, depth: number): TreeElement[] {
    const object = value instanceof PdfReference ? value.number : null;
    const dictionary = this.#objects.dictionary(value);
    if (dictionary === null || depth > deepest) return [];
    if (object !== null && this.#seen.has(object)) return [];
    if (object !== null) this.#seen.add(object);
    const type = nameOf(dictionary.get("/S")) ?? "";
    const own = dictionary.get("/Pg");
    const ownPage = own instanceof PdfReference ? own.number : page;
    const kids: TreeElement[] = [];
    const contents: {page: number | null; mcid: number}[] = [];
    const linked: number[] = [];
    const role = standardRole(type, this.#roles);
    const element = {type, role, dictionary, object, page: ownPage, parent, kids, contents, linked};
    this.#elements.push(element);
    for (const kid of this.#objects.list(dictionary.get("/K"))) {
      if (typeof kid === "number") contents.push({page: ownPage, mcid: kid});
      else this.#readKid(kid, element, {kids, contents, linked}, depth);
    }
    element.page ??= kids.find((kid) => kid.page !== null)?.page ?? null;
    return [element];
  }

  #readKid(
    kid: PdfValue,
    element: TreeElement,
    into: {kids: TreeElement[]; contents: {page: number | null; mcid: number}[]; linked: number[]},
    depth: number,
  ): void {
    const dictionary = this.#objects.dictionary(kid);
    if (dictionary === null) return;
    const where = dictionary.get("/Pg");
    const page = where instanceof PdfReference ? where.number : element.page;
    const mcid = dictionary.get("/MCID");
    const linked = dictionary.get("/Obj");
    if (dictionary.get("/Type") === "/MCR" && typeof mcid === "number") into.contents.push({page, mcid});
    else if (dictionary.get("/Type") === "/OBJR" && linked instanceof PdfReference) into.linked.push(linked.number);
    else into.kids.push(...this.read(kid, element, element.page, depth + 1));
  }
}

/** The standard type that a type is mapped to, over any number of steps; null when it is to none. */
export function standardRole(type: string, roles: PdfDictionary): string | null {
  let role = type;
  for (let step = 0; step < 50; step++) {
    if (standardTypes.has(role)) return role;
    const next = nameOf(roles.get(`/${role}`));
    if (next === null) return null;
    role = next;
  }
  return null;
}

export function nameOf(value: PdfValue | undefined): string | null {
  return typeof value === "string" ? value.slice(1) : null;
}

/** The letters of a text entry that says something; null for none, and for an empty one. */
export function textEntry(dictionary: PdfDictionary, key: string): string | null {
  const value = dictionary.get(key);
  return value instanceof PdfText && value.bytes !== "" ? value.bytes : null;
}

/** A value of an attribute, from those of an owner such as `/Table`. */
export function attributeOf(
  element: TreeElement,
  owner: string,
  key: string,
  objects: PdfObjects,
): PdfValue | undefined {
  for (const value of objects.list(element.dictionary.get("/A"))) {
    const attributes = objects.dictionary(value);
    if (attributes?.get("/O") === owner && attributes.has(key)) return objects.resolve(attributes.get(key));
  }
  return undefined;
}

/** The entries of a number tree (ISO 32000-1, 7.9.7), through all its nodes. */
function readNumberTree(objects: PdfObjects, root: PdfValue | undefined): Map<number, PdfValue> {
  const entries = new Map<number, PdfValue>();
  const read = (value: PdfValue | undefined, depth: number): void => {
    const node = objects.dictionary(value);
    if (node === null || depth > deepest) return;
    const numbers = objects.resolve(node.get("/Nums"));
    for (let index = 0; isList(numbers) && index + 1 < numbers.length; index += 2) {
      const [key, entry = null] = numbers.slice(index, index + 2);
      if (typeof key === "number") entries.set(key, entry);
    }
    const kids = objects.resolve(node.get("/Kids"));
    for (const kid of isList(kids) ? kids : []) read(kid, depth + 1);
  };
  read(isDictionary(root) ? root : objects.resolve(root), 0);
  return entries;
}
