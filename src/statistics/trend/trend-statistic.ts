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
  /** The mean over all tables with these margins, times the scale that makes it whole where the weights are. */
  readonly scaledMean: number;
  readonly scale: number;
  /** The observed table's scaled distance from that mean, either way; a trifle less where sums are rounded. */
  readonly distance: number;
}

/** Whether a table with this value of the statistic is as far from the mean as the observed one. */
export function isExtreme(value: number, {scale, scaledMean, distance}: TrendStatistic): boolean {
  return Math.abs(value * scale - scaledMean) >= distance;
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
  return {weights, whole, scale: n, scaledMean, distance: distanceOf(table, weights, n, scaledMean, whole, largest)};
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
  return {weights, whole, scale: 1, scaledMean: 0, distance: distanceOf(table, weights, 1, 0, whole, largest)};
}

function distanceOf(
  table: OccupiedTable,
  weights: TrendStatistic["weights"],
  scale: number,
  scaledMean: number,
  whole: boolean,
  largest: number,
): number {
  return Math.abs(observedSum(table, weights) * scale - scaledMean) - (whole ? 0 : 1e-12 * largest);
}

/** Scores less the smallest, as whole numbers without a common factor where they are multiples of a tenth. */
function inWholeSteps(scores: readonly number[]): number[] {
  const tenths = scores.map((score) => Math.round(score * 10));
  const least = Math.min(...tenths);
  const exact = tenths.every((tenth, index) => tenth / 10 === scores[index] && Number.isSafeInteger(tenth - least));
  if (!exact) return scores.map((score) => score - Math.min(...scores));
  const steps = tenths.map((tenth) => tenth - least);
  const factor = steps.reduce(commonFactor, 0);
  return steps.map((step) => step / factor);
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
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

function dot(scores: readonly number[], totals: readonly number[]): number {
  return totals.reduce((sum, total, index) => sum + total * (scores[index] ?? 0), 0);
}
