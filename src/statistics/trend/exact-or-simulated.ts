import type {OccupiedTable} from "../contingency-table.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import {type SimulatedP, simulatedP, simulation} from "../independence/simulation.ts";
import {exactTrendTail} from "./exact-trend.ts";
import {isExtreme, sumOver, type TrendStatistic} from "./trend-statistic.ts";

const defaultBudget = 200_000_000;
const defaultSeed = 1934;

/** The two-sided p of a trend statistic given the margins: exact, or simulated when that would pass the budget. */
export function exactOrSimulated(table: OccupiedTable, statistic: TrendStatistic, options: ExactOptions): ExactResult {
  const {n} = table;
  const p = exactTrendTail(table, statistic, options.budget ?? defaultBudget);
  if (p !== null) return {ok: true, method: "exact", p, n};
  const draws = options.draws !== undefined && options.draws >= 1 ? Math.floor(options.draws) : undefined;
  const seed = (options.seed ?? defaultSeed) >>> 0;
  return {ok: true, method: "monte-carlo", n, seed, ...simulatedTrendTail(table, statistic, seed, draws)};
}

/** The share of random tables with the same margins that are as extreme, with its interval. */
function simulatedTrendTail(table: OccupiedTable, statistic: TrendStatistic, seed: number, draws?: number): SimulatedP {
  const random = simulation(table, seed);
  const number = draws ?? random.affordable;
  const rows = table.rowTotals.length;
  const columns = table.columnTotals.length;
  const cells = new Float64Array(rows * columns);
  const cell = (row: number, column: number): number => cells[row * columns + column] ?? 0;
  let hits = 0;
  for (let i = 0; i < number; i++) {
    random.draw(cells);
    if (isExtreme(sumOver(rows, columns, cell, statistic.weights), statistic)) hits++;
  }
  return simulatedP(hits, number);
}

/** The same table with the shorter side as rows, which the exact method needs: their totals are its states. */
export function withFewerRows(table: OccupiedTable): {table: OccupiedTable; turned: boolean} {
  const {counts, rowTotals, columnTotals} = table;
  if (rowTotals.length <= columnTotals.length) return {table, turned: false};
  const turned = {
    counts: columnTotals.map((_, column) => counts.map((row) => row[column] ?? 0)),
    rowTotals: columnTotals,
    columnTotals: rowTotals,
    n: table.n,
    rowIndexes: table.columnIndexes,
    columnIndexes: table.rowIndexes,
  };
  return {table: turned, turned: true};
}
