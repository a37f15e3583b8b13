import {CliError} from "../errors/cli-error.ts";
import {colourOf, contrast, perceived} from "./colour.ts";
import {figureColoursOf} from "./figure-colours.ts";
import type {FigureColours, ThemeColours, ThemeTokens, Tone} from "./model.ts";
import type {OwnColours, OwnLook} from "./own-look.ts";
import {evenRamp} from "./ramp.ts";
import {type ColourPair, colourPairs, nearestReadable} from "./readable.ts";

/** How light and strong an accent is on the dark page. */
const darkAccent = {lightness: 0.8, strongest: 0.1};

/** A theme's colours with one's own in their place; what is not given follows from the accent, when that is. */
export function withOwnColours(tokens: ThemeTokens, own: OwnColours): ThemeTokens {
  const {accent} = own;
  const light = pageColours(accent === undefined ? tokens.light : recoloured(tokens.light, accent, accent), own);
  const fromAccent = accent === undefined ? tokens.dark : recoloured(tokens.dark, accent, lightened(accent));
  const band = own.band === undefined && accent === undefined ? {} : {band: light.band, bandInk: light.bandInk};
  const dark = pageColours({...fromAccent, ...band}, own.dark ?? {});
  const figure = accent === undefined ? tokens.figure : {...tokens.figure, ...figureColoursOf(accent, light.ink)};
  return {...tokens, light, dark, figure: figureColours(figure, own.figure ?? {})};
}

/**
 * Boxes and thin lines keep how light they are and turn to the accent's hue; rules follow where they are in the accent.
 * A cover without a field of colour stays without.
 */
function recoloured(colours: ThemeColours, accent: string, shown: string): ThemeColours {
  const {hue, chroma} = perceived(accent);
  const turned = (colour: string) => {
    const was = perceived(colour);
    return colourOf({...was, chroma: Math.min(was.chroma, chroma), hue});
  };
  return {
    ...colours,
    accent: shown,
    tint: turned(colours.tint),
    hairline: turned(colours.hairline),
    ...(colours.rule === colours.accent ? {rule: shown} : {}),
    ...(colours.band === colours.paper ? {} : {band: accent, bandInk: textOn(accent, colours)}),
  };
}

function pageColours(colours: ThemeColours, {dark: _, figure: __, ...own}: OwnColours): ThemeColours {
  const {tones, band_ink, ...plain} = own;
  const bandInk = band_ink ?? (own.band === undefined ? colours.bandInk : textOn(own.band, colours));
  const light = (tone: Tone) => overlaid(colours.tones[tone], tones?.[tone] ?? {});
  const lights = {good: light("good"), middle: light("middle"), poor: light("poor"), unknown: light("unknown")};
  return {...overlaid(colours, plain), bandInk, tones: lights};
}

function figureColours(
  figure: FigureColours,
  {ramp, heat, ...plain}: NonNullable<OwnColours["figure"]>,
): FigureColours {
  return {
    ...overlaid(figure, plain),
    ...(ramp === undefined ? {} : {ramp: evenRamp(ramp)}),
    ...(heat === undefined ? {} : {heat: evenRamp(heat)}),
  };
}

/** The base with what is given in its place, and left alone where nothing is. */
function overlaid<Base extends object>(base: Base, own: {readonly [Key in keyof Base]?: Base[Key] | undefined}): Base {
  return Object.assign({}, base, Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)));
}

function lightened(accent: string): string {
  const {hue, chroma} = perceived(accent);
  return colourOf({lightness: darkAccent.lightness, chroma: Math.min(chroma, darkAccent.strongest), hue});
}

function textOn(band: string, {ink}: ThemeColours): string {
  return contrast("#ffffff", band) >= 4.5 ? "#ffffff" : ink;
}

/**
 * Looks at all text and signs of a theme with colours of one's own.
 * @throws CliError (config) for the first that is hard to read, with the contrast and the nearest colour that passes
 */
export function assertReadable(tokens: ThemeTokens, looks: readonly OwnLook[]): void {
  for (const [scheme, colours] of [
    [[], tokens.light],
    [["dark"], tokens.dark],
  ] as const) {
    const pairs = colourPairs(colours);
    const failing = pairs.find(({colours: [text, on], least}) => contrast(text, on) < least);
    if (failing !== undefined) throw hardToRead(failing, pairs, scheme, looks);
  }
}

function hardToRead(
  pair: ColourPair,
  all: readonly ColourPair[],
  scheme: readonly string[],
  looks: readonly OwnLook[],
): CliError {
  const isGiven = (name: readonly string[]) => lookWith([...scheme, ...name], looks) !== undefined;
  const blamed = isGiven(pair.text) || !isGiven(pair.on) ? "text" : "on";
  const name = pair[blamed];
  const same = (other: readonly string[]) => other.join(".") === name.join(".");
  const colour = pair.colours[blamed === "text" ? 0 : 1];
  // What it stands on, or what stands on it, everywhere.
  const others = all.flatMap((each) => [
    ...(same(each.text) ? [each.colours[1]] : []),
    ...(same(each.on) ? [each.colours[0]] : []),
  ]);
  const ratio = (Math.floor(contrast(...pair.colours) * 100) / 100).toFixed(2);
  const better = nearestReadable(colour, others, pair.least);
  const look = lookWith([...scheme, ...name], looks) ?? looks.findLast(({colours}) => colours !== undefined);
  return new CliError(
    "config",
    `The colour ${[...scheme, ...pair.text].join(".")} ${pair.colours[0]} has a contrast of ${ratio}:1 on ${pair.on.join(".")} ${pair.colours[1]}, and ${pair.least === 3 ? "signs and rules need 3:1" : "text needs 4.5:1"}.`,
    {
      place: look?.placeOf(["colours", ...scheme, ...name]),
      hint:
        better === null
          ? `No ${name.join(".")} passes here: change ${pair[blamed === "text" ? "on" : "text"].join(".")}.`
          : `The nearest ${[...scheme, ...name].join(".")} that passes is "${better}".`,
    },
  );
}

/** The look that gives a colour; the last has the last word. */
function lookWith(path: readonly string[], looks: readonly OwnLook[]): OwnLook | undefined {
  return looks.findLast(({colours}) => path.reduce<unknown>(valueIn, colours) !== undefined);
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
