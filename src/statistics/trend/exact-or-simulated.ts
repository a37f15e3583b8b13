import type {OccupiedTable} from "../contingency-table.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import {exactTrendTail} from "./exact-trend.ts";
import {simulatedTrendTail} from "./simulated-trend.ts";
import type {TrendStatistic} from "./trend-statistic.ts";

/** Additions that take about a third of a second. */
const defaultBudget = 170_000_000;
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
