import {ColumnSplits} from "./column-splits.ts";
import {grownFloats, grownIntegers, roomFor} from "./growing-arrays.ts";
import {MarginStates} from "./margin-states.ts";
import type {Stage} from "./stage.ts";
import type {WorkBudget} from "./work-budget.ts";

/** The ways to fill one column from a set of states, grouped by the state they lead to. */
export class SplitEdges {
  /** The states that are led to. */
  readonly targets: MarginStates;
  /** The edges that lead to target t are order[starts[t]] … order[starts[t + 1] - 1]. */
  starts: Int32Array = new Int32Array(0);
  order: Int32Array = new Int32Array(0);
  /** By edge: the state it leaves, its value as in `ColumnSplits`, and its probability given that state. */
  sources: Int32Array = new Int32Array(256);
  values: Float64Array = new Float64Array(256);
  weights: Float64Array = new Float64Array(256);
  /** By source: the probability of the ways that are left out because their value reaches the ceiling. */
  readonly above: Float64Array;
  private ends: Int32Array = new Int32Array(256);
  private count = 0;

  private constructor(sources: MarginStates) {
    this.targets = new MarginStates(sources.rows);
    this.above = new Float64Array(sources.size);
  }

  /**
   * @param ceilingOf for each state the value at which its ways are no longer told apart
   * @returns null when the budget is used up
   */
  static from(
    states: MarginStates,
    stage: Stage,
    ceilingOf: (state: number) => number,
    budget: WorkBudget,
  ): SplitEdges | null {
    const edges = new SplitEdges(states);
    const splits = new ColumnSplits(stage, edges.targets, budget);
    const margins = new Int32Array(states.rows);
    for (let state = 0; state < states.size; state++) {
      states.read(state, margins);
      if (!splits.fill(margins, ceilingOf(state), Number.NEGATIVE_INFINITY)) return null;
      edges.append(state, splits);
    }
    edges.groupByTarget();
    return edges;
  }

  private append(source: number, splits: ColumnSplits): void {
    const end = this.count + splits.count;
    if (end > this.sources.length) {
      const length = roomFor(end, this.sources.length);
      this.sources = grownIntegers(this.sources, length);
      this.ends = grownIntegers(this.ends, length);
      this.values = grownFloats(this.values, length);
      this.weights = grownFloats(this.weights, length);
    }
    this.above[source] = splits.above;
    this.sources.fill(source, this.count, end);
    this.ends.set(splits.targets.subarray(0, splits.count), this.count);
    this.values.set(splits.values.subarray(0, splits.count), this.count);
    this.weights.set(splits.weights.subarray(0, splits.count), this.count);
    this.count = end;
  }

  /** A counting sort. While it runs, starts[t + 1] is the next free place of target t. */
  private groupByTarget(): void {
    const size = this.targets.size;
    this.starts = new Int32Array(size + 2);
    this.order = new Int32Array(this.count);
    const {starts, order, ends} = this;
    for (let edge = 0; edge < this.count; edge++) {
      const slot = (ends[edge] ?? 0) + 2;
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
    for (let slot = 2; slot < size + 2; slot++) starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
    for (let edge = 0; edge < this.count; edge++) {
      const slot = (ends[edge] ?? 0) + 1;
      const place = starts[slot] ?? 0;
      starts[slot] = place + 1;
      order[place] = edge;
    }
  }
}
