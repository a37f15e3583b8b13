/**
 * Adds up weights by value. An open hash table that is used again and again: it remembers which places it filled, so
 * that emptying it costs no more than filling it did.
 */
export class ValueAccumulator {
  private keys = new Float64Array(1024).fill(-1);
  private sums = new Float64Array(1024);
  private filled = new Int32Array(512);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** @param value a whole number from 0 */
  add(value: number, weight: number): void {
    const slot = this.slotOf(value);
    if (this.keys[slot] === value) {
      this.sums[slot] = (this.sums[slot] ?? 0) + weight;
      return;
    }
    this.keys[slot] = value;
    this.sums[slot] = weight;
    this.filled[this.count++] = slot;
    if (this.count === this.filled.length) this.grow();
  }

  /** Empties the table into two arrays in ascending order of value, from a place on. They must have room for `size`. */
  drain(values: Float64Array, weights: Float64Array, start: number): void {
    const end = start + this.count;
    for (let i = 0; i < this.count; i++) values[start + i] = this.keys[this.filled[i] ?? 0] ?? 0;
    values.subarray(start, end).sort();
    for (let i = start; i < end; i++) weights[i] = this.sums[this.slotOf(values[i] ?? 0)] ?? 0;
    for (let i = 0; i < this.count; i++) this.keys[this.filled[i] ?? 0] = -1;
    this.count = 0;
  }

  private slotOf(value: number): number {
    const mask = this.keys.length - 1;
    const folded = (value >>> 0) ^ Math.imul(Math.floor(value / 0x100000000), 0x85ebca6b);
    const mixed = Math.imul(folded, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const key = this.keys[slot] ?? -1;
      if (key === value || key < 0) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const {keys, sums, filled, count} = this;
    this.keys = new Float64Array(keys.length * 2).fill(-1);
    this.sums = new Float64Array(keys.length * 2);
    this.filled = new Int32Array(filled.length * 2);
    for (let i = 0; i < count; i++) {
      const old = filled[i] ?? 0;
      const slot = this.slotOf(keys[old] ?? 0);
      this.keys[slot] = keys[old] ?? 0;
      this.sums[slot] = sums[old] ?? 0;
      this.filled[i] = slot;
    }
  }
}
