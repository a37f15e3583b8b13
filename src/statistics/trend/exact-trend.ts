import {CompensatedSum} from "../compensated-sum.ts";
import type {OccupiedTable} from "../contingency-table.ts";
import {ColumnBinomials} from "../independence/exact/column-binomials.ts";
import {WorkBudget} from "../independence/exact/work-budget.ts";
import {isExtreme, type TrendStatistic} from "./trend-statistic.ts";
import {ValueDistribution} from "./value-distribution.ts";

/** What the columns so far have taken from each row, and the distribution of the statistic's part in them. */
interface State {
  readonly taken: Int32Array;
  readonly distribution: ValueDistribution;
}

/**
 * The probability, given its margins, of all tables whose statistic is at least as far from its mean as the observed.
 *
 * Tables are filled column by column. What matters of the columns before is how much they took from each row, and the
 * statistic so far; for each such state its whole distribution is kept.
 *
 * Source: dynamic programming over columns as in Pagano and Halvorsen (1981), JASA 76, 931-934, and Agresti, Mehta
 * and Patel (1990), JASA 85, 453-458. Nothing is approximated; exact to about 1e-13.
 * @param steps how much work may be done
 * @returns null when that was not enough, or the statistic is not a whole number
 */
export function exactTrendTail(table: OccupiedTable, statistic: TrendStatistic, steps: number): number | null {
  const {rowTotals, columnTotals, n} = table;
  const keys = rowTotals.reduce((product, total) => product * (total + 1), 1);
  if (!statistic.whole || keys > Number.MAX_SAFE_INTEGER) return null;
  const budget = new WorkBudget(steps);
  const taken = new Int32Array(rowTotals.length);
  let states = new Map<number, State>([[0, {taken, distribution: ValueDistribution.certain(0)}]]);
  let left = n;
  for (const [column, columnTotal] of columnTotals.entries()) {
    const step = new ColumnStep(rowTotals, new ColumnBinomials(columnTotal, left, budget), budget);
    for (const state of states.values()) if (!step.from(state, column, statistic)) return null;
    states = step.reached;
    left -= columnTotal;
  }
  const [last] = states.values();
  if (last === undefined) return null;
  const sum = new CompensatedSum();
  for (let value = last.distribution.low; value <= last.distribution.high; value++) {
    if (isExtreme(value, statistic)) sum.add(last.distribution.at(value));
  }
  return Math.min(1, sum.total);
}

/** Memory for one state, in steps. */
const stepsPerState = 200;
/** A value takes memory too, and more than adding to it does. */
const stepsPerNewValue = 5;

/** Fills one column from every state. */
class ColumnStep {
  readonly reached = new Map<number, State>();
  private readonly rowTotals: readonly number[];
  private readonly binomials: ColumnBinomials;
  private readonly budget: WorkBudget;
  private readonly weights: Float64Array;
  private readonly next: Int32Array;
  private origin: State = {taken: new Int32Array(0), distribution: new ValueDistribution()};

  constructor(rowTotals: readonly number[], binomials: ColumnBinomials, budget: WorkBudget) {
    this.rowTotals = rowTotals;
    this.binomials = binomials;
    this.budget = budget;
    this.weights = new Float64Array(rowTotals.length);
    this.next = new Int32Array(rowTotals.length);
  }

  /** False when the budget is used up. */
  from(origin: State, column: number, statistic: TrendStatistic): boolean {
    this.origin = origin;
    statistic.weights(column, origin.taken, this.weights);
    return this.descend(0, this.binomials.columnTotal, 0, 0, this.binomials.norm);
  }

  /** @param left what the rows from this one on have to give */
  private descend(row: number, left: number, key: number, shift: number, probability: number): boolean {
    if (row === this.rowTotals.length) return left > 0 || this.arrive(key, shift, probability);
    if (!this.budget.spend(1)) return false;
    const total = this.rowTotals[row] ?? 0;
    const taken = this.origin.taken[row] ?? 0;
    const margin = total - taken;
    const probabilities = this.binomials.ofMargin(margin);
    const weight = this.weights[row] ?? 0;
    const lastRow = row === this.rowTotals.length - 1;
    const most = Math.min(left, margin);
    for (let x = lastRow ? left : 0; x <= most; x++) {
      this.next[row] = taken + x;
      const nextKey = key * (total + 1) + taken + x;
      const nextProbability = probability * (probabilities[x] ?? 0);
      if (!this.descend(row + 1, left - x, nextKey, shift + x * weight, nextProbability)) return false;
    }
    return true;
  }

  private arrive(key: number, shift: number, probability: number): boolean {
    const {distribution} = this.origin;
    let state = this.reached.get(key);
    if (state === undefined) {
      if (!this.budget.spend(stepsPerState)) return false;
      state = {taken: this.next.slice(), distribution: new ValueDistribution()};
      this.reached.set(key, state);
    }
    const before = state.distribution.length;
    state.distribution.add(distribution, shift, probability);
    return this.budget.spend(distribution.length + stepsPerNewValue * (state.distribution.length - before));
  }
}
