import {type Computed, notComputable} from "../result.ts";

export type PairedDifferences = Computed<{
  /** Second minus first measurement; exactly 0 where only rounding tells the two apart. */
  differences: readonly number[];
  /** Differences that are not further apart than this are the same but for rounding. */
  tolerance: number;
}>;

/** Far above what rounding adds to a score that is a mean of items, far below what any score can resolve. */
const relativeTolerance = 1e-12;

/** Subtracts the first measurement of everybody from the second. */
export function pairedDifferences(before: readonly number[], after: readonly number[]): PairedDifferences {
  if (before.length !== after.length) return notComputable("unequal-lengths");
  if (before.length === 0) return notComputable("no-observations");
  const differences = before.map((value, index) => (after[index] ?? 0) - value);
  const largest = [...before, ...after].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!Number.isFinite(largest) || !differences.every(Number.isFinite)) return notComputable("not-a-number");
  const tolerance = largest * relativeTolerance;
  return {ok: true, differences: differences.map((d) => (Math.abs(d) <= tolerance ? 0 : d)), tolerance};
}
