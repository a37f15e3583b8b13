import {signedRankLowerTail, signedRankSteps} from "../distributions/signed-rank.ts";
import type {ExactOptions} from "../independence/fisher-freeman-halton.ts";
import {randomBinomial} from "../random/random-binomial.ts";
import {type SimulatedP, simulatedP} from "../random/simulated-p.ts";
import {xoshiro128} from "../random/xoshiro128.ts";
import type {Computed} from "../result.ts";
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

/** Additions that take about half a second. */
const defaultBudget = 500_000_000;
const defaultSeed = 1945;

/**
 * Wilcoxon's signed-rank test on second minus first measurements, two-sided, from the distribution of the statistic
 * given the sizes of the differences with all their ties.
 *
 * Source: Hollander and Wolfe (1999), section 3.1, comment on ties; R `coin::wilcoxsign_test(distribution = "exact")`
 * with `zero.method` "Wilcoxon" or "Pratt"; without ties and zeros also R `wilcox.test(paired = TRUE, exact = TRUE)`.
 * Assumes independent pairs and, without an effect, that every difference is as likely to be positive as negative.
 * Limits: when the work passes the budget, from about 1300 untied pairs on, the p is simulated.
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
  const groups = tieGroups(ranks);
  const draws = drawsFrom(options.draws, groups.size);
  return {...found, method: "monte-carlo", seed, ...simulatedTail(groups, total, smaller, seed, draws)};
}

const mostDraws = 1_000_000;
const leastDraws = 1000;
/** Coins, or counts of coins, that are thrown in about half a second. */
const affordableThrows = 10_000_000;

function drawsFrom(wanted: number | undefined, groups: number): number {
  if (wanted !== undefined && wanted >= 1) return Math.floor(wanted);
  return Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableThrows / groups)));
}

/** How many differences share each rank. */
function tieGroups(ranks: readonly number[]): Map<number, number> {
  const groups = new Map<number, number>();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  return groups;
}

function simulatedTail(
  groups: ReadonlyMap<number, number>,
  total: number,
  smaller: number,
  seed: number,
  draws: number,
): SimulatedP {
  const random = xoshiro128(seed);
  const entries = [...groups];
  return simulatedP(draws, () => {
    let sum = 0;
    for (const [rank, count] of entries) sum += rank * randomBinomial(count, 0.5, random);
    return sum <= smaller || total - sum <= smaller;
  });
}
