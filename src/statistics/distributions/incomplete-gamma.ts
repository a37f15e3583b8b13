import {continuedFraction} from "./continued-fraction.ts";
import {logPoissonTerm} from "./saddle-point.ts";

/**
 * The regularised lower incomplete gamma function P(a, x).
 *
 * Source: DLMF 8.11.4 (series) for x < a + 1 and 8.9.2 (continued fraction) beyond.
 * Limits: full relative precision for a >= 1/2, which covers every chi-square; below that the larger tail is exact
 * and the smaller one loses digits.
 */
export function incompleteGammaLower(a: number, x: number): number {
  checkArguments(a, x);
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), computed as itself where it is small. */
export function incompleteGammaUpper(a: number, x: number): number {
  checkArguments(a, x);
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

function lowerBySeries(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * Number.EPSILON * 0.25; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return Math.min(1, Math.exp(logPoissonTerm(a, x)) * sum);
}

function upperByFraction(a: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  const fraction = continuedFraction(x + 1 - a, (k) => [-k * (k - a), x + 2 * k + 1 - a]);
  return Math.min(1, (Math.exp(logPoissonTerm(a, x)) * a) / fraction);
}

/** Beyond this the series and the fraction would take too many terms. */
const largestShape = 1e12;

function checkArguments(a: number, x: number): void {
  if (!(a > 0 && a <= largestShape)) throw new RangeError(`the shape of a gamma distribution cannot be ${a}`);
  if (!(x >= 0)) throw new RangeError(`a gamma distribution has no value ${x}`);
}
