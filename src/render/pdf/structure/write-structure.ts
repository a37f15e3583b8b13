import type {PdfFile} from "../pdf-file.ts";
import {reference} from "../pdf-file.ts";
import {isList, type PdfDictionary, PdfReference, PdfText, type PdfValue, printValue} from "../values.ts";
import {elementsOf, isContent, isElement, type StructureElement, type StructureKid} from "./model.ts";
import {dictionaryOf, type PrintedStructure} from "./read-structure.ts";
import {roleOf, standardTypes} from "./standard-types.ts";

/**
 * Puts a mended tree into the file in the place of the printed one: its elements, and the ways to find them by content
 * (`ParentTree`), by name (`IDTree`) and by role (`RoleMap`). Names are counted anew, in reading order: Chromium numbers them
 * by the nodes that its process has seen, so that a browser's second document would differ from its first.
 */
export function writeStructure(file: PdfFile, {root, objects}: PrintedStructure): void {
  const rootObject = reference(file.text(file.fromTrailer("Root")), "StructTreeRoot");
  const elements = elementsOf(root);
  const numbers = numberElements(file, elements, objects);
  const names = nameElements(elements);
  const parents = new Map<StructureElement, number>();
  for (const element of elements) {
    const own = numbers.get(element) ?? 0;
    for (const kid of element.kids) if (isElement(kid)) parents.set(kid, own);
  }
  for (const element of elements) {
    const number = numbers.get(element) ?? 0;
    file.set(number, printElement(element, {numbers, names, parent: parents.get(element) ?? rootObject}));
  }
  const tree = writeTree(file, elements, numbers);
  const ids = elements.flatMap((element) => {
    const name = element.id === null ? undefined : names.get(element.id);
    return name === undefined ? [] : [[name, numbers.get(element) ?? 0] as const];
  });
  removeOldTrees(file, rootObject, new Set(objects));
  file.set(
    rootObject,
    printValue(
      new Map<string, PdfValue>([
        ["/Type", "/StructTreeRoot"],
        ["/K", new PdfReference(numbers.get(root) ?? 0)],
        ["/ParentTree", new PdfReference(tree.number)],
        ["/ParentTreeNextKey", tree.nextKey],
        ...idTree(file, ids),
        ...roleMap(elements),
      ]),
    ),
  );
}

/** The old elements' objects are used again; those left over are taken out. */
function numberElements(
  file: PdfFile,
  elements: readonly StructureElement[],
  old: readonly number[],
): Map<StructureElement, number> {
  const free = old.toSorted((a, b) => a - b);
  const numbers = new Map(elements.map((element, index) => [element, free[index] ?? file.add("null")]));
  for (const number of free.slice(elements.length)) file.remove(number);
  return numbers;
}

function nameElements(elements: readonly StructureElement[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const {id} of elements)
    if (id !== null && !names.has(id)) names.set(id, `e${String(names.size + 1).padStart(5, "0")}`);
  return names;
}

interface Numbering {
  readonly numbers: ReadonlyMap<StructureElement, number>;
  readonly names: ReadonlyMap<string, string>;
  readonly parent: number;
}

function printElement(element: StructureElement, {numbers, names, parent}: Numbering): string {
  const page = element.kids.find(isContent)?.page ?? null;
  const lines = [`<</Type /StructElem\n/S /${element.type}\n/P ${parent} 0 R`];
  if (page !== null) lines.push(`/Pg ${page} 0 R`);
  const kids = element.kids.map((kid) => printKid(kid, page, numbers)).join(" ");
  if (element.kids.length > 0) lines.push(element.kids.length === 1 ? `/K ${kids}` : `/K [${kids}]`);
  const name = element.id === null ? undefined : names.get(element.id);
  if (name !== undefined) lines.push(`/ID (${name})`);
  if (element.alt !== null) lines.push(`/Alt ${printValue(element.alt)}`);
  if (element.language !== null) lines.push(`/Lang ${printValue(element.language)}`);
  const attributes = Array.from(element.attributes, ([owner, own]) => printValue(attributesOf(owner, own, names)));
  if (attributes.length > 0)
    lines.push(attributes.length === 1 ? `/A ${attributes[0]}` : `/A [${attributes.join(" ")}]`);
  return `${lines.join("\n")}>>`;
}

function printKid(kid: StructureKid, page: number | null, numbers: ReadonlyMap<StructureElement, number>): string {
  if (isElement(kid)) return `${numbers.get(kid)} 0 R`;
  if (!isContent(kid)) return `<</Type /OBJR /Pg ${kid.page} 0 R /Obj ${kid.annotation} 0 R>>`;
  return kid.page === page ? String(kid.mcid) : `<</Type /MCR /Pg ${kid.page} 0 R /MCID ${kid.mcid}>>`;
}

function attributesOf(owner: string, own: PdfDictionary, names: ReadonlyMap<string, string>): PdfDictionary {
  const entries = [...own].flatMap(([key, value]): [string, PdfValue][] => {
    if (key !== "/Headers" || !isList(value)) return [[key, value]];
    const headers = renamed(value, names);
    return headers.length === 0 ? [] : [[key, headers]];
  });
  return new Map<string, PdfValue>([["/O", owner], ...entries]);
}

function renamed(headers: readonly PdfValue[], names: ReadonlyMap<string, string>): PdfValue[] {
  return headers.flatMap((header) => {
    const name = header instanceof PdfText ? names.get(header.bytes) : undefined;
    return name === undefined ? [] : [new PdfText(name)];
  });
}

/** The parents of all content, by page, and of all annotations, under the keys that pages and annotations already have. */
function writeTree(
  file: PdfFile,
  elements: readonly StructureElement[],
  numbers: ReadonlyMap<StructureElement, number>,
): {readonly number: number; readonly nextKey: number} {
  const entries = new Map<number, PdfValue>();
  const byPage = new Map<number, (PdfValue | undefined)[]>();
  for (const element of elements) {
    const own = new PdfReference(numbers.get(element) ?? 0);
    for (const kid of element.kids) {
      if (isElement(kid)) continue;
      if (!isContent(kid)) entries.set(keyOf(file, kid.annotation, "/StructParent"), own);
      else {
        const parents = byPage.get(kid.page) ?? [];
        parents[kid.mcid] = own;
        byPage.set(kid.page, parents);
      }
    }
  }
  for (const page of file.pages()) {
    const parents = Array.from(byPage.get(page) ?? [], (parent) => parent ?? null);
    entries.set(keyOf(file, page, "/StructParents"), parents);
  }
  const keys = [...entries.keys()].filter((key) => key >= 0).sort((a, b) => a - b);
  const numbersTree = new Map([["/Nums", keys.flatMap((key) => [key, entries.get(key) ?? null])]]);
  return {number: file.add(printValue(numbersTree)), nextKey: (keys.at(-1) ?? -1) + 1};
}

function keyOf(file: PdfFile, object: number, name: string): number {
  const key = dictionaryOf(file, object).get(name);
  return typeof key === "number" ? key : -1;
}

function idTree(file: PdfFile, ids: readonly (readonly [string, number])[]): [string, PdfValue][] {
  if (ids.length === 0) return [];
  const names = ids.flatMap(([name, number]) => [new PdfText(name), new PdfReference(number)]);
  const limits = [new PdfText(ids[0]?.[0] ?? ""), new PdfText(ids.at(-1)?.[0] ?? "")];
  const leaf = file.add(
    printValue(
      new Map<string, PdfValue>([
        ["/Limits", limits],
        ["/Names", names],
      ]),
    ),
  );
  return [["/IDTree", new Map([["/Kids", [new PdfReference(leaf)]]])]];
}

function roleMap(elements: readonly StructureElement[]): [string, PdfValue][] {
  const own = new Set(elements.map(({type}) => type).filter((type) => !standardTypes.has(type)));
  if (own.size === 0) return [];
  const roles = [...own].sort().map((type): [string, PdfValue] => [`/${type}`, `/${roleOf(type)}`]);
  return [["/RoleMap", new Map(roles)]];
}

/** Takes out the objects of the printed trees: their nodes, and the lists of parents that those name beside elements. */
function removeOldTrees(file: PdfFile, rootObject: number, elements: ReadonlySet<number>): void {
  const root = dictionaryOf(file, rootObject);
  for (const key of ["/ParentTree", "/IDTree"]) {
    const tree = root.get(key);
    if (tree instanceof PdfReference) removeNode(file, tree.number, elements);
  }
}

function removeNode(file: PdfFile, number: number, elements: ReadonlySet<number>): void {
  const node = dictionaryOf(file, number);
  for (const kid of referencesIn(node.get("/Kids"))) removeNode(file, kid, elements);
  for (const leaf of referencesIn(node.get("/Nums"))) if (!elements.has(leaf)) file.remove(leaf);
  file.remove(number);
}

function referencesIn(value: PdfValue | undefined): number[] {
  return isList(value) ? value.flatMap((each) => (each instanceof PdfReference ? [each.number] : [])) : [];
}
