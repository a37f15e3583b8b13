import type {LogFactorials} from "./log-factorials.ts";
import type {MarginStates} from "./margin-states.ts";
import {RemainderBounds} from "./remainder-bounds.ts";

/** The filling of one column, with what holds before and after it for every state. */
export interface Stage {
  readonly rows: number;
  readonly columnTotal: number;
  /** The sum of all row margins before the column is filled. */
  readonly total: number;
  /** On the columns that are left after it. */
  readonly bounds: RemainderBounds;
  /** ln k! in units. */
  readonly units: Float64Array;
}

/** One stage for each column but the last, which has no choice left. */
export function stagesOf(
  columns: readonly number[],
  rows: number,
  largestMargin: number,
  logs: LogFactorials,
): Stage[] {
  return columns.slice(0, -1).map((columnTotal, index) => {
    const left = columns.slice(index + 1);
    const bounds = new RemainderBounds(left, largestMargin, logs);
    const total = left.reduce((sum, column) => sum + column, columnTotal);
    return {rows, columnTotal, total, bounds, units: logs.units};
  });
}

/** By state: the least that a stage's bounds let its margins add. */
export function leastOfStates(states: MarginStates, {bounds}: Stage): Float64Array {
  const margins = new Int32Array(states.rows);
  return Float64Array.from({length: states.size}, (_, state) => {
    states.read(state, margins);
    return bounds.leastOf(margins);
  });
}
