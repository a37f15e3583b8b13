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
 */
export function simulatedTail(table: OccupiedTable, seed: number): SimulatedTail {
  const {rowTotals, columnTotals, counts, n} = table;
  const logFactorial = logFactorialUpTo(n);
  const threshold = counts.flat().reduce((sum, count) => sum + logFactorial(count), 0) - Math.log1p(tieTolerance);
  const draw = randomTables(rowTotals, columnTotals, logFactorial, xoshiro128(seed));
  const draws = affordableDraws(table);
  const cells = new Int32Array(rowTotals.length * columnTotals.length);
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
const leastDraws = 10_000;
const affordableSteps = 100_000_000;

/** As many draws as take well under a second, by the number of cells and the steps a cell takes on average. */
function affordableDraws({rowTotals, columnTotals, n}: OccupiedTable): number {
  let steps = 0;
  for (const row of rowTotals) {
    for (const column of columnTotals) steps += 10 + Math.sqrt((row * column) / n);
  }
  return Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableSteps / steps)));
}

const mostTabulated = 1_000_000;

function logFactorialUpTo(n: number): (k: number) => number {
  if (n > mostTabulated) return (k) => logGamma(k + 1);
  const table = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) table[k] = logGamma(k + 1);
  return (k) => table[k] ?? 0;
}
