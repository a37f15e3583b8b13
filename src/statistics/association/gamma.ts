import type {CountTable} from "../contingency-table.ts";
import {type EstimateResult, withinOne} from "./estimate.ts";
import {ordinalPairs, rootSumOfSquares} from "./ordinal-pairs.ts";

/**
 * Goodman and Kruskal's gamma: concordant less discordant pairs, as a share of the pairs that are tied in neither.
 *
 * Source: Goodman and Kruskal (1963), JASA 58, 310-364; SAS PROC FREQ `MEASURES`, DescTools `GoodmanKruskalGamma`.
 * Assumes ordered rows and columns and independent observations. Limits: ties are left out, so that it is larger than
 * tau-b on the same table. Its standard error is for large samples, and 0 where gamma is 1 or -1.
 */
export function gamma(table: CountTable, level = 0.95): EstimateResult {
  const pairs = ordinalPairs(table);
  if (!pairs.ok) return pairs;
  const {concordant, discordant, cells} = pairs;
  const untied = concordant + discordant;
  // The mean of these values is 0, as the counts of concordant and discordant pairs add up to their totals.
  const root = rootSumOfSquares(
    cells,
    (cell) => (discordant / untied) * cell.concordant - (concordant / untied) * cell.discordant,
  );
  return withinOne((concordant - discordant) / untied, (4 * root) / untied, pairs.table.n, level);
}
