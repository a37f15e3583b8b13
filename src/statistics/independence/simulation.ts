import type {OccupiedTable} from "../contingency-table.ts";
import {logGamma} from "../distributions/log-gamma.ts";
import {clopperPearson} from "../intervals/clopper-pearson.ts";
import {randomTables} from "../random/random-table.ts";
import {type Random, xoshiro128} from "../random/xoshiro128.ts";

/** A p estimated from random tables. */
export interface SimulatedP {
  readonly p: number;
  readonly draws: number;
  /** An interval that holds the exact p with a probability of 0.99. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

export interface Simulation {
  /** Fills its argument, row after row, with a random table of the same margins. */
  readonly draw: (cells: Float64Array) => void;
  /** How many tables take about half a second. */
  readonly affordable: number;
  readonly logFactorial: (k: number) => number;
  readonly random: Random;
}

export const simulationLevel = 0.99;

/** Random tables with the margins of a table, under independence. */
export function simulation(table: OccupiedTable, seed: number): Simulation {
  const {rowTotals, columnTotals, n} = table;
  const logFactorial = logFactorialUpTo(n);
  const random = xoshiro128(seed);
  const draw = randomTables(rowTotals, columnTotals, logFactorial, random);
  return {draw, affordable: affordableDraws(table), logFactorial, random};
}

/**
 * The p when this many of the drawn tables were as extreme as the observed one, which itself is counted among them:
 * (hits + 1) / (draws + 1). The interval is Clopper and Pearson's of hits out of draws.
 *
 * Source: after Davison and Hinkley (1997), Bootstrap Methods and their Application, chapter 4.
 */
export function simulatedP(hits: number, draws: number): SimulatedP {
  const interval = clopperPearson(hits, draws, simulationLevel);
  const [low, high] = interval.ok ? [interval.low, interval.high] : [0, 1];
  return {p: (hits + 1) / (draws + 1), draws, low, high, level: simulationLevel};
}

const mostDraws = 1_000_000;
const leastDraws = 1000;
/** Cells that are drawn in about half a second. */
const affordableCells = 7_000_000;
/** Up to this total ln k! is tabulated; beyond, each cell takes about as long as this many. */
export const mostTabulated = 1_000_000;
const slowdown = 20;

function affordableDraws({rowTotals, columnTotals, n}: OccupiedTable): number {
  const cells = rowTotals.length * columnTotals.length * (n > mostTabulated ? slowdown : 1);
  return Math.max(leastDraws, Math.min(mostDraws, Math.floor(affordableCells / cells)));
}

function logFactorialUpTo(n: number): (k: number) => number {
  if (n > mostTabulated) return (k) => logGamma(k + 1);
  const table = Float64Array.from({length: n + 1}, (_, k) => logGamma(k + 1));
  return (k) => table[k] ?? 0;
}
