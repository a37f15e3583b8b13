import {type Computed, isCount, type NotComputable, notComputable} from "../result.ts";

/** The adjusted p-values, in the order of the p-values that were given. */
export type AdjustedResult = Computed<{adjusted: readonly number[]}>;

/** What is wrong with the p-values of a family; null when nothing is. */
export function checkFamily(ps: readonly number[], size: number): NotComputable | null {
  if (!ps.every((p) => p >= 0 && p <= 1)) return notComputable("not-a-probability");
  if (!isCount(size)) return notComputable("not-a-count");
  return ps.length > size ? notComputable("count-above-total") : null;
}

/** The places of the p-values, in ascending order of p. */
export function ascending(ps: readonly number[]): number[] {
  return ps.map((_, index) => index).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0));
}
