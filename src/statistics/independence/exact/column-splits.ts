import {binomialProbability} from "../../distributions/binomial.ts";
import type {MarginStates} from "./margin-states.ts";
import type {WorkBudget} from "./work-budget.ts";

/** Every way to fill one column from given row margins, in parallel arrays of which the first `count` places are used. */
export class ColumnSplits {
  count = 0;
  /** Sum of ln x! over the column (with the remainders' ln, where asked for), in units. */
  values = new Float64Array(1024);
  /** Probability of the column, given its total and the row margins: multivariate hypergeometric. */
  weights = new Float64Array(1024);
  /** The state that is left, where states are asked for. */
  targets = new Int32Array(1024);

  private readonly units: Float64Array;
  private readonly budget: WorkBudget;
  private readonly share: number;
  private readonly columnTotal: number;
  private readonly norm: number;
  private readonly binomials = new Map<number, Float64Array>();

  private rowUnits: Float64Array[] = [];
  private rowWeights: Float64Array[] = [];
  private margins = new Int32Array(0);
  private marginsBelow = new Int32Array(0);
  private remainder = new Int32Array(0);
  private sorted = new Int32Array(0);
  private next: MarginStates | null = null;

  /** @param total the sum of all row margins before the column is filled */
  constructor(units: Float64Array, columnTotal: number, total: number, budget: WorkBudget) {
    this.units = units;
    this.budget = budget;
    this.columnTotal = columnTotal;
    this.share = columnTotal / total;
    this.norm = 1 / binomialProbability(columnTotal, total, this.share);
  }

  /** Fills the arrays with all splits and the states they leave, which are added to `next`; false when out of budget. */
  intoStates(margins: Int32Array, next: MarginStates): boolean {
    this.next = next;
    return this.start(margins, false);
  }

  /** The same for the last column but one: what is left is the last column, and its ln x! are added to the values. */
  withLastColumn(margins: Int32Array): boolean {
    this.next = null;
    return this.start(margins, true);
  }

  private start(margins: Int32Array, completing: boolean): boolean {
    const rows = margins.length;
    if (this.margins.length !== rows) {
      this.marginsBelow = new Int32Array(rows + 1);
      this.remainder = new Int32Array(rows);
      this.sorted = new Int32Array(rows);
    }
    this.margins = margins;
    this.count = 0;
    for (let i = rows - 1; i >= 0; i--) {
      const margin = margins[i] ?? 0;
      this.marginsBelow[i] = (this.marginsBelow[i + 1] ?? 0) + margin;
      this.rowWeights[i] = this.binomialRow(margin);
      this.rowUnits[i] = completing ? this.pairUnits(margin) : this.units;
    }
    return this.descend(0, this.columnTotal, 0, this.norm);
  }

  private descend(row: number, left: number, value: number, weight: number): boolean {
    const rows = this.margins.length;
    const margin = this.margins[row] ?? 0;
    const low = Math.max(0, left - (this.marginsBelow[row + 1] ?? 0));
    const high = Math.min(left, margin);
    const units = this.rowUnits[row] ?? this.units;
    const weights = this.rowWeights[row] ?? this.units;
    if (row < rows - 2) {
      for (let x = low; x <= high; x++) {
        this.remainder[row] = margin - x;
        if (!this.descend(row + 1, left - x, value + (units[x] ?? 0), weight * (weights[x] ?? 0))) return false;
      }
      return true;
    }
    if (!this.budget.spend(high - low + 1)) return false;
    this.reserve(high - low + 1);
    const lastUnits = this.rowUnits[row + 1] ?? this.units;
    const lastWeights = this.rowWeights[row + 1] ?? this.units;
    for (let x = low; x <= high; x++) {
      const last = left - x;
      this.values[this.count] = value + (units[x] ?? 0) + (lastUnits[last] ?? 0);
      this.weights[this.count] = weight * (weights[x] ?? 0) * (lastWeights[last] ?? 0);
      if (this.next !== null) {
        this.remainder[row] = margin - x;
        this.remainder[row + 1] = (this.margins[row + 1] ?? 0) - last;
        this.targets[this.count] = this.next.add(this.sortedRemainder());
      }
      this.count++;
    }
    return true;
  }

  private sortedRemainder(): Int32Array {
    const {sorted, remainder} = this;
    for (let i = 0; i < remainder.length; i++) {
      const value = remainder[i] ?? 0;
      let j = i;
      for (; j > 0 && (sorted[j - 1] ?? 0) > value; j--) sorted[j] = sorted[j - 1] ?? 0;
      sorted[j] = value;
    }
    return sorted;
  }

  private binomialRow(margin: number): Float64Array {
    let row = this.binomials.get(margin);
    if (row === undefined) {
      row = new Float64Array(Math.min(margin, this.columnTotal) + 1);
      for (let x = 0; x < row.length; x++) row[x] = binomialProbability(x, margin, this.share);
      this.binomials.set(margin, row);
    }
    return row;
  }

  private readonly pairs = new Map<number, Float64Array>();
  private pairUnits(margin: number): Float64Array {
    let row = this.pairs.get(margin);
    if (row === undefined) {
      row = new Float64Array(Math.min(margin, this.columnTotal) + 1);
      for (let x = 0; x < row.length; x++) row[x] = (this.units[x] ?? 0) + (this.units[margin - x] ?? 0);
      this.pairs.set(margin, row);
    }
    return row;
  }

  private reserve(more: number): void {
    if (this.count + more <= this.values.length) return;
    const size = Math.max(this.values.length * 2, this.count + more);
    this.values = grown(this.values, size);
    this.weights = grown(this.weights, size);
    const targets = new Int32Array(size);
    targets.set(this.targets);
    this.targets = targets;
  }
}

export function grown(array: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(size);
  larger.set(array);
  return larger;
}
