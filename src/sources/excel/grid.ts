import {CliError} from "../../errors/cli-error.ts";

/** What a cell holds, told apart because their texts may look alike. */
export const cellKinds = {
  empty: 0,
  text: 1,
  number: 2,
  /** A number that the sheet shows as a percentage; its text is the number, 0.25 for 25 %. */
  percent: 3,
  /** `yyyy-mm-dd`, `yyyy-mm-dd hh:mm:ss`, or `hh:mm:ss` for a time without a day. */
  date: 4,
  /** `1` or `0`. */
  boolean: 5,
  /** Such as `#DIV/0!`. */
  error: 6,
  /** A formula without a stored value. */
  uncomputed: 7,
} as const;

export type CellKind = (typeof cellKinds)[keyof typeof cellKinds];

/** One sheet, column by column. Blank rows are left out: `rows` has each row's number in the sheet, from 1. */
export interface Grid {
  readonly sheet: string;
  readonly rows: readonly number[];
  /** From column A. A column may be shorter than `rows`; what it lacks is empty. */
  readonly columns: readonly GridColumn[];
  readonly merges: readonly Merge[];
}

export interface GridColumn {
  readonly texts: readonly (string | null | undefined)[];
  readonly kinds: readonly (CellKind | undefined)[];
}

/** Merged cells: rows as the sheet numbers them, columns from 0. */
export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Excel's own limits. */
export const mostRows = 1_048_576;
export const mostColumns = 16_384;
/** Cells that fit in memory with room to spare: all the rows of a sheet with 45 columns. */
const mostCells = 48_000_000;
/** Equal texts are kept once, as long as they are few and short enough to be codes. */
const mostSharedTexts = 50_000;
const longestSharedText = 40;

/** Gathers the cells of a sheet as they come, row by row. */
export class GridBuilder {
  readonly #sheet: string;
  readonly #file: string;
  readonly #rows: number[] = [];
  readonly #columns: {texts: (string | null | undefined)[]; kinds: (CellKind | undefined)[]}[] = [];
  readonly #merges: Merge[] = [];
  readonly #shared = new Map<string, string>();
  #cells = 0;

  constructor(sheet: string, file: string) {
    this.#sheet = sheet;
    this.#file = file;
  }

  /**
   * Adds a cell; texts are trimmed, and one without letters is no cell.
   * @param row from 1
   * @param column from 0
   * @throws CliError (data) when rows do not come in order, a cell comes twice, or there are more than a sheet has
   */
  add(row: number, column: number, kind: CellKind, text: string): void {
    const trimmed = text.trim();
    if (trimmed === "" && kind !== cellKinds.uncomputed) return;
    if (!isWithin(row, mostRows) || !isWithin(column + 1, mostColumns))
      throw this.#damaged("has cells outside a sheet");
    if (trimmed.includes("\0")) throw this.#damaged(`has a NUL character in cell ${cellName(row, column)}`);
    const at = this.#indexOf(row);
    while (this.#columns.length <= column) this.#columns.push({texts: [], kinds: []});
    const cells = this.#columns[column];
    if (cells === undefined || (cells.kinds[at] ?? cellKinds.empty) !== cellKinds.empty) {
      throw this.#damaged(`has the cell ${cellName(row, column)} twice`);
    }
    this.#cells += at - cells.texts.length + 1;
    if (this.#cells > mostCells) throw this.#tooLarge();
    // Filled from the top, so that the arrays stay dense.
    while (cells.texts.length < at) {
      cells.texts.push(null);
      cells.kinds.push(cellKinds.empty);
    }
    cells.texts[at] = this.#share(trimmed);
    cells.kinds[at] = kind;
  }

  /**
   * Asks for room for so many more cells, where a file says in a few words that there are many.
   * @throws CliError (data) when there are more than can be held
   */
  reserve(count: number): void {
    if (this.#cells + count > mostCells) throw this.#tooLarge();
  }

  merge(merge: Merge): void {
    this.#merges.push(merge);
  }

  build(): Grid {
    if (this.#rows.length * this.#columns.length > mostCells) throw this.#tooLarge();
    return {sheet: this.#sheet, rows: this.#rows, columns: this.#columns, merges: this.#merges};
  }

  #indexOf(row: number): number {
    const last = this.#rows.at(-1) ?? 0;
    if (row < last) throw this.#damaged(`has row ${row} after row ${last}`);
    if (row > last) this.#rows.push(row);
    return this.#rows.length - 1;
  }

  #share(text: string): string {
    if (text.length > longestSharedText) return text;
    const shared = this.#shared.get(text);
    if (shared !== undefined) return shared;
    if (this.#shared.size < mostSharedTexts) this.#shared.set(text, text);
    return text;
  }

  #damaged(what: string): CliError {
    return new CliError("data", `The workbook is damaged: sheet "${this.#sheet}" ${what}.`, {
      place: {file: this.#file},
      hint: "Open it in Excel and save it again.",
    });
  }

  #tooLarge(): CliError {
    return new CliError("data", `Sheet "${this.#sheet}" is larger than ${mostCells / 1_000_000} million cells.`, {
      place: {file: this.#file},
      hint: "Save the sheet as CSV, which is read piece by piece.",
    });
  }
}

/** `B7` for row 7, column 1 (columns count from 0). */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
