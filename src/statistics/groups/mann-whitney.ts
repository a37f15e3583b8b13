import {normalUpperTail} from "../distributions/normal.ts";
import {type Computed, notComputable} from "../result.ts";
import {type RankedGroups, rankGroups} from "./ranked-groups.ts";

export type MannWhitneyResult = Computed<{
  /** The number of pairs in which x is above y, ties counted half: R's W. */
  u: number;
  /** The deviation of u from what is expected, in standard deviations given the ties. */
  z: number;
  p: number;
  /** The p with continuity correction. */
  pContinuity: number;
  n: number;
}>;

/**
 * The two-sided Mann-Whitney (Wilcoxon rank-sum) test by the normal approximation, corrected for ties.
 *
 * Source: Hollander, Wolfe and Chicken (2014), Nonparametric Statistical Methods, 3rd ed., section 4.1; R `wilcox.test(x, y, exact = FALSE)`, with `correct = FALSE` for `p` and `correct = TRUE` for `pContinuity`.
 * Assumes two independent samples on a common ordinal scale. Limits: an approximation; below about ten in a group, and
 * with many ties, take `mannWhitneyExact`. A test of equal medians only when the groups' spreads are alike.
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitneyResult {
  const ranked = rankPair(x, y);
  if (!ranked.ok) return ranked;
  const {n, squares} = ranked;
  // All of these are doubled, as the scores are.
  const deviation = ranked.scoreSums[0] ?? 0;
  const sd = Math.sqrt((((x.length * y.length) / n) * squares) / (n - 1));
  const corrected = Math.max(0, Math.abs(deviation) - 1);
  return {
    ok: true,
    u: uOf(ranked),
    z: deviation / sd,
    p: Math.min(1, 2 * normalUpperTail(Math.abs(deviation) / sd)),
    pContinuity: Math.min(1, 2 * normalUpperTail(corrected / sd)),
    n,
  };
}

/** Ranks two samples, neither of them empty. */
export function rankPair(x: readonly number[], y: readonly number[]): Computed<RankedGroups> {
  const ranked = rankGroups([x, y]);
  return !ranked.ok && ranked.reason === "single-group" ? notComputable("no-observations") : ranked;
}

/** The number of pairs in which the first group is above the second, ties counted half. */
export function uOf({sizes, scoreSums}: RankedGroups): number {
  const [first = 0, second = 0] = sizes;
  return (first * second + (scoreSums[0] ?? 0)) / 2;
}
