import type {CountTable} from "../contingency-table.ts";
import type {Computed} from "../result.ts";
import {type PairedDifferenceResult, pairedDifference} from "./paired-difference.ts";
import {cellAt, checkSquare} from "./square-table.ts";

/** What `pairedDifference` says of one category against all others. */
export type CategoryShift = Extract<PairedDifferenceResult, {ok: true}>;

export type MarginalShiftResult = Computed<{categories: readonly CategoryShift[]; n: number}>;

/**
 * How the share of every category changed between two measurements of the same people, each with Newcombe's interval
 * for paired shares; see `pairedDifference`.
 *
 * Assumes independent pairs. Limits: every interval holds at its own level, not all of them together; whether there is
 * any shift at all is what `stuartMaxwell` tests.
 * @param table the first measurement in the rows and the second in the columns, with the same categories
 */
export function marginalShift(table: CountTable, level = 0.95): MarginalShiftResult {
  const problem = checkSquare(table);
  if (problem !== null) return problem;
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const categories: CategoryShift[] = [];
  for (let category = 0; category < table.length; category++) {
    const both = cellAt(table, category, category);
    const lost = (table[category] ?? []).reduce((sum, count) => sum + count, 0) - both;
    const gained = table.reduce((sum, row) => sum + (row[category] ?? 0), 0) - both;
    const shift = pairedDifference(
      [
        [both, lost],
        [gained, n - both - lost - gained],
      ],
      level,
    );
    if (!shift.ok) return shift;
    categories.push(shift);
  }
  return {ok: true, categories, n};
}
