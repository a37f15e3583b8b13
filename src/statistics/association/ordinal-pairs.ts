import {type CountTable, type OccupiedTable, occupiedTable} from "../contingency-table.ts";
import type {Computed} from "../result.ts";

/** A cell with the number of observations that form concordant and discordant pairs with each of its own. */
export interface PairedCell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  readonly concordant: number;
  readonly discordant: number;
}

/** What the measures of ordinal association are made of. Every pair is counted twice, once from each side. */
export interface OrdinalPairs {
  readonly table: OccupiedTable;
  /** The cells that are not empty. */
  readonly cells: readonly PairedCell[];
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs in different rows, and pairs in different columns. */
  readonly untiedRows: number;
  readonly untiedColumns: number;
}

/**
 * Counts concordant and discordant pairs of a table with ordered rows and columns.
 *
 * Source: SAS/STAT, The FREQ Procedure, "Measures of Association", notation A_ij, D_ij, P and Q.
 * In a table with two occupied rows and columns there is always a pair that differs in both.
 */
export function ordinalPairs(table: CountTable): Computed<OrdinalPairs> {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  const {counts, rowTotals, columnTotals, n} = occupied;
  const before = sumsBefore(counts);
  const [height, width] = [counts.length, columnTotals.length];
  const cells = counts.flatMap((row, i) =>
    row.flatMap((count, j): PairedCell[] => {
      if (count === 0) return [];
      const concordant = before(i, j) + (n - before(i + 1, width) - before(height, j + 1) + before(i + 1, j + 1));
      const discordant = before(i, width) - before(i, j + 1) + (before(height, j) - before(i + 1, j));
      return [{row: i, column: j, count, concordant, discordant}];
    }),
  );
  return {
    ok: true,
    table: occupied,
    cells,
    concordant: cells.reduce((sum, cell) => sum + cell.count * cell.concordant, 0),
    discordant: cells.reduce((sum, cell) => sum + cell.count * cell.discordant, 0),
    untiedRows: rowTotals.reduce((sum, total) => sum + total * (n - total), 0),
    untiedColumns: columnTotals.reduce((sum, total) => sum + total * (n - total), 0),
  };
}

/** The sum of the counts in all rows before one and all columns before another, so that each cell is looked at once. */
function sumsBefore(counts: CountTable): (row: number, column: number) => number {
  const width = counts[0]?.length ?? 0;
  const sums: number[][] = [Array.from({length: width + 1}, () => 0)];
  for (const row of counts) {
    const above = sums.at(-1) ?? [];
    const own = [0];
    for (const count of row) own.push((own.at(-1) ?? 0) + count);
    sums.push(own.map((sum, column) => sum + (above[column] ?? 0)));
  }
  return (row, column) => sums[row]?.[column] ?? 0;
}

/** The root of the sum over observations of (value - mean)², which delta-method standard errors are made of. */
export function rootSumOfSquares(cells: readonly PairedCell[], of: (cell: PairedCell) => number): number {
  const values = cells.map(of);
  const n = cells.reduce((sum, {count}) => sum + count, 0);
  const mean = cells.reduce((sum, {count}, index) => sum + count * (values[index] ?? 0), 0) / n;
  return Math.sqrt(cells.reduce((sum, {count}, index) => sum + count * ((values[index] ?? 0) - mean) ** 2, 0));
}
