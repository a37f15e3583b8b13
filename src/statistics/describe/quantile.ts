import type {ValueCount} from "./value-count.ts";

/**
 * The quantile by linear interpolation between order statistics, from values in ascending order with counts that
 * are above zero and add up to n.
 *
 * Source: Hyndman and Fan (1996), definition 7; R `quantile(type = 7)`. The quantile of simple-statistics is another
 * one (definition 2), and needs every observation spelt out.
 */
export function quantile(sorted: readonly ValueCount[], n: number, probability: number): number {
  const position = (n - 1) * probability;
  const below = Math.floor(position);
  const fraction = position - below;
  const lower = orderStatistic(sorted, below);
  if (fraction === 0) return lower;
  const upper = orderStatistic(sorted, below + 1);
  return lower === upper ? lower : lower * (1 - fraction) + upper * fraction;
}

/** The observation at a rank that counts from 0. */
function orderStatistic(sorted: readonly ValueCount[], rank: number): number {
  let passed = 0;
  let current = 0;
  for (const [value, count] of sorted) {
    current = value;
    passed += count;
    if (passed > rank) break;
  }
  return current;
}
