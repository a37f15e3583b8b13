import {type Computed, notComputable} from "../result.ts";
import {pairedDifferences} from "./paired-differences.ts";

/**
 * What becomes of pairs without a difference: `wilcoxon` drops them before ranking, `pratt` ranks them with the others
 * and drops them then, so that differences weigh less against many zeros.
 */
export type ZeroDifferences = "wilcoxon" | "pratt";

export type SignedRanks = Computed<{
  /** The sum of the ranks of the differences above zero. */
  V: number;
  /** The mid-rank of every difference other than zero, by size. Multiples of a half. */
  ranks: readonly number[];
  /** The number of pairs that differ. */
  n: number;
  zeros: number;
}>;

/**
 * Ranks the sizes of paired differences, second minus first measurement.
 *
 * Source: Wilcoxon (1945), Biometrics Bulletin 1, 80-83; Pratt (1959), JASA 54, 655-667, for the zeros. Sizes that only
 * rounding tells apart are tied, other than in R, where 0.3 - 0.2 and 0.2 - 0.1 have different ranks.
 */
export function signedRanks(
  before: readonly number[],
  after: readonly number[],
  zeroDifferences: ZeroDifferences = "wilcoxon",
): SignedRanks {
  const pairs = pairedDifferences(before, after);
  if (!pairs.ok) return pairs;
  const nonzero = pairs.differences.filter((difference) => difference !== 0);
  const zeros = pairs.differences.length - nonzero.length;
  if (nonzero.length === 0) return notComputable("no-differences");
  const sorted = nonzero.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  const ranks: number[] = [];
  let V = 0;
  const ranksBelow = zeroDifferences === "pratt" ? zeros : 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sizeAt(sorted, end) - sizeAt(sorted, end - 1) <= pairs.tolerance) end++;
    const rank = ranksBelow + (start + 1 + end) / 2;
    for (const difference of sorted.slice(start, end)) {
      ranks.push(rank);
      if (difference > 0) V += rank;
    }
    start = end;
  }
  return {ok: true, V, ranks, n: ranks.length, zeros};
}

function sizeAt(differences: readonly number[], index: number): number {
  return Math.abs(differences[index] ?? 0);
}
