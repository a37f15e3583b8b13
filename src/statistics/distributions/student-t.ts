import {findRoot} from "./find-root.ts";
import {logIncompleteBeta} from "./incomplete-beta.ts";
import {logGamma} from "./log-gamma.ts";
import {normalQuantileUpper} from "./normal.ts";

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
  return Math.exp(logTwoSided(Math.abs(t), df));
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

/** ln of the probability of being at least this far from 0. */
function logTwoSided(distance: number, df: number): number {
  if (distance >= far) return Math.min(0, logFarTwoSided(Math.log(distance), df));
  const square = distance * distance;
  return logIncompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5);
}

/** The same beyond a far t: the leading term of the incomplete beta function, DLMF 8.17.8. */
function logFarTwoSided(logDistance: number, df: number): number {
  return (df / 2) * (Math.log(df) - 2 * logDistance) - logFarFactor(df);
}

/** ln of a B(a, 1/2) for a = df / 2. */
function logFarFactor(df: number): number {
  const a = df / 2;
  return Math.log(a) + logGamma(a) + logGamma(0.5) - logGamma(a + 0.5);
}

/** ln of the probability of being less than this far from 0. */
function logMiddle(distance: number, df: number): number {
  const square = distance * distance;
  return logIncompleteBeta(square / (df + square), df / (df + square), 0.5, df / 2);
}

/**
 * How far from 0 an upper tail of probability p <= 1/2 begins: farther than a normal variable's, and no farther than
 * that of the t variable with one degree of freedom.
 */
function distanceOfTail(p: number, df: number): number {
  if (p === 0.5) return 0;
  const ofNormal = Math.log(normalQuantileUpper(p)) - margin;
  const ofCauchy = -Math.log(Math.tan(Math.PI * p)) + margin;
  if (logTwoSided(far, df) > Math.log(2 * p)) {
    return Math.exp((Math.log(df) - (2 / df) * (Math.log(2 * p) + logFarFactor(df))) / 2);
  }
  const tail = (log: number): number => logTwoSided(Math.exp(log), df) - Math.log(2 * p);
  // Near the middle the complement of the tail is what has the digits.
  const middle = (log: number): number => Math.log(1 - 2 * p) - logMiddle(Math.exp(log), df);
  return Math.exp(findRoot(p < 0.25 ? tail : middle, ofNormal, Math.min(ofCauchy, Math.log(far) + margin)));
}

/** What the ends of the search are moved out by, lest rounding puts the root beyond them. */
const margin = 1e-6;

function checkDf(df: number): void {
  if (!(df >= 1 && df <= 1e12)) throw new RangeError(`a t distribution cannot have ${df} degrees of freedom`);
}
