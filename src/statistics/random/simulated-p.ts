import {clopperPearson} from "../intervals/clopper-pearson.ts";

export interface SimulatedP {
  readonly p: number;
  readonly draws: number;
  /** An interval that holds the exact p with a probability of 0.99. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

const level = 0.99;

/**
 * The p of a Monte-Carlo test, in which the observed outcome is counted among the drawn: (hits + 1) / (draws + 1).
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, eq. 4.11. The interval is Clopper and
 * Pearson's of hits out of draws.
 * @param isHit draws an outcome under the hypothesis and tells whether it is at least as extreme as the observed one
 */
export function simulatedP(draws: number, isHit: () => boolean): SimulatedP {
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) if (isHit()) hits++;
  const interval = clopperPearson(hits, draws, level);
  const [low, high] = interval.ok ? [interval.low, interval.high] : [0, 1];
  return {p: (hits + 1) / (draws + 1), draws, low, high, level};
}
