import {isConstant, momentsOfAll, type SampleMoments} from "../groups/sample-moments.ts";
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
 * Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd ed., eq. 2.5.1. The interval is the
 * exact one by the noncentral t distribution, see `noncentralityInterval`; R `MBESS::ci.smd`.
 * Assumes independent samples of about normal values with one common variance. Limits: d is too large on average in
 * small samples, see `hedgesG`; far from normal the interval does not keep its level. At levels close to 0 the interval,
 * which is that of the true difference, need not hold d.
 */
export function cohensD(x: readonly number[], y: readonly number[], level = 0.95): StandardizedDifferenceResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  if (x.length === 0 || y.length === 0) return notComputable("no-observations");
  const both = pooled(x, y);
  if (!both.ok) return both;
  const {difference, sd, df} = both;
  const estimate = difference / sd;
  const perT = Math.sqrt(1 / x.length + 1 / y.length);
  const t = estimate / perT;
  if (!(Math.abs(t) < largestT)) return notComputable("no-variation");
  const {low, high} = noncentralityInterval(t, df, level);
  return {ok: true, estimate, low: low * perT, high: high * perT, level, n: df + 2};
}

/** Beyond this the spread within the samples is nothing but rounding beside the difference of their means. */
const largestT = 1e15;

function pooled(x: readonly number[], y: readonly number[]): Computed<{difference: number; sd: number; df: number}> {
  if (x.length + y.length < 3) return notComputable("too-few-observations");
  // One observation has a mean, and no part in the spread.
  const lone = [x, y].find((sample) => sample.length === 1);
  const result = momentsOfAll(lone === undefined ? [x, y] : [lone === x ? y : x]);
  if (!result.ok) return result;
  if (lone !== undefined && !lone.every(Number.isFinite)) return notComputable("not-a-number");
  const ofLone: SampleMoments = {n: 1, mean: lone?.[0] ?? 0, variance: 0};
  const [kept = ofLone, other = ofLone] = result.moments;
  const [first, second] = lone === x ? [other, kept] : [kept, other];
  const df = first.n + second.n - 2;
  const sd = Math.sqrt((first.variance * (first.n - 1) + second.variance * (second.n - 1)) / df);
  if (isConstant(sd, first.mean, second.mean)) return notComputable("no-variation");
  const difference = first.mean - second.mean;
  if (!Number.isFinite(difference) || !Number.isFinite(sd)) return notComputable("not-a-number");
  return {ok: true, difference, sd, df};
}
