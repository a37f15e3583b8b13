import {binomialLowerTail} from "../distributions/binomial.ts";
import {type Computed, isCount, notComputable} from "../result.ts";

export type SignTestResult = Computed<{
  p: number;
  /** The number of pairs that differ. */
  n: number;
}>;

/**
 * The exact two-sided sign test on pairs, from the number that went up and the number that went down. Pairs without a
 * difference are dropped beforehand.
 *
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 3.4; R `binom.test(plus, plus + minus)`.
 * Assumes independent pairs and differences that have a direction. Limits: it ignores the size of the differences.
 */
export function signTest(plus: number, minus: number): SignTestResult {
  if (!isCount(plus) || !isCount(minus) || !isCount(plus + minus)) return notComputable("not-a-count");
  const n = plus + minus;
  if (n === 0) return notComputable("no-observations");
  // Both tails hold at least half then; said outright, because rounding may leave a trifle below 1.
  if (Math.abs(plus - minus) <= 1) return {ok: true, p: 1, n};
  return {ok: true, p: 2 * binomialLowerTail(Math.min(plus, minus), n, 0.5), n};
}
