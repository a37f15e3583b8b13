import {signedRankLowerTail, signedRankSteps} from "../distributions/signed-rank.ts";
import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import {type SimulatedP, simulatedP} from "../independence/simulation.ts";
import {ClusteredP} from "../random/clustered-p.ts";
import {xoshiro128} from "../random/xoshiro128.ts";
import type {Computed} from "../result.ts";
import {RandomSigns} from "./random-signs.ts";
import {signedRanks, type ZeroDifferences} from "./signed-ranks.ts";

export interface SignedRankExactOptions extends ExactOptions {
  readonly zeros?: ZeroDifferences;
}

/** `V`, `n` and `zeros` are as in the asymptotic test; a simulated p has an interval that holds the exact one. */
export type WilcoxonSignedRankExactResult = Computed<
  {V: number; n: number; zeros: number} & (
    | {method: "exact"; p: number}
    | {method: "monte-carlo"; p: number; low: number; high: number; level: number; draws: number; seed: number}
  )
>;

/** Additions that take less than a second. */
const defaultBudget = 1_000_000_000;
const defaultSeed = 1945;

/**
 * Wilcoxon's signed-rank test on second minus first measurements, two-sided, from the distribution of the statistic
 * given the sizes of the differences with all their ties.
 *
 * Source: Hollander and Wolfe (1999), section 3.1, comment on ties; R `coin::wilcoxsign_test(distribution = "exact")`
 * with `zero.method` "Wilcoxon" or "Pratt"; without ties and zeros also R `wilcox.test(paired = TRUE, exact = TRUE)`.
 * Assumes independent pairs and, without an effect, that every difference is as likely to be positive as negative.
 * Limits: when the work passes the budget, from about 1600 untied pairs on, the p is simulated.
 */
export function wilcoxonSignedRankExact(
  before: readonly number[],
  after: readonly number[],
  options: SignedRankExactOptions = {},
): WilcoxonSignedRankExactResult {
  const ranked = signedRanks(before, after, options.zeros);
  if (!ranked.ok) return ranked;
  const {V, ranks, n, zeros} = ranked;
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const smaller = Math.min(V, total - V);
  const found = {ok: true, V, n, zeros} as const;
  // Rounding in a sum of both halves could leave a trifle below 1.
  if (2 * smaller === total) return {...found, method: "exact", p: 1};
  if (signedRankSteps(smaller, ranks) <= (options.budget ?? defaultBudget)) {
    return {...found, method: "exact", p: Math.min(1, 2 * signedRankLowerTail(smaller, ranks))};
  }
  const seed = (options.seed ?? defaultSeed) >>> 0;
  return {...found, method: "monte-carlo", seed, ...simulatedTail(ranks, smaller, seed, options.draws)};
}

/** Signs that are drawn in less than half a second. */
const affordableWork = 300_000_000;
/** Enough for a half-width below 0.002, whatever the p. */
const mostDraws = 2_000_000;
/** Fewer clusters than this tell too little about how they differ. */
const leastClusters = 20;

/**
 * The share of random signs with which either half of the rank sum is at most as small as the observed smaller one: in
 * clusters, see `RandomSigns`, unless a number of draws is wanted.
 */
function simulatedTail(
  ranks: readonly number[],
  smaller: number,
  seed: number,
  wanted: number | undefined,
): SimulatedP {
  const signs = new RandomSigns(ranks, xoshiro128(seed));
  // With signs the ranks add up to the one half less the other.
  const distance = ranks.reduce((sum, rank) => sum + rank, 0) - 2 * smaller;
  if (wanted !== undefined && wanted >= 1) {
    const draws = Math.floor(wanted);
    let hits = 0;
    for (let i = 0; i < draws; i++) if (Math.abs(signs.single()) >= distance) hits++;
    return simulatedP(hits, draws);
  }
  const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
  const p = new ClusteredP(distance * distance, squares);
  const affordable = Math.min(affordableWork / signs.work, mostDraws / signs.size);
  for (let cluster = 0; cluster < Math.max(leastClusters, affordable); cluster++) {
    signs.cluster((sum) => p.add(sum * sum));
    p.endCluster();
  }
  return p.result();
}
