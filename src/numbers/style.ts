import type {RoundingRule} from "./rounding.ts";

/** How numbers are printed in one report. */
export interface NumberStyle {
  /** The word or sign after a percentage in prose. */
  readonly percent: "pct." | "%" | "procent";
  /** Decimals of percentages in tables and prose. */
  readonly decimals: number;
  /** Decimals of means and other measured numbers. */
  readonly meanDecimals: number;
  readonly rounding: RoundingRule;
  readonly pDecimals: number;
  /** Counts from 0 up to this are written in letters in prose. */
  readonly wordsUpTo: number;
  /** The level a test is judged at. */
  readonly significance: number;
}

export const defaultNumberStyle: NumberStyle = {
  percent: "pct.",
  decimals: 0,
  meanDecimals: 1,
  rounding: "half-up",
  pDecimals: 3,
  wordsUpTo: 9,
  significance: 0.05,
};
