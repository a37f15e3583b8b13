import {CompensatedSum} from "../../compensated-sum.ts";
import type {CountTable, OccupiedTable} from "../../contingency-table.ts";
import {tieTolerance} from "../tie-tolerance.ts";
import {logFactorials} from "./log-factorials.ts";
import {MarginStates} from "./margin-states.ts";
import {leastOfStates, remainingColumns} from "./remaining-columns.ts";
import {SplitEdges} from "./split-edges.ts";
import {type Stage, stagesOf} from "./stage.ts";
import {TailLookup} from "./tail-lookup.ts";
import {ValueAccumulator} from "./value-accumulator.ts";
import {ValueLists} from "./value-lists.ts";
import {stepsPerValue, WorkBudget} from "./work-budget.ts";

/** A stage reached from the front: its states, and for each the sums of ln x! so far with their probabilities. */
interface Front {
  readonly states: MarginStates;
  readonly lists: ValueLists;
}

/**
 * The probability, given both margins, of all tables whose sum of ln x! is at least a threshold, that is, of all
 * tables that are at most so probable.
 *
 * Method: a table is filled column by column. What matters of the columns before is the row margins they leave, in
 * any order, and the sum of ln x! so far; equal ones are merged (the network of Mehta and Patel 1983, JASA 78,
 * 427-434). From the front, whatever cannot fall below the threshold any more is counted at once. The network is
 * walked from both ends and met in the middle: every state there has a list of sums from the front and a
 * distribution of what the columns behind it will add, and the tail of the one beyond what the other lacks is looked up.
 *
 * @returns null when the budget is used up
 */
export function exactTail(table: OccupiedTable, steps: number): number | null {
  if (table.n > largestTotal) return null;
  const budget = new WorkBudget(steps);
  const {rowTotals, columnTotals} = oriented(table);
  const logs = logFactorials(table.n);
  const threshold = sumOfUnits(table.counts, logs.units) - Math.floor(Math.log1p(tieTolerance) * logs.unitsPerLog);
  const columns = columnTotals.toSorted((a, b) => a - b);
  const stages = stagesOf(columns, rowTotals, logs);
  const meeting = meetingPlace(columns.length);

  const counted = new CompensatedSum();
  let front: Front | null = start(rowTotals);
  for (const stage of stages.slice(0, meeting)) {
    front = advance(front, stage, threshold, counted, budget);
    if (front === null) return null;
  }
  const met = meet(front, stages.slice(meeting), logs.units, threshold, counted, budget);
  return met ? Math.min(1, counted.total) : null;
}

/** Beyond this the logarithms of factorials cannot be told apart finely enough. */
const largestTotal = 1_000_000;

/** How many columns are filled from the front: half of them, but the two last and largest are left to the back. */
function meetingPlace(columns: number): number {
  return Math.max(0, Math.min(Math.floor(columns / 2), columns - 3));
}

/**
 * The shorter side becomes the rows, whose margins are the states. Of two equal sides the more uneven becomes the columns: its small
 * totals leave few ways to fill them.
 */
function oriented({rowTotals, columnTotals}: OccupiedTable): {
  rowTotals: readonly number[];
  columnTotals: readonly number[];
} {
  const difference = columnTotals.length - rowTotals.length || sumOfSquares(columnTotals) - sumOfSquares(rowTotals);
  return difference >= 0 ? {rowTotals, columnTotals} : {rowTotals: columnTotals, columnTotals: rowTotals};
}

function start(rowTotals: readonly number[]): Front {
  const states = new MarginStates(rowTotals.length);
  states.add(Int32Array.from(rowTotals).sort());
  const accumulator = new ValueAccumulator();
  accumulator.add(0, 1);
  const lists = new ValueLists(1);
  lists.append(accumulator);
  return {states, lists};
}

function advance(
  front: Front,
  stage: Stage,
  threshold: number,
  counted: CompensatedSum,
  budget: WorkBudget,
): Front | null {
  const ceiling = threshold - stage.bounds.prices;
  const edges = edgesBelow(front, stage, ceiling, counted, budget);
  if (edges === null) return null;
  const {targets} = edges;
  const least = leastOfStates(targets, stage);
  const lists = new ValueLists(targets.size);
  const accumulator = new ValueAccumulator();
  const {starts: from, values, weights} = front.lists;
  for (let target = 0; target < targets.size; target++) {
    const leastOfTarget = least[target] ?? 0;
    let always = 0;
    const end = edges.starts[target + 1] ?? 0;
    for (let place = edges.starts[target] ?? 0; place < end; place++) {
      const edge = edges.order[place] ?? 0;
      const source = edges.sources[edge] ?? 0;
      const value = edges.values[edge] ?? 0;
      const weight = edges.weights[edge] ?? 0;
      const first = from[source] ?? 0;
      const last = from[source + 1] ?? 0;
      if (!budget.spend((last - first) * stepsPerValue)) return null;
      for (let i = first; i < last; i++) {
        const bound = (values[i] ?? 0) + value;
        if (bound >= ceiling) always += (weights[i] ?? 0) * weight;
        else accumulator.add(bound - leastOfTarget, (weights[i] ?? 0) * weight);
      }
    }
    counted.add(always);
    lists.append(accumulator);
  }
  return {states: targets, lists};
}

/** The edges of a stage that do not lead beyond the threshold whatever follows; those that do are counted. */
function edgesBelow(
  front: Front,
  stage: Stage,
  ceiling: number,
  counted: CompensatedSum,
  budget: WorkBudget,
): SplitEdges | null {
  const {states, lists} = front;
  const edges = SplitEdges.from(states, stage, (state) => ceiling - lists.leastOf(state), budget);
  if (edges === null) return null;
  for (let state = 0; state < states.size; state++) counted.add((edges.above[state] ?? 0) * lists.weightOf(state));
  return edges;
}

function meet(
  front: Front,
  [stage, ...behind]: readonly Stage[],
  units: Float64Array,
  threshold: number,
  counted: CompensatedSum,
  budget: WorkBudget,
): boolean {
  if (stage === undefined) return false;
  const edges = edgesBelow(front, stage, threshold - stage.bounds.prices, counted, budget);
  const remaining = edges === null ? null : remainingColumns(edges.targets, behind, units, budget);
  if (edges === null || remaining === null) return false;
  const {targets} = edges;
  const least = leastOfStates(targets, stage);
  const {starts: from, values, weights} = front.lists;
  const lookup = new TailLookup();
  const margins = new Int32Array(targets.rows);
  for (let target = 0; target < targets.size; target++) {
    const begin = edges.starts[target] ?? 0;
    const end = edges.starts[target + 1] ?? 0;
    let smallest = Number.POSITIVE_INFINITY;
    for (let place = begin; place < end; place++) {
      const edge = edges.order[place] ?? 0;
      smallest = Math.min(smallest, (edges.values[edge] ?? 0) + front.lists.leastOf(edges.sources[edge] ?? 0));
    }
    const lacking = threshold + (least[target] ?? 0);
    targets.read(target, margins);
    const distribution = remaining.distribution(margins, lacking - smallest);
    if (distribution === null) return false;
    lookup.fill(distribution);
    let sum = 0;
    for (let place = begin; place < end; place++) {
      const edge = edges.order[place] ?? 0;
      const source = edges.sources[edge] ?? 0;
      const lackingAfter = lacking - (edges.values[edge] ?? 0);
      const first = from[source] ?? 0;
      const last = from[source + 1] ?? 0;
      if (!budget.spend((last - first) * stepsPerValue)) return false;
      let ofEdge = 0;
      for (let i = first; i < last; i++) ofEdge += (weights[i] ?? 0) * lookup.atLeast(lackingAfter - (values[i] ?? 0));
      sum += ofEdge * (edges.weights[edge] ?? 0);
    }
    counted.add(sum);
  }
  return true;
}

function sumOfUnits(counts: CountTable, units: Float64Array): number {
  return counts.reduce((sum, row) => row.reduce((inner, count) => inner + (units[count] ?? 0), sum), 0);
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
