import type {CountTable} from "../contingency-table.ts";
import {type Computed, isCount, type NotComputable, notComputable} from "../result.ts";

/** A two by two table of pairs: the first category before and after, lost, gained, and not at either time. */
export type PairedFourfold = Computed<{both: number; lost: number; gained: number; neither: number; n: number}>;

/** What is wrong with a table that has the same categories, in the same order, as rows and columns. */
export function checkSquare(table: CountTable): NotComputable | null {
  if (table.some((row) => row.length !== table.length)) {
    const width = table[0]?.length ?? 0;
    return notComputable(table.every((row) => row.length === width) ? "not-square" : "ragged-table");
  }
  if (!table.every((row) => row.every(isCount))) return notComputable("not-a-count");
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");
  return null;
}

/** Reads a two by two table with the first measurement in the rows and the second in the columns. */
export function pairedFourfold(table: CountTable): PairedFourfold {
  const problem = checkSquare(table);
  if (problem !== null) return problem;
  if (table.length !== 2) return notComputable("not-square");
  const [both = 0, lost = 0, gained = 0, neither = 0] = table.flat();
  return {ok: true, both, lost, gained, neither, n: both + lost + gained + neither};
}

/** The count of a cell; 0 outside the table. */
export function cellAt(table: CountTable, row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
