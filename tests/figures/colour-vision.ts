/**
 * How colours look to those who lack one kind of cone, by the matrices for full dichromacy (severity 1.0) of
 * G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
 * IEEE Transactions on Visualization and Computer Graphics 15 (2009), for linear RGB; and how far apart two colours look,
 * by CIE 1976 L*a*b*.
 */

type Triple = readonly [number, number, number];

export type Vision = keyof typeof matrices;

const matrices = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

export const visions: readonly Vision[] = ["protanopia", "deuteranopia", "tritanopia"];

/** CIE76: the distance of two `#rrggbb` in L*a*b*; about 2.3 is just noticed side by side. */
export function distance(one: string, other: string, vision: Vision | null): number {
  const [a, b] = [one, other].map((colour) => lab(seenBy(linear(colour), vision)));
  return a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** L* from 0 to 100: what is left in grey print. */
export function greyness(colour: string): number {
  return lab(linear(colour))[0];
}

function seenBy(rgb: Triple, vision: Vision | null): Triple {
  if (vision === null) return rgb;
  const [red, green, blue] = matrices[vision].map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]);
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function linear(colour: string): Triple {
  const channel = (start: number) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** From linear sRGB, white point D65. */
function lab(rgb: Triple): Triple {
  const [red, green, blue] = rgb.map((value) => Math.min(1, Math.max(0, value)));
  const mix = (a: number, b: number, c: number) => a * (red ?? 0) + b * (green ?? 0) + c * (blue ?? 0);
  const x = mix(0.4124564, 0.3575761, 0.1804375) / 0.95047;
  const y = mix(0.2126729, 0.7151522, 0.072175);
  const z = mix(0.0193339, 0.119192, 0.9503041) / 1.08883;
  const [fx, fy, fz] = [x, y, z].map((value) =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116,
  );
  return [116 * (fy ?? 0) - 16, 500 * ((fx ?? 0) - (fy ?? 0)), 200 * ((fy ?? 0) - (fz ?? 0))];
}
