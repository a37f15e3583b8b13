import type {CountTable} from "../contingency-table.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import {type Computed, notComputable} from "../result.ts";
import {cellAt, checkSquare} from "./square-table.ts";

export type BowkerResult = Computed<{
  statistic: number;
  /** The number of pairs of categories between which anybody moved. */
  df: number;
  p: number;
  n: number;
}>;

/**
 * Bowker's test of symmetry in a table of two measurements with the same categories: whether as many moved from any
 * category to any other as moved back.
 *
 * Source: Bowker (1948), JASA 43, 572-574; R `mcnemar.test(table)` for more than two categories. Pairs of categories
 * between which nobody moved are left out and take no degree of freedom, as in Hoenig, Morgan and Brown (1995),
 * Canadian Journal of Fisheries and Aquatic Sciences 52, 364-368, where R gives no answer.
 * Assumes independent pairs. Limits: asymptotic; without power against a shift that is spread over many cells, for
 * which `stuartMaxwell` asks. With two categories it is McNemar's test.
 */
export function bowker(table: CountTable): BowkerResult {
  const problem = checkSquare(table);
  if (problem !== null) return problem;
  let statistic = 0;
  let df = 0;
  for (let row = 1; row < table.length; row++) {
    for (let column = 0; column < row; column++) {
      const forth = cellAt(table, column, row);
      const back = cellAt(table, row, column);
      if (forth + back === 0) continue;
      statistic += ((forth - back) / (forth + back)) * (forth - back);
      df++;
    }
  }
  if (df === 0) return notComputable("no-differences");
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  return {ok: true, statistic, df, p: chiSquareUpperTail(statistic, df), n};
}
