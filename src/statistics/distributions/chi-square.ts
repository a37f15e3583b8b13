import {incompleteGammaLower, incompleteGammaUpper} from "./incomplete-gamma.ts";

/**
 * The probability that a chi-square variable is at most x.
 *
 * Source: Abramowitz and Stegun (1964), 26.4.19; R `pchisq(x, df)`. Defined for x >= 0 and df >= 1.
 */
export function chiSquareLowerTail(x: number, df: number): number {
  return incompleteGammaLower(df / 2, x / 2);
}

/** The probability that a chi-square variable is above x; R `pchisq(x, df, lower.tail = FALSE)`. */
export function chiSquareUpperTail(x: number, df: number): number {
  return incompleteGammaUpper(df / 2, x / 2);
}
