import type {CountTable} from "../contingency-table.ts";
import {type EstimateResult, withinOne} from "./estimate.ts";
import {ordinalPairs, rootSumOfSquares} from "./ordinal-pairs.ts";

/**
 * Spearman's rank correlation of the rows and columns of a table, with midranks for ties.
 *
 * Source: Spearman (1904), American Journal of Psychology 15, 72-101; its variance in Brown and Benedetti (1977), JASA
 * 72, 309-315; SAS PROC FREQ `MEASURES`, R `cor(method = "spearman")`.
 * Assumes ordered rows and columns and independent observations. Limits: its standard error is for large samples, and
 * 0 where the correlation is 1 or -1.
 */
export function spearman(table: CountTable, level = 0.95): EstimateResult {
  const pairs = ordinalPairs(table);
  if (!pairs.ok) return pairs;
  const {cells, table: occupied} = pairs;
  const {n, counts, rowTotals, columnTotals} = occupied;
  const rowScores = rankScores(rowTotals);
  const columnScores = rankScores(columnTotals);
  const rowSpread = spread(rowTotals, rowScores);
  const columnSpread = spread(columnTotals, columnScores);
  const scale = Math.sqrt(rowSpread) * Math.sqrt(columnSpread);
  const products = cells.reduce(
    (sum, {row, column, count}) => sum + count * (rowScores[row] ?? 0) * (columnScores[column] ?? 0),
    0,
  );
  const estimate = products / scale;
  // One more observation moves the ranks of all others up or down, and so each other's part of the sum of products.
  const columnSumOfRow = counts.map((row) => weighted(row, columnScores));
  const rowSumOfColumn = columnTotals.map((_, column) =>
    weighted(
      counts.map((row) => row[column] ?? 0),
      rowScores,
    ),
  );
  const movedByRow = columnSumOfRow.map((_, row) => afterLessBefore(columnSumOfRow, row));
  const movedByColumn = rowSumOfColumn.map((_, column) => afterLessBefore(rowSumOfColumn, column));
  const root = rootSumOfSquares(cells, ({row, column}) => {
    const own = (rowScores[row] ?? 0) * (columnScores[column] ?? 0);
    const slope = own + (movedByRow[row] ?? 0) + (movedByColumn[column] ?? 0);
    const ties = (rowTotals[row] ?? 0) ** 2 / rowSpread + (columnTotals[column] ?? 0) ** 2 / columnSpread;
    return slope / scale + (estimate / 2) * ties;
  });
  return withinOne(estimate, root, n, level);
}

/** Twice the midrank of each category, less n + 1: how many stand before it less how many stand after. */
function rankScores(totals: readonly number[]): number[] {
  return totals.map((_, category) => -afterLessBefore(totals, category));
}

function afterLessBefore(values: readonly number[], place: number): number {
  return values.reduce((sum, value, index) => sum + Math.sign(index - place) * value, 0);
}

/** The sum of squared rank scores. It is (n³ - the sum of cubed totals) / 3, so that its slope is n² - total². */
function spread(totals: readonly number[], scores: readonly number[]): number {
  return totals.reduce((sum, total, index) => sum + total * (scores[index] ?? 0) ** 2, 0);
}

function weighted(counts: readonly number[], scores: readonly number[]): number {
  return counts.reduce((sum, count, index) => sum + count * (scores[index] ?? 0), 0);
}
