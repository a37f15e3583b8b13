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
 * - `not-square`: a table of pairs has not as many rows as columns, or a two by two table is asked for and it is another.
 * - `unequal-lengths`: the two columns of pairs differ in length.
 * - `no-differences`: no pair differs, or everybody gave every answer alike, so there is nothing to compare.
 * - `no-variation`: the values are all alike, so that there is no spread to measure by.
 * - `too-few-observations`: there is one observation, or too few for what is asked.
 * - `not-binary`: a value is neither 0 nor 1.
 * - `not-a-share`: a share is not between 0 and 1, or expected shares are negative or add up to nothing.
 * - `impossible-category`: something was observed where the hypothesis says that nothing can be.
 * - `not-a-weight`: a weight is negative or not finite.
 * - `population-out-of-range`: a stratum's population is not one number, or is smaller than what was drawn from it.
 * - `lone-cluster`: a stratum holds one cluster only, from which its spread cannot be known.
 * - `no-sampling-error`: the whole population was observed, so that there is no chance to test against.
 * - `too-many-empty-cells`: so many cells are empty that a test cannot be told from a smaller one.
 * - `single-group`: fewer than two groups have observations, so there is nothing to compare.
 * - `not-a-probability`: a p is not between 0 and 1.
 * - `statistic-undefined`: a statistic cannot be computed on many of the samples drawn for an interval.
 * - `no-events`: it happened to nobody, so there is nothing to compare in time.
 * - `value-out-of-range`: a value lies outside its scale, or a scale or a smallest change has no width.
 */
export type Reason =
  | "not-a-count"
  | "not-a-number"
  | "ragged-table"
  | "no-observations"
  | "single-row"
  | "single-column"
  | "count-above-total"
  | "level-out-of-range"
  | "not-square"
  | "unequal-lengths"
  | "no-differences"
  | "no-variation"
  | "too-few-observations"
  | "not-binary"
  | "not-a-share"
  | "impossible-category"
  | "not-a-weight"
  | "population-out-of-range"
  | "lone-cluster"
  | "no-sampling-error"
  | "too-many-empty-cells"
  | "single-group"
  | "not-a-probability"
  | "statistic-undefined"
  | "no-events"
  | "value-out-of-range";

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
