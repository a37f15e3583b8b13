import {defaultNumberStyle, type NumberStyle} from "../numbers/style.ts";
import type {Light} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import type {Ramp} from "../themes/ramp.ts";
import {ownColours, type ReportColours} from "./report-colours.ts";
import type {Font} from "./text-metrics.ts";

/** How every figure of one report is set: type, colours and numbers. Lengths are pixels of the figure. */
export interface FigureTheme {
  /** The whole figure's width: the text column of an A4 page at 96 dots an inch. */
  readonly width: number;
  /** A CSS font family list. Lines are broken by the widths of its first. */
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
  /** «Ved ikke» and the like: hollow, with an edge, since any grey is a step of the ramp in grey print. */
  readonly missing: {readonly edge: string; readonly fills: readonly string[]};
  /** Of lights and verdicts: the sign, and the shade of the cell, on which ink reads. */
  readonly tones: Readonly<Record<Light["tone"], {readonly sign: string; readonly shade: string}>>;
  /** From no share to the largest. */
  readonly heat: Ramp;
  readonly numbers: NumberStyle;
  /** Which colour goes to which answer, group or wave, throughout the report. */
  readonly reportColours: ReportColours;
  /** Whether categories that have a colour have a hatch too. */
  readonly patterns: boolean;
}

/** How figures are set in a report of this theme. */
export function figureTheme({tokens, labelWidths}: Pick<Theme, "tokens" | "labelWidths">): FigureTheme {
  const {light, figure, fonts} = tokens;
  const {ink, muted, paper, tones} = light;
  const font = (size: number, weight: Font["weight"]): Font => ({size, weight, widths: labelWidths[weight]});
  return {
    width: 620,
    fontFamily: fonts.label.replaceAll('"', "'"),
    label: font(12.5, 400),
    strong: font(12.5, 600),
    small: font(11.5, 400),
    labelColumn: {narrow: 150, wide: 220},
    ink,
    muted,
    paper,
    tones,
    ...figure,
    numbers: defaultNumberStyle,
    reportColours: ownColours,
    patterns: false,
  };
}
