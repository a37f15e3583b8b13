import type {Category} from "../../codebook/model.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Cell, Column, Row} from "../../results/model.ts";
import type {Cross} from "../count/cross.ts";
import type {Item} from "../resolve/items.ts";
import {roleOf, totalKey} from "./category-rows.ts";
import {addressOf, baseCell, countCell, emptyReason, shareCell} from "./cells.ts";

/** What the percentages of a cross-table are of. */
export type PercentOf = "column" | "row" | "total" | "none";

/** One row variable of a cross-table with its counts. */
export interface CrossBlock {
  readonly key: string;
  readonly item: Item;
  readonly categories: readonly Category[];
  readonly cross: Cross;
}

export function crossColumns(item: Item, categories: readonly Category[], percent: PercentOf): Column[] {
  const unit = percent === "none" ? "count" : "percent";
  return [
    ...categories.map(({code, label}): Column => ({key: code, label, group: item.label, unit, role: "value"})),
    {key: totalKey, label: percent === "row" ? "Total (n)" : "Total", group: null, unit, role: "total"},
  ];
}

/** The rows of one block, the total row last. */
export function crossRows(
  analysis: string,
  {key: block, categories, cross}: CrossBlock,
  columns: readonly Category[],
  percent: PercentOf,
  style: NumberStyle,
): Row[] {
  const cells = cellsOf(cross, percent, style);
  const address = (row: string, column: string) => addressOf(analysis, block, row, column);
  const body = categories.map(
    (category, row): Row => ({
      key: category.code,
      label: category.label,
      role: roleOf(category),
      cells: [
        ...columns.map(({code}, column) => cells.inner(address(category.code, code), row, column)),
        cells.rowTotal(address(category.code, totalKey), row),
      ],
    }),
  );
  const total: Row = {
    key: totalKey,
    label: percent === "column" || percent === "total" ? "Total (n)" : "Total",
    role: "total",
    cells: [
      ...columns.map(({code}, column) => cells.columnTotal(address(totalKey, code), column)),
      cells.corner(address(totalKey, totalKey)),
    ],
  };
  return [...body, total];
}

/** How the inner cells and the margins are printed under one choice of percentages. */
interface CrossCells {
  readonly inner: (address: string, row: number, column: number) => Cell;
  readonly rowTotal: (address: string, row: number) => Cell;
  readonly columnTotal: (address: string, column: number) => Cell;
  readonly corner: (address: string) => Cell;
}

function cellsOf(cross: Cross, percent: PercentOf, style: NumberStyle): CrossCells {
  const {n} = cross;
  const count = (row: number, column: number) => cross.counts[row]?.[column] ?? 0;
  const inRow = (row: number) => cross.rowTotals[row] ?? 0;
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
