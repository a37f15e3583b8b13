import {logGamma} from "../distributions/log-gamma.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import {tieTolerance} from "../independence/tie-tolerance.ts";
import {randomBinomial} from "../random/random-binomial.ts";
import {type SimulatedP, simulatedP} from "../random/simulated-p.ts";
import {xoshiro128} from "../random/xoshiro128.ts";
import {observedCategories} from "./expected-shares.ts";
import {multinomialTail} from "./multinomial-tail.ts";

/** Choices that take about half a second. */
const defaultBudget = 10_000_000;
const defaultSeed = 1900;

/**
 * The exact multinomial test of counts against expected shares: the p is the probability of all outcomes that are at
 * most as probable as the observed one. With two categories it is the two-sided binomial test.
 *
 * Source: Read and Cressie (1988), Goodness-of-Fit Statistics for Discrete Multivariate Data, section 5.5; R
 * `EMT::multinomial.test`. See `multinomialTail` for the method.
 * Assumes independent observations and shares that are known. Exact at any n, with no demands on expected counts.
 * Limits: when the work passes the budget, the p is simulated from random counts, and the result says so.
 */
export function exactGoodnessOfFit(
  counts: readonly number[],
  expected: readonly number[],
  options: ExactOptions = {},
): ExactResult {
  const categories = observedCategories(counts, expected);
  if (!categories.ok) return categories;
  const {n, shares} = categories;
  const p = multinomialTail(categories.counts, shares, options.budget ?? defaultBudget);
  if (p !== null) return {ok: true, method: "exact", p, n};
  const seed = (options.seed ?? defaultSeed) >>> 0;
  const wanted = options.draws;
  const draws = wanted !== undefined && wanted >= 1 ? Math.floor(wanted) : affordableDraws(shares.length);
  return {ok: true, method: "monte-carlo", n, seed, ...simulatedTail(categories.counts, shares, seed, draws)};
}

const mostDraws = 1_000_000;
const leastDraws = 1000;
/** Counts that are drawn in about half a second. */
const affordableCounts = 4_000_000;

function affordableDraws(categories: number): number {
  return Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableCounts / categories)));
}

function simulatedTail(counts: readonly number[], shares: readonly number[], seed: number, draws: number): SimulatedP {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const random = xoshiro128(seed);
  const logShares = shares.map(Math.log);
  const logTerm = (count: number, category: number): number => count * (logShares[category] ?? 0) - logGamma(count + 1);
  const threshold =
    counts.reduce((sum, count, category) => sum + logTerm(count, category), 0) + Math.log1p(tieTolerance);
  // What share each category has of itself and all that come after it.
  const shareOfRest = shares.map((share, category) => {
    const rest = shares.slice(category).reduce((sum, value) => sum + value, 0);
    return category === shares.length - 1 ? 1 : share / rest;
  });
  return simulatedP(draws, () => {
    let left = n;
    let sum = 0;
    for (let category = 0; category < shareOfRest.length; category++) {
      const count = randomBinomial(left, shareOfRest[category] ?? 0, random);
      sum += logTerm(count, category);
      left -= count;
    }
    return sum <= threshold;
  });
}
