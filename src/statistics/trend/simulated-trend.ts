import type {OccupiedTable} from "../contingency-table.ts";
import {type SimulatedP, simulatedP, simulation} from "../independence/simulation.ts";
import {ClusteredDivisions, type Deal} from "../random/clustered-divisions.ts";
import {ClusteredP} from "../random/clustered-p.ts";
import {randomTables} from "../random/random-table.ts";
import {scaledDistance, type TrendStatistic, TrendSum} from "./trend-statistic.ts";

/** Observations that are moved in about half a second, and how many of those moves are as much work as one cell. */
const affordableWork = 70_000_000;
const movesPerCell = 6;
/** Enough for a half-width of 0.002, whatever the p. */
const mostDraws = 450_000;
/** Fewer clusters than this tell too little about how they differ. */
const leastClusters = 20;
/** Independent tables that are taken together as a cluster. */
const tablesPerCluster = 500;

/**
 * The share of random tables with the same margins whose trend is as strong as the observed one.
 *
 * A wanted number of tables is drawn one by one: see `simulatedP`. Else they are drawn either so or as divisions of the
 * observations among the columns, see `ClusteredDivisions`, whichever gives more of them, and the known variance of
 * the statistic narrows the interval: see `ClusteredP`.
 */
export function simulatedTrendTail(
  table: OccupiedTable,
  statistic: TrendStatistic,
  seed: number,
  draws?: number,
): SimulatedP {
  const {rowTotals, columnTotals} = table;
  const {logFactorial, random} = simulation(table, seed);
  const trend = new TrendSum(rowTotals.length, statistic.weights);
  const distanceOf = (cells: Float64Array): number => scaledDistance(trend.of(cells), statistic);
  const dealTo = (sizes: readonly number[]): Deal => ({
    into: randomTables(sizes, rowTotals, logFactorial, random),
    work: sizes.length * rowTotals.length * movesPerCell,
  });
  const {into: drawTable, work: workOfTable} = dealTo(columnTotals);
  const cells = new Float64Array(rowTotals.length * columnTotals.length);
  if (draws !== undefined) {
    let hits = 0;
    for (let i = 0; i < draws; i++) {
      drawTable(cells);
      if (distanceOf(cells) >= statistic.distance) hits++;
    }
    return simulatedP(hits, draws);
  }
  const p = new ClusteredP(statistic.distance ** 2, statistic.meanSquare);
  const take = (drawn: Float64Array): void => p.add(distanceOf(drawn) ** 2);
  const divisions = new ClusteredDivisions(columnTotals, rowTotals, dealTo);
  const tablesAlone = divisions.work / divisions.size >= workOfTable;
  const size = tablesAlone ? tablesPerCluster : divisions.size;
  const work = tablesAlone ? tablesPerCluster * workOfTable : divisions.work;
  const clusters = Math.max(leastClusters, Math.min(affordableWork / work, mostDraws / size));
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (tablesAlone) {
      for (let i = 0; i < tablesPerCluster; i++) {
        drawTable(cells);
        take(cells);
      }
    } else divisions.draw(random, take);
    p.endCluster();
  }
  return p.result();
}
