import {ColumnWalk} from "./column-walk.ts";
import type {AscendingValues, ThresholdLookup} from "./threshold-lookup.ts";
import {stepsPerPair} from "./work-budget.ts";

/**
 * Every way to fill the last column but one, met with thresholds as it is found, without being listed.
 *
 * What the last two rows can add is listed in ascending order, once for each pair of margins and what is left for them.
 * It is used again for all ways to fill the rows before, and for other states with the same two margins.
 */
export class ColumnAgainstThresholds extends ColumnWalk {
  private readonly pairsByMargins = new Map<number, (AscendingValues | undefined)[]>();
  /** Of the last two rows as they are now, by what is left for them. */
  private pairs: (AscendingValues | undefined)[] = [];
  private lookup: ThresholdLookup | null = null;
  private met = 0;

  /**
   * The sum over all ways of their probability times the weight of the thresholds that their value reaches.
   *
   * @param highest the highest threshold
   * @returns null when the budget is used up
   */
  meet(margins: Int32Array, lookup: ThresholdLookup): number | null {
    this.met = 0;
    this.lookup = lookup;
    this.pairs = this.pairsOf(margins[margins.length - 2] ?? 0, margins[margins.length - 1] ?? 0);
    return this.walk(margins, lookup.highest) ? this.met + this.above * lookup.all : null;
  }

  protected override takeLastRows(left: number, value: number, weight: number): boolean {
    const pairs = this.pairs[left] ?? this.findPairs(left);
    const count = pairs.values.length;
    if (!this.budget.spend(count) || this.lookup === null) return false;
    this.met += weight * this.lookup.metBy(pairs, 0, count, value);
    return true;
  }

  private pairsOf(margin: number, lastMargin: number): (AscendingValues | undefined)[] {
    const key = margin * 2 ** 26 + lastMargin;
    const known = this.pairsByMargins.get(key);
    if (known !== undefined) return known;
    const pairs: (AscendingValues | undefined)[] = [];
    this.pairsByMargins.set(key, pairs);
    return pairs;
  }

  /**
   * What each of the last two rows adds is convex in its count, and so is their sum: the greatest sum that is not listed
   * yet is always at one of the two ends.
   */
  private findPairs(left: number): AscendingValues {
    const row = this.margins.length - 2;
    let low = Math.max(0, left - (this.margins[row + 1] ?? 0));
    let high = Math.min(left, this.margins[row] ?? 0);
    const count = high - low + 1;
    this.budget.spend(count * stepsPerPair);
    const [values, weights, tails] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    let tail = 0;
    for (let place = count - 1; place >= 0; place--) {
      const x = this.pairValue(row, low, left) >= this.pairValue(row, high, left) ? low++ : high--;
      const weight = (this.rowWeights[row]?.[x] ?? 0) * (this.rowWeights[row + 1]?.[left - x] ?? 0);
      tail += weight;
      values[place] = this.pairValue(row, x, left);
      weights[place] = weight;
      tails[place] = tail;
    }
    const pairs = {values, weights, tails};
    this.pairs[left] = pairs;
    return pairs;
  }

  private pairValue(row: number, x: number, left: number): number {
    return (this.rowUnits[row]?.[x] ?? 0) + (this.rowUnits[row + 1]?.[left - x] ?? 0);
  }
}
