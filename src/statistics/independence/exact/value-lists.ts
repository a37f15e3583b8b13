import {grownFloats, roomFor} from "./growing-arrays.ts";
import type {ValueAccumulator} from "./value-accumulator.ts";

/** For each state of a stage the distinct values that were reached there, ascending, with their weights. */
export class ValueLists {
  /** The list of state s stands from starts[s] up to starts[s + 1]. */
  readonly starts: Int32Array;
  values: Float64Array = new Float64Array(1024);
  weights: Float64Array = new Float64Array(1024);
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
}
