import type {Light} from "../../results/model.ts";
import type {Logo, Theme, ThemeColours} from "../../themes/model.ts";
import {type Family, firstFamily, loadFamily} from "./faces.ts";
import {type Measure, measureWith} from "./text-width.ts";

/** How a document looks: the theme in the terms of Word. Colours are `rrggbb`. */
export interface Look {
  /** Names of font families, as `ThemeTokens.fonts` has them. */
  readonly fonts: {readonly text: string; readonly label: string; readonly heading: string};
  readonly colours: Readonly<Record<Exclude<keyof ThemeColours, "tones">, string>>;
  readonly tones: Readonly<Record<Light["tone"], {readonly sign: string; readonly shade: string}>>;
  /** The files of all families, each once. */
  readonly families: readonly Family[];
  /** Measures text in tables and figures. */
  readonly label: {readonly regular: Measure; readonly bold: Measure};
  /** What figures are drawn in. */
  readonly figureFamily: Family;
  readonly boldHeadings: boolean;
  readonly logo: Logo | null;
}

/** What figures are drawn in when the theme's own font has no file. */
const otherwise = "Source Sans 3";
/** Headings of this weight and more are bold in Word, which knows only two. */
const boldFrom = 600;

/** Reads the theme's fonts, and names its colours as Word does. */
export async function lookOf({css, tokens, labelWidths, logo}: Theme): Promise<Look> {
  const fonts = {
    text: firstFamily(tokens.fonts.text),
    label: firstFamily(tokens.fonts.label),
    heading: firstFamily(tokens.fonts.heading),
  };
  const names = [...new Set(Object.values(fonts))];
  const {tones, ...colours} = tokens.light;
  const families = await Promise.all(names.map((name) => loadFamily(name, css)));
  const label = families.find(({name}) => name === fonts.label);
  return {
    fonts,
    families,
    figureFamily: label?.regular === undefined ? await loadFamily(otherwise, css) : label,
    colours: {
      paper: wordColour(colours.paper),
      ink: wordColour(colours.ink),
      muted: wordColour(colours.muted),
      accent: wordColour(colours.accent),
      rule: wordColour(colours.rule),
      hairline: wordColour(colours.hairline),
      tint: wordColour(colours.tint),
      band: wordColour(colours.band),
      bandInk: wordColour(colours.bandInk),
    },
    tones: {
      good: wordTone(tones.good),
      middle: wordTone(tones.middle),
      poor: wordTone(tones.poor),
      unknown: wordTone(tones.unknown),
    },
    label: {regular: measureWith(labelWidths[400]), bold: measureWith(labelWidths[600])},
    boldHeadings: tokens.headingWeight >= boldFrom,
    logo,
  };
}

function wordTone({sign, shade}: {readonly sign: string; readonly shade: string}) {
  return {sign: wordColour(sign), shade: wordColour(shade)};
}

/** `#1d4762` as `1d4762`. */
function wordColour(colour: string): string {
  return colour.replace(/^#/, "");
}
