/** Colour arithmetic: readable text on a fill, and ramps of even steps in lightness. Colours are written `#rrggbb`. */

import type {Ramp} from "../themes/ramp.ts";

type Triple = readonly [number, number, number];

/** The contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** White, or else ink, or else black: the first that reads at 4.5:1 on the fill. One of white and black always does. */
export function readableOn(fill: string, ink: string): string {
  return ["#ffffff", ink].find((colour) => contrast(colour, fill) >= 4.5) ?? "#000000";
}

/** The colour at `position`, 0 to 1, of a ramp; mixed in OKLab, so that steps of position look like steps of light. */
export function alongRamp(ramp: Ramp, position: number): string {
  const index = ramp.findIndex(([stop]) => stop >= position);
  const [upTo, to] = ramp[index] ?? ramp.at(-1) ?? [1, "#000000"];
  const [from, start] = ramp[Math.max(0, index - 1)] ?? [upTo, to];
  if (index <= 0 || upTo === from) return to;
  return hex(mix(oklab(start), oklab(to), (position - from) / (upTo - from)));
}

/** How light a colour looks, 0 to 1: what is left of it in grey print. */
export function lightness(colour: string): number {
  return oklab(colour)[0];
}

function mix(a: Triple, b: Triple, part: number): Triple {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part];
}

function linear(colour: string): Triple {
  const channel = (start: number) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Björn Ottosson's OKLab: https://bottosson.github.io/posts/oklab/ */
function oklab(colour: string): Triple {
  const [red, green, blue] = linear(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hex([lightnessPart, a, b]: Triple): string {
  const l = (lightnessPart + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightnessPart - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightnessPart - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((value) => channelHex(value)).join("")}`;
}

function channelHex(value: number): string {
  const clamped = Math.min(1, Math.max(0, value));
  const gamma = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(gamma * 255)
    .toString(16)
    .padStart(2, "0");
}
