import {type Computed, isCount, notComputable} from "./result.ts";

/** Counts by row and column. */
export type CountTable = readonly (readonly number[])[];

/** A table that can be tested: at least two rows and two columns, none of them empty. */
export interface OccupiedTable {
  readonly counts: CountTable;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly n: number;
  /** The places of the kept rows and columns in the table that was given. */
  readonly rowIndexes: readonly number[];
  readonly columnIndexes: readonly number[];
}

/** Checks a table of counts and leaves out its empty rows and columns, which carry no information on independence. */
export function occupiedTable(table: CountTable): Computed<OccupiedTable> {
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width)) return notComputable("ragged-table");
  if (table.some((row) => !row.every(isCount))) return notComputable("not-a-count");

  const allRowTotals = table.map(sum);
  const allColumnTotals = Array.from({length: width}, (_, column) => sum(table.map((row) => row[column] ?? 0)));
  const n = sum(allRowTotals);
  if (n === 0) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");

  const rowIndexes = occupiedIndexes(allRowTotals);
  const columnIndexes = occupiedIndexes(allColumnTotals);
  if (rowIndexes.length < 2) return notComputable("single-row");
  if (columnIndexes.length < 2) return notComputable("single-column");
  const counts = rowIndexes.map((row) => columnIndexes.map((column) => table[row]?.[column] ?? 0));
  return {
    ok: true,
    counts,
    rowTotals: counts.map(sum),
    columnTotals: columnIndexes.map((column) => allColumnTotals[column] ?? 0),
    n,
    rowIndexes,
    columnIndexes,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function occupiedIndexes(totals: readonly number[]): number[] {
  return totals.flatMap((total, index) => (total > 0 ? [index] : []));
}
