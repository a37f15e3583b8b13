import {type Computed, notComputable} from "../result.ts";

/** One value that was observed, in order of value. */
export interface RankedLevel {
  /** Twice its midrank, less n + 1: a whole number, and 0 on average over all observations. */
  readonly score: number;
  readonly countByGroup: readonly number[];
  readonly count: number;
}

/** Observations of two groups or more as ranks. */
export interface RankedGroups {
  readonly n: number;
  readonly sizes: readonly number[];
  readonly levels: readonly RankedLevel[];
  /** The sum of scores by group. */
  readonly scoreSums: readonly number[];
  /** The sum of all squared scores. */
  readonly squares: number;
}

/**
 * Ranks the observations of all groups together; ties share the mean of their ranks. Scores are centered and doubled,
 * which makes every rank statistic a matter of whole numbers.
 */
export function rankGroups(groups: readonly (readonly number[])[]): Computed<RankedGroups> {
  if (!groups.every((group) => group.every(Number.isFinite))) return notComputable("not-a-number");
  if (groups.every((group) => group.length === 0)) return notComputable("no-observations");
  if (groups.filter((group) => group.length > 0).length < 2) return notComputable("single-group");
  const counts = countByValue(groups);
  if (counts.length === 1) return notComputable("no-variation");
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const scoreSums = groups.map(() => 0);
  let before = 0;
  let squares = 0;
  const levels = counts.map((countByGroup) => {
    const count = countByGroup.reduce((sum, inGroup) => sum + inGroup, 0);
    const score = 2 * before + count - n;
    before += count;
    squares += count * score * score;
    countByGroup.forEach((inGroup, group) => {
      scoreSums[group] = (scoreSums[group] ?? 0) + inGroup * score;
    });
    return {score, countByGroup, count};
  });
  return {ok: true, n, sizes: groups.map((group) => group.length), levels, scoreSums, squares};
}

/** The scores of all observations one by one, in ascending order. */
export function spellOutScores({n, levels}: RankedGroups): Float64Array {
  const scores = new Float64Array(n);
  let at = 0;
  for (const {score, count} of levels) {
    scores.fill(score, at, at + count);
    at += count;
  }
  return scores;
}

/** For each value in ascending order: how many of each group have it. */
function countByValue(groups: readonly (readonly number[])[]): number[][] {
  const byValue = new Map<number, number[]>();
  groups.forEach((group, index) => {
    for (const value of group) {
      let counts = byValue.get(value);
      if (counts === undefined) {
        counts = groups.map(() => 0);
        byValue.set(value, counts);
      }
      counts[index] = (counts[index] ?? 0) + 1;
    }
  });
  return [...byValue].sort(([a], [b]) => a - b).map(([, counts]) => counts);
}
