import {type CountTable, occupiedTable} from "../contingency-table.ts";
import type {Computed} from "../result.ts";
import {exactTail} from "./exact/exact-tail.ts";
import {simulatedTail} from "./simulated-tail.ts";

export interface ExactOptions {
  /** Steps of work the exact method may take before simulation takes over. The default is about half a second. */
  readonly budget?: number;
  /** Seed of the simulation: a whole number of 32 bits. */
  readonly seed?: number;
  /** Number of simulated tables, from 1. The default is as many as take about half a second. */
  readonly draws?: number;
}

/** An exact p, or a simulated one with an interval that holds the exact p with probability `level`. */
export type ExactResult = Computed<
  | {method: "exact"; p: number; n: number}
  | {method: "monte-carlo"; p: number; n: number; low: number; high: number; level: number; draws: number; seed: number}
>;

const defaultBudget = 100_000_000;
const defaultSeed = 1934;

/**
 * The exact test of independence in a table of any size, given its margins: the p is the probability of all tables
 * with the same margins that are at most as probable as the observed one. For 2×2 tables it is Fisher's exact test.
 *
 * Source: Freeman and Halton (1951), Biometrika 38, 141-149; R `fisher.test`. See `exactTail` for the method.
 * Assumes independent observations. Exact at any n, with no demands on expected counts. Limits: when the work passes
 * the budget, the p is simulated from random tables, and the result says so. Empty rows and columns are left out.
 */
export function fisherFreemanHalton(table: CountTable, options: ExactOptions = {}): ExactResult {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  const {n} = occupied;
  const p = exactTail(occupied, options.budget ?? defaultBudget);
  if (p !== null) return {ok: true, method: "exact", p, n};
  const draws = options.draws !== undefined && options.draws >= 1 ? Math.floor(options.draws) : undefined;
  const seed = (options.seed ?? defaultSeed) >>> 0;
  return {ok: true, method: "monte-carlo", n, seed, ...simulatedTail(occupied, seed, draws)};
}
