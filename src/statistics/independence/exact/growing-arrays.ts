/** A copy with room for more; what is beyond the old length is zero. */
export function grownFloats(array: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length);
  larger.set(array);
  return larger;
}

export function grownIntegers(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

/** A length of at least `needed`, at least doubling, so that growing one by one stays cheap. */
export function roomFor(needed: number, current: number): number {
  return Math.max(needed, 2 * current);
}
