import type {Category} from "../../codebook/model.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Cell, Row} from "../../results/model.ts";
import type {Tally} from "../count/tally.ts";
import {type AnswerLine, answerLines} from "../resolve/lines.ts";
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
  return [...answerRows(at, answerLines(categories), columns, style), totalRow(at, columns, style)];
}

/** A row for each answer or net. */
export function answerRows(
  at: BlockAddress,
  lines: readonly AnswerLine[],
  columns: readonly TalliedColumn[],
  style: NumberStyle,
): Row[] {
  return lines.map((line) => ({
    ...rowOfLine(line),
    cells: columns.map((column) =>
      answerCell(addressOf(at.analysis, at.block, line.key, column.key), line, column, style),
    ),
  }));
}

/** What a row of answers is, without its cells. */
export function rowOfLine({key, label, role, codes, isNet, range}: AnswerLine): Omit<Row, "cells"> {
  return {key, label, role, ...(isNet ? {answers: codes} : {}), ...(range === undefined ? {} : {range})};
}

/** How many, or what share, gave an answer or one of several. */
export function answerCell(
  address: string,
  {codes}: Pick<AnswerLine, "codes">,
  {tally, measure}: Pick<TalliedColumn, "tally" | "measure">,
  style: NumberStyle,
): Cell {
  const {counts, base} = tally;
  const count = codes.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
  if (measure === "count") return countCell(address, count, base.valid);
  const cell = shareCell(address, count, base.valid, style, emptyReason(base));
  return measure === "percent-with-count" ? withCount(cell) : cell;
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
