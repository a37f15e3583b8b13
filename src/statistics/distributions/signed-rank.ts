import {CompensatedSum} from "../compensated-sum.ts";

/**
 * The distribution of the sum of those ranks that a fair coin picks: Wilcoxon's signed-rank statistic given the sizes of
 * the differences, ties included. With the ranks 1 … n it is R's `psignrank`, `dsignrank` and `qsignrank`.
 *
 * Method: Streitberg and Röhmel (1986), "Exact distributions for permutation and rank tests", Statistical Software
 * Newsletter 12, 10-17, the shift algorithm; only additions of positive numbers, so that tails keep their digits.
 * Limits: every function takes steps in proportion to the number of ranks times the statistic; see `signedRankSteps`.
 * The ranks have to be multiples of a half above zero.
 */

/** The probability that the sum is at most `statistic`. */
export function signedRankLowerTail(statistic: number, ranks: readonly number[]): number {
  const {whole, unit, total} = onLattice(ranks);
  const limit = Math.floor(statistic / unit);
  if (limit < 0) return 0;
  if (limit >= total) return 1;
  if (2 * limit < total) return sumOf(probabilities(whole, limit));
  // The distribution is symmetrical.
  return 1 - sumOf(probabilities(whole, total - limit - 1));
}

/** The probability that the sum is at least `statistic`; R `psignrank(statistic - 1, n, lower.tail = FALSE)`. */
export function signedRankUpperTail(statistic: number, ranks: readonly number[]): number {
  const {unit, total} = onLattice(ranks);
  return signedRankLowerTail(total * unit - statistic, ranks);
}

/** The probability that the sum is exactly `statistic`. */
export function signedRankProbability(statistic: number, ranks: readonly number[]): number {
  const {whole, unit, total} = onLattice(ranks);
  const place = statistic / unit;
  if (!Number.isInteger(place) || place < 0 || place > total) return 0;
  const limit = Math.min(place, total - place);
  return probabilities(whole, limit)[limit] ?? 0;
}

/** The smallest sum that is not exceeded with a probability of at least p, but for rounding. */
export function signedRankQuantile(p: number, ranks: readonly number[]): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
  const {whole, unit, total} = onLattice(ranks);
  if (p === 1) return total * unit;
  const enough = p * (1 - fuzz);
  const passed = new CompensatedSum();
  const all = probabilities(whole, total);
  for (let sum = 0; sum < total; sum++) {
    passed.add(all[sum] ?? 0);
    if (passed.total >= enough) return sum * unit;
  }
  return total * unit;
}

/** How many additions a tail takes: to tell beforehand whether it is affordable. */
export function signedRankSteps(statistic: number, ranks: readonly number[]): number {
  const {unit, total} = onLattice(ranks);
  const limit = Math.floor(statistic / unit);
  return ranks.length * (Math.max(0, Math.min(limit, total - limit)) + 1);
}

/** A probability that is given as a sum of some of these may lack its last digits. */
const fuzz = 1e-14;

/** The ranks in their greatest common measure, and their sum in it. */
function onLattice(ranks: readonly number[]): {whole: number[]; unit: number; total: number} {
  const doubled = ranks.map((rank) => 2 * rank);
  if (!doubled.every((rank) => Number.isSafeInteger(rank) && rank > 0)) {
    throw new RangeError("ranks are multiples of a half above zero");
  }
  const measure = doubled.reduce(greatestCommonDivisor, 0) || 1;
  const whole = doubled.map((rank) => rank / measure);
  return {whole, unit: measure / 2, total: whole.reduce((sum, rank) => sum + rank, 0)};
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The probabilities of the sums 0 … limit. */
function probabilities(whole: readonly number[], limit: number): Float64Array {
  const result = new Float64Array(limit + 1);
  result[0] = 1;
  let reached = 0;
  for (const rank of whole) {
    reached = Math.min(limit, reached + rank);
    for (let sum = reached; sum >= rank; sum--) {
      result[sum] = ((result[sum] ?? 0) + (result[sum - rank] ?? 0)) / 2;
    }
    for (let sum = Math.min(reached, rank - 1); sum >= 0; sum--) result[sum] = (result[sum] ?? 0) / 2;
  }
  return result;
}

function sumOf(values: Float64Array): number {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return sum.total;
}
