import type {CompensatedSum} from "../../compensated-sum.ts";
import {MarginStates} from "./margin-states.ts";
import {SplitEdges} from "./split-edges.ts";
import {leastOfStates, type Stage} from "./stage.ts";
import {ValueAccumulator} from "./value-accumulator.ts";
import {ValueLists} from "./value-lists.ts";
import {stepsPerDistinctValue, stepsPerValue, type WorkBudget} from "./work-budget.ts";

/** How far a network is walked: the states reached, and for each the sums of ln x! so far with their probabilities. */
export interface Front {
  readonly states: MarginStates;
  readonly lists: ValueLists;
}

/** What a walk is after: the threshold the sum of ln x! has to reach, and the probability of all that do. */
export interface Search {
  readonly threshold: number;
  /** Takes in the probability of whatever is known to reach the threshold; such ways are not followed further. */
  readonly counted: CompensatedSum;
  readonly budget: WorkBudget;
}

/** Nothing filled yet. */
export function startingFront(rowTotals: readonly number[]): Front {
  const states = new MarginStates(rowTotals.length);
  states.add(Int32Array.from(rowTotals).sort());
  const accumulator = new ValueAccumulator();
  accumulator.add(0, 1);
  const lists = new ValueLists(1);
  lists.append(accumulator);
  return {states, lists};
}

/** Fills one more column; null when the budget is used up. */
export function advance(front: Front, stage: Stage, search: Search): Front | null {
  const edges = edgesBelow(front, stage, search);
  if (edges === null) return null;
  const {targets} = edges;
  const least = leastOfStates(targets, stage);
  const lists = new ValueLists(targets.size);
  const accumulator = new ValueAccumulator();
  for (let target = 0; target < targets.size; target++) {
    if (!mergeInto(accumulator, target, least[target] ?? 0, edges, front.lists, stage, search)) return null;
    if (!search.budget.spend(accumulator.size * stepsPerDistinctValue)) return null;
    lists.append(accumulator);
  }
  return {states: targets, lists};
}

/**
 * The ways to fill the next column that can end on either side of the threshold. Those that end beyond it whatever
 * follows are counted.
 */
export function edgesBelow({states, lists}: Front, stage: Stage, search: Search): SplitEdges | null {
  const ceiling = search.threshold - stage.bounds.prices;
  const edges = SplitEdges.from(states, stage, (state) => ceiling - lists.leastOf(state), search.budget);
  if (edges === null) return null;
  for (let state = 0; state < states.size; state++) {
    search.counted.add((edges.above[state] ?? 0) * lists.weightOf(state));
  }
  return edges;
}

function mergeInto(
  accumulator: ValueAccumulator,
  target: number,
  leastOfTarget: number,
  edges: SplitEdges,
  {starts, values, weights}: ValueLists,
  stage: Stage,
  {threshold, counted, budget}: Search,
): boolean {
  const ceiling = threshold - stage.bounds.prices;
  let beyond = 0;
  const end = edges.starts[target + 1] ?? 0;
  for (let place = edges.starts[target] ?? 0; place < end; place++) {
    const edge = edges.order[place] ?? 0;
    const source = edges.sources[edge] ?? 0;
    const edgeValue = edges.values[edge] ?? 0;
    const edgeWeight = edges.weights[edge] ?? 0;
    const first = starts[source] ?? 0;
    const last = starts[source + 1] ?? 0;
    if (!budget.spend((last - first) * stepsPerValue)) return false;
    for (let i = first; i < last; i++) {
      const bound = (values[i] ?? 0) + edgeValue;
      const weight = (weights[i] ?? 0) * edgeWeight;
      if (bound >= ceiling) beyond += weight;
      else accumulator.add(bound - leastOfTarget, weight);
    }
  }
  counted.add(beyond);
  return true;
}
