import type {Ramp} from "./ramp.ts";

/** The themes that come with maalepunkt: folders under templates/. */
export const themeNames = ["institute", "kommune", "plain"] as const;

export type ThemeName = (typeof themeNames)[number];

/** How a report looks, for every format that it is written to. Colours are `#rrggbb`. */
export interface Theme {
  readonly name: ThemeName;
  /** The style sheet of the page: all imports put in, bundled fonts left as package addresses, own ones as data. */
  readonly css: string;
  readonly tokens: ThemeTokens;
  /** How wide the characters of labels are set, by which figures break and place them. */
  readonly labelWidths: LabelWidths;
  /** Stands on the cover; null when there is none. */
  readonly logo: Logo | null;
}

/** The choices that a theme is made of. */
export interface ThemeTokens {
  /** CSS font family lists. `text` is what is read at length, `label` stands in tables and figures, `heading` over them. */
  readonly fonts: ThemeFonts;
  /** The weight of headings, from 400 to 900. */
  readonly headingWeight: number;
  readonly light: ThemeColours;
  readonly dark: ThemeColours;
  /** What figures are drawn with, on light paper. */
  readonly figure: FigureColours;
}

export interface ThemeFonts {
  readonly text: string;
  readonly label: string;
  readonly heading: string;
}

export type Tone = "good" | "middle" | "poor" | "unknown";

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
  /** Behind boxes and the like. */
  readonly tint: string;
  /** The field of colour on the cover and the summary, and the text on it. */
  readonly band: string;
  readonly bandInk: string;
  /** Lights and verdicts: the sign, and the shade behind a cell. */
  readonly tones: Readonly<Record<Tone, {readonly sign: string; readonly shade: string}>>;
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

/** For each character its width in thousandths of the type size, by the weights that figures use. */
export type CharacterWidths = ReadonlyMap<string, number>;
export type LabelWidths = Readonly<Record<400 | 600, CharacterWidths>>;

export interface Logo {
  readonly mediaType: "image/svg+xml" | "image/png";
  readonly bytes: Uint8Array;
  /** In pixels, or in the units of the drawing: what counts is how they relate. */
  readonly width: number;
  readonly height: number;
  /** What is said to those who do not see it. */
  readonly alt: string;
}
