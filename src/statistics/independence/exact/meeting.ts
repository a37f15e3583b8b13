import {edgesBelow, type Front, type Search} from "./front.ts";
import {type RemainingColumns, remainingColumns} from "./remaining-columns.ts";
import type {SplitEdges} from "./split-edges.ts";
import {leastOfStates, type Stage} from "./stage.ts";
import {TailLookup} from "./tail-lookup.ts";
import {ThresholdLookup} from "./threshold-lookup.ts";
import type {ValueLists} from "./value-lists.ts";
import {stepsPerValue} from "./work-budget.ts";

/** A state in the middle, reached over edges from the lists of the front. */
interface Target {
  readonly state: number;
  readonly margins: Int32Array;
  /** What a past and what follows it have to come to together. */
  readonly lacking: number;
  readonly edges: SplitEdges;
  readonly lists: ValueLists;
}

/** How many sums reach a target, and the range they are in. */
interface Sums {
  readonly count: number;
  readonly smallest: number;
  readonly largest: number;
}

/** How many values there may be for each sum before it pays to look up the sums instead of the values; measured. */
const valuesPerSum = 3;

/**
 * Joins a front over one column with the distribution of all columns behind it, and counts what reaches the threshold.
 * Each sum of the front asks what follows for the share that suffices. Where the sums are much fewer than the values that
 * follow, they are put into a look-up and the values go past it, else the other way round.
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
  const [values, thresholds] = [new TailLookup(), new ThresholdLookup()];
  const margins = new Int32Array(targets.rows);
  for (let state = 0; state < targets.size; state++) {
    // The values of the edges hold the least that will follow; what follows is looked up without it.
    const lacking = search.threshold + (least[state] ?? 0);
    targets.read(state, margins);
    const target: Target = {state, margins, lacking, edges, lists: front.lists};
    const sums = sumsOf(target);
    if (!search.budget.spend(sums.count * stepsPerValue)) return false;
    const share =
      sums.count * valuesPerSum < remaining.most(margins)
        ? shareByThresholds(target, sums, remaining, thresholds)
        : shareByValues(target, sums, remaining, values);
    if (share === null) return false;
    search.counted.add(share);
  }
  return true;
}

function sumsOf({state, edges, lists}: Target): Sums {
  let count = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  const end = edges.starts[state + 1] ?? 0;
  for (let place = edges.starts[state] ?? 0; place < end; place++) {
    const edge = edges.order[place] ?? 0;
    const source = edges.sources[edge] ?? 0;
    const value = edges.values[edge] ?? 0;
    count += (lists.starts[source + 1] ?? 0) - (lists.starts[source] ?? 0);
    smallest = Math.min(smallest, value + lists.leastOf(source));
    largest = Math.max(largest, value + lists.greatestOf(source));
  }
  return {count, smallest, largest};
}

/** The probability of all that reaches the threshold through a target: the values that follow go past the sums. */
function shareByThresholds(
  {state, margins, lacking, edges, lists}: Target,
  {count, smallest, largest}: Sums,
  remaining: RemainingColumns,
  lookup: ThresholdLookup,
): number | null {
  if (count === 0) return 0;
  const {starts, values, weights} = lists;
  lookup.clear(count, lacking - largest, lacking - smallest);
  const end = edges.starts[state + 1] ?? 0;
  for (let place = edges.starts[state] ?? 0; place < end; place++) {
    const edge = edges.order[place] ?? 0;
    const source = edges.sources[edge] ?? 0;
    const lackingBehind = lacking - (edges.values[edge] ?? 0);
    const weight = edges.weights[edge] ?? 0;
    lookup.add(values, weights, starts[source] ?? 0, starts[source + 1] ?? 0, lackingBehind, weight);
  }
  lookup.arrange();
  return remaining.against(margins, lookup);
}

/** The same, but the sums go past the values that follow. */
function shareByValues(
  {state, margins, lacking, edges, lists}: Target,
  {smallest, largest}: Sums,
  remaining: RemainingColumns,
  lookup: TailLookup,
): number | null {
  const distribution = remaining.distribution(margins, lacking - smallest, lacking - largest);
  if (distribution === null) return null;
  lookup.fill(distribution);
  const {starts, values, weights} = lists;
  let sum = 0;
  const end = edges.starts[state + 1] ?? 0;
  for (let place = edges.starts[state] ?? 0; place < end; place++) {
    const edge = edges.order[place] ?? 0;
    const source = edges.sources[edge] ?? 0;
    const lackingBehind = lacking - (edges.values[edge] ?? 0);
    const last = starts[source + 1] ?? 0;
    let ofEdge = 0;
    for (let i = starts[source] ?? 0; i < last; i++) {
      ofEdge += (weights[i] ?? 0) * lookup.atLeast(lackingBehind - (values[i] ?? 0));
    }
    sum += ofEdge * (edges.weights[edge] ?? 0);
  }
  return sum;
}
