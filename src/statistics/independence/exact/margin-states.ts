/**
 * A growing set of row margins that are still to be filled, each sorted, because the order of rows does not matter
 * for what is left. Gives each a number from 0.
 */
export class MarginStates {
  readonly rows: number;
  private count = 0;
  private margins: Int32Array;
  private slots: Int32Array;

  constructor(rows: number) {
    this.rows = rows;
    this.margins = new Int32Array(rows * 64);
    this.slots = new Int32Array(256).fill(-1);
  }

  get size(): number {
    return this.count;
  }

  /** Copies the margins of a state into `target`. */
  read(state: number, target: Int32Array): void {
    target.set(this.margins.subarray(state * this.rows, (state + 1) * this.rows));
  }

  /** The number of a state given by sorted margins, which is added when it is new. */
  add(sorted: Int32Array): number {
    const mask = this.slots.length - 1;
    let slot = hash(sorted) & mask;
    for (;;) {
      const state = this.slots[slot] as number;
      if (state < 0) break;
      if (this.holds(state, sorted)) return state;
      slot = (slot + 1) & mask;
    }
    const state = this.count++;
    this.slots[slot] = state;
    if (this.count * this.rows > this.margins.length) this.margins = doubled(this.margins);
    this.margins.set(sorted, state * this.rows);
    if (this.count * 2 > this.slots.length) this.rehash();
    return state;
  }

  private holds(state: number, sorted: Int32Array): boolean {
    const start = state * this.rows;
    for (let i = 0; i < this.rows; i++) if (this.margins[start + i] !== sorted[i]) return false;
    return true;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let state = 0; state < this.count; state++) {
      let slot = hash(this.margins.subarray(state * this.rows, (state + 1) * this.rows)) & mask;
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = state;
    }
  }
}

function hash(values: Int32Array): number {
  let mixed = 0;
  for (const value of values) mixed = Math.imul(mixed ^ value, 0x9e3779b1) ^ (mixed >>> 15);
  return mixed ^ (mixed >>> 16);
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
