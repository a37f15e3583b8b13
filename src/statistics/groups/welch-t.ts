import {studentTQuantileUpper, studentTTwoSided} from "../distributions/student-t.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {isConstant, momentsOfAll} from "./sample-moments.ts";

export type WelchTResult = Computed<{
  t: number;
  df: number;
  p: number;
  /** The mean of x less the mean of y, with its interval. */
  difference: number;
  low: number;
  high: number;
  level: number;
  n: number;
}>;

/**
 * The two-sided t test of equal means in two samples whose variances may differ.
 *
 * Source: Welch (1947), Biometrika 34, 28-35, with Satterthwaite's degrees of freedom; R `t.test(x, y)`.
 * Assumes two independent samples with means that are about normally distributed. Limits: below about ten in a group
 * the values themselves should be about normal.
 */
export function welchT(x: readonly number[], y: readonly number[], level = 0.95): WelchTResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const both = momentsOfAll([x, y]);
  if (!both.ok) return both;
  const [first, second] = both.moments;
  if (first === undefined || second === undefined) return notComputable("no-observations");
  const ofFirst = first.variance / first.n;
  const ofSecond = second.variance / second.n;
  const standardError = Math.sqrt(ofFirst + ofSecond);
  if (isConstant(standardError, first.mean, second.mean)) return notComputable("no-variation");
  const difference = first.mean - second.mean;
  const t = difference / standardError;
  // Shares of the sum, because its square may not be a number.
  const firstShare = ofFirst / (ofFirst + ofSecond);
  const secondShare = ofSecond / (ofFirst + ofSecond);
  const df = 1 / (firstShare ** 2 / (first.n - 1) + secondShare ** 2 / (second.n - 1));
  const margin = studentTQuantileUpper((1 - level) / 2, df) * standardError;
  if (!Number.isFinite(t) || !Number.isFinite(margin)) return notComputable("not-a-number");
  return {
    ok: true,
    t,
    df,
    p: studentTTwoSided(t, df),
    difference,
    low: difference - margin,
    high: difference + margin,
    level,
    n: first.n + second.n,
  };
}
