import type {CountTable} from "../contingency-table.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import {laplacianForm} from "../laplacian-form.ts";
import {type Computed, notComputable} from "../result.ts";
import {cellAt, checkSquare} from "./square-table.ts";

export type StuartMaxwellResult = Computed<{
  statistic: number;
  /** The rank of the covariance: categories that anybody entered or left, less one for each group of them. */
  df: number;
  p: number;
  n: number;
}>;

/**
 * The Stuart-Maxwell test of marginal homogeneity: whether two measurements of the same people have the same
 * distribution over their categories.
 *
 * Source: Stuart (1955), Biometrika 42, 412-416; Maxwell (1970), British Journal of Psychiatry 116, 651-655; R
 * `coin::mh_test`, asymptotic. A category that nobody entered or left has no variance and takes no degree of freedom.
 * Assumes independent pairs. Limits: asymptotic. With two categories it is McNemar's test.
 */
export function stuartMaxwell(table: CountTable): StuartMaxwellResult {
  const problem = checkSquare(table);
  if (problem !== null) return problem;
  const {statistic, rank} = laplacianForm(netFlows(table), exchanges(table));
  if (rank === 0) return notComputable("no-differences");
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  return {ok: true, statistic, df: rank, p: chiSquareUpperTail(statistic, rank), n};
}

/** How many more left each category than entered it. */
function netFlows(table: CountTable): number[] {
  return table.map((row, i) => row.reduce((sum, count, j) => sum + count - cellAt(table, j, i), 0));
}

/** How many moved between each two categories, in either direction; none within a category. */
function exchanges(table: CountTable): number[][] {
  return table.map((row, i) => row.map((count, j) => (i === j ? 0 : count + cellAt(table, j, i))));
}
