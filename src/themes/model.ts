import type {Ramp} from "./ramp.ts";

/** How a report looks, for every format that it is written to. Colours are `#rrggbb`. */
export interface Theme {
  readonly name: string;
  /** The style sheet of the page: all imports put in, fonts left as package addresses. */
  readonly css: string;
  readonly tokens: ThemeTokens;
}

/** The choices that a theme is made of; templates/<theme>/tokens.json. */
export interface ThemeTokens {
  /** CSS font family lists. `text` is what is read at length, `label` stands in tables and figures, `heading` over them. */
  readonly fonts: {readonly text: string; readonly label: string; readonly heading: string};
  readonly light: ThemeColours;
  readonly dark: ThemeColours;
  /** What figures are drawn with, on light paper. */
  readonly figure: FigureColours;
}

export interface ThemeColours {
  readonly paper: string;
  readonly ink: string;
  /** Notes, captions' small print, running heads. */
  readonly muted: string;
  /** Headings and links. */
  readonly accent: string;
  /** The rules above and below a table. */
  readonly rule: string;
  readonly hairline: string;
  /** Behind boxes. */
  readonly tint: string;
  /** Lights and verdicts: the sign, and the shade behind a cell. */
  readonly tones: Readonly<
    Record<"good" | "middle" | "poor" | "unknown", {readonly sign: string; readonly shade: string}>
  >;
}

export interface FigureColours {
  /** Bars and dots. */
  readonly accent: string;
  /** Confidence intervals. */
  readonly interval: string;
  readonly grid: string;
  /** From the first category of a scale to the last, dark to light. */
  readonly ramp: Ramp;
  /** From no share to the largest. */
  readonly heat: Ramp;
  /** «Ved ikke» and the like. */
  readonly missing: {readonly edge: string; readonly fills: readonly string[]};
}
