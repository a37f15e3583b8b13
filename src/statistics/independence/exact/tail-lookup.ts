import type {WeightedValues} from "./weighted-values.ts";

/**
 * Answers, for a distribution of weights over values, how much weight lies at or above a threshold.
 *
 * The values are put in equally wide buckets, about as many as there are values, with the weight above each bucket
 * summed up beforehand: one question costs one bucket.
 */
export class TailLookup {
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  private beyond = 0;
  private perValue = 0;
  private bucketOf = new Int32Array(1024);
  private ends = new Int32Array(1024);
  private atOrAbove = new Float64Array(1024);
  private values = new Float64Array(1024);
  private weights = new Float64Array(1024);

  /** Takes in values with their weights, which are left as they are, and the weight beyond all of them. */
  fill({values, weights, count, above}: WeightedValues): void {
    this.reserve(count);
    this.findRange(values, count);
    const {bucketOf, ends, atOrAbove, minimum, perValue} = this;
    ends.fill(0, 0, count + 1);
    atOrAbove.fill(0, 0, count + 1);
    for (let i = 0; i < count; i++) {
      const bucket = Math.trunc(((values[i] ?? 0) - minimum) * perValue);
      bucketOf[i] = bucket;
      ends[bucket + 1] = (ends[bucket + 1] ?? 0) + 1;
      atOrAbove[bucket] = (atOrAbove[bucket] ?? 0) + (weights[i] ?? 0);
    }
    this.beyond = above;
    atOrAbove[count] = above;
    for (let bucket = count - 1; bucket >= 0; bucket--) {
      atOrAbove[bucket] = (atOrAbove[bucket] ?? 0) + (atOrAbove[bucket + 1] ?? 0);
    }
    // ends[b + 1] holds the size of bucket b, then its start, and in the end, being counted up, its end.
    let start = 0;
    for (let bucket = 0; bucket < count; bucket++) {
      const size = ends[bucket + 1] ?? 0;
      ends[bucket + 1] = start;
      start += size;
    }
    for (let i = 0; i < count; i++) {
      const bucket = bucketOf[i] ?? 0;
      const place = ends[bucket + 1] ?? 0;
      ends[bucket + 1] = place + 1;
      this.values[place] = values[i] ?? 0;
      this.weights[place] = weights[i] ?? 0;
    }
  }

  /** The weight of the values that are at least the threshold. */
  atLeast(threshold: number): number {
    if (threshold <= this.minimum) return this.atOrAbove[0] ?? 0;
    if (threshold > this.maximum) return this.beyond;
    const bucket = Math.trunc((threshold - this.minimum) * this.perValue);
    let weight = this.atOrAbove[bucket + 1] ?? 0;
    const end = this.ends[bucket + 1] ?? 0;
    for (let i = this.ends[bucket] ?? 0; i < end; i++) {
      if ((this.values[i] ?? 0) >= threshold) weight += this.weights[i] ?? 0;
    }
    return weight;
  }

  private findRange(values: Float64Array, count: number): void {
    let minimum = Number.POSITIVE_INFINITY;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const value = values[i] ?? 0;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
    this.minimum = minimum;
    this.maximum = maximum;
    this.perValue = maximum > minimum ? (count - 1) / (maximum - minimum) : 0;
  }

  private reserve(count: number): void {
    if (count < this.values.length) return;
    const length = 2 * count + 1;
    this.bucketOf = new Int32Array(length);
    this.ends = new Int32Array(length);
    this.atOrAbove = new Float64Array(length);
    this.values = new Float64Array(length);
    this.weights = new Float64Array(length);
  }
}
