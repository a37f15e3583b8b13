import type {Category} from "../../codebook/model.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Cell, Column, Row} from "../../results/model.ts";
import type {Cross} from "../count/cross.ts";
import {type AnswerLine, answerLines} from "../resolve/lines.ts";
import {rowOfLine, totalKey} from "./category-rows.ts";
import {addressOf, baseCell, countCell, emptyReason, shareCell, withCount} from "./cells.ts";

/** What the percentages of a cross-table are of. */
export type PercentOf = "column" | "row" | "total" | "none";

/** One row variable of a cross-table with its counts. */
export interface CountedCross {
  readonly key: string;
  readonly categories: readonly Category[];
  readonly cross: Cross;
  /** What is printed of the categories; each of them when left out. */
  readonly lines?: readonly AnswerLine[];
}

/** Whether a person may be in several rows or columns, and whether shares are printed with their counts. */
export interface CrossPrint {
  readonly rowsOverlap?: boolean;
  readonly columnsOverlap?: boolean;
  readonly withCounts?: boolean;
}

export function crossColumns(
  {label: group}: {readonly label: string},
  categories: readonly Category[],
  percent: PercentOf,
  {columnsOverlap}: CrossPrint = {},
): Column[] {
  const unit = percent === "none" ? "count" : "percent";
  const more = columnsOverlap === true ? {overlaps: true as const} : {};
  return [
    ...categories.map(({code, label}): Column => ({key: code, label, group, unit, role: "value", ...more})),
    {key: totalKey, label: percent === "row" ? "Total (n)" : "Total", group: null, unit, role: "total"},
  ];
}

/** The rows of one block, the total row last. */
export function crossRows(
  analysis: string,
  {key: block, categories, cross, lines = answerLines(categories)}: CountedCross,
  columns: readonly Category[],
  percent: PercentOf,
  style: NumberStyle,
  {rowsOverlap, withCounts}: CrossPrint = {},
): Row[] {
  const cells = cellsOf(cross, percent, style);
  const address = (row: string, column: string) => addressOf(analysis, block, row, column);
  const shown = withCounts === true ? cellWithCount : (cell: Cell) => cell;
  const body = lines.map((line): Row => {
    const rows = rowIndexes(categories, line);
    return {
      ...rowOfLine(line),
      ...(rowsOverlap === true ? {overlaps: true} : {}),
      cells: [
        ...columns.map(({code}, column) => shown(cells.inner(address(line.key, code), rows, column))),
        shown(cells.rowTotal(address(line.key, totalKey), rows)),
      ],
    };
  });
  const total: Row = {
    key: totalKey,
    label: percent === "column" || percent === "total" ? "Total (n)" : "Total",
    role: "total",
    cells: [
      ...columns.map(({code}, column) => shown(cells.columnTotal(address(totalKey, code), column))),
      shown(cells.corner(address(totalKey, totalKey))),
    ],
  };
  return [...body, total];
}

/** The rows of the counts that a line is the sum of. */
export function rowIndexes(categories: readonly Category[], {codes}: Pick<AnswerLine, "codes">): number[] {
  return categories.flatMap(({code}, index) => (codes.includes(code) ? [index] : []));
}

function cellWithCount(cell: Cell): Cell {
  return cell.kind === "share" || cell.kind === "base" ? withCount(cell) : cell;
}

/** How the inner cells and the margins are printed under one choice of percentages. */
interface CrossCells {
  readonly inner: (address: string, rows: readonly number[], column: number) => Cell;
  readonly rowTotal: (address: string, rows: readonly number[]) => Cell;
  readonly columnTotal: (address: string, column: number) => Cell;
  readonly corner: (address: string) => Cell;
}

function cellsOf(cross: Cross, percent: PercentOf, style: NumberStyle): CrossCells {
  const {n} = cross;
  const count = (rows: readonly number[], column: number) =>
    rows.reduce((sum, row) => sum + (cross.counts[row]?.[column] ?? 0), 0);
  const inRow = (rows: readonly number[]) => rows.reduce((sum, row) => sum + (cross.rowTotals[row] ?? 0), 0);
  const inColumn = (column: number) => cross.columnTotals[column] ?? 0;
  const reason = n === 0 ? emptyReason(cross.base) : "ingen har dette svar";
  const share = (address: string, part: number, base: number) => shareCell(address, part, base, style, reason);
  const base = (address: string, size: number) => baseCell(address, size, style, reason);
  switch (percent) {
    case "column":
      return {
        inner: (address, row, column) => share(address, count(row, column), inColumn(column)),
        rowTotal: (address, row) => share(address, inRow(row), n),
        columnTotal: (address, column) => base(address, inColumn(column)),
        corner: (address) => base(address, n),
      };
    case "row":
      return {
        inner: (address, row, column) => share(address, count(row, column), inRow(row)),
        rowTotal: (address, row) => base(address, inRow(row)),
        columnTotal: (address, column) => share(address, inColumn(column), n),
        corner: (address) => base(address, n),
      };
    case "total":
      return {
        inner: (address, row, column) => share(address, count(row, column), n),
        rowTotal: (address, row) => share(address, inRow(row), n),
        columnTotal: (address, column) => share(address, inColumn(column), n),
        corner: (address) => base(address, n),
      };
    case "none":
      return {
        inner: (address, row, column) => countCell(address, count(row, column), n),
        rowTotal: (address, row) => countCell(address, inRow(row), n),
        columnTotal: (address, column) => countCell(address, inColumn(column), n),
        corner: (address) => countCell(address, n, null),
      };
  }
}
