import {ColumnBinomials} from "./column-binomials.ts";
import {grownFloats, grownIntegers, roomFor} from "./growing-arrays.ts";
import type {MarginStates} from "./margin-states.ts";
import type {RemainderBounds} from "./remainder-bounds.ts";
import type {Stage} from "./stage.ts";
import {stepsPerEdge, type WorkBudget} from "./work-budget.ts";

/**
 * Every way to fill one column from given row margins, in parallel arrays of which the first `count` places are used.
 * Ways whose value reaches a ceiling are not listed, only weighed together; ways below a floor are left out.
 */
export class ColumnSplits {
  count = 0;
  /** ln x! summed over the column, plus the least that what is left of the rows will add; in units. */
  values: Float64Array = new Float64Array(256);
  /** The probability of the column, given its total and the margins. */
  weights: Float64Array = new Float64Array(256);
  /** The states that are left; only filled in when states are collected. */
  targets: Int32Array = new Int32Array(256);
  /** The probability of all that is not listed because its value reaches the ceiling. */
  above = 0;

  private readonly units: Float64Array;
  private readonly bounds: RemainderBounds;
  private readonly binomials: ColumnBinomials;
  private readonly next: MarginStates | null;
  private readonly budget: WorkBudget;
  private readonly stepsPerSplit: number;
  private readonly unitsOfMargin = new Map<number, Float64Array>();

  private ceiling = Number.POSITIVE_INFINITY;
  private floor = Number.NEGATIVE_INFINITY;
  private margins: Int32Array = new Int32Array(0);
  private readonly marginsFrom: Int32Array;
  private readonly remainder: Int32Array;
  private readonly sorted: Int32Array;
  private readonly rowUnits: Float64Array[] = [];
  private readonly rowWeights: Float64Array[] = [];
  /** From a row on, by what is left of the column: the least value, and the probability, of these rows together. */
  private readonly leastFrom: Float64Array[];
  private readonly weightsFrom: Float64Array[] = [];

  /** @param next takes in the states that are left; null when nobody asks for them */
  constructor(stage: Stage, next: MarginStates | null, budget: WorkBudget) {
    const {rows, columnTotal} = stage;
    this.units = stage.units;
    this.bounds = stage.bounds;
    this.binomials = new ColumnBinomials(columnTotal, stage.total, budget);
    this.next = next;
    this.budget = budget;
    this.stepsPerSplit = next === null ? 1 : stepsPerEdge(rows);
    this.marginsFrom = new Int32Array(rows + 1);
    this.remainder = new Int32Array(rows);
    this.sorted = new Int32Array(rows);
    this.leastFrom = Array.from({length: rows}, () => new Float64Array(columnTotal + 1));
  }

  /** Replaces the contents by the splits from these margins; false when the budget is used up. */
  fill(margins: Int32Array, ceiling: number, floor: number): boolean {
    this.count = 0;
    this.above = 0;
    this.ceiling = ceiling;
    this.floor = floor;
    this.margins = margins;
    if (!this.budget.spend((margins.length * this.binomials.columnTotal) / 2)) return false;
    for (let row = margins.length - 1; row >= 0; row--) {
      const margin = margins[row] ?? 0;
      this.marginsFrom[row] = (this.marginsFrom[row + 1] ?? 0) + margin;
      this.rowUnits[row] = this.unitsOf(margin);
      this.rowWeights[row] = this.binomials.ofMargin(margin);
      this.weightsFrom[row] = this.binomials.ofMargin(this.marginsFrom[row] ?? 0);
      this.findLeast(row);
    }
    return this.descend(0, this.binomials.columnTotal, 0, this.binomials.norm);
  }

  private descend(row: number, left: number, value: number, weight: number): boolean {
    const low = Math.max(0, left - (this.marginsFrom[row + 1] ?? 0));
    const margin = this.margins[row] ?? 0;
    const high = Math.min(left, margin);
    if (row === this.margins.length - 2) {
      if (!this.budget.spend((high - low + 1) * this.stepsPerSplit)) return false;
      this.fillLastRows(low, high, left, value, weight);
      return true;
    }
    const units = this.rowUnits[row] ?? this.units;
    const weights = this.rowWeights[row] ?? this.units;
    const leastBelow = this.leastFrom[row + 1] ?? this.units;
    const weightsBelow = this.weightsFrom[row + 1] ?? this.units;
    for (let x = low; x <= high; x++) {
      const nextValue = value + (units[x] ?? 0);
      const nextWeight = weight * (weights[x] ?? 0);
      this.remainder[row] = margin - x;
      if (nextValue + (leastBelow[left - x] ?? 0) >= this.ceiling) {
        this.above += nextWeight * (weightsBelow[left - x] ?? 0);
      } else if (!this.descend(row + 1, left - x, nextValue, nextWeight)) return false;
    }
    return this.budget.spend(high - low + 1);
  }

  /** Of the last two rows, the first decides the second. */
  private fillLastRows(low: number, high: number, left: number, value: number, weight: number): void {
    this.reserve(this.count + high - low + 1);
    const row = this.margins.length - 2;
    const units = this.rowUnits[row] ?? this.units;
    const weights = this.rowWeights[row] ?? this.units;
    const lastUnits = this.rowUnits[row + 1] ?? this.units;
    const lastWeights = this.rowWeights[row + 1] ?? this.units;
    const {ceiling, floor, values: listed, weights: listedWeights} = this;
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
      if (this.next !== null) this.targets[count] = this.next.add(this.sortedRemainder(row, x, left - x));
      count++;
    }
    this.count = count;
    this.above += above;
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

  /**
   * The least value of the rows from `row` on, by what they get. The values of each row are convex in what it gets, so
   * the least sum takes the steps of all rows in ascending order: a merge of this row's with those of the rows below.
   */
  private findLeast(row: number): void {
    const least = this.leastFrom[row] ?? this.units;
    const units = this.rowUnits[row] ?? this.units;
    const below = this.leastFrom[row + 1];
    const most = Math.min(this.binomials.columnTotal, this.marginsFrom[row] ?? 0);
    const mostBelow = below === undefined ? 0 : Math.min(this.binomials.columnTotal, this.marginsFrom[row + 1] ?? 0);
    let sum = (units[0] ?? 0) + (below?.[0] ?? 0);
    least[0] = sum;
    let here = 0;
    let there = 0;
    for (let x = 1; x <= most; x++) {
      const stepHere = here + 1 < units.length ? (units[here + 1] ?? 0) - (units[here] ?? 0) : Number.POSITIVE_INFINITY;
      const stepThere =
        there < mostBelow ? (below?.[there + 1] ?? 0) - (below?.[there] ?? 0) : Number.POSITIVE_INFINITY;
      if (stepHere <= stepThere) here++;
      else there++;
      sum += Math.min(stepHere, stepThere);
      least[x] = sum;
    }
  }

  /** What a row of this margin adds when 0, 1, … of it go into the column. */
  private unitsOf(margin: number): Float64Array {
    const known = this.unitsOfMargin.get(margin);
    if (known !== undefined) return known;
    const {leastOfRow} = this.bounds;
    const length = Math.min(margin, this.binomials.columnTotal) + 1;
    const row = Float64Array.from({length}, (_, x) => (this.units[x] ?? 0) + (leastOfRow[margin - x] ?? 0));
    this.unitsOfMargin.set(margin, row);
    return row;
  }

  private reserve(needed: number): void {
    if (needed <= this.values.length) return;
    const length = roomFor(needed, this.values.length);
    this.values = grownFloats(this.values, length);
    this.weights = grownFloats(this.weights, length);
    if (this.next !== null) this.targets = grownIntegers(this.targets, length);
  }
}
