import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import type {Computed} from "../result.ts";
import {type RankedGroups, rankGroups} from "./ranked-groups.ts";

export type KruskalWallisResult = Computed<{
  statistic: number;
  df: number;
  p: number;
  /** The share of the ranks' variance that lies between the groups, from 0 to 1. */
  epsilonSquared: number;
  n: number;
}>;

/**
 * The Kruskal-Wallis test of two groups or more by the chi-square approximation, corrected for ties.
 *
 * Source: Hollander, Wolfe and Chicken (2014), Nonparametric Statistical Methods, 3rd ed., section 6.1;
 * R `kruskal.test`. Epsilon squared: Tomczak and Tomczak (2014), Trends in Sport Sciences 21, 19-25, H / (n - 1).
 * Assumes independent samples on a common ordinal scale. Limits: an approximation; with five or fewer in a group take
 * `kruskalWallisExact`. Empty groups are left out.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallisResult {
  const ranked = rankGroups(groups.filter((group) => group.length > 0));
  if (!ranked.ok) return ranked;
  const {n, sizes} = ranked;
  const {statistic, epsilonSquared} = kruskalWallisStatistic(ranked);
  const df = sizes.length - 1;
  return {ok: true, statistic, df, p: chiSquareUpperTail(statistic, df), epsilonSquared, n};
}

export function kruskalWallisStatistic(ranked: RankedGroups): {statistic: number; epsilonSquared: number} {
  const epsilonSquared = Math.min(1, betweenGroups(ranked.scoreSums, ranked.sizes) / ranked.squares);
  return {statistic: (ranked.n - 1) * epsilonSquared, epsilonSquared};
}

/** The sum of squares between groups whose scores have the mean 0. */
export function betweenGroups(scoreSums: ArrayLike<number>, sizes: readonly number[]): number {
  return sizes.reduce((sum, size, group) => sum + (scoreSums[group] ?? 0) ** 2 / size, 0);
}

/**
 * From which sum of squares between groups on an arrangement counts as at least as extreme as the observed one; a
 * little below it, because equal sums may be rounded differently.
 */
export function extremeFrom(ranked: RankedGroups): number {
  return betweenGroups(ranked.scoreSums, ranked.sizes) * (1 - 1e-12);
}
