import {studentTQuantileUpper, studentTTwoSided} from "../distributions/student-t.ts";
import {sampleMoments} from "../groups/sample-moments.ts";
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
 * Power Analysis, chapter 2, as named by Lakens (2013), Frontiers in Psychology 4:863.
 * Assumes independent pairs and differences that are near normal, or many. Limits: dz depends on how closely the two
 * measurements correlate, and is not comparable with the d of two groups.
 */
export function pairedT(before: readonly number[], after: readonly number[], level = 0.95): PairedTResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const pairs = pairedDifferences(before, after);
  if (!pairs.ok) return pairs;
  const {differences, tolerance} = pairs;
  const moments = sampleMoments(differences);
  if (!moments.ok) return moments;
  const {n, mean} = moments;
  const sd = Math.sqrt(moments.variance);
  if (sd <= tolerance) return notComputable("no-variation");
  const df = n - 1;
  const standardError = sd / Math.sqrt(n);
  const t = mean / standardError;
  const margin = standardError * studentTQuantileUpper((1 - level) / 2, df);
  return {
    ok: true,
    mean,
    sd,
    t,
    df,
    p: studentTTwoSided(t, df),
    n,
    low: mean - margin,
    high: mean + margin,
    level,
    cohensDz: mean / sd,
  };
}
