import {ColumnWalk} from "./column-walk.ts";
import {grownFloats, grownIntegers, roomFor} from "./growing-arrays.ts";
import type {MarginStates} from "./margin-states.ts";
import type {Stage} from "./stage.ts";
import {stepsPerEdge, type WorkBudget} from "./work-budget.ts";

/**
 * Every way to fill one column from given row margins, in parallel arrays of which the first `count` places are used.
 * Ways whose value reaches a ceiling are not listed, only weighed together; ways below a floor are left out.
 */
export class ColumnSplits extends ColumnWalk {
  count = 0;
  /** ln x! summed over the column, plus the least that what is left of the rows will add; in units. */
  values: Float64Array = new Float64Array(256);
  /** The probability of the column, given its total and the margins. */
  weights: Float64Array = new Float64Array(256);
  /** The states that are left; only filled in when states are collected. */
  targets: Int32Array = new Int32Array(256);

  private readonly next: MarginStates | null;
  private readonly stepsPerSplit: number;
  private readonly sorted: Int32Array;
  private floor = Number.NEGATIVE_INFINITY;

  /** @param next takes in the states that are left; null when nobody asks for them */
  constructor(stage: Stage, next: MarginStates | null, budget: WorkBudget) {
    super(stage, budget);
    this.next = next;
    this.stepsPerSplit = next === null ? 1 : stepsPerEdge(stage.rows);
    this.sorted = new Int32Array(stage.rows);
  }

  /** Replaces the contents by the splits from these margins; false when the budget is used up. */
  fill(margins: Int32Array, ceiling: number, floor: number): boolean {
    this.count = 0;
    this.floor = floor;
    return this.walk(margins, ceiling);
  }

  /** The first of the two rows decides the second. */
  protected override takeLastRows(left: number, value: number, weight: number): boolean {
    const row = this.margins.length - 2;
    const low = Math.max(0, left - (this.margins[row + 1] ?? 0));
    const high = Math.min(left, this.margins[row] ?? 0);
    if (!this.budget.spend((high - low + 1) * this.stepsPerSplit)) return false;
    this.reserve(this.count + high - low + 1);
    const {ceiling, floor, next, targets, values: listed, weights: listedWeights} = this;
    const units = this.rowUnits[row] ?? listed;
    const weights = this.rowWeights[row] ?? listed;
    const lastUnits = this.rowUnits[row + 1] ?? listed;
    const lastWeights = this.rowWeights[row + 1] ?? listed;
    let count = this.count;
    let above = 0;
    for (let x = low; x <= high; x++) {
      const whole = value + (units[x] ?? 0) + (lastUnits[left - x] ?? 0);
      if (whole < floor) continue;
      const probability = weight * (weights[x] ?? 0) * (lastWeights[left - x] ?? 0);
      if (whole >= ceiling) {
        above += probability;
        continue;
      }
      listed[count] = whole;
      listedWeights[count] = probability;
      if (next !== null) targets[count] = next.add(this.sortedRemainder(row, x, left - x));
      count++;
    }
    this.count = count;
    this.above += above;
    return true;
  }

  private sortedRemainder(row: number, x: number, last: number): Int32Array {
    const {sorted, remainder, margins} = this;
    remainder[row] = (margins[row] ?? 0) - x;
    remainder[row + 1] = (margins[row + 1] ?? 0) - last;
    for (let i = 0; i < remainder.length; i++) {
      const value = remainder[i] ?? 0;
      let place = i;
      for (; place > 0 && (sorted[place - 1] ?? 0) > value; place--) sorted[place] = sorted[place - 1] ?? 0;
      sorted[place] = value;
    }
    return sorted;
  }

  private reserve(needed: number): void {
    if (needed <= this.values.length) return;
    const length = roomFor(needed, this.values.length);
    this.values = grownFloats(this.values, length);
    this.weights = grownFloats(this.weights, length);
    if (this.next !== null) this.targets = grownIntegers(this.targets, length);
  }
}
