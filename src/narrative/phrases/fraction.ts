import {printPercent} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import {percentPhrase} from "./percent.ts";

export const fractionForms = ["share", "every"] as const;
/** `share`: `en fjerdedel`. `every`: `hver fjerde`, and `to ud af tre` where there is no such word. */
export type FractionForm = (typeof fractionForms)[number];

interface Fraction {
  readonly over: number;
  readonly under: number;
  /** How far below and above the fraction a share may lie and still be called by it, in percentage points. */
  readonly below: number;
  readonly above: number;
  readonly share: string;
  readonly every: string;
}

const fractions: readonly Fraction[] = [
  fraction(1, 10, "en tiendedel", "hver tiende", {below: 2, above: 2}),
  fraction(1, 5, "en femtedel", "hver femte"),
  fraction(1, 4, "en fjerdedel", "hver fjerde"),
  fraction(1, 3, "en tredjedel", "hver tredje"),
  fraction(2, 5, "to femtedele", "to ud af fem"),
  fraction(1, 2, "halvdelen", "hver anden"),
  fraction(3, 5, "tre femtedele", "tre ud af fem"),
  fraction(2, 3, "to tredjedele", "to ud af tre"),
  fraction(3, 4, "tre fjerdedele", "tre ud af fire"),
  fraction(4, 5, "fire femtedele", "fire ud af fem"),
  fraction(9, 10, "ni ud af ti", "ni ud af ti", {below: 2, above: 2}),
];

/** Shares nearer than this to nobody or everybody, in percentage points, are `næsten ingen` and `næsten alle`. */
const almost = 3;
/** Shares nearer than this to a fraction, in percentage points, are `cirka`. */
const about = 1;

/**
 * A share in words, by these rules (also in docs/writing.md):
 * 1. Nobody is `ingen`, everybody `alle`; less than 3 points from them is `næsten ingen` and `næsten alle`.
 * 2. Else the nearest of 1/10, 1/5, 1/4, 1/3, 2/5, 1/2, 3/5, 2/3, 3/4, 4/5 and 9/10, if the share is at most 3 points below
 *    or 4 above it (for tenths 2 either way).
 * 3. Exactly the fraction: bare. Less than 1 point off: `cirka`. Below: `knap`. Above: `godt` (`lidt over halvdelen`).
 * 4. With no fraction near, the percentage.
 * Compared with integers, so that no share falls on the wrong side of a limit.
 *
 * @param of who the share is of, in the definite plural (`borgerne`); left out when undefined
 */
export function fractionPhrase(
  count: number,
  base: number,
  style: NumberStyle,
  {form = "share", of}: {readonly form?: FractionForm | undefined; readonly of?: string | undefined} = {},
): string {
  const extreme = extremeWord(count, base);
  if (extreme !== undefined) {
    if (of === undefined) return extreme;
    return extreme.endsWith("alle") ? `${extreme} ${of}` : `${extreme} af ${of}`;
  }
  const near = nearestFraction(count, base);
  const phrase =
    near === undefined ? percentPhrase(printPercent(count, base, style), style) : qualified(near, count, base, form);
  return of === undefined ? phrase : `${phrase} af ${of}`;
}

function extremeWord(count: number, base: number): string | undefined {
  if (count === 0) return "ingen";
  if (count === base) return "alle";
  if (100 * count < almost * base) return "næsten ingen";
  if (100 * (base - count) < almost * base) return "næsten alle";
  return undefined;
}

function nearestFraction(count: number, base: number): Fraction | undefined {
  let best: Fraction | undefined;
  for (const candidate of fractions) {
    if (best === undefined || isNearer(candidate, best, count, base)) best = candidate;
  }
  if (best === undefined) return undefined;
  const away = distance(best, count, base);
  const reach = away < 0 ? best.below : best.above;
  return 100 * Math.abs(away) <= reach * base * best.under ? best : undefined;
}

function isNearer(candidate: Fraction, best: Fraction, count: number, base: number): boolean {
  const candidateAway = Math.abs(distance(candidate, count, base)) * best.under;
  return candidateAway < Math.abs(distance(best, count, base)) * candidate.under;
}

/** count / base minus the fraction, times base and the fraction's denominator. */
function distance({over, under}: Fraction, count: number, base: number): number {
  return count * under - over * base;
}

function qualified(near: Fraction, count: number, base: number, form: FractionForm): string {
  const away = distance(near, count, base);
  const phrase = near[form];
  if (away === 0) return phrase;
  if (100 * Math.abs(away) < about * base * near.under) return `cirka ${phrase}`;
  if (away < 0) return `knap ${phrase}`;
  return phrase === "halvdelen" ? "lidt over halvdelen" : `godt ${phrase}`;
}

function fraction(over: number, under: number, share: string, every: string, reach = {below: 3, above: 4}): Fraction {
  return {over, under, share, every, ...reach};
}
