import type {CountTable} from "../contingency-table.ts";
import {type EstimateResult, withinOne} from "./estimate.ts";
import {ordinalPairs, rootSumOfSquares} from "./ordinal-pairs.ts";

/**
 * Kendall's tau-b: concordant less discordant pairs, over the geometric mean of the pairs untied in rows and in columns.
 *
 * Source: Kendall (1945), Biometrika 33, 239-251; its variance in Brown and Benedetti (1977), JASA 72, 309-315; SAS
 * PROC FREQ `MEASURES`, DescTools `KendallTauB`, R `cor(method = "kendall")`.
 * Assumes ordered rows and columns and independent observations. Limits: reaches 1 in square tables only. Its standard
 * error is for large samples, and 0 where tau-b is 1 or -1. In a two by two table it is phi.
 */
export function kendallTauB(table: CountTable, level = 0.95): EstimateResult {
  const pairs = ordinalPairs(table);
  if (!pairs.ok) return pairs;
  const {n, rowTotals, columnTotals} = pairs.table;
  const {untiedRows, untiedColumns} = pairs;
  const scale = Math.sqrt(untiedRows) * Math.sqrt(untiedColumns);
  const estimate = (pairs.concordant - pairs.discordant) / scale;
  const root = rootSumOfSquares(pairs.cells, ({row, column, concordant, discordant}) => {
    const ties = (rowTotals[row] ?? 0) / untiedRows + (columnTotals[column] ?? 0) / untiedColumns;
    return (2 * (concordant - discordant)) / scale + estimate * ties;
  });
  return withinOne(estimate, root, n, level);
}
