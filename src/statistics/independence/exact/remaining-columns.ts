import {ColumnAgainstThresholds} from "./column-against-thresholds.ts";
import {ColumnSplits} from "./column-splits.ts";
import {grownFloats, roomFor} from "./growing-arrays.ts";
import {MarginStates} from "./margin-states.ts";
import {leastOfStates, type Stage} from "./stage.ts";
import type {AscendingValues, ThresholdLookup} from "./threshold-lookup.ts";
import {ValueAccumulator} from "./value-accumulator.ts";
import {ValueLists} from "./value-lists.ts";
import type {WeightedValues} from "./weighted-values.ts";
import {stepsPerDistinctValue, stepsPerValue, type WorkBudget} from "./work-budget.ts";

/** The distribution of what the remaining columns add to the sum of ln x!, for any margins that are left for them. */
export interface RemainingColumns {
  /**
   * Values from the ceiling on are only weighed together, and values below the floor may be left out. What is returned
   * holds until the next call.
   * @returns null when the budget is used up
   */
  distribution(margins: Int32Array, ceiling: number, floor: number): WeightedValues | null;

  /** At most how many values, equal ones counted apart, a distribution has. */
  most(margins: Int32Array): number;

  /**
   * The sum over the distribution of each value's weight times the weight of the thresholds that it reaches.
   * @returns null when the budget is used up
   */
  against(margins: Int32Array, thresholds: ThresholdLookup): number | null;
}

/**
 * The distributions after a stage.
 *
 * @param states the states that will be asked for
 * @param stages the stages that follow: none when only the last column is left
 * @returns null when the budget is used up
 */
export function remainingColumns(
  states: MarginStates,
  stages: readonly Stage[],
  units: Float64Array,
  budget: WorkBudget,
): RemainingColumns | null {
  const [stage, ...later] = stages;
  if (stage === undefined) return new OneColumn(units);
  if (later.length === 0) return new TwoColumns(stage, budget);
  const next = statesAfter(states, stage, budget);
  const rest = next === null ? null : remainingColumns(next, later, units, budget);
  if (next === null || rest === null) return null;
  const lists = listsOf(next, rest, budget);
  return lists === null ? null : new SeveralColumns(stage, next, lists, budget);
}

class OneColumn implements RemainingColumns {
  private readonly units: Float64Array;

  constructor(units: Float64Array) {
    this.units = units;
  }

  distribution(margins: Int32Array): WeightedValues {
    let value = 0;
    for (const margin of margins) value += this.units[margin] ?? 0;
    return {values: Float64Array.of(value), weights: Float64Array.of(1), count: 1, above: 0};
  }

  most(): number {
    return 1;
  }

  against(margins: Int32Array, thresholds: ThresholdLookup): number {
    const {values, weights} = this.distribution(margins);
    return thresholds.metBy({values, weights, tails: weights}, 0, 1, 0);
  }
}

class TwoColumns implements RemainingColumns {
  private readonly columnTotal: number;
  private readonly splits: ColumnSplits;
  private readonly unlisted: ColumnAgainstThresholds;

  constructor(stage: Stage, budget: WorkBudget) {
    this.columnTotal = stage.columnTotal;
    this.splits = new ColumnSplits(stage, null, budget);
    this.unlisted = new ColumnAgainstThresholds(stage, budget);
  }

  distribution(margins: Int32Array, ceiling: number, floor: number): WeightedValues | null {
    return this.splits.fill(margins, ceiling, floor) ? this.splits : null;
  }

  most(margins: Int32Array): number {
    return mostSplits(margins, this.columnTotal);
  }

  against(margins: Int32Array, thresholds: ThresholdLookup): number | null {
    return this.unlisted.meet(margins, thresholds);
  }
}

/** One column in front of columns whose distributions are known. */
class SeveralColumns implements RemainingColumns {
  private readonly columnTotal: number;
  private readonly splits: ColumnSplits;
  private readonly lists: ValueLists;
  private readonly ascending: AscendingValues;
  private readonly budget: WorkBudget;
  private readonly prices: number;
  /** By state after the column: what the splits' values hold of the remainder. */
  private readonly leastOfNext: Float64Array;
  private values: Float64Array = new Float64Array(256);
  private weights: Float64Array = new Float64Array(256);

  constructor(stage: Stage, next: MarginStates, lists: ValueLists, budget: WorkBudget) {
    this.columnTotal = stage.columnTotal;
    this.splits = new ColumnSplits(stage, next, budget);
    this.lists = lists;
    this.ascending = {values: lists.values, weights: lists.weights, tails: lists.tails()};
    this.budget = budget;
    this.prices = stage.bounds.prices;
    this.leastOfNext = leastOfStates(next, stage);
  }

  distribution(margins: Int32Array, ceiling: number, floor: number): WeightedValues | null {
    const {splits, lists} = this;
    if (!splits.fill(margins, ceiling - this.prices, Number.NEGATIVE_INFINITY)) return null;
    let count = 0;
    let above = splits.above;
    for (let i = 0; i < splits.count; i++) {
      const next = splits.targets[i] ?? 0;
      const value = (splits.values[i] ?? 0) - (this.leastOfNext[next] ?? 0);
      const weight = splits.weights[i] ?? 0;
      const start = lists.starts[next] ?? 0;
      const end = lists.starts[next + 1] ?? 0;
      if (!this.budget.spend((end - start) * stepsPerValue)) return null;
      this.reserve(count + end - start);
      for (let j = start; j < end; j++) {
        const whole = value + (lists.values[j] ?? 0);
        const probability = weight * (lists.weights[j] ?? 0);
        if (whole >= ceiling) above += probability;
        else if (whole >= floor) {
          this.values[count] = whole;
          this.weights[count] = probability;
          count++;
        }
      }
    }
    return {values: this.values, weights: this.weights, count, above};
  }

  most(margins: Int32Array): number {
    const perState = (this.lists.starts.at(-1) ?? 0) / this.leastOfNext.length;
    return mostSplits(margins, this.columnTotal) * perState;
  }

  against(margins: Int32Array, thresholds: ThresholdLookup): number | null {
    const {splits, lists, ascending} = this;
    if (!splits.fill(margins, thresholds.highest - this.prices, Number.NEGATIVE_INFINITY)) return null;
    let met = splits.above * thresholds.all;
    for (let i = 0; i < splits.count; i++) {
      const next = splits.targets[i] ?? 0;
      const start = lists.starts[next] ?? 0;
      const end = lists.starts[next + 1] ?? 0;
      if (!this.budget.spend((end - start) * stepsPerValue)) return null;
      const value = (splits.values[i] ?? 0) - (this.leastOfNext[next] ?? 0);
      met += (splits.weights[i] ?? 0) * thresholds.metBy(ascending, start, end, value);
    }
    return met;
  }

  private reserve(needed: number): void {
    if (needed <= this.values.length) return;
    const length = roomFor(needed, this.values.length);
    this.values = grownFloats(this.values, length);
    this.weights = grownFloats(this.weights, length);
  }
}

/** At most how many ways there are to fill a column: the last and largest row has no choice left. */
function mostSplits(margins: Int32Array, columnTotal: number): number {
  let ways = 1;
  for (let row = 0; row < margins.length - 1; row++) ways *= Math.min(margins[row] ?? 0, columnTotal) + 1;
  return ways;
}

function statesAfter(states: MarginStates, stage: Stage, budget: WorkBudget): MarginStates | null {
  const next = new MarginStates(states.rows);
  const splits = new ColumnSplits(stage, next, budget);
  const margins = new Int32Array(states.rows);
  for (let state = 0; state < states.size; state++) {
    states.read(state, margins);
    if (!splits.fill(margins, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)) return null;
  }
  return next;
}

function listsOf(states: MarginStates, remaining: RemainingColumns, budget: WorkBudget): ValueLists | null {
  const lists = new ValueLists(states.size);
  const accumulator = new ValueAccumulator();
  const margins = new Int32Array(states.rows);
  for (let state = 0; state < states.size; state++) {
    states.read(state, margins);
    const distribution = remaining.distribution(margins, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    if (distribution === null || !budget.spend(distribution.count * stepsPerValue)) return null;
    const {values, weights, count} = distribution;
    for (let i = 0; i < count; i++) accumulator.add(values[i] ?? 0, weights[i] ?? 0);
    if (!budget.spend(accumulator.size * stepsPerDistinctValue)) return null;
    lists.append(accumulator);
  }
  return lists;
}
