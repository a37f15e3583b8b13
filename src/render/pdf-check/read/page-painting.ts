import {PdfSyntaxError, parseValueAt} from "../../pdf/parse-value.ts";
import {isDictionary, isList, type PdfDictionary, PdfReference, PdfText, type PdfValue} from "../../pdf/values.ts";
import type {PdfObjects} from "./pdf-objects.ts";

/** Something painted, and the marked content it stands in. */
export interface Painted {
  readonly what: "text" | "graphics";
  readonly isArtifact: boolean;
  /** The number of the tagged sequence it stands in; null outside all. */
  readonly mcid: number | null;
}

/** A marked content sequence and what it stands in. */
export interface Sequence {
  readonly isArtifact: boolean;
  readonly mcid: number | null;
  readonly insideArtifact: boolean;
  readonly insideTagged: boolean;
}

export interface PagePainting {
  readonly page: number;
  readonly dictionary: PdfDictionary;
  readonly painted: readonly Painted[];
  readonly sequences: readonly Sequence[];
  /** Texts drawn, by the object of their font; 0 for a font that is no object. */
  readonly texts: ReadonlyMap<number, readonly string[]>;
  /** Whether every sequence that is begun is ended. */
  readonly isBalanced: boolean;
}

/** The pages of a file with what their operators paint. */
export function readPages(objects: PdfObjects): PagePainting[] {
  return pagesBelow(objects, objects.catalogue.get("/Pages"), null, new Set()).map(({page, dictionary}) => {
    const reader = new ContentReader(objects);
    const contents = objects.list(dictionary.get("/Contents"));
    const streams = contents.length > 0 && isDictionary(contents[0]) ? [dictionary.get("/Contents")] : contents;
    const text = streams.map((stream) => objects.stream(stream ?? null)?.toString("latin1") ?? "").join("\n");
    reader.read(text, objects.dictionary(dictionary.get("/Resources")), 0);
    return {page, dictionary, ...reader.result()};
  });
}

function pagesBelow(
  objects: PdfObjects,
  value: PdfValue | undefined,
  inherited: PdfValue | null,
  seen: Set<number>,
): {readonly page: number; readonly dictionary: PdfDictionary}[] {
  const node = objects.dictionary(value);
  if (node === null || !(value instanceof PdfReference) || seen.has(value.number)) return [];
  seen.add(value.number);
  const resources = node.get("/Resources") ?? inherited;
  if (node.has("/Kids")) {
    return objects.list(node.get("/Kids")).flatMap((kid) => pagesBelow(objects, kid, resources, seen));
  }
  return [{page: value.number, dictionary: new Map([...node, ["/Resources", resources]])}];
}

interface Open {
  readonly isArtifact: boolean;
  readonly mcid: number | null;
}

const showText = new Set(["Tj", "TJ", "'", '"']);
const paints = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh"]);
/** Forms within forms. */
const deepest = 12;

class ContentReader {
  readonly #objects: PdfObjects;
  readonly #painted: Painted[] = [];
  readonly #sequences: Sequence[] = [];
  readonly #texts = new Map<number, string[]>();
  readonly #open: Open[] = [];
  #font = 0;
  readonly #fonts: number[] = [];
  #isBalanced = true;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  result(): Pick<PagePainting, "painted" | "sequences" | "texts" | "isBalanced"> {
    return {
      painted: this.#painted,
      sequences: this.#sequences,
      texts: this.#texts,
      isBalanced: this.#isBalanced && this.#open.length === 0,
    };
  }

  read(text: string, resources: PdfDictionary | null, depth: number): void {
    for (const {operator, operands} of operatorsOf(text)) {
      if (showText.has(operator)) this.#showText(operands.at(-1));
      else if (paints.has(operator)) this.#paint("graphics");
      else if (operator === "Do") this.#paintObject(operands[0], resources, depth);
      else if (operator === "EI") this.#paint("graphics");
      else if (operator === "Tf") this.#font = this.#fontObject(operands[0], resources);
      else if (operator === "q") this.#fonts.push(this.#font);
      else if (operator === "Q") this.#font = this.#fonts.pop() ?? this.#font;
      else if (operator === "BMC" || operator === "BDC") this.#begin(operands, resources);
      else if (operator === "EMC") this.#end();
    }
  }

  #paint(what: Painted["what"]): void {
    this.#painted.push({what, isArtifact: this.#open.some((open) => open.isArtifact), mcid: this.#mcid()});
  }

  #mcid(): number | null {
    return this.#open.findLast(({mcid}) => mcid !== null)?.mcid ?? null;
  }

  #showText(operand: PdfValue | undefined): void {
    const parts = isList(operand) ? operand : [operand];
    const bytes = parts.map((part) => (part instanceof PdfText ? part.bytes : "")).join("");
    if (bytes === "") return;
    this.#paint("text");
    const texts = this.#texts.get(this.#font) ?? [];
    texts.push(bytes);
    this.#texts.set(this.#font, texts);
  }

  #paintObject(name: PdfValue | undefined, resources: PdfDictionary | null, depth: number): void {
    const all = this.#objects.dictionary(resources?.get("/XObject"));
    const object = typeof name === "string" ? all?.get(name) : undefined;
    const form = this.#objects.dictionary(object);
    if (form?.get("/Subtype") !== "/Form") {
      this.#paint("graphics");
      return;
    }
    if (depth > deepest) return;
    const own = this.#objects.dictionary(form.get("/Resources")) ?? resources;
    this.read(this.#objects.stream(object)?.toString("latin1") ?? "", own, depth + 1);
  }

  #fontObject(name: PdfValue | undefined, resources: PdfDictionary | null): number {
    const fonts = this.#objects.dictionary(resources?.get("/Font"));
    const font = typeof name === "string" ? fonts?.get(name) : undefined;
    return font instanceof PdfReference ? font.number : 0;
  }

  #begin([tag, properties]: readonly PdfValue[], resources: PdfDictionary | null): void {
    const named = typeof properties === "string" ? this.#objects.dictionary(resources?.get("/Properties")) : null;
    const value = typeof properties === "string" ? named?.get(properties) : properties;
    const mcid = this.#objects.dictionary(value)?.get("/MCID");
    const open = {isArtifact: tag === "/Artifact", mcid: typeof mcid === "number" ? mcid : null};
    this.#sequences.push({
      ...open,
      insideArtifact: this.#open.some(({isArtifact}) => isArtifact),
      insideTagged: this.#mcid() !== null,
    });
    this.#open.push(open);
  }

  #end(): void {
    if (this.#open.pop() === undefined) this.#isBalanced = false;
  }
}

interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

const gap = /[\0\t\n\f\r ]*(?:%[^\n\r]*[\0\t\n\f\r ]*)*/y;
const plainNumber = /[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ])/y;
const keyword = /[A-Za-z'"][A-Za-z0-9*]*/y;

/** The operators of a content stream with their operands; what cannot be read ends it. */
function* operatorsOf(text: string): Generator<Operation> {
  let operands: PdfValue[] = [];
  let position = skip(text, 0);
  while (position < text.length) {
    plainNumber.lastIndex = position;
    const [written] = plainNumber.exec(text) ?? [];
    keyword.lastIndex = position;
    const [word] = written === undefined ? (keyword.exec(text) ?? []) : [];
    if (written !== undefined) {
      operands.push(Number(written));
      position += written.length;
    } else if (word !== undefined && !["true", "false", "null"].includes(word)) {
      position = word === "BI" ? endOfImage(text, position) : position + word.length;
      yield {operator: word === "BI" ? "EI" : word, operands};
      operands = [];
    } else {
      const parsed = valueOrNull(text, position);
      if (parsed === null) return;
      operands.push(parsed.value);
      position = parsed.end;
    }
    position = skip(text, position);
  }
}

function valueOrNull(text: string, at: number): {readonly value: PdfValue; readonly end: number} | null {
  try {
    return parseValueAt(text, at);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null;
    throw error;
  }
}

function skip(text: string, at: number): number {
  gap.lastIndex = at;
  gap.exec(text);
  return gap.lastIndex;
}

function endOfImage(text: string, at: number): number {
  const end = /\sEI(?=[\0\t\n\f\r ]|$)/.exec(text.slice(at));
  return end === null ? text.length : at + end.index + end[0].length;
}
