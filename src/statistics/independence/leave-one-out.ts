import type {CountTable} from "../contingency-table.ts";
import {type Computed, isLevel, notComputable, type Reason} from "../result.ts";

/** What happens when the persons of one cell are left out. */
export interface CellLeftOut {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  /** The p without the cell; null when there is no table left to test, for this reason. */
  readonly p: number | null;
  readonly reason: Reason | null;
  /** Whether the conclusion at the level is another without the cell. */
  readonly turns: boolean;
}

export type LeaveOneOutResult = Computed<{
  p: number;
  significant: boolean;
  level: number;
  /** One for every cell that is not empty, row by row. */
  cells: readonly CellLeftOut[];
  /** Those of them that turn the conclusion, the smallest count first: what the conclusion hangs on. */
  turning: readonly CellLeftOut[];
}>;

/**
 * Whether significance at a level hangs on one cell: the test is repeated without the persons of each cell in turn.
 *
 * Source: deletion diagnostics as in Simonoff (1988), Technometrics 30, 205-214, with whole cells left out.
 * Assumes nothing beyond what the test does. Limits: it is a description, not a test; large cells turn a conclusion
 * by taking most of the data with them, so that `count` is to be looked at. A cell without which there is nothing left
 * to test does not count as turning.
 * @param test any test of a table, for instance `fisherFreemanHalton`
 * @param level a p up to this is significant
 */
export function leaveOneOut(
  table: CountTable,
  test: (table: CountTable) => Computed<{p: number}>,
  level = 0.05,
): LeaveOneOutResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const whole = test(table);
  if (!whole.ok) return whole;
  const significant = whole.p <= level;
  const cells = table.flatMap((counts, row) =>
    counts.flatMap((count, column): CellLeftOut[] => {
      if (count === 0) return [];
      const rest = test(without(table, row, column));
      if (!rest.ok) return [{row, column, count, p: null, reason: rest.reason, turns: false}];
      return [{row, column, count, p: rest.p, reason: null, turns: rest.p <= level !== significant}];
    }),
  );
  const turning = cells.filter(({turns}) => turns).sort((one, other) => one.count - other.count);
  return {ok: true, p: whole.p, significant, level, cells, turning};
}

function without(table: CountTable, row: number, column: number): CountTable {
  return table.map((counts, i) => (i === row ? counts.map((count, j) => (j === column ? 0 : count)) : counts));
}
