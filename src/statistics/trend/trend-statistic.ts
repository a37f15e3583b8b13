import type {OccupiedTable} from "../contingency-table.ts";
import {concordanceVariance} from "./concordance-variance.ts";

/**
 * A statistic of tables with given margins that is a sum over columns, each a weighted sum of its cells. The weights
 * may depend on what the columns before have taken from each row.
 */
export interface TrendStatistic {
  /** Fills in the weights of the rows for one column, given how many of each row stand in the columns before. */
  readonly weights: (column: number, taken: ArrayLike<number>, into: Float64Array) => void;
  /** Whether all weights are whole numbers, small enough for their sums to be. */
  readonly whole: boolean;
  /** The mean over all tables with these margins, times the scale that makes it whole where the weights are. */
  readonly scaledMean: number;
  readonly scale: number;
  /** The observed table's scaled distance from that mean, either way; a trifle less where sums are rounded. */
  readonly distance: number;
  /** The mean of the squared scaled distance over all tables with these margins. */
  readonly meanSquare: number;
}

/** The scaled distance from the mean of a table with this value of the statistic. */
export function scaledDistance(value: number, {scale, scaledMean}: TrendStatistic): number {
  return Math.abs(value * scale - scaledMean);
}

/**
 * The largest value below the mean and the smallest above it that are as far from it as the observed table's, for a
 * statistic of whole numbers.
 */
export function extremeLimits(statistic: TrendStatistic): [below: number, above: number] {
  const {scale, scaledMean, distance} = statistic;
  // Each begins a step inside, because the quotient may be rounded.
  let below = Math.floor((scaledMean - distance) / scale) + 1;
  while (below * scale > scaledMean - distance) below--;
  let above = Math.ceil((scaledMean + distance) / scale) - 1;
  while (above * scale < scaledMean + distance) above++;
  return [below, above];
}

/** The sum over observations of row score times column score. Its mean is whole when multiplied by n. */
export function productStatistic(
  table: OccupiedTable,
  rows: readonly number[],
  columns: readonly number[],
): TrendStatistic {
  const {n} = table;
  const u = inWholeSteps(rows);
  const v = inWholeSteps(columns);
  const weights = (column: number, _taken: ArrayLike<number>, into: Float64Array): void => {
    const factor = v[column] ?? 0;
    u.forEach((score, row) => {
      into[row] = score * factor;
    });
  };
  const largest = Math.max(...u) * Math.max(...v) * n * n;
  const whole = [...u, ...v].every(Number.isInteger) && largest <= Number.MAX_SAFE_INTEGER;
  const scaledMean = dot(u, table.rowTotals) * dot(v, table.columnTotals);
  const distance = distanceOf(table, weights, n, scaledMean, whole, largest);
  const meanSquare = (scaledSquares(u, table.rowTotals, n) * scaledSquares(v, table.columnTotals, n)) / (n - 1);
  return {weights, whole, scale: n, scaledMean, distance, meanSquare};
}

/** Concordant less discordant pairs: twice what the Jonckheere-Terpstra statistic is above its mean. */
export function concordanceStatistic(table: OccupiedTable): TrendStatistic {
  const weights = (_column: number, taken: ArrayLike<number>, into: Float64Array): void => {
    let before = 0;
    for (let row = 0; row < into.length; row++) {
      into[row] = before;
      before += taken[row] ?? 0;
    }
    let after = 0;
    for (let row = into.length - 1; row >= 0; row--) {
      into[row] = (into[row] ?? 0) - after;
      after += taken[row] ?? 0;
    }
  };
  const largest = table.n * table.n;
  const whole = largest <= Number.MAX_SAFE_INTEGER;
  const distance = distanceOf(table, weights, 1, 0, whole, largest);
  const meanSquare = 4 * concordanceVariance(table.rowTotals, table.columnTotals, table.n);
  return {weights, whole, scale: 1, scaledMean: 0, distance, meanSquare};
}

function distanceOf(
  table: OccupiedTable,
  weights: TrendStatistic["weights"],
  scale: number,
  scaledMean: number,
  whole: boolean,
  largest: number,
): number {
  const {counts, rowTotals, columnTotals} = table;
  const byColumn = Float64Array.from(columnTotals.flatMap((_, column) => counts.map((row) => row[column] ?? 0)));
  const observed = new TrendSum(rowTotals.length, weights).of(byColumn);
  return Math.abs(observed * scale - scaledMean) - (whole ? 0 : 1e-12 * largest);
}

/**
 * Scores less the smallest, as whole numbers without a common factor where they are multiples of a tenth; others as
 * shares of their range, so that their squares neither overflow nor vanish.
 */
function inWholeSteps(scores: readonly number[]): number[] {
  const tenths = scores.map((score) => Math.round(score * 10));
  const least = Math.min(...tenths);
  const exact = tenths.every((tenth, index) => tenth / 10 === scores[index] && Number.isSafeInteger(tenth - least));
  if (!exact) {
    const smallest = Math.min(...scores);
    const range = Math.max(...scores) - smallest;
    return scores.map((score) => (score - smallest) / range);
  }
  const steps = tenths.map((tenth) => tenth - least);
  const factor = steps.reduce(commonFactor, 0);
  return steps.map((step) => step / factor);
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}

/** The statistic of tables with so many rows, one after another. */
export class TrendSum {
  private readonly weightsOf: TrendStatistic["weights"];
  private readonly taken: Float64Array;
  private readonly weights: Float64Array;

  constructor(rows: number, weightsOf: TrendStatistic["weights"]) {
    this.weightsOf = weightsOf;
    this.taken = new Float64Array(rows);
    this.weights = new Float64Array(rows);
  }

  /** @param cells of a table, column after column */
  of(cells: Float64Array): number {
    const {taken, weights} = this;
    const rows = taken.length;
    taken.fill(0);
    let sum = 0;
    for (let start = 0, column = 0; start < cells.length; start += rows, column++) {
      this.weightsOf(column, taken, weights);
      for (let row = 0; row < rows; row++) {
        const count = cells[start + row] ?? 0;
        sum += count * (weights[row] ?? 0);
        taken[row] = (taken[row] ?? 0) + count;
      }
    }
    return sum;
  }
}

/** The squares of scores about their mean, summed over all observations, times n. */
function scaledSquares(scores: readonly number[], totals: readonly number[], n: number): number {
  const mean = dot(scores, totals) / n;
  return n * totals.reduce((sum, total, index) => sum + total * ((scores[index] ?? 0) - mean) ** 2, 0);
}

function dot(scores: readonly number[], totals: readonly number[]): number {
  return totals.reduce((sum, total, index) => sum + total * (scores[index] ?? 0), 0);
}
