/** What is planted in each kommune's exports: numbers that no other kommune has. */
import {type Kommune, kommuner} from "./kommuner.ts";

export interface PlantedKommune extends Kommune {
  /** How many have completed their course, stopped on the way, and left for other reasons. */
  readonly ended: readonly [completed: number, stopped: number, other: number];
  /** How many are in work or education after six months. */
  readonly working: number;
  /** Minutes that staff have spent with all of them. */
  readonly minutes: number;
  /** What their courses have cost together, in kroner. */
  readonly cost: number;
}

/** All 98, each with its own: the shares spread over a third of the scale, the sums go up in odd steps. */
export const plantedKommuner: readonly PlantedKommune[] = kommuner.map(({name, n}, index) => {
  const completed = Math.round(n * (0.62 + (0.26 * ((index * 61) % 98)) / 98));
  const stopped = Math.round((n - completed) * 0.8);
  return {
    name,
    n,
    ended: [completed, stopped, n - completed - stopped],
    working: Math.round(n * (0.32 + (0.25 * ((index * 37) % 98)) / 98)),
    minutes: 780 * n + 37 * index + 11,
    cost: 8700 * n + 1013 * index + 7,
  };
});
