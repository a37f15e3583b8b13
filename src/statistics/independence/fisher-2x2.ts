import type {CountTable} from "../contingency-table.ts";
import {hypergeometricProbability} from "../distributions/hypergeometric.ts";
import type {Computed} from "../result.ts";
import {tieTolerance} from "./tie-tolerance.ts";
import {twoByTwo} from "./two-by-two.ts";

export type FisherTwoByTwoResult = Computed<{p: number; n: number}>;

/**
 * Fisher's exact test of a two by two table: the probability, given the margins, of all tables at most as probable as
 * the observed one. Its effect size is `conditionalOddsRatio`.
 *
 * Source: Fisher (1935), JRSS 98, 39-54; R `fisher.test`, whose tolerance for ties it shares.
 * Assumes independent observations. The first cell's hypergeometric probabilities have one peak, so that each tail is
 * found by bisection and summed outwards: also for millions of observations, and down to the smallest p.
 */
export function fisherTwoByTwo(table: CountTable): FisherTwoByTwoResult {
  const four = twoByTwo(table);
  if (!four.ok) return four;
  const {a, b, c, d, n} = four;
  const [marked, unmarked, drawn] = [a + c, b + d, a + b];
  const low = Math.max(0, drawn - unmarked);
  const high = Math.min(marked, drawn);
  const mode = Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (marked + 1)) / (n + 2))));
  const probability = (k: number): number => hypergeometricProbability(k, marked, unmarked, drawn);
  const most = probability(a) * (1 + tieTolerance);
  if (probability(mode) <= most) return {ok: true, p: 1, n};
  // The mode is in neither tail; the tails start where the probability has fallen to the observed one.
  const upper = firstWhere(mode + 1, high + 1, (k) => probability(k) <= most);
  const lower = -firstWhere(1 - mode, 1 - low, (k) => probability(-k) <= most);
  const above = (k: number): number => ((marked - k) * (drawn - k)) / ((k + 1) * (unmarked - drawn + k + 1));
  const below = (k: number): number => (k * (unmarked - drawn + k)) / ((marked - k + 1) * (drawn - k + 1));
  const upperTail = upper > high ? 0 : probability(upper) * sumOutwards(upper, 1, above);
  const lowerTail = lower < low ? 0 : probability(lower) * sumOutwards(lower, -1, below);
  return {ok: true, p: Math.min(1, upperTail + lowerTail), n};
}

/** The first whole number from `from` on that satisfies a condition which, once it holds, goes on to; `end` if none. */
function firstWhere(from: number, end: number, holds: (k: number) => boolean): number {
  let [left, right] = [from, end];
  while (left < right) {
    const middle = left + Math.floor((right - left) / 2);
    if (holds(middle)) right = middle;
    else left = middle + 1;
  }
  return left;
}

/** The sum of all terms from k on outwards, relative to the first of them. The ratio is 0 past the last one. */
function sumOutwards(k: number, step: 1 | -1, ratio: (k: number) => number): number {
  let term = 1;
  let sum = 1;
  for (let place = k; term > sum * 1e-18; place += step) {
    term *= ratio(place);
    sum += term;
  }
  return sum;
}
