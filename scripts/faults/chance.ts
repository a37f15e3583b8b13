import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";

/** Random numbers from a seed, as faults want them. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly share: () => number;
  /** From 0 up to, not including, a limit. */
  readonly below: (limit: number) => number;
  readonly of: <const Value>(values: readonly [Value, ...Value[]]) => Value;
}

export function chanceOf(seed: number): Chance {
  const share = xoshiro128(seed);
  const below = (limit: number) => Math.floor(share() * limit);
  return {share, below, of: (values) => values[below(values.length)] ?? values[0]};
}
