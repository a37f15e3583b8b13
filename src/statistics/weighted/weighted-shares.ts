import {studentTQuantileUpper} from "../distributions/student-t.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import type {Label, SampleDesign} from "./sample-design.ts";
import {scoreCovariance} from "./score-covariance.ts";
import {sortedLabels} from "./sorted-labels.ts";
import {weightedBase} from "./weighted-base.ts";

export interface WeightedShare {
  readonly category: Label;
  readonly share: number;
  /** Linearised standard error; 0 when the whole population was observed. */
  readonly se: number;
  /** Null for shares of 0 and 1, whose spread cannot be estimated. */
  readonly interval: {readonly low: number; readonly high: number} | null;
}

export type WeightedSharesResult = Computed<{
  /** One for each category that occurs: numbers in ascending order, then texts. They add up to 1. */
  shares: readonly WeightedShare[];
  level: number;
  df: number;
  n: number;
  effectiveN: number;
}>;

/**
 * The weighted shares of categories with their linearised standard errors, and intervals by Student's t on the scale of
 * log odds, which stay within 0 and 1.
 *
 * Source: Binder (1983), International Statistical Review 51, 279-292; R package survey, `svymean(~factor(values))` and
 * `svyciprop(method = "xlogit")`; Korn and Graubard (1999), Analysis of Health Surveys, section 2.4 (degrees of freedom).
 * Assumes more than a handful of clusters on either side of a share. Limits: first stage of drawing only.
 * @param values null for an observation that does not count; it still has its place in the design
 */
export function weightedShares(
  values: readonly (Label | null)[],
  design: SampleDesign = {},
  level = 0.95,
): WeightedSharesResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const base = weightedBase(
    values.map((value) => value !== null),
    design,
  );
  if (!base.ok) return base;
  const {n, effectiveN, df, strata, weights, totalWeight} = base;
  if (df < 1) return notComputable("too-few-observations");
  const t = studentTQuantileUpper((1 - level) / 2, df);
  const shares = sortedLabels(values).map((category) => {
    const ofCategory = weights.map((weight, i) => (values[i] === category ? weight : 0));
    const share = ofCategory.reduce((sum, weight) => sum + weight, 0) / totalWeight;
    const scores = weights.map((weight, i) => [((ofCategory[i] ?? 0) - weight * share) / totalWeight]);
    const se = Math.sqrt(scoreCovariance(strata, scores, 1)[0]?.[0] ?? 0);
    return {category, share, se, interval: logOddsInterval(share, se, t)};
  });
  return {ok: true, shares, level, df, n, effectiveN};
}

function logOddsInterval(share: number, se: number, t: number): WeightedShare["interval"] {
  if (share <= 0 || share >= 1) return null;
  const odds = share / (1 - share);
  const factor = Math.exp((t * se) / (share * (1 - share)));
  return {low: odds / (odds + factor), high: 1 / (1 + 1 / (odds * factor))};
}
