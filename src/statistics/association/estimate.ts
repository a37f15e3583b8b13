import {normalQuantileUpper} from "../distributions/normal.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";

/** A measure of association with its asymptotic standard error and the interval from it. */
export type EstimateResult = Computed<{
  estimate: number;
  standardError: number;
  low: number;
  high: number;
  level: number;
  n: number;
}>;

/** The estimate ± z standard errors, both kept between -1 and 1: the estimate too, as rounding may take it past. */
export function withinOne(computed: number, standardError: number, n: number, level: number): EstimateResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const estimate = Math.max(-1, Math.min(1, computed));
  const reach = normalQuantileUpper((1 - level) / 2) * standardError;
  const low = Math.max(-1, estimate - reach);
  const high = Math.min(1, estimate + reach);
  return {ok: true, estimate, standardError, low, high, level, n};
}
