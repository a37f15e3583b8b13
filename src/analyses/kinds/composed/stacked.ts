import type {Block, Column, Table} from "../../../results/model.ts";
import {addressOf} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import {cellIn, type Part} from "./parts.ts";
import {blankCell, repeated} from "./repeat.ts";
import type {ComposedTable, Moved} from "./result.ts";

/** The parts under one another. */
export function composedStacked(task: Task<"composed">, parts: readonly Part[]): ComposedTable {
  const columns = sharedColumns(parts);
  const blocks = parts.flatMap((part) => part.blocks.map((block) => blockOf(task.key, part, block, columns)));
  const table: Table = {
    arrangement: "stacked",
    stub: task.spec.stub,
    columns: columns.map(({column}) => column),
    blocks,
  };
  const moved = parts.flatMap((part) =>
    part.blocks.map(
      (block): Moved => ({
        part,
        block,
        to: blockKey(part, block),
        columns: new Map(
          part.columns.map((column) => [
            column.key,
            columns.find(({stands}) => stands.includes(column))?.column.key ?? "",
          ]),
        ),
      }),
    ),
  );
  return {table, moved};
}

interface SharedColumn {
  readonly column: Column;
  /** The columns of the parts that it is. */
  readonly stands: readonly Column[];
}

/** Columns that are the same in several parts stand once; those that only share a key are told apart. */
function sharedColumns(parts: readonly Part[]): SharedColumn[] {
  const shared: {column: Column; stands: Column[]}[] = [];
  for (const part of parts) {
    for (const column of part.columns) {
      const same = shared.find((each) => isSame(each.column, column, each.stands));
      if (same !== undefined) same.stands.push(column);
      else {
        const isTaken = shared.some((each) => each.column.key === column.key);
        shared.push({column: isTaken ? {...column, key: `${part.key}.${column.key}`} : column, stands: [column]});
      }
    }
  }
  return shared;
}

function isSame(column: Column, other: Column, stands: readonly Column[]): boolean {
  const [first] = stands;
  return (
    first?.key === other.key &&
    column.label === other.label &&
    column.group === other.group &&
    column.unit === other.unit
  );
}

function blockKey({key, blocks}: Part, block: Block): string {
  return blocks.length === 1 ? key : `${key}.${block.key}`;
}

function blockOf(analysis: string, part: Part, block: Block, columns: readonly SharedColumn[]): Block {
  const key = blockKey(part, block);
  return {
    key,
    label: labelOf(part, block),
    question: block.question,
    rows: block.rows.map((row) => ({
      ...row,
      cells: columns.map(({column, stands}) => {
        const address = addressOf(analysis, key, row.key, column.key);
        const from = part.columns.find((each) => stands.includes(each));
        return from === undefined ? blankCell(address) : repeated(cellIn(part, row, from), address);
      }),
    })),
  };
}

function labelOf({label, blocks}: Part, block: Block): string | null {
  if (label === null) return block.label;
  return blocks.length === 1 || block.label === null ? label : `${label}: ${block.label}`;
}
