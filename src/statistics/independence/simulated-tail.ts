import type {OccupiedTable} from "../contingency-table.ts";
import {logGamma} from "../distributions/log-gamma.ts";
import {clopperPearson} from "../intervals/clopper-pearson.ts";
import {randomTables} from "../random/random-table.ts";
import {xoshiro128} from "../random/xoshiro128.ts";
import {tieTolerance} from "./tie-tolerance.ts";

export interface SimulatedTail {
  readonly p: number;
  readonly draws: number;
  /** An interval that holds the exact p with a probability of 0.99. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

const level = 0.99;

/**
 * The share of random tables with the same margins that are at most as probable as the observed one, which itself is
 * counted among them: (hits + 1) / (draws + 1).
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, eq. 4.11; R
 * `fisher.test(simulate.p.value = TRUE)`. The interval is Clopper and Pearson's of hits out of draws.
 * @param draws when not given, as many as take about half a second
 */
export function simulatedTail(table: OccupiedTable, seed: number, draws = affordableDraws(table)): SimulatedTail {
  const {rowTotals, columnTotals, counts, n} = table;
  const logFactorial = logFactorialUpTo(n);
  const threshold = counts.flat().reduce((sum, count) => sum + logFactorial(count), 0) - Math.log1p(tieTolerance);
  const draw = randomTables(rowTotals, columnTotals, logFactorial, xoshiro128(seed));
  const cells = new Float64Array(rowTotals.length * columnTotals.length);
  let hits = 0;
  for (let i = 0; i < draws; i++) {
    draw(cells);
    let sum = 0;
    for (const cell of cells) sum += logFactorial(cell);
    if (sum >= threshold) hits++;
  }
  const interval = clopperPearson(hits, draws, level);
  const [low, high] = interval.ok ? [interval.low, interval.high] : [0, 1];
  return {p: (hits + 1) / (draws + 1), draws, low, high, level};
}

const mostDraws = 1_000_000;
const leastDraws = 1000;
/** Cells that are drawn in about half a second. */
const affordableCells = 10_000_000;
/** Up to this total ln k! is tabulated; beyond, each cell takes about as long as this many. */
const mostTabulated = 1_000_000;
const slowdown = 20;

function affordableDraws({rowTotals, columnTotals, n}: OccupiedTable): number {
  const cells = rowTotals.length * columnTotals.length * (n > mostTabulated ? slowdown : 1);
  return Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableCells / cells)));
}

function logFactorialUpTo(n: number): (k: number) => number {
  if (n > mostTabulated) return (k) => logGamma(k + 1);
  const table = Float64Array.from({length: n + 1}, (_, k) => logGamma(k + 1));
  return (k) => table[k] ?? 0;
}
