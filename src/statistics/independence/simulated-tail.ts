import type {OccupiedTable} from "../contingency-table.ts";
import {normalQuantileUpper} from "../distributions/normal.ts";
import {expectedLogFactorial} from "./expected-log-factorial.ts";
import {
  mostTabulated,
  type SimulatedP,
  type Simulation,
  simulatedP,
  simulation,
  simulationLevel,
} from "./simulation.ts";
import {tieTolerance} from "./tie-tolerance.ts";

/**
 * The probability of all tables with the same margins that are at most as probable as the observed one, from random
 * tables. Where few of them, or nearly all, are so, the p is (hits + 1) / (draws + 1) with Clopper and Pearson's
 * interval. Else the sum of ln x! over the cells, which decides, also serves as a control variate, because its mean
 * over all tables is known: that makes the interval as narrow as two to three times as many draws would.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, eq. 4.11; R
 * `fisher.test(simulate.p.value = TRUE)`; the control: Lavenberg and Welch (1981), Management Science 27, 322-335.
 * @param draws when not given, as many as take about half a second
 */
export function simulatedTail(table: OccupiedTable, seed: number, draws?: number): SimulatedP {
  const random = simulation(table, seed);
  const number = draws ?? random.affordable;
  const controlled = table.n <= mostTabulated;
  const sums = drawSums(table, random, number, controlled ? expectedSum(table, random.logFactorial) : 0);
  const enough = controlled && Math.min(sums.hits, number - sums.hits) >= leastOfEither;
  return enough ? controlledP(sums, number) : simulatedP(sums.hits, number);
}

/** From this many hits and misses on, the normal interval of a controlled estimate is as good as its name. */
const leastOfEither = 1000;

interface Sums {
  readonly hits: number;
  /** Of the sums of ln x! less their mean: total, total of squares, and total over the hits. */
  readonly control: number;
  readonly squares: number;
  readonly overHits: number;
}

function drawSums(table: OccupiedTable, {draw, logFactorial}: Simulation, draws: number, mean: number): Sums {
  const {rowTotals, columnTotals, counts} = table;
  const observed = counts.flat().reduce((sum, count) => sum + logFactorial(count), 0);
  const threshold = observed - Math.log1p(tieTolerance);
  const cells = new Float64Array(rowTotals.length * columnTotals.length);
  let hits = 0;
  let control = 0;
  let squares = 0;
  let overHits = 0;
  for (let i = 0; i < draws; i++) {
    draw(cells);
    let sum = 0;
    for (const cell of cells) sum += logFactorial(cell);
    const deviation = sum - mean;
    control += deviation;
    squares += deviation * deviation;
    if (sum >= threshold) {
      hits++;
      overHits += deviation;
    }
  }
  return {hits, control, squares, overHits};
}

function expectedSum(table: OccupiedTable, logFactorial: (k: number) => number): number {
  const {rowTotals, columnTotals, n} = table;
  return rowTotals.reduce(
    (whole, row) =>
      columnTotals.reduce((sum, column) => sum + expectedLogFactorial(row, column, n, logFactorial), whole),
    0,
  );
}

/** The share of hits, less what their regression on the control says it is too high by. */
function controlledP({hits, control, squares, overHits}: Sums, draws: number): SimulatedP {
  const share = hits / draws;
  const mean = control / draws;
  const variance = squares / draws - mean * mean;
  const covariance = overHits / draws - share * mean;
  const slope = variance > 0 ? covariance / variance : 0;
  const residual = Math.max(0, share * (1 - share) - slope * covariance);
  const p = inUnit(share - slope * mean);
  const reach = normalQuantileUpper((1 - simulationLevel) / 2) * Math.sqrt(residual / (draws - 2));
  return {p, draws, low: inUnit(p - reach), high: inUnit(p + reach), level: simulationLevel};
}

function inUnit(value: number): number {
  return Math.max(0, Math.min(1, value));
}
