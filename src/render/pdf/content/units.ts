import {concatenate, identity, type Matrix, type Rectangle, transformPoint, transformRectangle} from "./matrix.ts";

/** One thing that a page's operators paint: a text object, or a path, image or shading. */
export interface PaintUnit {
  readonly kind: "text" | "graphics";
  readonly start: number;
  readonly end: number;
  /** The marked content it stands in; null outside all. */
  readonly mcid: number | null;
  /** Where a text begins, in points from the lower left corner of the page; null for graphics. */
  readonly origin: readonly [number, number] | null;
  /** Points in one unit of its own along the line. */
  readonly scale: number;
}

/** A part of the operators that only shows inside a rectangle, such as a drawing. */
export interface ClippedRegion {
  readonly start: number;
  readonly end: number;
  /** In points. */
  readonly rectangle: Rectangle;
}

export interface PagePainting {
  readonly units: readonly PaintUnit[];
  readonly regions: readonly ClippedRegion[];
  /** Where the operators stand that begin and end marked content with a number. */
  readonly marks: readonly {readonly start: number; readonly end: number}[];
}

interface GraphicsState {
  readonly matrix: Matrix;
  /** The region that ends with this state; null when it clips nothing. */
  readonly clip: {readonly start: number; readonly rectangle: Rectangle} | null;
}

/** Reads what a page's operators paint, one operator a line, as Chromium writes them. */
export function readPainting(operators: string): PagePainting {
  return new PaintingReader(operators).read();
}

const paths = new Set(["m", "l", "c", "v", "y", "h", "re"]);
const paints = new Set(["f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh", "Do"]);
const textEnd = "\nET\n";

class PaintingReader {
  readonly #operators: string;
  readonly #units: PaintUnit[] = [];
  readonly #regions: ClippedRegion[] = [];
  readonly #marks: {start: number; end: number}[] = [];
  /** The number of each sequence that is open; null for those without. */
  readonly #open: (number | null)[] = [];
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState = {matrix: identity, clip: null};
  #pathStart: number | null = null;
  #rectangle: readonly [number, number, number, number] | null = null;

  constructor(operators: string) {
    this.#operators = operators;
  }

  read(): PagePainting {
    const {length} = this.#operators;
    let start = 0;
    while (start < length) {
      const newline = this.#operators.indexOf("\n", start);
      const end = newline === -1 ? length : newline + 1;
      start = this.#readLine(start, end);
    }
    return {units: this.#units, regions: this.#regions, marks: this.#marks};
  }

  /** Reads the line from `start` to `end` and gives where the next one begins. */
  #readLine(start: number, end: number): number {
    const line = this.#operators.slice(start, end).trimEnd();
    if (line === "BT") return this.#readText(start);
    const operator = line.slice(line.lastIndexOf(" ") + 1);
    if (paths.has(operator)) this.#readPath(line, operator, start);
    else if (paints.has(operator)) this.#addUnit("graphics", this.#pathStart ?? start, end, null);
    else if (operator === "n") this.#endPath(line, end);
    else if (operator === "cm") this.#transform(line);
    else if (operator === "q") this.#saved.push(this.#save());
    else if (operator === "Q") this.#restore(start);
    else if (operator.endsWith("BDC") || operator === "BMC") this.#beginMark(line, start, end);
    else if (operator === "EMC") this.#endMark(start, end);
    return end;
  }

  #readText(start: number): number {
    const found = this.#operators.indexOf(textEnd, start);
    const end = found === -1 ? this.#operators.length : found + textEnd.length;
    const head = this.#operators.slice(start, Math.min(end, start + 120));
    const [, x, y] = / ([-\d.]+) ([-\d.]+) Tm\n/.exec(head) ?? [];
    const origin = x === undefined ? null : transformPoint(this.#state.matrix, Number(x), Number(y));
    this.#addUnit("text", start, end, origin);
    return end;
  }

  #addUnit(kind: PaintUnit["kind"], start: number, end: number, origin: PaintUnit["origin"]): void {
    const mcid = this.#open.findLast((number) => number !== null) ?? null;
    this.#units.push({kind, start, end, mcid, origin, scale: this.#state.matrix[0]});
    this.#pathStart = null;
    this.#rectangle = null;
  }

  #readPath(line: string, operator: string, start: number): void {
    this.#rectangle = operator === "re" && this.#pathStart === null ? fourNumbers(line) : null;
    this.#pathStart ??= start;
  }

  #endPath(line: string, end: number): void {
    if (/^W\*? n$/.test(line) && this.#rectangle !== null) {
      const rectangle = transformRectangle(this.#state.matrix, this.#rectangle);
      this.#state = {...this.#state, clip: {start: end, rectangle}};
    }
    this.#pathStart = null;
    this.#rectangle = null;
  }

  #transform(line: string): void {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = line.split(" ").map(Number);
    this.#state = {...this.#state, matrix: concatenate([a, b, c, d, e, f], this.#state.matrix)};
  }

  #save(): GraphicsState {
    const state = this.#state;
    this.#state = {...state, clip: null};
    return state;
  }

  #restore(at: number): void {
    const {clip} = this.#state;
    if (clip !== null) this.#regions.push({...clip, end: at});
    this.#state = this.#saved.pop() ?? this.#state;
  }

  #beginMark(line: string, start: number, end: number): void {
    const [, mcid] = /\/MCID (\d+)/.exec(line) ?? [];
    this.#open.push(mcid === undefined ? null : Number(mcid));
    if (mcid !== undefined) this.#marks.push({start, end});
  }

  #endMark(start: number, end: number): void {
    if (this.#open.pop() !== null) this.#marks.push({start, end});
  }
}

function fourNumbers(line: string): readonly [number, number, number, number] {
  const [x = 0, y = 0, width = 0, height = 0] = line.split(" ").map(Number);
  return [x, y, width, height];
}
