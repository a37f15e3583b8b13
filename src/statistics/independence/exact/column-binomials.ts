import {binomialProbability} from "../../distributions/binomial.ts";
import {stepsPerProbability, type WorkBudget} from "./work-budget.ts";

/**
 * The factors of the multivariate hypergeometric probability of a column: for each row the binomial probability of
 * its cell, with the column's share of what is left, over the binomial probability of the column's total. None of
 * them overflows, and rows add up: the cells of several rows together are binomial of their joint margin.
 */
export class ColumnBinomials {
  readonly columnTotal: number;
  /** One over the binomial probability of the column's total. */
  readonly norm: number;
  private readonly share: number;
  private readonly budget: WorkBudget;
  private readonly rows = new Map<number, Float64Array>();

  /** @param total the sum of all row margins before the column is filled */
  constructor(columnTotal: number, total: number, budget: WorkBudget) {
    this.budget = budget;
    this.columnTotal = columnTotal;
    this.share = columnTotal / total;
    this.norm = 1 / binomialProbability(columnTotal, total, this.share);
  }

  /**
   * The probabilities of 0, 1, … in a row of this margin, as far as the column's total goes. They are taken off the
   * budget without a look at it: whoever goes on to use them asks it anyway.
   */
  ofMargin(margin: number): Float64Array {
    const known = this.rows.get(margin);
    if (known !== undefined) return known;
    const length = Math.min(margin, this.columnTotal) + 1;
    this.budget.spend(length * stepsPerProbability);
    const row = Float64Array.from({length}, (_, x) => binomialProbability(x, margin, this.share));
    this.rows.set(margin, row);
    return row;
  }
}
