import type {CountTable} from "../contingency-table.ts";
import {type EstimateResult, withinOne} from "./estimate.ts";
import {ordinalPairs, rootSumOfSquares} from "./ordinal-pairs.ts";

/**
 * Somers' d of the columns given the rows: concordant less discordant pairs, as a share of the pairs in different rows.
 * Transpose the table for the rows given the columns.
 *
 * Source: Somers (1962), American Sociological Review 27, 799-811; its variance in Goodman and Kruskal (1972), JASA
 * 67, 415-421; SAS PROC FREQ `MEASURES` (D C|R), DescTools `SomersDelta`.
 * Assumes ordered rows (what explains) and columns (what is explained) and independent observations. Limits: its
 * standard error is for large samples, and 0 where d is 1 or -1.
 */
export function somersD(table: CountTable, level = 0.95): EstimateResult {
  const pairs = ordinalPairs(table);
  if (!pairs.ok) return pairs;
  const {n, rowTotals} = pairs.table;
  const {untiedRows, cells} = pairs;
  const estimate = (pairs.concordant - pairs.discordant) / untiedRows;
  const root = rootSumOfSquares(
    cells,
    ({row, concordant, discordant}) => concordant - discordant - estimate * (n - (rowTotals[row] ?? 0)),
  );
  return withinOne(estimate, (2 * root) / untiedRows, n, level);
}
