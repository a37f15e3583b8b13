import type {OccupiedTable} from "../contingency-table.ts";
import {mostTabulated, type SimulatedP, type Simulation, simulatedP, simulation} from "./simulation.ts";
import {tailByHalves} from "./tail-by-halves.ts";
import {tieTolerance} from "./tie-tolerance.ts";

/** Tables drawn at first, and how many of them must be hits, and misses, for halves to be recombined. */
const firstDraws = 2000;
const leastOfEither = 40;
/** Fewer draws than this make too few groups of halves for their normal interval. */
const leastForHalves = 10_000;

/**
 * The probability of all tables with the same margins that are at most as probable as the observed one, from random
 * tables. Where few or nearly all of the first are so, whole tables are counted: (hits + 1) / (draws + 1) with Clopper
 * and Pearson's interval. Else halves of tables are recombined, see `tailByHalves`, because it is there that plain
 * counting would need most draws.
 *
 * Source: after Davison and Hinkley (1997), Bootstrap Methods and their Application, chapter 4; R
 * `fisher.test(simulate.p.value = TRUE)`.
 * @param draws when not given, as many as take about half a second
 */
export function simulatedTail(table: OccupiedTable, seed: number, draws?: number): SimulatedP {
  const random = simulation(table, seed);
  const all = draws ?? random.affordable;
  const observed = table.counts.flat().reduce((sum, count) => sum + random.logFactorial(count), 0);
  const threshold = observed - Math.log1p(tieTolerance);
  const first = Math.min(all, firstDraws);
  const hits = countHits(table, threshold, random, first);
  const halves = table.n <= mostTabulated && all >= leastForHalves && Math.min(hits, first - hits) >= leastOfEither;
  if (halves) return tailByHalves(table, threshold, random, all - first);
  return simulatedP(hits + countHits(table, threshold, random, all - first), all);
}

function countHits(table: OccupiedTable, threshold: number, {draw, logFactorial}: Simulation, draws: number): number {
  const cells = new Float64Array(table.rowTotals.length * table.columnTotals.length);
  let hits = 0;
  for (let i = 0; i < draws; i++) {
    draw(cells);
    let sum = 0;
    for (const cell of cells) sum += logFactorial(cell);
    if (sum >= threshold) hits++;
  }
  return hits;
}
