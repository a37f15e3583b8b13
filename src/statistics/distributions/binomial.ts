import {incompleteBetaLower} from "./incomplete-beta.ts";
import {logBinomialTerm} from "./saddle-point.ts";

/**
 * The probability of exactly k successes in n trials.
 *
 * Source: Loader (2000), as in R `dbinom(k, n, p)`. Defined for whole n >= 0 and 0 <= p <= 1; zero outside 0 … n.
 */
export function binomialProbability(k: number, n: number, p: number): number {
  checkParameters(n, p);
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  return Math.exp(logBinomialTerm(k, n - k, p, 1 - p));
}

/** The probability of at most k successes: R `pbinom(k, n, p)`. Source: Abramowitz and Stegun (1964), 26.5.24. */
export function binomialLowerTail(k: number, n: number, p: number): number {
  checkParameters(n, p);
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return incompleteBetaLower(1 - p, n - whole, whole + 1, p);
}

/** The probability of at least k successes: R `pbinom(k - 1, n, p, lower.tail = FALSE)`. */
export function binomialUpperTail(k: number, n: number, p: number): number {
  checkParameters(n, p);
  const whole = Math.ceil(k);
  if (whole <= 0) return 1;
  if (whole > n) return 0;
  return incompleteBetaLower(p, whole, n - whole + 1);
}

function checkParameters(n: number, p: number): void {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`not a number of trials: ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
}
