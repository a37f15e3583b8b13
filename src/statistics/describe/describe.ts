import {type Computed, isCount, notComputable} from "../result.ts";
import {quantile} from "./quantile.ts";
import type {ValueCount} from "./value-count.ts";

export type DescribeResult = Computed<{
  n: number;
  mean: number;
  /** Sample standard deviation (n - 1); null for a single observation. */
  sd: number | null;
  minimum: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  maximum: number;
}>;

/**
 * The usual numbers that sum up a set of values, given as values with their counts in any order.
 *
 * Source: R `mean`, `sd`, `quantile(type = 7)`; Hyndman and Fan (1996), The American Statistician 50, definition 7.
 * Assumes values on an interval scale. Works on the counts, so the number of observations costs nothing.
 */
export function describe(values: readonly ValueCount[]): DescribeResult {
  if (!values.every(([value]) => Number.isFinite(value))) return notComputable("not-a-number");
  if (!values.every(([, count]) => isCount(count))) return notComputable("not-a-count");
  const sorted = values.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const n = sorted.reduce((total, [, count]) => total + count, 0);
  const first = sorted.at(0);
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");

  const mean = weightedMean(sorted, n);
  const sd = n === 1 ? null : standardDeviation(sorted, n, mean);
  if (!Number.isFinite(mean) || (sd !== null && !Number.isFinite(sd))) return notComputable("not-a-number");
  return {
    ok: true,
    n,
    mean,
    sd,
    minimum: first[0],
    lowerQuartile: quantile(sorted, n, 0.25),
    median: quantile(sorted, n, 0.5),
    upperQuartile: quantile(sorted, n, 0.75),
    maximum: last[0],
  };
}

/** The second pass takes back what the first lost to rounding. */
function weightedMean(values: readonly ValueCount[], n: number): number {
  const first = values.reduce((sum, [value, count]) => sum + value * count, 0) / n;
  return first + values.reduce((sum, [value, count]) => sum + (value - first) * count, 0) / n;
}

function standardDeviation(values: readonly ValueCount[], n: number, mean: number): number {
  const squares = values.reduce((sum, [value, count]) => sum + (value - mean) ** 2 * count, 0);
  return Math.sqrt(squares / (n - 1));
}
