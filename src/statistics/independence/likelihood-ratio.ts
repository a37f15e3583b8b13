import {type CountTable, occupiedTable} from "../contingency-table.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import type {Computed} from "../result.ts";

export type LikelihoodRatioResult = Computed<{statistic: number; df: number; p: number; n: number}>;

/**
 * The likelihood-ratio chi-square test of independence, 2 sum O ln(O / E).
 *
 * Source: Agresti (2013), Categorical Data Analysis, 3rd ed., chapter 3; R `vcd::assocstats`, SAS PROC FREQ `CHISQ`.
 * Assumes independent observations. Limits: its p is too small when expected counts are small, sooner than Pearson's
 * is (below about 5 on average, Agresti section 3.2.3). Empty rows and columns are left out.
 */
export function likelihoodRatio(table: CountTable): LikelihoodRatioResult {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  const {counts, rowTotals, columnTotals, n} = occupied;
  let half = 0;
  counts.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = ((rowTotals[i] ?? 0) * (columnTotals[j] ?? 0)) / n;
      half += expected * excessOverLinear((count - expected) / expected);
    });
  });
  const statistic = 2 * half;
  const df = (rowTotals.length - 1) * (columnTotals.length - 1);
  return {ok: true, statistic, df, p: chiSquareUpperTail(statistic, df), n};
}

/**
 * (1 + d) ln(1 + d) - d for d >= -1. With it every cell adds O ln(O / E) - (O - E), which sums to the same but is never
 * negative, so that tables near independence lose no digits. Near 0 by the series sum (-d)^k / (k (k - 1)).
 */
function excessOverLinear(d: number): number {
  if (d === -1) return 1;
  if (Math.abs(d) >= 0.1) return (1 + d) * Math.log1p(d) - d;
  let sum = 0;
  let power = d * d;
  for (let k = 2; k < 20; k++) {
    sum += power / (k * (k - 1));
    power *= -d;
  }
  return sum;
}
