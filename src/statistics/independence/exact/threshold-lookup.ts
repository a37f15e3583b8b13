import {roomFor} from "./growing-arrays.ts";

/** Values in ascending order, their weights, and for each the weight from it on, in parallel arrays. */
export interface AscendingValues {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly tails: Float64Array;
}

/**
 * Answers, for thresholds with weights, how much weight lies at or below a value: `TailLookup` the other way round, for
 * when there are more values than thresholds. So the values need not be kept, only met one after the other.
 *
 * The thresholds are put in equally wide buckets, some more than there are thresholds, and into order within each, with
 * the weights summed up: one value costs a look at one bucket, most often an empty one.
 */
export class ThresholdLookup {
  /** The highest threshold, and the weight of all: what a value from there on meets. */
  highest = 0;
  all = 0;
  private lowest = 0;
  private perUnit = 0;
  private buckets = 0;
  private count = 0;
  /** The last threshold that came into each bucket, and for each threshold the one that came into its bucket before. */
  private latest = new Int32Array(0);
  private previous = new Int32Array(0);
  private arrived = new Float64Array(0);
  private arrivedWeights = new Float64Array(0);
  /** By bucket: the place of its first threshold. */
  private firsts = new Int32Array(0);
  /** Ascending, closed by an infinite one, and by place the weight of all thresholds before it. */
  private thresholds = new Float64Array(0);
  private before = new Float64Array(0);

  /**
   * Empties the look-up.
   *
   * @param count how many thresholds will be added
   * @param lowest the lowest of them, or less
   * @param highest the highest of them
   */
  clear(count: number, lowest: number, highest: number): void {
    this.reserve(count);
    this.count = 0;
    this.lowest = lowest;
    this.highest = highest;
    this.buckets = bucketsPerThreshold * count + 1;
    this.perUnit = highest > lowest ? (this.buckets - 1) / (highest - lowest) : 0;
    this.latest.fill(-1, 0, this.buckets);
  }

  /** Adds the thresholds `from` − value for values start … end - 1, their weights multiplied by `weight`. */
  add(values: Float64Array, weights: Float64Array, start: number, end: number, from: number, weight: number): void {
    const {latest, previous, arrived, arrivedWeights, lowest, perUnit} = this;
    let count = this.count;
    for (let i = start; i < end; i++) {
      const threshold = from - (values[i] ?? 0);
      const bucket = Math.trunc((threshold - lowest) * perUnit);
      arrived[count] = threshold;
      arrivedWeights[count] = weight * (weights[i] ?? 0);
      previous[count] = latest[bucket] ?? -1;
      latest[bucket] = count++;
    }
    this.count = count;
  }

  /** Puts what was added into order. */
  arrange(): void {
    const {latest, previous, arrived, arrivedWeights, firsts, thresholds, before, buckets} = this;
    let place = 0;
    let sum = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const first = place;
      firsts[bucket] = first;
      for (let i = latest[bucket] ?? -1; i >= 0; i = previous[i] ?? -1) {
        const threshold = arrived[i] ?? 0;
        let slot = place++;
        for (; slot > first && (thresholds[slot - 1] ?? 0) > threshold; slot--) {
          thresholds[slot] = thresholds[slot - 1] ?? 0;
          before[slot] = before[slot - 1] ?? 0;
        }
        thresholds[slot] = threshold;
        before[slot] = arrivedWeights[i] ?? 0;
      }
      for (let slot = first; slot < place; slot++) {
        const weight = before[slot] ?? 0;
        before[slot] = sum;
        sum += weight;
      }
    }
    thresholds[place] = Number.POSITIVE_INFINITY;
    before[place] = sum;
    this.all = sum;
  }

  /**
   * Values start … end - 1, each raised by `offset`: the sum of their weights, each times the weight of the thresholds
   * that it reaches.
   */
  metBy({values, weights, tails}: AscendingValues, start: number, end: number, offset: number): number {
    const {lowest, highest, perUnit, firsts, thresholds, before} = this;
    let met = 0;
    for (let i = start; i < end; i++) {
      const value = offset + (values[i] ?? 0);
      if (value >= highest) return met + (tails[i] ?? 0) * this.all;
      if (value < lowest) continue;
      let place = firsts[Math.trunc((value - lowest) * perUnit)] ?? 0;
      while ((thresholds[place] ?? 0) <= value) place++;
      met += (weights[i] ?? 0) * (before[place] ?? 0);
    }
    return met;
  }

  private reserve(count: number): void {
    if (count < this.arrived.length) return;
    const length = roomFor(count + 1, this.arrived.length);
    this.previous = new Int32Array(length);
    this.arrived = new Float64Array(length);
    this.arrivedWeights = new Float64Array(length);
    this.thresholds = new Float64Array(length);
    this.before = new Float64Array(length);
    this.latest = new Int32Array(bucketsPerThreshold * length + 1);
    this.firsts = new Int32Array(bucketsPerThreshold * length + 1);
  }
}

/** More buckets find a threshold faster, and take longer to empty; measured. */
const bucketsPerThreshold = 3;
