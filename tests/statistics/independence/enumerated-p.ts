/**
 * The exact p of a table by listing every table with its margins, with whole numbers only, and so without any rounding
 * before the last division: the reference for small tables.
 */
export function enumeratedP(table: readonly (readonly number[])[]): number {
  const rowTotals = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = (table[0] ?? []).map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const observed = productOfFactorials(table.flat());
  // A table's probability is a common factor over its product of factorials.
  const common = productOfFactorials([rowTotals.reduce((sum, total) => sum + total, 0)]) ** 2n;
  let all = 0n;
  let extreme = 0n;
  const fill = (row: number, left: readonly number[], product: bigint): void => {
    if (row === rowTotals.length) {
      all += common / product;
      if (product >= observed) extreme += common / product;
      return;
    }
    for (const cells of compositions(rowTotals[row] ?? 0, left)) {
      fill(
        row + 1,
        left.map((count, column) => count - (cells[column] ?? 0)),
        product * productOfFactorials(cells),
      );
    }
  };
  fill(0, columnTotals, 1n);
  return Number((extreme * 10n ** 30n) / all) / 1e30;
}

/** Every way to divide a total into parts within limits. */
export function* compositions(total: number, limits: readonly number[]): Generator<number[]> {
  const [limit, ...others] = limits;
  if (limit === undefined) {
    if (total === 0) yield [];
    return;
  }
  for (let first = 0; first <= Math.min(limit, total); first++) {
    for (const rest of compositions(total - first, others)) yield [first, ...rest];
  }
}

function productOfFactorials(counts: readonly number[]): bigint {
  return counts.reduce((product, count) => {
    for (let k = 2n; k <= BigInt(count); k++) product *= k;
    return product;
  }, 1n);
}
