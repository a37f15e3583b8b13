import {incompleteBetaLower} from "./incomplete-beta.ts";

/**
 * The probability that an F variable with `df1` and `df2` degrees of freedom, whole or not, is at most f.
 *
 * Source: Abramowitz and Stegun (1964), 26.6.2 (by the incomplete beta function); R `pf(f, df1, df2)`.
 * Defined for f >= 0 and degrees of freedom from 1 to 1e12.
 */
export function fLowerTail(f: number, df1: number, df2: number): number {
  const {ofNumerator, ofDenominator} = shares(f, df1, df2);
  return incompleteBetaLower(ofNumerator, df1 / 2, df2 / 2, ofDenominator);
}

/** The probability that an F variable is above f: R `pf(f, df1, df2, lower.tail = FALSE)`. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  const {ofNumerator, ofDenominator} = shares(f, df1, df2);
  return incompleteBetaLower(ofDenominator, df2 / 2, df1 / 2, ofNumerator);
}

/** The two beta variables that belong to f, which add up to 1. */
function shares(f: number, df1: number, df2: number): {ofNumerator: number; ofDenominator: number} {
  if (!(f >= 0)) throw new RangeError(`an F distribution has no value ${f}`);
  for (const df of [df1, df2]) {
    if (!(df >= 1 && df <= 1e12)) throw new RangeError(`an F distribution cannot have ${df} degrees of freedom`);
  }
  const even = df2 / df1;
  return {ofNumerator: f === Number.POSITIVE_INFINITY ? 1 : f / (f + even), ofDenominator: even / (f + even)};
}
