import {type CountTable, occupiedTable} from "../contingency-table.ts";
import {normalUpperTail} from "../distributions/normal.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import {type Computed, notComputable} from "../result.ts";
import {exactLinearByLinear, linearByLinear} from "./linear-by-linear.ts";

export type CochranArmitageResult = Computed<{
  /** Normal; positive when the second column's share rises with the rows' scores. */
  z: number;
  /** z², chi-square with one degree of freedom. */
  statistic: number;
  p: number;
  n: number;
}>;

/**
 * The Cochran-Armitage test of a trend in shares: whether the share of the second of two columns rises or falls
 * linearly over ordered groups, the rows.
 *
 * Source: Cochran (1954), Biometrics 10, 417-451; Armitage (1955), Biometrics 11, 375-386; Agresti (2013), Categorical
 * Data Analysis, 3rd ed., section 5.3.5; R `prop.trend.test`.
 * Assumes independent observations. Limits: for large samples; see `exactCochranArmitage`. Its statistic is n r², a
 * little larger than the (n - 1) r² of `linearByLinear`.
 * @param scores of the rows; 1, 2, 3, … when not given
 */
export function cochranArmitage(table: CountTable, scores?: readonly number[]): CochranArmitageResult {
  if (!hasTwoColumns(table)) return notComputable("not-binary");
  const trend = linearByLinear(table, scores === undefined ? {} : {rows: scores});
  if (!trend.ok) return trend;
  const z = Math.sqrt(trend.n) * trend.correlation;
  return {ok: true, z, statistic: z * z, p: Math.min(1, 2 * normalUpperTail(Math.abs(z))), n: trend.n};
}

/**
 * The exact version, given the margins: the same as the exact linear-by-linear test of such a table.
 *
 * Source: Agresti, Mehta and Patel (1990), JASA 85, 453-458; SAS PROC FREQ `EXACT TREND`.
 * Assumes independent observations. Limits: as of `exactLinearByLinear`.
 */
export function exactCochranArmitage(
  table: CountTable,
  scores?: readonly number[],
  options: ExactOptions = {},
): ExactResult {
  if (!hasTwoColumns(table)) return notComputable("not-binary");
  return exactLinearByLinear(table, scores === undefined ? {} : {rows: scores}, options);
}

/** Tables that cannot be tested at all pass, so that their own reason is given. */
function hasTwoColumns(table: CountTable): boolean {
  const occupied = occupiedTable(table);
  return !occupied.ok || occupied.columnTotals.length === 2;
}
