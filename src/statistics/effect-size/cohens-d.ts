import {isConstant, momentsOfAll} from "../groups/sample-moments.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {noncentralityInterval} from "./noncentrality-interval.ts";

export type StandardizedDifferenceResult = Computed<{
  estimate: number;
  low: number;
  high: number;
  level: number;
  n: number;
}>;

/**
 * The difference of two means in units of their pooled standard deviation: (mean of x - mean of y) / s, where s² is
 * the sum of squares within both samples by n - 2.
 *
 * Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd ed., chapter 2. The interval is the
 * exact one by the noncentral t distribution, see `noncentralityInterval`; R `MBESS::ci.smd`.
 * Assumes independent samples of about normal values with one common variance. Limits: d is too large on average in
 * small samples, see `hedgesG`; far from normal the interval does not keep its level. At levels close to 0 the interval,
 * which is that of the true difference, need not hold d.
 */
export function cohensD(x: readonly number[], y: readonly number[], level = 0.95): StandardizedDifferenceResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const both = momentsOfAll([x, y]);
  if (!both.ok) return both;
  const [first, second] = both.moments;
  if (first === undefined || second === undefined) return notComputable("no-observations");
  const df = first.n + second.n - 2;
  const sd = Math.sqrt((first.variance * (first.n - 1) + second.variance * (second.n - 1)) / df);
  if (isConstant(sd, first.mean, second.mean)) return notComputable("no-variation");
  const estimate = (first.mean - second.mean) / sd;
  if (!Number.isFinite(estimate)) return notComputable("not-a-number");
  const perT = Math.sqrt(1 / first.n + 1 / second.n);
  const {low, high} = noncentralityInterval(estimate / perT, df, level);
  return {ok: true, estimate, low: low * perT, high: high * perT, level, n: df + 2};
}
