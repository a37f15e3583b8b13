import {ordinalPairs} from "../association/ordinal-pairs.ts";
import {type CountTable, occupiedTable} from "../contingency-table.ts";
import {normalUpperTail} from "../distributions/normal.ts";
import type {ExactOptions, ExactResult} from "../independence/fisher-freeman-halton.ts";
import type {Computed} from "../result.ts";
import {concordanceVariance} from "./concordance-variance.ts";
import {exactOrSimulated, withFewerRows} from "./exact-or-simulated.ts";
import {concordanceStatistic} from "./trend-statistic.ts";

export type JonckheereTerpstraResult = Computed<{
  /** The sum of the Mann-Whitney counts over all pairs of groups, ties by half. */
  statistic: number;
  mean: number;
  variance: number;
  z: number;
  p: number;
  n: number;
}>;

/**
 * The Jonckheere-Terpstra test of ordered groups (rows) against an ordered answer (columns), with the variance that
 * allows for ties.
 *
 * Source: Jonckheere (1954), Biometrika 41, 133-145; Terpstra (1952), Indagationes Mathematicae 14, 327-333; Hollander,
 * Wolfe and Chicken (2014), Nonparametric Statistical Methods, 3rd ed., chapter 6; SAS PROC FREQ `JT`.
 * Assumes independent observations. No continuity correction. Limits: for large samples; see the exact version.
 */
export function jonckheereTerpstra(table: CountTable): JonckheereTerpstraResult {
  const pairs = ordinalPairs(table);
  if (!pairs.ok) return pairs;
  const {n, rowTotals, columnTotals} = pairs.table;
  const mean = pairs.untiedRows / 4;
  // Pairs are counted twice here, and a tie goes to either side by half.
  const deviation = (pairs.concordant - pairs.discordant) / 4;
  const variance = concordanceVariance(rowTotals, columnTotals, n);
  const z = deviation / Math.sqrt(variance);
  const p = Math.min(1, 2 * normalUpperTail(Math.abs(z)));
  return {ok: true, statistic: mean + deviation, mean, variance, z, p, n};
}

/**
 * The exact version: the probability, given the margins, of a statistic at least as far from its mean as the observed
 * one, either way. Simulated when the work passes the budget.
 *
 * Source: the permutation distribution, as SAS PROC FREQ `EXACT JT`. With it Kendall's tau-b is tested too, as their
 * statistics differ by constants given the margins.
 * Assumes independent observations. Limits: margins are taken as given.
 */
export function exactJonckheereTerpstra(table: CountTable, options: ExactOptions = {}): ExactResult {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  // Concordance is the same both ways round.
  const {table: oriented} = withFewerRows(occupied);
  return exactOrSimulated(oriented, concordanceStatistic(oriented), options);
}
