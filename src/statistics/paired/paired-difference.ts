import type {CountTable} from "../contingency-table.ts";
import {wilson} from "../intervals/wilson.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {pairedFourfold} from "./square-table.ts";

export type PairedDifferenceResult = Computed<{
  /** The shares of the first category at the two measurements, and the second less the first. */
  before: number;
  after: number;
  difference: number;
  low: number;
  high: number;
  level: number;
  n: number;
}>;

/**
 * The difference between the shares of a category in two measurements of the same people, with an interval that squares
 * and adds those of the two shares, given their correlation.
 *
 * Source: Newcombe (1998), "Improved confidence intervals for the difference between binomial proportions based on
 * paired data", Statistics in Medicine 17, 2635-2650, method 10 (Wilson's intervals, phi with continuity correction).
 * Assumes independent pairs. Limits: its coverage is near `level` on average, not at least `level` everywhere.
 * @param table two by two, the first measurement in the rows and the second in the columns, the category first
 */
export function pairedDifference(table: CountTable, level = 0.95): PairedDifferenceResult {
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const pairs = pairedFourfold(table);
  if (!pairs.ok) return pairs;
  const {both, lost, gained, neither, n} = pairs;
  const before = wilson(both + lost, n, level);
  const after = wilson(both + gained, n, level);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const shareBefore = (both + lost) / n;
  const shareAfter = (both + gained) / n;
  const difference = (gained - lost) / n;
  const phi = correctedPhi(both, lost, gained, neither);
  return {
    ok: true,
    before: shareBefore,
    after: shareAfter,
    difference,
    low: Math.max(-1, difference - apart(shareAfter - after.low, before.high - shareBefore, phi)),
    high: Math.min(1, difference + apart(after.high - shareAfter, shareBefore - before.low, phi)),
    level,
    n,
  };
}

/** The correlation of the two measurements, shrunk towards zero where it is positive. */
function correctedPhi(both: number, lost: number, gained: number, neither: number): number {
  const product =
    Math.sqrt(both + lost) * Math.sqrt(gained + neither) * Math.sqrt(both + gained) * Math.sqrt(lost + neither);
  if (product === 0) return 0;
  const excess = both * neither - lost * gained;
  const n = both + lost + gained + neither;
  return (excess > 0 ? Math.max(excess - n / 2, 0) : excess) / product;
}

/** The length of the difference of two vectors of lengths a and b with this correlation. */
function apart(a: number, b: number, correlation: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
}
