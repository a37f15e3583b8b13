import {ColumnBinomials} from "./column-binomials.ts";
import type {RemainderBounds} from "./remainder-bounds.ts";
import type {Stage} from "./stage.ts";
import type {WorkBudget} from "./work-budget.ts";

/**
 * Walks through every way to fill one column from given row margins, row by row. The last two rows are left to whoever
 * extends it, because there most of the time is spent. Ways that reach a ceiling whatever follows are not walked to
 * their end, only weighed together.
 */
export abstract class ColumnWalk {
  /** The probability of all ways that are not told apart because their value reaches the ceiling. */
  above = 0;

  protected readonly budget: WorkBudget;
  protected readonly binomials: ColumnBinomials;
  protected ceiling = Number.POSITIVE_INFINITY;
  protected margins: Int32Array = new Int32Array(0);
  /** By row: what its cell adds to the value, and its probability, by the count in it. */
  protected readonly rowUnits: Float64Array[] = [];
  protected readonly rowWeights: Float64Array[] = [];
  /** What the rows that are filled so far leave of their margins. */
  protected readonly remainder: Int32Array;

  private readonly units: Float64Array;
  private readonly bounds: RemainderBounds;
  private readonly unitsOfMargin = new Map<number, Float64Array>();
  private readonly marginsFrom: Int32Array;
  /** From a row on, by what is left of the column: the least value, and the probability, of these rows together. */
  private readonly leastFrom: Float64Array[];
  private readonly weightsFrom: Float64Array[] = [];

  constructor({rows, columnTotal, total, bounds, units}: Stage, budget: WorkBudget) {
    this.units = units;
    this.bounds = bounds;
    this.binomials = new ColumnBinomials(columnTotal, total, budget);
    this.budget = budget;
    this.marginsFrom = new Int32Array(rows + 1);
    this.remainder = new Int32Array(rows);
    this.leastFrom = Array.from({length: rows}, () => new Float64Array(columnTotal + 1));
  }

  /**
   * Takes in all ways to share what is left of the column between the last two rows.
   *
   * @param value what the rows before add
   * @param weight their probability
   * @returns false when the budget is used up
   */
  protected abstract takeLastRows(left: number, value: number, weight: number): boolean;

  /** Walks through all ways from these margins; false when the budget is used up. */
  protected walk(margins: Int32Array, ceiling: number): boolean {
    this.above = 0;
    this.ceiling = ceiling;
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
    if (row === this.margins.length - 2) return this.takeLastRows(left, value, weight);
    const low = Math.max(0, left - (this.marginsFrom[row + 1] ?? 0));
    const margin = this.margins[row] ?? 0;
    const high = Math.min(left, margin);
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
}
