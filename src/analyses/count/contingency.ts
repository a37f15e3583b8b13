import type * as Arquero from "arquero";
import type {CountTable} from "../../statistics/contingency-table.ts";

/** How many persons stand in one cell; row and column are positions from 0. */
export interface PlacedCount {
  readonly row: number;
  readonly column: number;
  readonly n: number;
}

/** Loads what pivots, so that it can be done while the database counts. */
export function loadPivot(): Promise<typeof Arquero> {
  return import("arquero");
}

/**
 * Pivots counts into a table of `height` rows and `width` columns, summing those that meet in a cell; cells that nobody
 * is in hold 0. Positions rather than codes go through arquero, so that no code can be taken for a column's name.
 */
export async function contingencyTable(
  counts: readonly PlacedCount[],
  height: number,
  width: number,
): Promise<CountTable> {
  if (height === 0 || width === 0) return Array.from({length: height}, () => []);
  const {op, table} = await loadPivot();
  const empty = Array.from({length: height * width}, (_, index) => ({
    row: Math.floor(index / width),
    column: index % width,
    n: 0,
  }));
  const all = [...empty, ...counts];
  const wide = table({
    row: all.map(({row}) => row),
    column: all.map(({column}) => column),
    n: all.map(({n}) => n),
  })
    .groupby("row")
    .pivot("column", {n: op.sum("n")});
  const columns = Array.from({length: width}, (_, column) => String(column));
  return Array.from({length: height}, (_, row) => columns.map((column) => Number(wide.get(column, row))));
}
