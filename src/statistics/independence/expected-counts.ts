import type {OccupiedTable} from "../contingency-table.ts";

/** What the rules on small expected counts look at. Empty rows and columns are not counted. */
export interface ExpectedSummary {
  readonly cells: number;
  /** The number of cells with an expected count below 5. */
  readonly below5: number;
  /** The same as a share of all cells, from 0 to 1. */
  readonly below5Share: number;
  readonly minimum: number;
}

/** Expected counts under independence: row total × column total / n. */
export function expectedCounts(table: OccupiedTable): number[][] {
  return table.rowTotals.map((row) => table.columnTotals.map((column) => (row * column) / table.n));
}

/** How many expected counts are small. Decided on integers, so that an expected count of exactly 5 is not below 5. */
export function summarizeExpected(table: OccupiedTable): ExpectedSummary {
  const n = BigInt(table.n);
  const products = table.rowTotals.flatMap((row) => table.columnTotals.map((column) => BigInt(row) * BigInt(column)));
  const below5 = products.filter((product) => product < 5n * n).length;
  const cells = products.length;
  const minimum = (smallest(table.rowTotals) * smallest(table.columnTotals)) / table.n;
  return {cells, below5, below5Share: below5 / cells, minimum};
}

function smallest(totals: readonly number[]): number {
  return totals.reduce((least, total) => Math.min(least, total), Number.POSITIVE_INFINITY);
}
