import {defaultNumberStyle, type NumberStyle} from "../numbers/style.ts";
import type {Light} from "../results/model.ts";
import type {ThemeTokens} from "../themes/model.ts";
import type {Ramp} from "../themes/ramp.ts";
import type {Font} from "./text-metrics.ts";

/** For each answer scale, by its id, the codes of its answers in the order that their colours go. */
export type ScaleOrders = ReadonlyMap<string, readonly string[]>;

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
  /** «Ved ikke» and the like: hollow, with an edge, since any grey is a step of the ramp in grey print. */
  readonly missing: {readonly edge: string; readonly fills: readonly string[]};
  /** Of lights and verdicts: the sign, and the shade of the cell, on which ink reads. */
  readonly tones: Readonly<Record<Light["tone"], {readonly sign: string; readonly shade: string}>>;
  /** From no share to the largest. */
  readonly heat: Ramp;
  readonly numbers: NumberStyle;
  /** In which order the report first prints each answer scale; see scale-colours.ts. */
  readonly scaleOrders: ScaleOrders;
}

/** How figures are set in a report of this theme. */
export function figureTheme({light, figure, fonts}: ThemeTokens): FigureTheme {
  const {ink, muted, paper, tones} = light;
  return {
    width: 620,
    fontFamily: fonts.label.replaceAll('"', "'"),
    label: {size: 12.5, weight: 400},
    strong: {size: 12.5, weight: 600},
    small: {size: 11.5, weight: 400},
    labelColumn: {narrow: 150, wide: 220},
    ink,
    muted,
    paper,
    tones,
    ...figure,
    numbers: defaultNumberStyle,
    scaleOrders: new Map(),
  };
}
