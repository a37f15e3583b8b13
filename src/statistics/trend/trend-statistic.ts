import type {OccupiedTable} from "../contingency-table.ts";

/**
 * A statistic of tables with given margins that is a sum over columns, each a weighted sum of its cells. The weights
 * may depend on what the columns before have taken from each row.
 */
export interface TrendStatistic {
  /** Fills in the weights of the rows for one column, given how many of each row stand in the columns before. */
  readonly weights: (column: number, taken: ArrayLike<number>, into: Float64Array) => void;
  /** Whether all weights are whole numbers, small enough for their sums to be. */
  readonly whole: boolean;
  /** The mean of the statistic over all tables with these margins. */
  readonly mean: number;
  /** From this distance from the mean on, either way, a table is as extreme as the observed one. */
  readonly distance: number;
}

/** Largest sum of whole numbers that doubles hold. */
const largestWhole = Number.MAX_SAFE_INTEGER;

/**
 * The sum over observations of row score times column score, times n, with the scores in whole steps where they are
 * multiples of a tenth: then the mean is a whole number too and ties are decided without rounding.
 */
export function productStatistic(
  table: OccupiedTable,
  rows: readonly number[],
  columns: readonly number[],
): TrendStatistic {
  const {n} = table;
  const u = inWholeSteps(rows);
  const v = inWholeSteps(columns);
  const most = span(u) * span(v) * n * n;
  const whole = [...u, ...v].every(Number.isInteger) && most <= largestWhole;
  const mean = dot(u, table.rowTotals) * dot(v, table.columnTotals);
  const weights = (column: number, _taken: ArrayLike<number>, into: Float64Array): void => {
    const factor = (v[column] ?? 0) * n;
    u.forEach((score, row) => {
      into[row] = score * factor;
    });
  };
  return {weights, whole, mean, distance: distanceFrom(mean, whole, most, observedSum(table, weights))};
}

/** Concordant less discordant pairs; four times the Jonckheere-Terpstra statistic less its mean, by half of that. */
export function concordanceStatistic(table: OccupiedTable): TrendStatistic {
  const weights = (_column: number, taken: ArrayLike<number>, into: Float64Array): void => {
    let below = 0;
    for (let row = 0; row < into.length; row++) {
      into[row] = below;
      below += taken[row] ?? 0;
    }
    let above = 0;
    for (let row = into.length - 1; row >= 0; row--) {
      into[row] = (into[row] ?? 0) - above;
      above += taken[row] ?? 0;
    }
  };
  const most = table.n * table.n;
  const whole = most <= largestWhole;
  return {weights, whole, mean: 0, distance: distanceFrom(0, whole, most, observedSum(table, weights))};
}

/** The distance of the observed table, a trifle less where sums are rounded. */
function distanceFrom(mean: number, whole: boolean, most: number, observed: number): number {
  return Math.abs(observed - mean) - (whole ? 0 : 1e-12 * most);
}

/** Scores less the smallest, in tenths where that makes them whole. */
function inWholeSteps(scores: readonly number[]): number[] {
  const least = Math.min(...scores);
  const shifted = scores.map((score) => score - least);
  if (shifted.every(Number.isInteger)) return shifted;
  const tenths = scores.map((score) => Math.round(score * 10));
  const exact = tenths.every((tenth, index) => tenth / 10 === scores[index]);
  return exact ? tenths.map((tenth) => tenth - Math.min(...tenths)) : shifted;
}

function observedSum(table: OccupiedTable, weights: TrendStatistic["weights"]): number {
  return sumOver(table.rowTotals.length, table.columnTotals.length, (i, j) => table.counts[i]?.[j] ?? 0, weights);
}

/** The statistic of one table. */
export function sumOver(
  rows: number,
  columns: number,
  cell: (row: number, column: number) => number,
  weights: TrendStatistic["weights"],
): number {
  const taken = new Float64Array(rows);
  const weight = new Float64Array(rows);
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    weights(column, taken, weight);
    for (let row = 0; row < rows; row++) {
      const count = cell(row, column);
      sum += count * (weight[row] ?? 0);
      taken[row] = (taken[row] ?? 0) + count;
    }
  }
  return sum;
}

function span(scores: readonly number[]): number {
  return Math.max(...scores);
}

function dot(scores: readonly number[], totals: readonly number[]): number {
  return totals.reduce((sum, total, index) => sum + total * (scores[index] ?? 0), 0);
}
