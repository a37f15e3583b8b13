/** Colour arithmetic: contrast as readers see it, and steps that look even. Colours are written `#rrggbb`. */

type Triple = readonly [number, number, number];

/** A colour by how light it looks (0 to 1), how strong it is (0 for grey), and its hue in radians. */
export interface Perceived {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** The contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** How light a colour looks, 0 to 1: what is left of it in grey print. */
export function lightness(colour: string): number {
  return oklab(colour)[0];
}

/** The colour so far on the way from one to another, 0 to 1; mixed in OKLab, so that steps of `part` look even. */
export function mixed(from: string, to: string, part: number): string {
  const [a, b] = [oklab(from), oklab(to)];
  return hex([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part]);
}

export function perceived(colour: string): Perceived {
  const [light, a, b] = oklab(colour);
  return {lightness: light, chroma: Math.hypot(a, b), hue: Math.atan2(b, a)};
}

/** The colour that looks like this; weaker where a screen has none so strong, so that neither hue nor lightness changes. */
export function colourOf({lightness: light, chroma, hue}: Perceived): string {
  const at = (strength: number): Triple => [light, strength * Math.cos(hue), strength * Math.sin(hue)];
  if (isOnScreen(at(chroma))) return hex(at(chroma));
  let [shown, tooStrong] = [0, chroma];
  while (tooStrong - shown > 1e-4) {
    const middle = (shown + tooStrong) / 2;
    if (isOnScreen(at(middle))) shown = middle;
    else tooStrong = middle;
  }
  return hex(at(shown));
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

/** Red, green and blue as amounts of light; outside 0 to 1 for what no screen shows. */
function light([lightnessPart, a, b]: Triple): Triple {
  const l = (lightnessPart + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightnessPart - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightnessPart - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** With room for what rounding to 256 steps hides. */
function isOnScreen(colour: Triple): boolean {
  return light(colour).every((value) => value >= -0.0005 && value <= 1.0005);
}

function hex(colour: Triple): string {
  return `#${light(colour).map(channelHex).join("")}`;
}

function channelHex(value: number): string {
  const clamped = Math.min(1, Math.max(0, value));
  const gamma = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(gamma * 255)
    .toString(16)
    .padStart(2, "0");
}
