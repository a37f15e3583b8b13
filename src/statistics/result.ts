/**
 * Why something cannot be computed. A code for programs; whoever prints it finds the words.
 *
 * - `not-a-count`: a count is negative, fractional, not finite or above a million million.
 * - `not-a-number`: a value is not finite, or values are too large to be added up.
 * - `ragged-table`: the rows of a table differ in length.
 * - `no-observations`: every count is zero, or there are none.
 * - `single-row`, `single-column`: all observations stand in one row or column, so nothing can depend on it.
 * - `count-above-total`: a part is larger than its whole.
 * - `level-out-of-range`: a confidence level is not strictly between 0 and 1.
 */
export type Reason =
  | "not-a-count"
  | "not-a-number"
  | "ragged-table"
  | "no-observations"
  | "single-row"
  | "single-column"
  | "count-above-total"
  | "level-out-of-range";

/** The answer of a method that cannot be computed on what it was given. */
export interface NotComputable {
  readonly ok: false;
  readonly reason: Reason;
}

/** What every method returns: its numbers, or why there are none. Never NaN, and never thrown for bad data. */
export type Computed<T> = ({readonly ok: true} & Readonly<T>) | NotComputable;

export function notComputable(reason: Reason): NotComputable {
  return {ok: false, reason};
}

/** Counts above this are not taken: all methods are accurate up to here, and fast enough. */
const largestCount = 1e12;

/** Whether a number is a count: a whole number from 0 up to a million million. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= largestCount;
}

/** Whether a number is a usable confidence level. */
export function isLevel(level: number): boolean {
  return level > 0 && level < 1;
}
