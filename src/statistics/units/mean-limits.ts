import {normalQuantileUpper} from "../distributions/normal.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";

export type MeanLimits = Computed<{low: number; high: number; level: number}>;

/**
 * How far from a common mean a unit's own mean may lie by chance alone, given how many persons the unit has: the limits of a
 * funnel plot of means.
 *
 * Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, section 2.2, with the normal distribution.
 * Assumes that the persons of a unit are independent, with the common mean and standard deviation. Limits: an approximation; for
 * small units with skewed numbers, such as days of waiting, one limit is passed too often and the other too seldom.
 * @param sd the standard deviation of all persons
 */
export function meanLimits(mean: number, sd: number, n: number, level: number): MeanLimits {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  if (!Number.isFinite(mean) || !Number.isFinite(sd) || sd < 0) return notComputable("not-a-number");
  if (!Number.isSafeInteger(n) || n < 1) return notComputable("no-observations");
  const reach = (normalQuantileUpper((1 - level) / 2) * sd) / Math.sqrt(n);
  return {ok: true, low: mean - reach, high: mean + reach, level};
}
