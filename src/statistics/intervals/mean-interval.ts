import {studentTQuantileUpper} from "../distributions/student-t.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";

export type MeanIntervalResult = Computed<{low: number; high: number; level: number}>;

/**
 * The interval of a mean from the sample's size and standard deviation (n - 1 in the denominator).
 *
 * Source: Student (1908), Biometrika 6, 1-25; R `t.test(x)$conf.int`.
 * Assumes independent observations that are near normal, or many.
 */
export function meanInterval(mean: number, sd: number, n: number, level = 0.95): MeanIntervalResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  if (!Number.isFinite(mean) || !Number.isFinite(sd) || sd < 0) return notComputable("not-a-number");
  if (!Number.isSafeInteger(n) || n < 2) return notComputable("too-few-observations");
  const margin = (sd / Math.sqrt(n)) * studentTQuantileUpper((1 - level) / 2, n - 1);
  return {ok: true, low: mean - margin, high: mean + margin, level};
}
