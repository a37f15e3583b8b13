import {largestOf, unitLevels} from "./unit-sizes.ts";
import type {Random} from "./xoshiro128.ts";

/**
 * Random divisions of observations into groups, many of them for little more than the work of one.
 *
 * The observations are drawn into units of several sizes, see `unitLevels`; then groups exchange units of equal size at
 * random, again and again. Each such division is as probable as any other, but those of the same units depend on each
 * other: `ClusteredP` takes account of that.
 */
export class ExchangedUnits {
  /** The size of every unit. */
  readonly sizes: readonly number[];
  /** Observations of the largest group that are in no unit. */
  readonly outside: number;
  /**
   * What every unit adds to its group: a number for each total, unit after unit, to be filled in when units are drawn.
   * Behind them is a place for what the observations outside add up to, which is not read.
   */
  readonly values: Float64Array;
  /** The work of one division, in units moved. */
  readonly work: number;
  private readonly width: number;
  private readonly totals: readonly number[];
  private readonly largest: number;
  private readonly runs: readonly Run[];
  private readonly order: Int32Array;

  /**
   * @param totals what all observations add up to
   * @param wanted about how many of the largest units there should be
   */
  constructor(groupSizes: readonly number[], totals: readonly number[], wanted: number) {
    const levels = unitLevels(groupSizes, wanted);
    this.sizes = levels.flatMap(({size, counts}) =>
      Array.from({length: counts.reduce((sum, count) => sum + count, 0)}, () => size),
    );
    this.outside = groupSizes.reduce((sum, size) => sum + size, 0) - this.sizes.reduce((sum, size) => sum + size, 0);
    this.width = totals.length;
    this.totals = totals;
    this.largest = largestOf(groupSizes);
    this.values = new Float64Array((this.sizes.length + 1) * this.width);
    this.order = Int32Array.from(this.sizes, (_, unit) => unit * this.width);
    this.runs = runsOf(
      levels.map(({counts}) => counts),
      this.largest,
    );
    this.work = this.runs.reduce((sum, {count}) => sum + count, 0);
  }

  /** Fills its argument, group after group, with the sums of a random exchange. */
  exchange(sums: Float64Array, random: Random): void {
    const {width, order, values, largest} = this;
    sums.fill(0);
    for (const {group, count, start, end} of this.runs) {
      const at = group * width;
      for (let place = start; place < start + count; place++) {
        const other = place + Math.floor(random() * (end - place));
        const unit = order[other] ?? 0;
        order[other] = order[place] ?? 0;
        order[place] = unit;
        for (let i = 0; i < width; i++) sums[at + i] = (sums[at + i] ?? 0) + (values[unit + i] ?? 0);
      }
    }
    for (let i = 0; i < width; i++) {
      let rest = this.totals[i] ?? 0;
      for (let at = i; at < sums.length; at += width) rest -= sums[at] ?? 0;
      sums[largest * width + i] = rest;
    }
  }
}

/** Units that one group takes from the places `start` up to `end`, where units of one size are that are not taken yet. */
interface Run {
  readonly group: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** The largest group takes what is left, and needs no run. */
function runsOf(countsByLevel: readonly (readonly number[])[], largest: number): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (const counts of countsByLevel) {
    const end = start + counts.reduce((sum, count) => sum + count, 0);
    let next = start;
    counts.forEach((count, group) => {
      if (group === largest || count === 0) return;
      runs.push({group, count, start: next, end});
      next += count;
    });
    start = end;
  }
  return runs;
}
