import {normalUpperTail} from "../distributions/normal.ts";
import type {Computed} from "../result.ts";
import {signedRanks, type ZeroDifferences} from "./signed-ranks.ts";

export type WilcoxonSignedRankResult = Computed<{
  /** The sum of the ranks of the differences above zero. */
  V: number;
  /** V less its expectation, over its standard deviation; without continuity correction. */
  z: number;
  p: number;
  /** The p with a continuity correction of a half. */
  pContinuity: number;
  /** The number of pairs that differ. */
  n: number;
  zeros: number;
}>;

/**
 * Wilcoxon's signed-rank test on second minus first measurements, two-sided, by the normal distribution.
 *
 * Source: Hollander and Wolfe (1999), Nonparametric Statistical Methods, 2nd ed., section 3.1, with the variance that
 * ties leave; R `wilcox.test(after, before, paired = TRUE, exact = FALSE, correct = FALSE)`, and `correct = TRUE` for
 * `pContinuity`; with zeros by Pratt: R `coin::wilcoxsign_test`.
 * Assumes independent pairs and, without an effect, differences that are symmetrical around zero, so that their sizes
 * can be ranked. Limits: asymptotic; up to some hundred pairs `wilcoxonSignedRankExact` costs nothing.
 */
export function wilcoxonSignedRank(
  before: readonly number[],
  after: readonly number[],
  zeroDifferences: ZeroDifferences = "wilcoxon",
): WilcoxonSignedRankResult {
  const ranked = signedRanks(before, after, zeroDifferences);
  if (!ranked.ok) return ranked;
  const {V, ranks, n, zeros} = ranked;
  const expectation = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const sd = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0)) / 2;
  const deviation = Math.abs(V - expectation);
  const corrected = deviation === 0 ? 0 : Math.abs(deviation - 0.5);
  return {
    ok: true,
    V,
    z: (V - expectation) / sd,
    p: twoSided(deviation / sd),
    pContinuity: twoSided(corrected / sd),
    n,
    zeros,
  };
}

function twoSided(z: number): number {
  return Math.min(1, 2 * normalUpperTail(z));
}
