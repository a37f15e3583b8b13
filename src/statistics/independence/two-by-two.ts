import {type CountTable, type OccupiedTable, occupiedTable} from "../contingency-table.ts";
import {type Computed, notComputable} from "../result.ts";

/** The four counts of a table of two rows and two columns: first row a, b; second row c, d. */
export interface FourCounts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n: number;
  readonly table: OccupiedTable;
}

/** Checks that a table is two by two, once its empty rows and columns are left out. */
export function twoByTwo(table: CountTable): Computed<FourCounts> {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  if (occupied.rowTotals.length !== 2 || occupied.columnTotals.length !== 2) return notComputable("not-square");
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = occupied.counts;
  return {ok: true, a, b, c, d, n: occupied.n, table: occupied};
}
