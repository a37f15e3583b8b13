import {CompensatedSum} from "../compensated-sum.ts";
import {logGamma} from "../distributions/log-gamma.ts";
import {WorkBudget} from "../independence/exact/work-budget.ts";
import {tieTolerance} from "../independence/tie-tolerance.ts";
import {TwoCategories} from "./two-categories.ts";

/** Beyond this total the two last categories alone would take too much memory. */
const largestTotal = 100_000;

/**
 * The probability of all outcomes of n draws that are at most as probable as the observed counts.
 *
 * Counts are chosen category by category. Where all outcomes that are left to a choice are improbable enough, they are
 * counted at once, and where none is, the choice is dropped; the last two categories are looked up in a table of tails.
 * @param shares the probabilities of the categories, above zero, adding up to 1
 * @param steps how many choices may be looked at
 * @returns null when they were not enough
 */
export function multinomialTail(counts: readonly number[], shares: readonly number[], steps: number): number | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n > largestTotal || choicesAtLeast(counts, shares, n) > steps) return null;
  const logFactorials = Float64Array.from({length: n + 1}, (_, k) => logGamma(k + 1));
  // The largest shares last: most outcomes differ in those, and they are looked up.
  const order = counts.map((_, index) => index).sort((a, b) => (shares[a] ?? 0) - (shares[b] ?? 0));
  const logShares = order.map((index) => Math.log(shares[index] ?? 0));
  const term = (category: number, count: number): number =>
    count * (logShares[category] ?? 0) - (logFactorials[count] ?? 0);
  const observed = order.reduce((sum, index, place) => sum + term(place, counts[index] ?? 0), 0);
  const threshold = observed + Math.log1p(tieTolerance);

  const lastTwo = order.length - 2;
  const rests = order.slice(0, lastTwo + 1).map((_, place) => restFrom(logShares.slice(place), n, logFactorials));
  const tails = new TwoCategories(logShares.slice(lastTwo), logFactorials);
  const logOrders = logFactorials[n] ?? 0;
  const budget = new WorkBudget(steps);
  const counted = new CompensatedSum();

  /** @returns whether the budget sufficed */
  const choose = (category: number, left: number, sum: number): boolean => {
    const rest = rests[category];
    if (rest === undefined) return true;
    if (!budget.spend(1)) return false;
    if (sum + (rest.largest[left] ?? 0) <= threshold) {
      counted.add(Math.exp(logOrders + sum + rest.logWhole(left)));
      return true;
    }
    if (sum + rest.smallest(left) > threshold) return true;
    if (category === lastTwo) {
      if (!tails.has(left) && !budget.spend(left)) return false;
      counted.add(Math.exp(logOrders + sum + rest.logWhole(left)) * tails.shareUpTo(left, threshold - sum));
      return true;
    }
    for (let count = 0; count <= left; count++) {
      if (!choose(category + 1, left - count, sum + term(category, count))) return false;
    }
    return true;
  };
  return choose(0, n, 0) ? Math.min(1, counted.total) : null;
}

/**
 * About how many choices of all but two counts lie among the outcomes that are more probable than the observed one: the
 * volume of the ellipsoid of those with a smaller chi-square. All of these have to be looked at.
 */
function choicesAtLeast(counts: readonly number[], shares: readonly number[], n: number): number {
  const chosen = shares.toSorted((a, b) => a - b).slice(0, -2);
  const chiSquare = counts.reduce(
    (sum, count, i) => sum + (count - n * (shares[i] ?? 0)) ** 2 / (n * (shares[i] ?? 0)),
    0,
  );
  const dimensions = chosen.length;
  const left = 1 - chosen.reduce((sum, share) => sum + share, 0);
  const logDeterminant = chosen.reduce((sum, share) => sum + Math.log(n * share), Math.log(left));
  const logOfUnitBall = (dimensions / 2) * Math.log(Math.PI) - logGamma(dimensions / 2 + 1);
  return Math.exp(logOfUnitBall + (dimensions * Math.log(chiSquare) + logDeterminant) / 2);
}

/** What the categories from one on can add to the logarithm of a probability when so many draws are left to them. */
interface Rest {
  readonly largest: Float64Array;
  smallest(left: number): number;
  /** The logarithm of the sum over all ways. */
  logWhole(left: number): number;
}

function restFrom(logShares: readonly number[], n: number, logFactorials: Float64Array): Rest {
  const logSum = Math.log(logShares.reduce((sum, logShare) => sum + Math.exp(logShare), 0));
  const leastLogShare = logShares.reduce((least, logShare) => Math.min(least, logShare), 0);
  const withoutFactorial = (logShare: number) => (left: number) => left * logShare - (logFactorials[left] ?? 0);
  return {
    largest: largestSums(logShares, n),
    // Every term is concave in its count, so that the least sum has all draws in one category.
    smallest: withoutFactorial(leastLogShare),
    logWhole: withoutFactorial(logSum),
  };
}

/** The terms are concave: the best way for one more draw is the best way so far and one more where it adds most. */
function largestSums(logShares: readonly number[], n: number): Float64Array {
  const sums = new Float64Array(n + 1);
  const counts = logShares.map(() => 0);
  for (let left = 1; left <= n; left++) {
    let best = Number.NEGATIVE_INFINITY;
    let bestPlace = 0;
    logShares.forEach((logShare, place) => {
      const gain = logShare - Math.log((counts[place] ?? 0) + 1);
      if (gain > best) {
        best = gain;
        bestPlace = place;
      }
    });
    counts[bestPlace] = (counts[bestPlace] ?? 0) + 1;
    sums[left] = (sums[left - 1] ?? 0) + best;
  }
  return sums;
}
