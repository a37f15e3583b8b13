import type {Findings} from "../../results/model.ts";

/** What a printed number is, as one of our tables holds it. */
export type Observed =
  | {readonly kind: "share"; readonly count: number; readonly base: number}
  | {readonly kind: "count"; readonly count: number}
  | {readonly kind: "number"; readonly exact: number; readonly base: number};

/** One published number that the invented people are to give. */
export interface Margin {
  /** The published table; null when it is told nowhere. */
  readonly table: string | null;
  /** The address of our cell, or the words of a sentence. */
  readonly what: string;
  readonly analysis: string;
  readonly part: "cell" | "base" | "prose";
  readonly printed: number;
  /** How many decimals it is printed with. */
  readonly decimals: number;
  /** Finds it in results; null when they hold no such number. */
  readonly observe: (findings: Findings) => Observed | null;
}

/** A printed number that cannot be used, and why. */
export interface UnusedMargin {
  readonly table: string | null;
  readonly what: string;
  readonly printed: string;
  readonly why: string;
}
