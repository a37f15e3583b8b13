import {stirlingError} from "./stirling-error.ts";

/**
 * The terms x^a e^-x / Gamma(a + 1) and x^a y^b Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)) that the gamma, beta,
 * binomial and hypergeometric distributions are built of, without the cancellation that sums of log-gammas suffer.
 *
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities"; R's nmath/dbinom.c and dpois.c.
 */

/** The logarithm of x^a e^-x / Gamma(a + 1), for a >= 0 and x >= 0. */
export function logPoissonTerm(a: number, x: number): number {
  if (x === 0) return a === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (a === 0) return -x;
  return -stirlingError(a) - deviance(a, x) - 0.5 * Math.log(2 * Math.PI * a);
}

/**
 * The logarithm of x^a y^b Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)), for a, b >= 0 and x + y = 1.
 * Both x and y are given, because one minus the other may have lost its digits.
 */
export function logBinomialTerm(a: number, b: number, x: number, y: number): number {
  if (x === 0) return a === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (y === 0) return b === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (a === 0) return b * logOf(y, x);
  if (b === 0) return a * logOf(x, y);
  const n = a + b;
  const correction = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return correction - deviance(a, n * x) - deviance(b, n * y) + 0.5 * Math.log(n / (2 * Math.PI * a) / b);
}

/** ln x, taken from its complement where that has more digits. */
function logOf(x: number, complement: number): number {
  return x > 0.5 ? Math.log1p(-complement) : Math.log(x);
}

/** x ln(x / m) + m - x, by a series where x is near m (Loader's bd0). */
function deviance(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const ratio = difference / (x + m);
  const square = ratio * ratio;
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let k = 1; ; k++) {
    term *= square;
    const next = sum + term / (2 * k + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
