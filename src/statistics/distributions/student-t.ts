import {incompleteBetaLower} from "./incomplete-beta.ts";
import {inverseBetaLower, inverseBetaUpper} from "./inverse-beta.ts";
import {logGamma} from "./log-gamma.ts";

/**
 * The probability that a t variable with `df` degrees of freedom, whole or not, is at most t.
 *
 * Source: Abramowitz and Stegun (1964), 26.7.1 (by the incomplete beta function); R `pt(t, df)`.
 * Defined for 1 <= df <= 1e12.
 */
export function studentTLowerTail(t: number, df: number): number {
  const half = studentTTwoSided(t, df) / 2;
  return t < 0 ? half : 1 - half;
}

/** The probability that a t variable is above t: R `pt(t, df, lower.tail = FALSE)`. */
export function studentTUpperTail(t: number, df: number): number {
  return studentTLowerTail(-t, df);
}

/** The probability that a t variable is at least as far from 0 as t: R `2 * pt(-abs(t), df)`. */
export function studentTTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError("a t distribution has no value NaN");
  checkDf(df);
  const distance = Math.abs(t);
  if (distance >= far) return Math.min(1, Math.exp(logFarTwoSided(Math.log(distance), df)));
  const square = distance * distance;
  return incompleteBetaLower(df / (df + square), df / 2, 0.5, square / (df + square));
}

/** The t that a t variable stays below with probability p, for 0 < p < 1: R `qt(p, df)`. */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no finite t quantile at ${p}`);
  checkDf(df);
  return p < 0.5 ? -distanceOfTail(p, df) : distanceOfTail(1 - p, df);
}

/** The t that a t variable exceeds with probability p, for 0 < p < 1: R `qt(p, df, lower.tail = FALSE)`. */
export function studentTQuantileUpper(p: number, df: number): number {
  return -studentTQuantile(p, df);
}

/** From this distance on the leading term of the tail is exact, and the square may not be representable. */
const far = 1e100;

/** ln of both tails beyond a far t: the leading term of the incomplete beta function, DLMF 8.17.8. */
function logFarTwoSided(logDistance: number, df: number): number {
  return (df / 2) * (Math.log(df) - 2 * logDistance) - logFarFactor(df);
}

/** ln of a B(a, 1/2) for a = df / 2. */
function logFarFactor(df: number): number {
  const a = df / 2;
  return Math.log(a) + logGamma(a) + logGamma(0.5) - logGamma(a + 0.5);
}

/** How far from 0 an upper tail of probability p <= 1/2 begins. */
function distanceOfTail(p: number, df: number): number {
  const x = inverseBetaLower(2 * p, df / 2, 0.5);
  if (x * far * far <= df) return Math.exp((Math.log(df) - (2 / df) * (Math.log(2 * p) + logFarFactor(df))) / 2);
  if (x <= 0.5) return Math.sqrt((df * (1 - x)) / x);
  // Near the middle the complement of x is what has the digits.
  const y = inverseBetaUpper(2 * p, 0.5, df / 2);
  return Math.sqrt((df * y) / (1 - y));
}

function checkDf(df: number): void {
  if (!(df >= 1 && df <= 1e12)) throw new RangeError(`a t distribution cannot have ${df} degrees of freedom`);
}
