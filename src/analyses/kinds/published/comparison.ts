import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, Findings, Note, Row, Table} from "../../../results/model.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, textCell} from "../../table/cells.ts";
import type {PublishedFile} from "./file.ts";

/** What a comparison is made of. */
export interface Comparing {
  /** The key of the analysis that compares. */
  readonly analysis: string;
  readonly file: PublishedFile;
  /** The results of the analyses that are compared with. */
  readonly results: Findings;
  readonly style: NumberStyle;
}

export interface Comparison {
  readonly table: Table;
  readonly notes: readonly Note[];
}

/** A cell that does not know yet where it stands. */
export type CellMaker = (address: string) => Cell;

export interface ComparisonRow {
  /** The entry's number in the file, from 1. */
  readonly key: string;
  readonly label: string;
  /** By column; a column that is left out is blank. */
  readonly cells: Readonly<Record<string, CellMaker>>;
}

const comparisonBlock = "all";

/** A table of compared numbers with a last row that counts them. */
export function comparisonTable(
  analysis: string,
  stub: string,
  columns: readonly Column[],
  rows: readonly ComparisonRow[],
  total: ComparisonRow["cells"],
): Table {
  const all = [
    ...rows.map((row) => ({...row, role: "category" as const})),
    {key: totalKey, label: "I alt", role: "total" as const, cells: total},
  ];
  return {
    arrangement: "stacked",
    stub,
    columns,
    blocks: [
      {
        key: comparisonBlock,
        label: null,
        question: null,
        rows: all.map(
          ({key, label, role, cells}): Row => ({
            key,
            label,
            role,
            cells: columns.map((column) => {
              const make = cells[column.key] ?? blank;
              return make(addressOf(analysis, comparisonBlock, key, column.key));
            }),
          }),
        ),
      },
    ],
  };
}

export function comparisonColumn(key: string, label: string, unit: Column["unit"]): Column {
  return {key, label, group: null, unit, role: "value"};
}

/** A maker of a cell that holds words. */
export function words(text: string): CellMaker {
  return (address) => textCell(address, text);
}

const blank = words("");
