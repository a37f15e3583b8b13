/** Probabilities of whole numbers, kept densely from the smallest to the largest that occurs. */
export class ValueDistribution {
  low = 0;
  high = -1;
  private offset = 0;
  private weights = new Float64Array(0);

  static certain(value: number): ValueDistribution {
    const distribution = new ValueDistribution();
    distribution.reserve(value, value);
    distribution.weights[0] = 1;
    return distribution;
  }

  get length(): number {
    return this.high - this.low + 1;
  }

  at(value: number): number {
    return value < this.low || value > this.high ? 0 : (this.weights[value - this.offset] ?? 0);
  }

  /** Adds another distribution, moved by `shift` and weighted by `factor`. */
  add(other: ValueDistribution, shift: number, factor: number): void {
    this.reserve(other.low + shift, other.high + shift);
    const {weights} = this;
    const source = other.weights;
    const from = other.low - other.offset;
    const to = other.low + shift - this.offset;
    for (let i = 0; i < other.length; i++) {
      weights[to + i] = (weights[to + i] ?? 0) + factor * (source[from + i] ?? 0);
    }
  }

  /** Makes room from `low` to `high`, with some to spare, so that room is rarely made. */
  private reserve(low: number, high: number): void {
    const empty = this.length === 0;
    const nextLow = empty ? low : Math.min(low, this.low);
    const nextHigh = empty ? high : Math.max(high, this.high);
    if (nextLow < this.offset || nextHigh >= this.offset + this.weights.length) {
      const spare = empty ? 0 : this.length >> 1;
      const grown = new Float64Array(nextHigh - nextLow + 1 + 2 * spare);
      const offset = nextLow - spare;
      if (!empty) {
        grown.set(this.weights.subarray(this.low - this.offset, this.high - this.offset + 1), this.low - offset);
      }
      this.weights = grown;
      this.offset = offset;
    }
    this.low = nextLow;
    this.high = nextHigh;
  }
}
