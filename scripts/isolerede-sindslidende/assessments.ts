import {answersOf, rowsFrom, type Shuffle} from "./columns.ts";

/**
 * Figur 8-2 and 8-3. Where only «i høj eller mindre grad» is told, only that is in the data. The numbers of answers are the smallest
 * that give the printed percentages.
 */
const items = {
  afklaring: {"I høj grad": 18, "I mindre grad": 7, "Slet ikke": 7},
  motivation: {"I høj grad": 14, "I mindre grad": 12, "Slet ikke": 6},
  relationer: {"I høj grad": 9, "I mindre grad": 13, "Slet ikke": 6},
  tillid: {"I høj eller mindre grad": 22, "Slet ikke": 6},
  fastholde_netvaerk: {"I høj eller mindre grad": 22, "Slet ikke": 6},
};

/** What the employees judged of each citizen when the work ended. */
export function staffRatings(ids: readonly string[], shuffle: Shuffle): Record<string, string>[] {
  const answers = Object.entries(items).map(
    ([name, counts]) => [name, shuffle(answersOf(counts, ids.length))] as const,
  );
  return rowsFrom({borger: ids, ...Object.fromEntries(answers)});
}
