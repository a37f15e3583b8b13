import type {Block, Column, Row, Table} from "../../../results/model.ts";
import {addressOf} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import {cellIn, type Part} from "./parts.ts";
import {blankCell, repeated} from "./repeat.ts";
import type {ComposedTable, Moved} from "./result.ts";

/** A block of the composed table, and the blocks of the parts that it joins. */
interface JoinedBlock {
  readonly key: string;
  readonly label: string | null;
  readonly question: string | null;
  readonly from: Map<Part, Block>;
}

interface JoinedRow {
  readonly key: string;
  readonly row: Row;
  readonly from: Map<Part, Row>;
}

/** The parts beside each other: rows of the same name are one row. */
export function composedBeside(task: Task<"composed">, parts: readonly Part[]): ComposedTable {
  const blocks = joinedBlocks(parts);
  const table: Table = {
    arrangement: "stacked",
    stub: task.spec.stub,
    columns: parts.flatMap((part) => part.columns.map((column) => columnOf(part, column))),
    blocks: blocks.map(({key, label, question, from}) => ({
      key,
      label,
      question,
      rows: joinedRows(from).map(
        (joined): Row => ({...joined.row, key: joined.key, cells: cellsOf(task.key, key, joined, parts)}),
      ),
    })),
  };
  const moved = blocks.flatMap(({key: to, from}) =>
    [...from].map(
      ([part, block]): Moved => ({
        part,
        block,
        to,
        columns: new Map(part.columns.map((column) => [column.key, columnKey(part, column)])),
      }),
    ),
  );
  return {table, moved};
}

function columnKey(part: Part, column: Column): string {
  return `${part.key}.${column.key}`;
}

/** One column takes the part's label itself; several stand under it, with their own heading where it tells them apart. */
function columnOf(part: Part, column: Column): Column {
  const key = columnKey(part, column);
  if (part.label === null) return {...column, key};
  if (part.columns.length === 1) return {...column, key, label: part.label, group: null};
  const isAlone = part.columns.filter(({label}) => label === column.label).length === 1;
  const label = isAlone ? column.label : [column.group ?? "", column.label].filter((name) => name !== "").join(", ");
  return {...column, key, label, group: part.label};
}

/** Parts of one block each are joined as they are, others by the keys of their blocks. */
function joinedBlocks(parts: readonly Part[]): JoinedBlock[] {
  const joined: JoinedBlock[] = [];
  const areSingle = parts.every(({blocks}) => blocks.length === 1);
  for (const part of parts) {
    for (const block of part.blocks) {
      const same = areSingle ? joined[0] : joined.find(({key}) => key === block.key);
      if (same !== undefined) same.from.set(part, block);
      else {
        const {key, label, question} = block;
        joined.push({
          key: areSingle ? "all" : key,
          label: areSingle ? null : label,
          question,
          from: new Map([[part, block]]),
        });
      }
    }
  }
  return joined;
}

/** In the order of the first part; rows that only later parts have come last, but before the totals. */
function joinedRows(from: ReadonlyMap<Part, Block>): JoinedRow[] {
  const joined: JoinedRow[] = [];
  for (const [part, block] of from) {
    for (const row of block.rows) {
      const same = joined.find((each) => isSameRow(each.row, row) && !each.from.has(part));
      if (same !== undefined) same.from.set(part, row);
      else {
        const isTaken = joined.some(({key}) => key === row.key);
        const key = isTaken ? `${part.key}.${row.key}` : row.key;
        const at = row.role === "total" ? -1 : joined.findIndex((each) => each.row.role === "total");
        joined.splice(at === -1 ? joined.length : at, 0, {key, row, from: new Map([[part, row]])});
      }
    }
  }
  return joined;
}

/** By what is printed: the same code may stand for another answer in another table. */
function isSameRow(row: Row, other: Row): boolean {
  return row.role === other.role && (row.label === other.label || (row.role === "total" && row.key === other.key));
}

function cellsOf(analysis: string, block: string, {key, from}: JoinedRow, parts: readonly Part[]) {
  return parts.flatMap((part) =>
    part.columns.map((column) => {
      const address = addressOf(analysis, block, key, columnKey(part, column));
      const row = from.get(part);
      return row === undefined ? blankCell(address) : repeated(cellIn(part, row, column), address);
    }),
  );
}
