import type {ExpectedSummary} from "../independence/expected-counts.ts";

/** How a variable is measured. `binary`: two categories, in whatever order. */
export type MeasurementLevel = "nominal" | "ordinal" | "number" | "binary";

/** One of two variables. */
export interface Side {
  readonly level: MeasurementLevel;
  /** How many observations each category has that occurs; not looked at for numbers. */
  readonly totals: readonly number[];
}

/** Two variables on the same observations, each observation independent of the others. */
export interface IndependentQuestion {
  readonly pairing: "independent";
  readonly sides: readonly [Side, Side];
  readonly n: number;
  /** The expected counts of the table of both sides; null where a side is a number. */
  readonly expected: ExpectedSummary | null;
  /** Whether observations have weights, strata or clusters. */
  readonly weighted?: boolean;
}

/** One variable, measured twice or more on the same units. */
export interface RepeatedQuestion {
  readonly pairing: "same-units";
  /** The level of each measurement, in order; the lowest counts. */
  readonly levels: readonly MeasurementLevel[];
  /** The number of units that were measured every time. */
  readonly n: number;
  /** The number of those that were not measured alike every time. */
  readonly changed: number;
  readonly weighted?: boolean;
}

/** One variable against shares, or a share, known or wanted beforehand. */
export interface OneSampleQuestion {
  readonly pairing: "one-sample";
  readonly level: MeasurementLevel;
  readonly n: number;
  /** The counts that are expected; null where the variable is a number. */
  readonly expected: ExpectedSummary | null;
  readonly weighted?: boolean;
}

export type TestQuestion = IndependentQuestion | RepeatedQuestion | OneSampleQuestion;

/** A side of two categories is binary, whatever its level. A number stays one. */
export function effectiveLevel({level, totals}: Side): MeasurementLevel {
  return level !== "number" && totals.filter((total) => total > 0).length === 2 ? "binary" : level;
}

/** The smallest group of a side, of those that occur. */
export function smallestGroup({totals}: Side): number {
  return totals.filter((total) => total > 0).reduce((least, total) => Math.min(least, total), Number.POSITIVE_INFINITY);
}

const ranks: Readonly<Record<MeasurementLevel, number>> = {binary: 0, nominal: 1, ordinal: 2, number: 3};

/** The level that all measurements of one variable have in common: that with the fewest properties. */
export function commonLevel(levels: readonly MeasurementLevel[]): MeasurementLevel {
  const first = levels[0] ?? "nominal";
  return levels.reduce((lowest, level) => (ranks[level] < ranks[lowest] ? level : lowest), first);
}
