import {type Random, xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

/** Seeded choices: the same seed gives the same ones. */
export interface Chance {
  /** True so often, from 0 to 1. */
  readonly happens: (share: number) => boolean;
  /** A whole number from 0 up to but not including `count`. */
  readonly below: (count: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly one: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Undefined of nothing. */
  readonly any: <Item>(items: readonly Item[]) => Item | undefined;
  /** So many different ones, in any order; all when there are not so many. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[];
}

export function chanceOf(seed: number): Chance {
  const random: Random = xoshiro128(seed);
  const below = (count: number) => Math.floor(random() * count);
  const any = <Item>(items: readonly Item[]) => items[below(items.length)];
  return {
    happens: (share) => random() < share,
    below,
    between: (from, to) => from + below(to - from + 1),
    one: (items) => any(items) ?? items[0],
    any,
    some: (items, count) => {
      const left = [...items];
      return Array.from({length: Math.min(count, items.length)}, () => left.splice(below(left.length), 1)).flat();
    },
  };
}
