import {binomialLowerTail, binomialProbability} from "../distributions/binomial.ts";
import {type Computed, isCount, isLevel, notComputable} from "../result.ts";

export type FunnelLimits = Computed<{
  /** The fewest and the most, in numbers, that chance allows. */
  fewest: number;
  most: number;
  /** The same as shares, smoothed so that they make a curve over units of rising size. */
  low: number;
  high: number;
  level: number;
}>;

/**
 * How far from a common share a unit's own share may lie by chance alone, given how many persons the unit has.
 *
 * `fewest` and `most` are exact: with the common share, a unit has fewer with a probability of at most (1 - level) / 2,
 * and more with no more than that. `low` and `high` are interpolated between two counts, which makes the smooth limits
 * of a funnel plot: Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, appendix A.1.1. Those are passed
 * somewhat more often than the level says, by up to a person's worth, so that what lies outside is decided by counts.
 * Assumes that the persons of a unit are independent and the common share is known. Limits: units that differ for reasons
 * of their own (over-dispersion) pass the limits more often; whether they differ at all is a test of the whole table.
 * @param share the common share, from 0 to 1
 */
export function funnelLimits(share: number, n: number, level: number): FunnelLimits {
  if (!(share >= 0 && share <= 1)) return notComputable("not-a-share");
  if (!isCount(n)) return notComputable("not-a-count");
  if (n === 0) return notComputable("no-observations");
  if (!isLevel(level)) return notComputable("level-out-of-range");
  if (share === 0 || share === 1) return {ok: true, fewest: share * n, most: share * n, low: share, high: share, level};
  const tail = (1 - level) / 2;
  const most = quantileOf(1 - tail, n, share);
  const fewest = n - quantileOf(1 - tail, n, 1 - share);
  const low = interpolated(tail, n, share);
  return {ok: true, fewest, most, low: Math.max(0, low), high: Math.min(1, interpolated(1 - tail, n, share)), level};
}

/** The smallest count that is not passed with a probability of at least p; R `qbinom(p, n, share)`. */
function quantileOf(p: number, n: number, share: number): number {
  let [below, at] = [-1, n];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (binomialLowerTail(middle, n, share) >= p - roundingSlack) at = middle;
    else below = middle;
  }
  return at;
}

/** Tails that are equal on paper differ by this much at most. */
const roundingSlack = 1e-13;

function interpolated(p: number, n: number, share: number): number {
  const count = quantileOf(p, n, share);
  const probability = binomialProbability(count, n, share);
  const overshoot = (binomialLowerTail(count, n, share) - p) / probability;
  return (count - overshoot) / n;
}
