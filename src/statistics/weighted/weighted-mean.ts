import {studentTQuantileUpper, studentTTwoSided} from "../distributions/student-t.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import type {SampleDesign} from "./sample-design.ts";
import {scoreCovariance} from "./score-covariance.ts";
import {weightedBase} from "./weighted-base.ts";

export type WeightedMeanResult = Computed<{
  mean: number;
  /** Linearised standard error; 0 when the whole population was observed or all values are alike. */
  se: number;
  low: number;
  high: number;
  level: number;
  /** The test of a mean of zero, for values that are differences of pairs; null where se is 0. */
  test: {readonly t: number; readonly p: number} | null;
  df: number;
  n: number;
  effectiveN: number;
}>;

/**
 * The weighted mean with its linearised standard error, and an interval and a test by Student's t on the design's
 * degrees of freedom. Without weights, strata and clusters it is the mean and the t-test of one sample.
 *
 * Source: Binder (1983), International Statistical Review 51, 279-292; R package survey, `svymean(na.rm = TRUE)` and
 * `confint(…, df = degf(design))`; Korn and Graubard (1999), Analysis of Health Surveys, section 2.4 (degrees of freedom).
 * Assumes many clusters, or a mean that is close to normal. Limits: first stage of drawing only, see `checkDesign`.
 * @param values null for an observation that does not count; it still has its place in the design
 */
export function weightedMean(
  values: readonly (number | null)[],
  design: SampleDesign = {},
  level = 0.95,
): WeightedMeanResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  if (!values.every((value) => value === null || Number.isFinite(value))) return notComputable("not-a-number");
  const base = weightedBase(
    values.map((value) => value !== null),
    design,
  );
  if (!base.ok) return base;
  const {n, effectiveN, df} = base;
  if (df < 1) return notComputable("too-few-observations");
  const shares = base.weights.map((weight) => weight / base.totalWeight);
  const mean = meanOf(values, shares);
  const scores = values.map((value, i) => [value === null ? 0 : (shares[i] ?? 0) * (value - mean)]);
  const se = Math.sqrt(scoreCovariance(base.strata, scores, 1)[0]?.[0] ?? 0);
  if (!Number.isFinite(mean) || !Number.isFinite(se)) return notComputable("not-a-number");
  const reach = studentTQuantileUpper((1 - level) / 2, df) * se;
  const t = mean / se;
  const test = se > 0 && Number.isFinite(t) ? {t, p: studentTTwoSided(t, df)} : null;
  return {ok: true, mean, se, low: mean - reach, high: mean + reach, level, test, df, n, effectiveN};
}

/** The second pass takes back what the first lost to rounding. */
function meanOf(values: readonly (number | null)[], shares: readonly number[]): number {
  const first = values.reduce<number>((sum, value, i) => sum + (value ?? 0) * (shares[i] ?? 0), 0);
  return values.reduce<number>((sum, value, i) => sum + ((value ?? first) - first) * (shares[i] ?? 0), first);
}
