import type {ColumnBinomials} from "../independence/exact/column-binomials.ts";
import type {WorkBudget} from "../independence/exact/work-budget.ts";

/** Work for the choice of one cell, in additions of one value. */
const stepsPerCell = 15;

/**
 * Takes in one way to fill a column: what all columns so far have then taken from each row, which is overwritten by
 * the next way, the column's part of the statistic, and its probability. False ends the visits.
 */
export type FillingVisitor = (taken: Int32Array, shift: number, probability: number) => boolean;

/** All ways to fill one column from given rests of the rows. */
export class ColumnFillings {
  readonly rowTotals: readonly number[];
  private readonly binomials: ColumnBinomials;
  private readonly budget: WorkBudget;
  /** What the columns before have taken, and what they have with this one. */
  private before: Int32Array = new Int32Array(0);
  private readonly after: Int32Array;
  /** What the rows from one on have left to give. */
  private readonly marginsFrom: Float64Array;
  private weights: Float64Array = new Float64Array(0);
  private visit: FillingVisitor = () => false;

  constructor(rowTotals: readonly number[], binomials: ColumnBinomials, budget: WorkBudget) {
    this.rowTotals = rowTotals;
    this.binomials = binomials;
    this.budget = budget;
    this.after = new Int32Array(rowTotals.length);
    this.marginsFrom = new Float64Array(rowTotals.length + 1);
  }

  get rows(): number {
    return this.rowTotals.length;
  }

  /** @returns whether all ways were visited: not so when the budget is used up or a visit ended it */
  visitAll(taken: Int32Array, weights: Float64Array, visit: FillingVisitor): boolean {
    this.before = taken;
    this.weights = weights;
    this.visit = visit;
    for (let row = this.rows - 1; row >= 0; row--) {
      this.marginsFrom[row] = (this.marginsFrom[row + 1] ?? 0) + (this.rowTotals[row] ?? 0) - (taken[row] ?? 0);
    }
    return this.descend(0, this.binomials.columnTotal, 0, this.binomials.norm);
  }

  /** @param left what the rows from this one on have to give */
  private descend(row: number, left: number, shift: number, probability: number): boolean {
    if (row === this.rows) return this.visit(this.after, shift, probability);
    const taken = this.before[row] ?? 0;
    const margin = (this.rowTotals[row] ?? 0) - taken;
    const probabilities = this.binomials.ofMargin(margin);
    const weight = this.weights[row] ?? 0;
    const least = Math.max(0, left - (this.marginsFrom[row + 1] ?? 0));
    const most = Math.min(left, margin);
    if (!this.budget.spend((most - least + 1) * stepsPerCell)) return false;
    for (let x = least; x <= most; x++) {
      this.after[row] = taken + x;
      const nextProbability = probability * (probabilities[x] ?? 0);
      if (!this.descend(row + 1, left - x, shift + x * weight, nextProbability)) return false;
    }
    return true;
  }
}
