import {type Computed, isCount, notComputable} from "../result.ts";

export type ObservedCategories = Computed<{
  /** The counts and expected shares of the categories that can be observed; the shares add up to 1. */
  counts: readonly number[];
  shares: readonly number[];
  n: number;
}>;

/**
 * Checks counts against expected shares, which may be given on any scale, say as numbers of a population. Categories
 * of which neither anything is expected nor was observed are left out.
 */
export function observedCategories(counts: readonly number[], expected: readonly number[]): ObservedCategories {
  if (counts.length !== expected.length) return notComputable("unequal-lengths");
  if (!counts.every(isCount)) return notComputable("not-a-count");
  if (!expected.every(Number.isFinite)) return notComputable("not-a-number");
  if (expected.some((share) => share < 0)) return notComputable("not-a-share");
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");
  const whole = expected.reduce((sum, share) => sum + share, 0);
  if (whole === 0) return notComputable("not-a-share");
  if (!Number.isFinite(whole)) return notComputable("not-a-number");
  if (counts.some((count, index) => count > 0 && expected[index] === 0)) return notComputable("impossible-category");
  const kept = counts
    .map((count, index) => ({count, share: (expected[index] ?? 0) / whole}))
    .filter(({share}) => share > 0);
  if (kept.length < 2) return notComputable("single-column");
  return {ok: true, counts: kept.map(({count}) => count), shares: kept.map(({share}) => share), n};
}
