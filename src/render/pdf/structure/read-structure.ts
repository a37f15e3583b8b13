import {parseValue} from "../parse-value.ts";
import {type PdfFile, reference, unreadable} from "../pdf-file.ts";
import {isDictionary, isList, type PdfDictionary, PdfReference, PdfText, type PdfValue} from "../values.ts";
import {elementOf, noAttributes, type StructureElement, type StructureKid} from "./model.ts";

/** The structure tree that Chromium has printed. */
export interface PrintedStructure {
  readonly root: StructureElement;
  /** The objects that it stands in, which a new tree replaces. */
  readonly objects: readonly number[];
}

/** @throws CliError (environment) when the file has no tree of the form that Chromium prints */
export function readStructure(file: PdfFile): PrintedStructure {
  const catalog = file.text(file.fromTrailer("Root"));
  const root = dictionaryOf(file, reference(catalog, "StructTreeRoot"));
  const top = root.get("/K");
  if (!(top instanceof PdfReference)) throw unreadable("the root of its structure");
  const objects: number[] = [];
  return {root: readElement(file, top.number, 0, objects), objects};
}

/** The dictionary that an object is or begins with. @throws CliError (environment) when it is none */
export function dictionaryOf(file: PdfFile, number: number): PdfDictionary {
  const text = file.text(number);
  const value = parseValue(text, text.indexOf("obj") + 3);
  if (!isDictionary(value)) throw unreadable(`object ${number}`);
  return value;
}

/** The half of all elements that only hold one piece of text; they are not worth being kept. */
const piece = /obj\s*<<\/Type \/StructElem\n\/S \/NonStruct\n\/P \d+ 0 R\n\/Pg (\d+) 0 R\n\/K (\d+)>>/y;

function readPiece(text: string): StructureKid | null {
  piece.lastIndex = text.indexOf("obj");
  const [, page, mcid] = piece.exec(text) ?? [];
  return page === undefined ? null : {page: Number(page), mcid: Number(mcid)};
}

function readReferred(file: PdfFile, number: number, page: number, objects: number[]): StructureKid {
  const content = readPiece(file.text(number));
  if (content === null) return readElement(file, number, page, objects);
  objects.push(number);
  return content;
}

function readElement(file: PdfFile, number: number, page: number, objects: number[]): StructureElement {
  objects.push(number);
  const dictionary = dictionaryOf(file, number);
  const type = dictionary.get("/S");
  const own = dictionary.get("/Pg");
  const ownPage = own instanceof PdfReference ? own.number : page;
  const id = dictionary.get("/ID");
  const element = elementOf(typeof type === "string" ? type.slice(1) : "NonStruct", []);
  element.kids = readKids(file, dictionary.get("/K"), ownPage, objects);
  element.id = id instanceof PdfText ? id.bytes : null;
  element.attributes = readAttributes(dictionary.get("/A"));
  element.alt = textIn(dictionary, "/Alt");
  element.language = textIn(dictionary, "/Lang");
  return element;
}

function textIn(dictionary: PdfDictionary, key: string): PdfText | null {
  const value = dictionary.get(key);
  return value instanceof PdfText ? value : null;
}

function readKids(file: PdfFile, value: PdfValue | undefined, page: number, objects: number[]): StructureKid[] {
  if (isList(value)) return value.flatMap((each) => readKids(file, each, page, objects));
  if (typeof value === "number") return [{page, mcid: value}];
  if (value instanceof PdfReference) return [readReferred(file, value.number, page, objects)];
  if (!isDictionary(value)) return [];
  const own = value.get("/Pg");
  const where = own instanceof PdfReference ? own.number : page;
  const linked = value.get("/Obj");
  if (linked instanceof PdfReference) return [{page: where, annotation: linked.number}];
  const mcid = value.get("/MCID");
  return typeof mcid === "number" ? [{page: where, mcid}] : [];
}

function readAttributes(value: PdfValue | undefined): ReadonlyMap<string, PdfDictionary> {
  if (value === undefined) return noAttributes;
  const owners = new Map<string, PdfDictionary>();
  for (const attributes of isList(value) ? value : [value]) {
    if (!isDictionary(attributes)) continue;
    const owner = attributes.get("/O");
    if (typeof owner !== "string") continue;
    const own = new Map(owners.get(owner) ?? []);
    for (const [key, each] of attributes) if (key !== "/O" && !isPlainSpan(key, each)) own.set(key, each);
    if (own.size > 0) owners.set(owner, own);
  }
  return owners;
}

/** Chromium says of every cell that it spans one row and one column, as all do that say nothing. */
function isPlainSpan(key: string, value: PdfValue): boolean {
  return value === 1 && (key === "/RowSpan" || key === "/ColSpan");
}
