import {logGamma} from "../distributions/log-gamma.ts";
import type {RankedLevel} from "../groups/ranked-groups.ts";

/**
 * Shows every way to divide persons into groups, by how many of each level each group gets, with its probability.
 * @param visit gets the groups' sums of scores; the array is used again
 * @returns false when the work passed the budget, and not all were shown
 */
export function divisionsOfLevels(
  levels: readonly Pick<RankedLevel, "score" | "count">[],
  sizes: readonly number[],
  budget: number,
  visit: (scoreSums: readonly number[], probability: number) => void,
): boolean {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const logFactorial = Float64Array.from({length: n + 1}, (_, k) => logGamma(k + 1));
  const room = [...sizes];
  const sums = sizes.map(() => 0);
  const last = sizes.length - 1;
  let steps = 0;
  const ofAll = sizes.reduce((log, size) => log + (logFactorial[size] ?? 0), -(logFactorial[n] ?? 0));

  /** Gives persons of a level to the groups from one on. */
  const give = (level: number, group: number, left: number, log: number): void => {
    if (++steps > budget) return;
    const at = levels[level];
    if (at === undefined) {
      visit(sums, Math.exp(log));
      return;
    }
    const space = room[group] ?? 0;
    const least = group === last ? left : 0;
    for (let taken = least; taken <= Math.min(left, space); taken++) {
      const before = sums[group] ?? 0;
      room[group] = space - taken;
      sums[group] = before + taken * at.score;
      const logTaken = log - (logFactorial[taken] ?? 0);
      if (group === last) start(level + 1, logTaken);
      else give(level, group + 1, left - taken, logTaken);
      room[group] = space;
      sums[group] = before;
    }
  };
  const start = (level: number, log: number): void => {
    const count = levels[level]?.count ?? 0;
    give(level, 0, count, log + (logFactorial[count] ?? 0));
  };

  start(0, ofAll);
  return steps <= budget;
}
