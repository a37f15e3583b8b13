import {scoreSumDistribution, scoreSumTwoSided} from "../distributions/rank-sum.ts";
import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import type {Computed} from "../result.ts";
import {rankPair, uOf} from "./mann-whitney.ts";
import {spellOutScores} from "./ranked-groups.ts";
import {type SimulatedP, simulatedRankP} from "./simulated-rank-p.ts";

export type MannWhitneyExactResult = Computed<
  {
    /** The number of pairs in which x is above y, ties counted half. */
    u: number;
    n: number;
    p: number;
  } & ({method: "exact"} | SimulatedP)
>;

/** Additions that take about a third of a second. */
const defaultBudget = 400_000_000;
const defaultSeed = 1947;

/**
 * The two-sided Mann-Whitney test by the exact distribution of the rank sum given the ties: the p is the share of all
 * ways to divide the observations whose rank sum is at least as far from its mean as the observed one.
 *
 * Source: Streitberg and Röhmel (1986), see `scoreSumDistribution`; R `coin::wilcox_test(distribution = "exact")`. Without
 * ties it is R's `wilcox.test(exact = TRUE)`.
 * Assumes two independent samples on a common ordinal scale. Limits: the work grows with the fourth power of n; when it
 * passes the budget, the p is simulated, and the result says so.
 */
export function mannWhitneyExact(
  x: readonly number[],
  y: readonly number[],
  options: ExactOptions = {},
): MannWhitneyExactResult {
  const ranked = rankPair(x, y);
  if (!ranked.ok) return ranked;
  const {n} = ranked;
  const u = uOf(ranked);
  const drawn = Math.min(x.length, y.length);
  const distribution = scoreSumDistribution(spellOutScores(ranked), drawn, options.budget ?? defaultBudget);
  if (distribution === null) return {ok: true, u, n, ...simulatedRankP(ranked, options, defaultSeed)};
  return {ok: true, method: "exact", u, n, p: scoreSumTwoSided(distribution, 0, Math.abs(ranked.scoreSums[0] ?? 0))};
}
