import {logGamma} from "../distributions/log-gamma.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import {type SimulatedP, simulatedP} from "../independence/simulation.ts";
import {tieTolerance} from "../independence/tie-tolerance.ts";
import {randomBinomial} from "../random/random-binomial.ts";
import {xoshiro128} from "../random/xoshiro128.ts";
import {binomialTest} from "./binomial-test.ts";
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
  const p = exactP(categories.counts, shares, n, options.budget ?? defaultBudget);
  if (p !== null) return {ok: true, method: "exact", p, n};
  const seed = (options.seed ?? defaultSeed) >>> 0;
  const wanted = options.draws;
  const draws = wanted !== undefined && wanted >= 1 ? Math.floor(wanted) : affordableDraws(shares.length);
  return {ok: true, method: "monte-carlo", n, seed, ...simulatedTail(categories.counts, shares, seed, draws)};
}

function exactP(counts: readonly number[], shares: readonly number[], n: number, budget: number): number | null {
  if (shares.length > 2) return multinomialTail(counts, shares, budget);
  const test = binomialTest(counts[0] ?? 0, n, shares[0] ?? 0);
  return test.ok ? test.p : null;
}

/** Enough for a half-width of 0.002, whatever the p. */
const mostDraws = 450_000;
const leastDraws = 1000;
/** Counts that are drawn in about half a second. */
const affordableCounts = 4_500_000;
/** Up to this total ln k! is tabulated. */
const mostTabulated = 1_000_000;

function affordableDraws(categories: number): number {
  return Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableCounts / categories)));
}

function logFactorialUpTo(n: number): (k: number) => number {
  if (n > mostTabulated) return (k) => logGamma(k + 1);
  const table = Float64Array.from({length: n + 1}, (_, k) => logGamma(k + 1));
  return (k) => table[k] ?? 0;
}

function simulatedTail(counts: readonly number[], shares: readonly number[], seed: number, draws: number): SimulatedP {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const random = xoshiro128(seed);
  const logFactorial = logFactorialUpTo(n);
  const logShares = shares.map(Math.log);
  const logTerm = (count: number, category: number): number => count * (logShares[category] ?? 0) - logFactorial(count);
  const observed = counts.reduce((sum, count, category) => sum + logTerm(count, category), 0);
  const threshold = observed + Math.log1p(tieTolerance);
  const shareOfRest = sharesOfRest(shares);
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    let left = n;
    let sum = 0;
    for (let category = 0; category < shareOfRest.length; category++) {
      const count = randomBinomial(left, shareOfRest[category] ?? 0, logFactorial, random);
      sum += logTerm(count, category);
      left -= count;
    }
    if (sum <= threshold) hits++;
  }
  return simulatedP(hits, draws);
}

/** What share every category has of itself and all that come after it. */
function sharesOfRest(shares: readonly number[]): number[] {
  let rest = 0;
  const rests = shares.toReversed().map((share) => {
    rest += share;
    return share / rest;
  });
  return rests.toReversed();
}
