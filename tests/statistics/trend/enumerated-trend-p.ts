import {compositions} from "../independence/enumerated-p.ts";
/**
 * The two-sided p of a statistic by listing every table with the same margins, weighed by whole numbers: the reference
 * for small tables.
 * @param distance how far a table is from the mean, in whole numbers
 */
export function enumeratedTrendP(
  table: readonly (readonly number[])[],
  distance: (table: readonly (readonly number[])[]) => number,
): number {
  const rowTotals = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = (table[0] ?? []).map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const n = rowTotals.reduce((sum, total) => sum + total, 0);
  const common = factorial(n) ** 2n;
  const observed = distance(table);
  let all = 0n;
  let extreme = 0n;
  const fill = (rows: readonly number[][], left: readonly number[]): void => {
    if (rows.length === rowTotals.length) {
      const weight = common / rows.flat().reduce((product, count) => product * factorial(count), 1n);
      all += weight;
      if (distance(rows) >= observed) extreme += weight;
      return;
    }
    for (const row of compositions(rowTotals[rows.length] ?? 0, left)) {
      fill(
        [...rows, row],
        left.map((count, column) => count - (row[column] ?? 0)),
      );
    }
  };
  fill([], columnTotals);
  return Number((extreme * 10n ** 30n) / all) / 1e30;
}

function factorial(k: number): bigint {
  let product = 1n;
  for (let factor = 2n; factor <= BigInt(k); factor++) product *= factor;
  return product;
}
