import {CliError} from "../../errors/cli-error.ts";
import {cellKinds, cellName, columnName, type Grid, type Merge} from "./grid.ts";
import {refuseUnreadable} from "./unreadable-cells.ts";

export interface SheetHeader {
  readonly columns: readonly {readonly name: string; readonly index: number}[];
  /** The place in the grid's rows of the first row of answers. */
  readonly firstRow: number;
}

interface NamedColumn {
  readonly name: string;
  readonly index: number;
  readonly row: number;
}

/**
 * The names of the columns of a sheet. Where cells of the header row are merged over several columns (a question over its
 * items), the row below belongs to the header too, and a column is named «question - item»; a column with a text in one
 * of the two rows only is named by that. Columns without name and answers are left out.
 *
 * @param headerRow as the sheet numbers its rows
 * @throws CliError (data) with the cells: no header there, a column without a name, two with one name, a name that is an
 * error
 */
export function readHeader(grid: Grid, headerRow: number, file: string): SheetHeader {
  const start = grid.rows.indexOf(headerRow);
  if (start === -1) throw noHeader(grid, headerRow, file);
  const stems = stemsOf(grid.merges, headerRow);
  refuseTitle(stems, grid, headerRow, file);
  const below = stems.length > 0 ? start + 1 : null;
  if (below !== null) refuseAnswersAsNames(grid, stems, below, headerRow, file);
  const firstRow = (below ?? start) + 1;
  const textAt = (column: number, row: number) => {
    refuseUnreadable(grid, column, row, file);
    return grid.columns[column]?.texts[row] ?? null;
  };
  const named: NamedColumn[] = grid.columns.flatMap((column, index): NamedColumn[] => {
    const stem = stems.find((merge) => index >= merge.firstColumn && index <= merge.lastColumn);
    const upper = textAt(stem?.firstColumn ?? index, start);
    const lower = below === null ? null : textAt(index, below);
    const name = [upper, lower].filter((text) => text !== null).join(" - ");
    if (name === "" && !column.texts.some((text, row) => row >= firstRow && (text ?? null) !== null)) return [];
    return [{name, index, row: lower === null || below === null ? headerRow : headerRow + 1}];
  });
  refuseNameless(named, grid, headerRow, file);
  refuseTwice(named, grid, file);
  return {columns: named, firstRow};
}

/** Merged cells of the header row that stand over several columns. */
function stemsOf(merges: readonly Merge[], row: number): Merge[] {
  return merges.filter(
    (merge) => merge.firstRow === row && merge.lastRow === row && merge.lastColumn > merge.firstColumn,
  );
}

/** Below merged cells stand names: each item has one, and none is a number, which would rather be the first answers. */
function refuseAnswersAsNames(
  grid: Grid,
  stems: readonly Merge[],
  below: number,
  headerRow: number,
  file: string,
): void {
  const isUnderStem = (column: number) =>
    stems.some((merge) => column >= merge.firstColumn && column <= merge.lastColumn);
  const isNext = grid.rows[below] === headerRow + 1;
  const column = grid.columns.findIndex(({kinds}, index) => {
    const kind = isNext ? (kinds[below] ?? cellKinds.empty) : cellKinds.empty;
    return kind === cellKinds.empty ? isUnderStem(index) : kind !== cellKinds.text;
  });
  if (column === -1) return;
  const [stem] = stems;
  throw new CliError(
    "data",
    `Cell ${cellName(headerRow, stem?.firstColumn ?? 0)} of sheet "${grid.sheet}" is merged over several columns, so row ${headerRow + 1} should hold names, but ${cellName(headerRow + 1, column)} holds none.`,
    {
      place: {file, line: headerRow + 1, column: column + 1},
      hint: "Name each item in the row below its question, or unmerge the cells and name each column in one row.",
    },
  );
}

function noHeader(grid: Grid, headerRow: number, file: string): CliError {
  const isEmpty = grid.rows.length === 0;
  const message = isEmpty
    ? `Sheet "${grid.sheet}" is empty.`
    : `Row ${headerRow} of sheet "${grid.sheet}", where the names should stand, is empty.`;
  return new CliError("data", message, {
    place: isEmpty ? {file} : {file, line: headerRow},
    hint: isEmpty ? "Name the sheet that holds the answers: sheet: …" : headerHint(grid, headerRow),
  });
}

/** One merged cell over the whole sheet names no column. */
function refuseTitle(stems: readonly Merge[], grid: Grid, headerRow: number, file: string): void {
  const [only] = stems;
  if (stems.length !== 1 || only === undefined) return;
  if (only.firstColumn > 0 || only.lastColumn < grid.columns.length - 1) return;
  throw new CliError("data", `Row ${headerRow} of sheet "${grid.sheet}" is one merged cell: a title, and no names.`, {
    place: {file, line: headerRow},
    hint: headerHint(grid, headerRow),
  });
}

function refuseNameless(named: readonly NamedColumn[], grid: Grid, headerRow: number, file: string): void {
  const nameless = named.find(({name}) => name === "");
  if (nameless === undefined) return;
  throw new CliError(
    "data",
    `Column ${columnName(nameless.index)} of sheet "${grid.sheet}" has no name: cell ${cellName(headerRow, nameless.index)} is empty.`,
    {place: {file, line: headerRow, column: nameless.index + 1}, hint: headerHint(grid, headerRow)},
  );
}

function refuseTwice(named: readonly NamedColumn[], grid: Grid, file: string): void {
  const seen = new Map<string, NamedColumn>();
  for (const column of named) {
    const earlier = seen.get(column.name);
    if (earlier !== undefined) {
      const cells = [earlier, column].map(({row, index}) => cellName(row, index)).join(" and ");
      throw new CliError("data", `Cells ${cells} of sheet "${grid.sheet}" both name a column "${column.name}".`, {
        place: {file, line: column.row, column: column.index + 1},
        hint: "Give each column its own name, or take one of them out.",
      });
    }
    seen.set(column.name, column);
  }
}

/** The row that most likely holds the names: the first in which most columns have a text. */
function headerHint(grid: Grid, headerRow: number): string {
  const likely = grid.rows.findIndex(
    (row, at) =>
      row !== headerRow &&
      grid.columns.filter((column) => (column.texts[at] ?? null) !== null).length * 2 > grid.columns.length,
  );
  const row = grid.rows[likely];
  return row === undefined
    ? "Name each column in the header row, or say which row holds the names: header_row: …"
    : `Do the names stand in row ${row}? Then write header_row: ${row}.`;
}
