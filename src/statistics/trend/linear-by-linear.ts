import {type CountTable, occupiedTable} from "../contingency-table.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import {type Computed, notComputable} from "../result.ts";
import {exactOrSimulated, withFewerRows} from "./exact-or-simulated.ts";
import {occupiedScores, type Scores, scoreCorrelation} from "./scores.ts";
import {productStatistic} from "./trend-statistic.ts";

export type LinearByLinearResult = Computed<{
  /** (n - 1) r², chi-square with one degree of freedom. */
  statistic: number;
  df: 1;
  p: number;
  n: number;
  /** The correlation of the scores; its sign is the direction of the trend. */
  correlation: number;
}>;

/**
 * The linear-by-linear association test of two ordered variables (Mantel's test of trend).
 *
 * Source: Mantel (1963), JASA 58, 690-700; Agresti (2013), Categorical Data Analysis, 3rd ed., section 3.4; R
 * `coin::lbl_test`, SAS PROC FREQ `CHISQ` (Mantel-Haenszel chi-square).
 * Assumes independent observations and meaningful scores; 1, 2, 3, … when none are given. Sees linear trends only.
 * Limits: for large samples; see `exactLinearByLinear`.
 */
export function linearByLinear(table: CountTable, scores: Scores = {}): LinearByLinearResult {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  const kept = occupiedScores(occupied, table, scores);
  if (!kept.ok) return kept;
  const correlation = scoreCorrelation(occupied, kept.rows, kept.columns);
  if (!Number.isFinite(correlation)) return notComputable("not-a-number");
  const {n} = occupied;
  const statistic = (n - 1) * correlation * correlation;
  return {ok: true, statistic, df: 1, p: chiSquareUpperTail(statistic, 1), n, correlation};
}

/**
 * The exact version: the probability, given the margins, of a correlation of the scores that is at least as far from
 * 0 as the observed one, either way. Simulated when the work passes the budget, or when three scores or more are no
 * multiples of a tenth.
 *
 * Source: Agresti, Mehta and Patel (1990), JASA 85, 453-458; SAS PROC FREQ `EXACT MHCHI`.
 * Assumes independent observations and meaningful scores. Limits: margins are taken as given.
 */
export function exactLinearByLinear(table: CountTable, scores: Scores = {}, options: ExactOptions = {}): ExactResult {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  const kept = occupiedScores(occupied, table, scores);
  if (!kept.ok) return kept;
  const {table: oriented, turned} = withFewerRows(occupied);
  const [rows, columns] = turned ? [kept.columns, kept.rows] : [kept.rows, kept.columns];
  const statistic = productStatistic(oriented, rows, columns);
  if (!Number.isFinite(statistic.distance)) return notComputable("not-a-number");
  return exactOrSimulated(oriented, statistic, options);
}
