import {incompleteBetaLower} from "../distributions/incomplete-beta.ts";
import {inverseBetaLower, inverseBetaUpper} from "../distributions/inverse-beta.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {pairedDifferences} from "./paired-differences.ts";

export type PairedTResult = Computed<{
  /** The mean of second minus first measurement. */
  mean: number;
  /** The sample standard deviation of the differences. */
  sd: number;
  t: number;
  df: number;
  p: number;
  n: number;
  /** The interval of the mean difference. */
  low: number;
  high: number;
  level: number;
  /** The mean difference over the standard deviation of the differences. */
  cohensDz: number;
}>;

/**
 * The paired t test of a mean difference of zero, two-sided, with the interval of the mean difference and Cohen's dz.
 *
 * Source: Student (1908), Biometrika 6, 1-25; R `t.test(after, before, paired = TRUE)`; dz: Cohen (1988), Statistical
 * Power Analysis, eq. 2.3.5, as named by Lakens (2013), Frontiers in Psychology 4:863.
 * Assumes independent pairs and differences that are near normal, or many. Limits: dz depends on how closely the two
 * measurements correlate, and is not comparable with the d of two groups.
 */
export function pairedT(before: readonly number[], after: readonly number[], level = 0.95): PairedTResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const pairs = pairedDifferences(before, after);
  if (!pairs.ok) return pairs;
  const {differences, tolerance} = pairs;
  const n = differences.length;
  if (n < 2) return notComputable("too-few-observations");
  const mean = meanOf(differences);
  const sd = Math.sqrt(differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / (n - 1));
  if (!Number.isFinite(mean) || !Number.isFinite(sd)) return notComputable("not-a-number");
  if (sd <= tolerance) return notComputable("no-variation");
  const df = n - 1;
  const standardError = sd / Math.sqrt(n);
  const t = mean / standardError;
  const margin = standardError * twoSidedQuantile(1 - level, df);
  return {
    ok: true,
    mean,
    sd,
    t,
    df,
    p: twoSidedP(t, df),
    n,
    low: mean - margin,
    high: mean + margin,
    level,
    cohensDz: mean / sd,
  };
}

/** The second pass takes back what the first lost to rounding. */
function meanOf(values: readonly number[]): number {
  const first = values.reduce((sum, value) => sum + value, 0) / values.length;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** The probability that Student's t is further from zero than this. Abramowitz and Stegun (1964), 26.7.1 and 26.5.27. */
function twoSidedP(t: number, df: number): number {
  const square = t * t;
  return incompleteBetaLower(df / (df + square), df / 2, 0.5, square / (df + square));
}

/** The t that is passed, in either direction, with probability p. */
function twoSidedQuantile(p: number, df: number): number {
  const rest = inverseBetaLower(p, df / 2, 0.5);
  const share = inverseBetaUpper(p, 0.5, df / 2);
  return Math.sqrt((df * share) / rest);
}
