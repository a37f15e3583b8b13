import type {Block, Cell, Column, Row, Table} from "../../../results/model.ts";
import {upperFirst} from "../../print/danish.ts";
import {waveLabel} from "../../resolve/waves.ts";
import {addressOf, countCell, emptyCell, shareCell, textCell} from "../../table/cells.ts";
import type {Task} from "../../task.ts";

export type DataTask = Task<"data-report">;

/** A row before it has addresses: its cells by column, as counts, shares, texts or nothing with a reason. */
export interface PlainRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly PlainCell[];
}

export type PlainCell =
  | {readonly count: number; readonly of?: number}
  | {readonly share: number; readonly of: number}
  | {readonly text: string}
  | {readonly empty: string};

export interface PlainBlock {
  readonly key: string;
  readonly label: string | null;
  readonly rows: readonly PlainRow[];
}

export interface PlainColumn {
  readonly key: string;
  readonly label: string;
  readonly unit: Column["unit"];
}

/** A stacked table of plain rows. Without a single row it is the one row `none`, whose label says so. */
export function dataTable(
  task: DataTask,
  stub: string,
  columns: readonly PlainColumn[],
  blocks: readonly PlainBlock[],
  nothing: string,
): Table {
  const filled = blocks.filter(({rows}) => rows.length > 0);
  const none: PlainBlock = {
    key: "all",
    label: null,
    rows: [{key: "none", label: nothing, cells: columns.map(() => ({empty: "der er intet at vise"}))}],
  };
  return {
    arrangement: "stacked",
    stub,
    columns: columns.map((column) => ({...column, group: null, role: "value"})),
    blocks: (filled.length > 0 ? filled : [none]).map(
      ({key, label, rows}): Block => ({
        key,
        label,
        question: null,
        rows: rows.map(
          (row): Row => ({
            key: row.key,
            label: row.label,
            role: "category",
            cells: columns.map((column, index) =>
              cellOf(task, addressOf(task.key, key, row.key, column.key), row.cells[index] ?? {empty: "ukendt"}),
            ),
          }),
        ),
      }),
    ),
  };
}

function cellOf(task: DataTask, address: string, cell: PlainCell): Cell {
  if ("text" in cell) return textCell(address, cell.text);
  if ("empty" in cell) return emptyCell(address, cell.empty);
  if ("share" in cell) return shareCell(address, cell.share, cell.of, task.context.style, "der er ingen at regne af");
  return countCell(address, cell.count, cell.of ?? null);
}

/** A source's name as a heading over its rows. */
export function sourceHeading({evaluation}: DataTask, key: string): string {
  return upperFirst(evaluation.sources[key]?.name ?? key);
}

export function waveHeading({evaluation}: DataTask, wave: number | null): string {
  return wave === null ? "Alle" : waveLabel(evaluation, wave);
}
