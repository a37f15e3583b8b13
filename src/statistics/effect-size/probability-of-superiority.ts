import {findRoot} from "../distributions/find-root.ts";
import {normalQuantileUpper} from "../distributions/normal.ts";
import {rankPair, uOf} from "../groups/mann-whitney.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";

export type ProbabilityOfSuperiorityResult = Computed<{
  estimate: number;
  low: number;
  high: number;
  level: number;
  n: number;
}>;

/**
 * The probability that somebody from the first group is above somebody from the second, ties counted half: U / (m n).
 * A half when neither group is above the other. Also known as the common-language effect size, A, and the area under
 * the curve.
 *
 * Source: Vargha and Delaney (2000), Journal of Educational and Behavioral Statistics 25, 101-132; the interval is
 * Newcombe (2006), Statistics in Medicine 25, 559-573, method 5; R `auRoc::auc.nonpara.mw(method = "newcombe")`.
 * Assumes independent samples on a common ordinal scale. Limits: the interval is approximate, made for values without
 * ties and somewhat too wide with many. It has a width also when all of one group are above all of the other.
 */
export function probabilityOfSuperiority(
  x: readonly number[],
  y: readonly number[],
  level = 0.95,
): ProbabilityOfSuperiorityResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const ranked = rankPair(x, y);
  // When all values are equal nobody is above anybody, and that is an answer.
  if (!ranked.ok && ranked.reason !== "no-variation") return ranked;
  const pairs = x.length * y.length;
  const above = ranked.ok ? uOf(ranked) : pairs / 2;
  const z = normalQuantileUpper((1 - level) / 2);
  const meanSizeLessOne = (x.length + y.length) / 2 - 1;
  const lowerEnd = (wins: number): number => lowerScoreEnd(wins / pairs, z, pairs, meanSizeLessOne);
  return {
    ok: true,
    estimate: above / pairs,
    low: lowerEnd(above),
    high: 1 - lowerEnd(pairs - above),
    level,
    n: x.length + y.length,
  };
}

/** The least probability that is not more than z standard errors, as they would be there, below the estimate. */
function lowerScoreEnd(estimate: number, z: number, pairs: number, meanSizeLessOne: number): number {
  if (estimate === 0) return 0;
  // The distance and the standard error are both divided by sqrt(1 - theta), which keeps the root apart from 1.
  const distance = (theta: number): number =>
    estimate === 1 ? Math.sqrt(1 - theta) : (estimate - theta) / Math.sqrt(1 - theta);
  const standardError = (theta: number): number => {
    const factor = 1 + meanSizeLessOne * ((1 - theta) / (2 - theta) + theta / (1 + theta));
    return Math.sqrt((theta * factor) / pairs);
  };
  return findRoot((theta) => distance(theta) - z * standardError(theta), 0, estimate);
}
