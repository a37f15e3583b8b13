/** A value and how many times it was observed. */
export type ValueCount = readonly [value: number, count: number];
