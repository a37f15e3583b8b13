import {edgesBelow, type Front, type Search} from "./front.ts";
import {remainingColumns} from "./remaining-columns.ts";
import type {SplitEdges} from "./split-edges.ts";
import {leastOfStates, type Stage} from "./stage.ts";
import {TailLookup} from "./tail-lookup.ts";
import type {ValueLists} from "./value-lists.ts";
import {stepsPerValue} from "./work-budget.ts";

/**
 * Joins a front over one column with the distribution of all columns behind it, and counts what reaches the threshold.
 *
 * @returns false when the budget is used up
 */
export function meet(front: Front, middle: Stage, behind: readonly Stage[], search: Search): boolean {
  const edges = edgesBelow(front, middle, search);
  if (edges === null) return false;
  const {targets} = edges;
  const remaining = remainingColumns(targets, behind, middle.units, search.budget);
  if (remaining === null) return false;
  const least = leastOfStates(targets, middle);
  const lookup = new TailLookup();
  const margins = new Int32Array(targets.rows);
  for (let target = 0; target < targets.size; target++) {
    // The values of the edges hold the least that will follow; what follows is looked up without it.
    const lacking = search.threshold + (least[target] ?? 0);
    targets.read(target, margins);
    const [smallest, largest] = rangeOfSums(target, edges, front.lists);
    const distribution = remaining.distribution(margins, lacking - smallest, lacking - largest);
    if (distribution === null) return false;
    lookup.fill(distribution);
    if (!countTarget(target, lacking, edges, front.lists, lookup, search)) return false;
  }
  return true;
}

/** The smallest and the largest sum with which a target is reached. */
function rangeOfSums(target: number, edges: SplitEdges, lists: ValueLists): [smallest: number, largest: number] {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  const end = edges.starts[target + 1] ?? 0;
  for (let place = edges.starts[target] ?? 0; place < end; place++) {
    const edge = edges.order[place] ?? 0;
    const source = edges.sources[edge] ?? 0;
    const value = edges.values[edge] ?? 0;
    smallest = Math.min(smallest, value + lists.leastOf(source));
    largest = Math.max(largest, value + lists.greatestOf(source));
  }
  return [smallest, largest];
}

function countTarget(
  target: number,
  lacking: number,
  edges: SplitEdges,
  {starts, values, weights}: ValueLists,
  lookup: TailLookup,
  {counted, budget}: Search,
): boolean {
  let sum = 0;
  const end = edges.starts[target + 1] ?? 0;
  for (let place = edges.starts[target] ?? 0; place < end; place++) {
    const edge = edges.order[place] ?? 0;
    const source = edges.sources[edge] ?? 0;
    const lackingBehind = lacking - (edges.values[edge] ?? 0);
    const first = starts[source] ?? 0;
    const last = starts[source + 1] ?? 0;
    if (!budget.spend((last - first) * stepsPerValue)) return false;
    let ofEdge = 0;
    for (let i = first; i < last; i++) ofEdge += (weights[i] ?? 0) * lookup.atLeast(lackingBehind - (values[i] ?? 0));
    sum += ofEdge * (edges.weights[edge] ?? 0);
  }
  counted.add(sum);
  return true;
}
