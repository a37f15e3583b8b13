import {holm} from "../many-tests/holm.ts";
import {type Computed, notComputable} from "../result.ts";

/** Two groups, by their places among the groups that were given, and what their comparison says. */
export interface ComparedPair<Result extends Computed<{p: number}>> {
  readonly first: number;
  readonly second: number;
  readonly result: Result;
  /** The p adjusted for all pairs; null when the two cannot be compared. */
  readonly adjustedP: number | null;
}

/**
 * Compares every pair of groups, with Holm's adjustment over all pairs. Pairs that cannot be compared are reported as
 * such, and count in the family all the same: what was asked was asked.
 *
 * Source: Holm (1979), see `holm`; R `pairwise.wilcox.test` and `pairwise.t.test(pool.sd = FALSE)`.
 * Assumes independent groups, and whatever `compare` assumes; it is for use after a test over all groups.
 * @param compare a test of two groups, such as `mannWhitneyExact` or `welchT`
 */
export function postHocPairs<Result extends Computed<{p: number}>>(
  groups: readonly (readonly number[])[],
  compare: (x: readonly number[], y: readonly number[]) => Result,
): Computed<{pairs: readonly ComparedPair<Result>[]}> {
  if (groups.length < 2) return notComputable("single-group");
  const compared = groups.flatMap((x, first) =>
    groups.slice(first + 1).map((y, offset) => ({first, second: first + 1 + offset, result: compare(x, y)})),
  );
  const adjusted = holm(
    compared.flatMap(({result}) => (result.ok ? [result.p] : [])),
    compared.length,
  );
  if (!adjusted.ok) return adjusted;
  const left = [...adjusted.adjusted];
  const pairs = compared.map((pair) => ({...pair, adjustedP: pair.result.ok ? (left.shift() ?? null) : null}));
  return {ok: true, pairs};
}
