import {CompensatedSum} from "../../compensated-sum.ts";
import type {OccupiedTable} from "../../contingency-table.ts";
import {tieTolerance} from "../tie-tolerance.ts";
import {advance, type Front, type Search, startingFront} from "./front.ts";
import {logFactorials} from "./log-factorials.ts";
import {meet} from "./meeting.ts";
import {stagesOf} from "./stage.ts";
import {WorkBudget} from "./work-budget.ts";

/** Beyond this total the logarithms of factorials cannot be told apart finely enough. */
const largestTotal = 1_000_000;

/**
 * The probability, given its margins, of all tables that are at most as probable as the given one.
 *
 * A table's probability falls with the sum of ln x! over its cells, so that these are the tables whose sum reaches
 * a threshold. They are filled column by column. What matters of the columns before is which row margins they leave,
 * in whatever order, and the sum so far; equal ones are merged, and ways that reach the threshold whatever follows are
 * counted at once: the network of Mehta and Patel (1983), JASA 78, 427-434. Other than there, the network is walked
 * from both ends: every state in the middle meets the sums from the front with the distribution of what the columns
 * behind add, and one look-up answers what share of it suffices. Nothing is approximated but the tie between equal
 * probabilities (`tieTolerance`); the result is as exact as sums of doubles are, about 1e-13.
 *
 * @param steps how much work may be done
 * @returns null when that was not enough
 */
export function exactTail(table: OccupiedTable, steps: number): number | null {
  if (table.n > largestTotal) return null;
  const {rowTotals, columnTotals} = oriented(table);
  const logs = logFactorials(table.n);
  const observed = table.counts.flat().reduce((sum, count) => sum + (logs.units[count] ?? 0), 0);
  const search: Search = {
    threshold: observed - Math.floor(Math.log1p(tieTolerance) * logs.unitsPerLog),
    counted: new CompensatedSum(),
    budget: new WorkBudget(steps),
  };
  const columns = inOrder(columnTotals);
  const largestMargin = rowTotals.reduce((largest, total) => Math.max(largest, total), 0);
  if (!search.budget.spend(columns.length ** 2 * largestMargin)) return null;
  const stages = stagesOf(columns, rowTotals.length, largestMargin, logs);
  const [middle, ...behind] = stages.splice(columnsInFront(columns.length));
  if (middle === undefined) return null;
  let front: Front | null = startingFront(rowTotals);
  for (const stage of stages) {
    front = advance(front, stage, search);
    if (front === null) return null;
  }
  return meet(front, middle, behind, search) ? Math.min(1, search.counted.total) : null;
}

/**
 * Columns in ascending order, because a small one has few ways to be filled; but the smallest is the one in the middle,
 * where every way meets every sum from the front with a question to the back.
 */
function inOrder(columnTotals: readonly number[]): number[] {
  const [smallest = 0, ...others] = columnTotals.toSorted((a, b) => a - b);
  return others.toSpliced(columnsInFront(columnTotals.length), 0, smallest);
}

/** Half of the columns are filled from the front, but the last two and largest are left to the back. */
function columnsInFront(columns: number): number {
  return Math.max(0, Math.min(Math.floor(columns / 2), columns - 3));
}

/**
 * The shorter side becomes the rows, because their margins are the states. Of two equally long sides the more uneven
 * becomes the columns, because there are few ways to fill a column with a small total.
 */
function oriented({rowTotals, columnTotals}: OccupiedTable): Pick<OccupiedTable, "rowTotals" | "columnTotals"> {
  const longer = columnTotals.length - rowTotals.length || sumOfSquares(columnTotals) - sumOfSquares(rowTotals);
  return longer >= 0 ? {rowTotals, columnTotals} : {rowTotals: columnTotals, columnTotals: rowTotals};
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
