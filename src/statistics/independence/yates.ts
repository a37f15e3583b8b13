import type {CountTable} from "../contingency-table.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import type {Computed} from "../result.ts";
import {twoByTwo} from "./two-by-two.ts";

export type YatesResult = Computed<{statistic: number; df: 1; p: number; n: number}>;

/**
 * Pearson's chi-square of a two by two table with Yates's correction for continuity. The correction never takes a
 * difference past zero.
 *
 * Source: Yates (1934), JRSS Supplement 1, 217-235; R `chisq.test(correct = TRUE)`.
 * Assumes independent observations. Limits: an approximation to the exact test that is conservative as that is; since
 * the exact p is always at hand, it serves to compare with older reports.
 */
export function yatesChiSquare(table: CountTable): YatesResult {
  const four = twoByTwo(table);
  if (!four.ok) return four;
  const {a, b, c, d, n} = four;
  const deviation = Math.abs((a * d - b * c) / n);
  const corrected = Math.max(0, deviation - 0.5);
  const statistic = ((((corrected / (a + b)) * n) / (c + d)) * n * (corrected / (a + c)) * n) / (b + d);
  return {ok: true, statistic, df: 1, p: chiSquareUpperTail(statistic, 1), n};
}
