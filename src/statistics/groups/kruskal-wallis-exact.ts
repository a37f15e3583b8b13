import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import type {Computed} from "../result.ts";
import {GroupSums} from "./group-sums.ts";
import {betweenGroups, extremeFrom, kruskalWallisStatistic} from "./kruskal-wallis.ts";
import {type RankedGroups, rankGroups} from "./ranked-groups.ts";
import {type SimulatedP, simulatedRankP} from "./simulated-rank-p.ts";

export type KruskalWallisExactResult = Computed<
  {statistic: number; epsilonSquared: number; n: number; p: number} & ({method: "exact"} | SimulatedP)
>;

/** Arrangements that are looked up in about a third of a second. */
const defaultBudget = 6_000_000;
const defaultSeed = 1952;

/**
 * The Kruskal-Wallis test by the exact distribution of its statistic given the ties: the p is the share of all ways to
 * divide the observations into groups of these sizes whose statistic is at least the observed one.
 *
 * Source: Kruskal and Wallis (1952), JASA 47, 583-621, section 6.1, given the ties; see `GroupSums` for the method.
 * Assumes independent samples on a common ordinal scale. Limits: exact for some twenty observations; when the work
 * passes the budget, the p is simulated, and the result says so. Empty groups are left out.
 */
export function kruskalWallisExact(
  groups: readonly (readonly number[])[],
  options: ExactOptions = {},
): KruskalWallisExactResult {
  const ranked = rankGroups(groups.filter((group) => group.length > 0));
  if (!ranked.ok) return ranked;
  const {n} = ranked;
  const {statistic, epsilonSquared} = kruskalWallisStatistic(ranked);
  const p = exactP(ranked, options.budget ?? defaultBudget);
  if (p !== null) return {ok: true, method: "exact", statistic, epsilonSquared, n, p};
  return {ok: true, statistic, epsilonSquared, n, ...simulatedRankP(ranked, options, defaultSeed)};
}

function exactP(ranked: RankedGroups, budget: number): number | null {
  const threshold = extremeFrom(ranked);
  let p = 0;
  const done = GroupSums.of(ranked)?.forEach(budget, (scoreSums, probability) => {
    if (betweenGroups(scoreSums, ranked.sizes) >= threshold) p += probability;
  });
  return done === true ? Math.min(1, p) : null;
}
