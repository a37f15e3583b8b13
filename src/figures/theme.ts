import {defaultNumberStyle, type NumberStyle} from "../numbers/style.ts";
import type {Ramp} from "./colours.ts";
import type {Font} from "./text-metrics.ts";

/** How every figure of one report is set: type, colours and numbers. Lengths are pixels of the figure. */
export interface FigureTheme {
  /** The whole figure's width: the text column of an A4 page at 96 dots an inch. */
  readonly width: number;
  /** A CSS font family list. The widths that lines are broken by are Source Sans 3's. */
  readonly fontFamily: string;
  /** Labels and values. */
  readonly label: Font;
  /** Headings above a part of a figure, and the values a reader should see first. */
  readonly strong: Font;
  /** Units, legends and axes. */
  readonly small: Font;
  /** The width that row labels are broken at: narrow while no label takes more than two lines of it. */
  readonly labelColumn: {readonly narrow: number; readonly wide: number};
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly paper: string;
  /** Bars and dots. */
  readonly accent: string;
  /** Confidence intervals. */
  readonly interval: string;
  /**
   * From the first category of a scale to the last, dark to light, so that order survives grey print.
   * Both ramps pass quickly over the middle tones on which neither white nor ink is easy to read.
   */
  readonly ramp: Ramp;
  /** «Ved ikke», «ikke relevant» and the like: hollow, with an edge, since any grey is also a step of the ramp in grey print. */
  readonly missing: {readonly edge: string; readonly fills: readonly string[]};
  /** From no share to the largest. */
  readonly heat: Ramp;
  readonly numbers: NumberStyle;
}

export const instituteTheme: FigureTheme = {
  width: 620,
  fontFamily: "'Source Sans 3', sans-serif",
  label: {size: 12.5, weight: 400},
  strong: {size: 12.5, weight: 600},
  small: {size: 11.5, weight: 400},
  labelColumn: {narrow: 150, wide: 220},
  ink: "#1c262b",
  muted: "#56636a",
  grid: "#e1e6e8",
  paper: "#ffffff",
  accent: "#2f6f84",
  ramp: [
    [0, "#143c4e"],
    [0.4, "#3b768b"],
    [0.5, "#74acbb"],
    [1, "#dcebee"],
  ],
  missing: {edge: "#8b9599", fills: ["#ffffff", "#eceeee"]},
  heat: [
    [0, "#f4f8f9"],
    [0.6, "#7eb3c1"],
    [0.66, "#427f94"],
    [1, "#1b4d62"],
  ],
  interval: "#a9cad3",
  numbers: defaultNumberStyle,
};
