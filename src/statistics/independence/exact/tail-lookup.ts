/**
 * Answers, for a distribution of weights over values, how much weight lies at or above a threshold.
 *
 * The values are put in equally wide buckets, about as many as there are values, with the weight above each bucket
 * summed up beforehand: one question costs one bucket.
 */
export class TailLookup {
  minimum = 0;
  maximum = 0;
  private bucketOf = new Int32Array(1024);
  private starts = new Int32Array(1024);
  private above = new Float64Array(1024);
  private values = new Float64Array(1024);
  private weights = new Float64Array(1024);
  private perValue = 0;

  /** Takes in the first `count` places of two parallel arrays, which are left as they are. */
  fill(values: Float64Array, weights: Float64Array, count: number): void {
    const buckets = count * FACTOR;
    this.reserve(count, buckets);
    let minimum = values[0] ?? 0;
    let maximum = minimum;
    for (let i = 1; i < count; i++) {
      const value = values[i] ?? 0;
      if (value < minimum) minimum = value;
      else if (value > maximum) maximum = value;
    }
    this.minimum = minimum;
    this.maximum = maximum;
    const last = buckets - 1;
    this.perValue = maximum > minimum ? last / (maximum - minimum) : 0;

    const {bucketOf, starts, above, perValue} = this;
    starts.fill(0, 0, buckets + 2);
    above.fill(0, 0, buckets + 2);
    for (let i = 0; i < count; i++) {
      const bucket = Math.trunc(((values[i] ?? 0) - minimum) * perValue);
      bucketOf[i] = bucket;
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
      above[bucket] = (above[bucket] ?? 0) + (weights[i] ?? 0);
    }
    for (let bucket = 0; bucket < buckets; bucket++) {
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
    }
    for (let bucket = last; bucket >= 0; bucket--) above[bucket] = (above[bucket] ?? 0) + (above[bucket + 1] ?? 0);
    // Filled from the back, a bucket's start moves down to where its first value stands.
    for (let i = 0; i < count; i++) {
      const bucket = bucketOf[i] ?? 0;
      const place = (starts[bucket + 1] ?? 0) - 1;
      starts[bucket + 1] = place;
      this.values[place] = values[i] ?? 0;
      this.weights[place] = weights[i] ?? 0;
    }
    starts[buckets + 1] = count;
  }

  /** The weight of the values that are at least the threshold. */
  atLeast(threshold: number): number {
    if (threshold <= this.minimum) return this.above[0] ?? 0;
    if (threshold > this.maximum) return 0;
    const bucket = Math.trunc((threshold - this.minimum) * this.perValue);
    let weight = this.above[bucket + 1] ?? 0;
    const end = this.starts[bucket + 2] ?? 0;
    for (let i = this.starts[bucket + 1] ?? 0; i < end; i++) {
      occ.n++;
      if ((this.values[i] ?? 0) >= threshold) weight += this.weights[i] ?? 0;
    }
    return weight;
  }

  private reserve(count: number, buckets: number): void {
    if (count <= this.values.length && buckets + 2 <= this.starts.length) return;
    this.bucketOf = new Int32Array(2*count);
    this.starts = new Int32Array(2*buckets + 2);
    this.above = new Float64Array(2*buckets + 2);
    this.values = new Float64Array(2*count);
    this.weights = new Float64Array(2*count);
  }
}
const FACTOR = Number(process.env.FACTOR ?? 1);
export const occ = {n: 0};
