import {printPercent} from "../../src/numbers/print.ts";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import type {AnalysisResult, Block, Cell, Column, Row, Table} from "../../src/results/model.ts";

/** A row label and its counts, one for each column. */
export type CountRow = readonly [label: string, ...counts: readonly number[]];

export interface SampleItem {
  readonly key: string;
  readonly label: string | null;
  readonly question?: string;
  readonly rows: readonly CountRow[];
}

export function column(key: string, label: string, more: Partial<Column> = {}): Column {
  return {key, label, group: null, unit: "percent", role: "value", ...more};
}

export function shareCell(address: string, count: number, base: number): Cell {
  const printed = printPercent(count, base, defaultNumberStyle);
  return {kind: "share", address, count, base, exact: count / base, printed, interval: null};
}

export function baseCell(address: string, base: number): Cell {
  return {kind: "base", address, count: base, base, exact: 1, printed: `100 (${base})`};
}

export function countCell(address: string, count: number): Cell {
  return {kind: "count", address, count, base: null, exact: count, printed: String(count)};
}

export function textCell(address: string, printed: string): Cell {
  return {kind: "text", address, printed};
}

/** Column percentages with a total row of bases. */
export function percentBlock(analysis: string, item: SampleItem, columns: readonly Column[]): Block {
  const bases = columns.map((_, index) => item.rows.reduce((sum, row) => sum + Number(row[index + 1] ?? 0), 0));
  const address = (row: string, index: number) => `${analysis}/${item.key}/${row}/${columns[index]?.key}`;
  const rows: Row[] = item.rows.map(([label, ...counts], index) => ({
    key: String(index + 1),
    label,
    role: label === "Ved ikke" ? "missing" : "category",
    cells: counts.map((count, at) => shareCell(address(String(index + 1), at), count, bases[at] ?? 1)),
  }));
  const total: Row = {
    key: "total",
    label: "Total (n)",
    role: "total",
    cells: bases.map((base, at) => baseCell(address("total", at), base)),
  };
  return {key: item.key, label: item.label, question: item.question ?? null, rows: [...rows, total]};
}

export function percentTable(
  analysis: string,
  columns: readonly Column[],
  items: readonly SampleItem[],
  more: Partial<Table> = {},
): Table {
  const blocks = items.map((item) => percentBlock(analysis, item, columns));
  return {arrangement: "stacked", stub: "", columns, blocks, ...more};
}

/** Plain texts in columns, as the data report has them. */
export function textTable(analysis: string, heads: readonly string[], rows: readonly (readonly string[])[]): Table {
  const [stub = "", ...labels] = heads;
  return {
    arrangement: "stacked",
    stub,
    columns: labels.map((label, index) => column(`c${index}`, label, {unit: "text"})),
    blocks: [
      {
        key: "all",
        label: null,
        question: null,
        rows: rows.map(([label = "", ...cells], row) => ({
          key: String(row),
          label,
          role: "category",
          cells: cells.map((text, index) => textCell(`${analysis}/all/${row}/c${index}`, text)),
        })),
      },
    ],
  };
}

export function analysis(key: string, title: string, table: Table, more: Partial<AnalysisResult> = {}): AnalysisResult {
  return {
    key,
    kind: "distribution",
    title,
    table,
    tests: [],
    notes: [],
    questions: [],
    source: "Individdokumentationen, borgerskema",
    population: {key: "indskrevne", label: "borgere med en opstartsmåling", size: 98},
    filter: null,
    waves: [1],
    panel: false,
    bases: [],
    ...more,
  };
}
