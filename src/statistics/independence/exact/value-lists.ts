import {grownFloats, roomFor} from "./growing-arrays.ts";
import type {ValueAccumulator} from "./value-accumulator.ts";

/** For each state of a stage the distinct values that were reached there, ascending, with their weights. */
export class ValueLists {
  /** The list of state s stands from starts[s] up to starts[s + 1]. */
  readonly starts: Int32Array;
  values: Float64Array = new Float64Array(256);
  weights: Float64Array = new Float64Array(256);
  private states = 0;

  constructor(states: number) {
    this.starts = new Int32Array(states + 1);
  }

  /** Empties the accumulator into the list of the next state. */
  append(accumulator: ValueAccumulator): void {
    const start = this.starts[this.states] ?? 0;
    const end = start + accumulator.size;
    if (end > this.values.length) {
      const length = roomFor(end, this.values.length);
      this.values = grownFloats(this.values, length);
      this.weights = grownFloats(this.weights, length);
    }
    accumulator.drain(this.values, this.weights, start);
    this.states++;
    this.starts[this.states] = end;
  }

  /** The smallest value of a state; infinite when its list is empty. */
  leastOf(state: number): number {
    const start = this.starts[state] ?? 0;
    return start < (this.starts[state + 1] ?? 0) ? (this.values[start] ?? 0) : Number.POSITIVE_INFINITY;
  }

  /** The greatest value of a state; minus infinity when its list is empty. */
  greatestOf(state: number): number {
    const end = this.starts[state + 1] ?? 0;
    return (this.starts[state] ?? 0) < end ? (this.values[end - 1] ?? 0) : Number.NEGATIVE_INFINITY;
  }

  /** All the weight of a state. */
  weightOf(state: number): number {
    let sum = 0;
    const end = this.starts[state + 1] ?? 0;
    for (let i = this.starts[state] ?? 0; i < end; i++) sum += this.weights[i] ?? 0;
    return sum;
  }

  /** By place: the weight of its state from there on. */
  tails(): Float64Array {
    const tails = this.weights.slice(0, this.starts[this.states] ?? 0);
    for (let state = 0; state < this.states; state++) {
      const start = this.starts[state] ?? 0;
      for (let i = (this.starts[state + 1] ?? 0) - 2; i >= start; i--) tails[i] = (tails[i] ?? 0) + (tails[i + 1] ?? 0);
    }
    return tails;
  }
}
