import {CompensatedSum} from "../compensated-sum.ts";
import type {OccupiedTable} from "../contingency-table.ts";
import {ColumnBinomials} from "../independence/exact/column-binomials.ts";
import {MarginStates} from "../independence/exact/margin-states.ts";
import {WorkBudget} from "../independence/exact/work-budget.ts";
import {ColumnFillings} from "./column-fillings.ts";
import {extremeLimits, type TrendStatistic} from "./trend-statistic.ts";
import {ValueDistribution} from "./value-distribution.ts";

/** What the columns so far can have taken from each row, and the distributions of the statistic's part in them. */
interface States {
  readonly taken: MarginStates;
  readonly distributions: ValueDistribution[];
}

/** Work for one state, and for each value it has, most of it for memory: in additions of one value. */
const stepsPerState = 1500;
const stepsPerNewValue = 25;
/** Work for finding the state that a filling leads to, or asking a distribution for its tails. */
const stepsPerFilling = 40;

/**
 * The probability, given its margins, of all tables whose statistic is at least as far from its mean as the observed.
 *
 * Tables are filled column by column. What matters of the columns before is how much they took from each row, and the
 * statistic so far; for each such state its whole distribution is kept. The last column but one is not filled like
 * that: each way to fill it decides the last one, and asks what share of the distribution before it is then extreme.
 *
 * Source: dynamic programming over columns as in Pagano and Halvorsen (1981), JASA 76, 931-934, and Agresti, Mehta
 * and Patel (1990), JASA 85, 453-458. Nothing is approximated; exact to about 1e-13.
 * @param steps how much work may be done; memory is taken for work that is accounted for only
 * @returns null when that was not enough, or the statistic is not a whole number
 */
export function exactTrendTail(table: OccupiedTable, statistic: TrendStatistic, steps: number): number | null {
  const {rowTotals, columnTotals, n} = table;
  if (!statistic.whole) return null;
  if (statistic.distance === 0) return 1;
  const budget = new WorkBudget(steps);
  const taken = new MarginStates(rowTotals.length);
  taken.add(new Int32Array(rowTotals.length));
  let states: States = {taken, distributions: [ValueDistribution.certain(0)]};
  let left = n;
  const lastButOne = columnTotals.length - 2;
  for (let column = 0; column < lastButOne; column++) {
    const columnTotal = columnTotals[column] ?? 0;
    const next = advanced(states, new Filling(column, columnTotal, left, table, statistic, budget));
    if (next === null) return null;
    states = next;
    left -= columnTotal;
  }
  const columnTotal = columnTotals[lastButOne] ?? 0;
  return tailOver(states, new Filling(lastButOne, columnTotal, left, table, statistic, budget));
}

/** The filling of one column, from every state before it. */
class Filling {
  readonly column: number;
  readonly statistic: TrendStatistic;
  readonly budget: WorkBudget;
  readonly fillings: ColumnFillings;

  constructor(
    column: number,
    columnTotal: number,
    left: number,
    {rowTotals}: OccupiedTable,
    statistic: TrendStatistic,
    budget: WorkBudget,
  ) {
    this.column = column;
    this.statistic = statistic;
    this.budget = budget;
    this.fillings = new ColumnFillings(rowTotals, new ColumnBinomials(columnTotal, left, budget), budget);
  }
}

/** The states after a column; null when the budget is used up. */
function advanced(states: States, {column, statistic, budget, fillings}: Filling): States | null {
  const reached: States = {taken: new MarginStates(fillings.rows), distributions: []};
  const weights = new Float64Array(fillings.rows);
  const taken = new Int32Array(fillings.rows);
  for (const [state, distribution] of states.distributions.entries()) {
    states.taken.read(state, taken);
    statistic.weights(column, taken, weights);
    const done = fillings.visitAll(taken, weights, (after, shift, probability) => {
      const target = reached.taken.add(after);
      const sum = reached.distributions[target] ?? new ValueDistribution();
      if (sum.length === 0) reached.distributions[target] = sum;
      const newValues = sum.lengthWith(distribution, shift) - sum.length;
      const stepsOfState = sum.length === 0 ? stepsPerState : 0;
      const steps = stepsPerFilling + stepsOfState + distribution.length + stepsPerNewValue * newValues;
      if (!budget.spend(steps)) return false;
      sum.add(distribution, shift, probability);
      return true;
    });
    if (!done) return null;
  }
  return reached;
}

/** What is extreme when two columns are left to fill; null when the budget is used up. */
function tailOver(states: States, {column, statistic, budget, fillings}: Filling): number | null {
  const {rowTotals} = fillings;
  const weights = new Float64Array(fillings.rows);
  const lastWeights = new Float64Array(fillings.rows);
  const taken = new Int32Array(fillings.rows);
  const [below, above] = extremeLimits(statistic);
  const sum = new CompensatedSum();
  for (const [state, distribution] of states.distributions.entries()) {
    states.taken.read(state, taken);
    statistic.weights(column, taken, weights);
    if (!budget.spend(stepsPerNewValue * distribution.length)) return null;
    const tails = distribution.tails();
    const done = fillings.visitAll(taken, weights, (after, shift, probability) => {
      statistic.weights(column + 1, after, lastWeights);
      let whole = shift;
      for (let row = 0; row < rowTotals.length; row++) {
        whole += ((rowTotals[row] ?? 0) - (after[row] ?? 0)) * (lastWeights[row] ?? 0);
      }
      sum.add(probability * (tails.upTo(below - whole) + tails.from(above - whole)));
      return budget.spend(stepsPerFilling);
    });
    if (!done) return null;
  }
  return Math.min(1, sum.total);
}
