import type {Category} from "../../codebook/model.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Cell, Row} from "../../results/model.ts";
import type {Tally} from "../count/tally.ts";
import {addressOf, baseCell, countCell, emptyReason, shareCell, withCount} from "./cells.ts";
import type {Measure} from "./measures.ts";

export const totalKey = "total";

/** A column of answers of one variable, printed as percentages or as numbers of persons. */
export interface TalliedColumn {
  readonly key: string;
  readonly tally: Tally;
  readonly measure: Measure;
}

/** Where rows stand. */
export interface BlockAddress {
  readonly analysis: string;
  readonly block: string;
}

/** A row for each category and, last, the total row with the bases. */
export function categoryRows(
  at: BlockAddress,
  categories: readonly Category[],
  columns: readonly TalliedColumn[],
  style: NumberStyle,
): Row[] {
  return [...answerRows(at, categories, columns, style), totalRow(at, columns, style)];
}

export function answerRows(
  at: BlockAddress,
  categories: readonly Category[],
  columns: readonly TalliedColumn[],
  style: NumberStyle,
): Row[] {
  return categories.map((category) => ({
    key: category.code,
    label: category.label,
    role: roleOf(category),
    cells: columns.map((column) => {
      const address = addressOf(at.analysis, at.block, category.code, column.key);
      const count = column.tally.counts.get(category.code) ?? 0;
      const {base} = column.tally;
      if (column.measure === "count") return countCell(address, count, base.valid);
      const cell = shareCell(address, count, base.valid, style, emptyReason(base));
      return column.measure === "percent-with-count" ? withCount(cell) : cell;
    }),
  }));
}

/** «Ved ikke» and «ikke relevant» are set apart from the answers of substance. */
export function roleOf(category: Category): "category" | "missing" {
  return category.missing === null ? "category" : "missing";
}

export function totalRow(at: BlockAddress, columns: readonly TalliedColumn[], style: NumberStyle): Row {
  const cells = columns.map((column): Cell => {
    const address = addressOf(at.analysis, at.block, totalKey, column.key);
    const {base} = column.tally;
    if (column.measure === "count") return countCell(address, base.valid, null);
    const cell = baseCell(address, base.valid, style, emptyReason(base));
    return column.measure === "percent-with-count" ? withCount(cell) : cell;
  });
  const hasPercent = columns.some(({measure}) => measure !== "count");
  return {key: totalKey, label: hasPercent ? "Total (n)" : "Total", role: "total", cells};
}
