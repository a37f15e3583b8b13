import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import {laplacianForm} from "../laplacian-form.ts";
import {type Computed, notComputable} from "../result.ts";
import {type GroupedLine, groupTimes} from "./grouped-times.ts";
import type {TimeCount} from "./time-counts.ts";

export type LogRankResult = Computed<{
  statistic: number;
  df: number;
  p: number;
  n: number;
  /** Events by group, and how many were expected if the groups did not differ; empty groups are left out. */
  observed: readonly number[];
  expected: readonly number[];
}>;

/**
 * The log-rank test of whether it happens at the same rate in two groups or more, whatever is not followed to the end.
 *
 * Source: Mantel (1966), Cancer Chemotherapy Reports 50, 163-170; Peto and Peto (1972), JRSS A 135, 185-207; with the
 * hypergeometric variance; R `survival::survdiff`.
 * Assumes that being followed no longer has nothing to do with the risk. Strongest where the risks of the groups keep
 * their ratio. Limits: an approximation; where few events are expected in a group take `logRankExact`.
 */
export function logRank(groups: readonly (readonly TimeCount[])[]): LogRankResult {
  const grouped = groupTimes(groups);
  if (!grouped.ok) return grouped;
  const {lines, observed, expected, n} = grouped;
  const differences = observed.map((events, group) => events - (expected[group] ?? 0));
  const {statistic, rank} = laplacianForm(differences, covariances(lines, observed.length));
  if (rank === 0) return notComputable("no-variation");
  return {ok: true, statistic, df: rank, p: chiSquareUpperTail(statistic, rank), n, observed, expected};
}

/** Minus the covariance of events between each two groups, summed over all times. */
function covariances(lines: readonly GroupedLine[], groups: number): number[][] {
  const index = Array.from({length: groups}, (_, group) => group);
  return index.map((one) =>
    index.map((other) =>
      lines.reduce((sum, {atRisk, events, atRiskByGroup}) => {
        const spread = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0;
        return sum + spread * ((atRiskByGroup[one] ?? 0) / atRisk) * ((atRiskByGroup[other] ?? 0) / atRisk);
      }, 0),
    ),
  );
}
