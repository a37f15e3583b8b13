import type {CountTable} from "../contingency-table.ts";
import {normalQuantileUpper} from "../distributions/normal.ts";
import {cellAt, checkSquare} from "../paired/square-table.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";

/** How much of an agreement two categories are: 1 for the same, 0 for the furthest apart. */
export type KappaWeights = "none" | "linear" | "quadratic";

export type KappaResult = Computed<{
  estimate: number;
  standardError: number;
  /** Null where the estimate has no error to tell: all pairs agree, or all disagree as far as they can. */
  interval: {readonly low: number; readonly high: number} | null;
  level: number;
  /** The share of pairs that agree, with weights the weighted share. */
  agreement: number;
  /** The same if the coders decided independently, each as often for each category as they did. */
  byChance: number;
  n: number;
}>;

/**
 * Cohen's kappa of two coders of the same cases: agreement beyond what chance gives, over the most there could be.
 *
 * Source: Cohen (1960), Educational and Psychological Measurement 20, 37-46; weighted: Cohen (1968), Psychological
 * Bulletin 70, 213-220; standard error: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72, 323-327;
 * R `vcd::Kappa`, with `Equal-Spacing` (linear) or `Fleiss-Cohen` (quadratic) weights.
 * Assumes independent cases and the same categories, in the same order, for both. Limits: the interval is for large
 * samples and kept between -1 and 1. Kappa depends on how common the categories are: with a rare category it can be low
 * although most cases agree, so it is to be read with `agreement`.
 * @param table the first coder in the rows, the second in the columns
 */
export function cohensKappa(table: CountTable, weights: KappaWeights = "none", level = 0.95): KappaResult {
  const problem = checkSquare(table);
  if (problem !== null) return problem;
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const n = sum(table.flat());
  const share = (row: number, column: number) => cellAt(table, row, column) / n;
  const rows = table.map((row) => sum(row) / n);
  const columns = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)) / n);
  const weight = (row: number, column: number) => weightOf(weights, Math.abs(row - column), table.length - 1);
  const places = table.flatMap((_, row) => table.map((__, column) => ({row, column})));
  const over = (of: (row: number, column: number) => number) => sum(places.map(({row, column}) => of(row, column)));
  const agreement = over((row, column) => weight(row, column) * share(row, column));
  const byChance = over((row, column) => weight(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0));
  const disagreement = over((row, column) => (1 - weight(row, column)) * (rows[row] ?? 0) * (columns[column] ?? 0));
  if (disagreement === 0) return notComputable("no-variation");
  const estimate = (agreement - byChance) / disagreement;
  // Mean weights of a row with what the second coder chooses, and of a column with what the first does.
  const ofRow = rows.map((_, row) => sum(columns.map((p, column) => p * weight(row, column))));
  const ofColumn = columns.map((_, column) => sum(rows.map((p, row) => p * weight(row, column))));
  const squares = over((row, column) => {
    const means = (ofRow[row] ?? 0) + (ofColumn[column] ?? 0);
    return share(row, column) * (weight(row, column) - means * (1 - estimate)) ** 2;
  });
  const variance = (squares - (estimate - byChance * (1 - estimate)) ** 2) / (disagreement ** 2 * n);
  const standardError = Math.sqrt(Math.max(0, variance));
  const reach = normalQuantileUpper((1 - level) / 2) * standardError;
  const isSure = standardError <= roundingError;
  const interval = isSure ? null : {low: Math.max(-1, estimate - reach), high: Math.min(1, estimate + reach)};
  return {ok: true, estimate, standardError, interval, level, agreement, byChance, n};
}

/** A variance of zero comes out as this much at most: its parts are near 1 and cancel. */
const roundingError = 1e-7;

function weightOf(weights: KappaWeights, apart: number, furthest: number): number {
  if (weights === "none") return apart === 0 ? 1 : 0;
  const distance = furthest === 0 ? 0 : apart / furthest;
  return 1 - (weights === "linear" ? distance : distance ** 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
