import {type Computed, isCount, isLevel, type NotComputable, notComputable} from "../result.ts";

export type IntervalResult = Computed<{low: number; high: number; level: number}>;

/** What is wrong with a count out of a total and a confidence level; null when nothing is. */
export function checkShare(successes: number, n: number, level: number): NotComputable | null {
  if (!isCount(successes) || !isCount(n)) return notComputable("not-a-count");
  if (n === 0) return notComputable("no-observations");
  if (successes > n) return notComputable("count-above-total");
  if (!isLevel(level)) return notComputable("level-out-of-range");
  return null;
}
