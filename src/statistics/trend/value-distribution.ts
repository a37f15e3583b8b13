/** What share of a distribution lies up to a value, and from a value on. */
export interface DistributionTails {
  readonly upTo: (value: number) => number;
  readonly from: (value: number) => number;
}

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

  /** The length that it has when another one is added, moved by `shift`. */
  lengthWith(other: ValueDistribution, shift: number): number {
    if (this.length === 0) return other.length;
    return Math.max(this.high, other.high + shift) - Math.min(this.low, other.low + shift) + 1;
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

  /** Both tails summed up from their ends, so that small ones keep their digits. */
  tails(): DistributionTails {
    const {low, high, length} = this;
    const below = this.weights.slice(low - this.offset, high - this.offset + 1);
    const above = below.slice();
    for (let i = 1; i < length; i++) below[i] = (below[i] ?? 0) + (below[i - 1] ?? 0);
    for (let i = length - 2; i >= 0; i--) above[i] = (above[i] ?? 0) + (above[i + 1] ?? 0);
    return {
      upTo: (value) => (value < low ? 0 : (below[Math.min(value, high) - low] ?? 0)),
      from: (value) => (value > high ? 0 : (above[Math.max(value, low) - low] ?? 0)),
    };
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
