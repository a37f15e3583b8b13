import {continuedFraction} from "./continued-fraction.ts";
import {logBinomialTerm} from "./saddle-point.ts";

/**
 * The regularised incomplete beta function I_x(a, b), the probability that a beta variable is at most x.
 *
 * Source: Didonato and Morris (1992), algorithm 708, ACM TOMS 18, section 2 (BFRAC); DLMF 8.17.4 (reflection).
 * Limits: full relative precision of both tails for a, b >= 1/2, which covers the binomial, t and F distributions.
 * @param y one minus x, where it is known to more digits than x can hold
 */
export function incompleteBetaLower(x: number, a: number, b: number, y = 1 - x): number {
  checkArguments(x, a, b);
  return Math.exp(logIncompleteBeta(x, y, a, b));
}

/** The probability that a beta variable is above x, computed as itself where it is small. */
export function incompleteBetaUpper(x: number, a: number, b: number, y = 1 - x): number {
  checkArguments(x, a, b);
  return Math.exp(logIncompleteBeta(y, x, b, a));
}

/** ln I_x(a, b) for x + y = 1. Does not underflow. */
export function logIncompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (y === 0) return 0;
  if (x <= (a + 1) / (a + b + 2)) return Math.min(0, logByFraction(x, y, a, b));
  return Math.log1p(-Math.min(1, Math.exp(logByFraction(y, x, b, a))));
}

/** ln of x^a y^b / B(a, b): the density of a beta variable times x y. */
export function logBetaKernel(x: number, y: number, a: number, b: number): number {
  return logBinomialTerm(a, b, x, y) + Math.log(a) + Math.log(b / (a + b));
}

/** The terms of the fraction are positive where it is used, so that nothing cancels, however large the shapes. */
function logByFraction(x: number, y: number, a: number, b: number): number {
  const excess = a * y - b * x + 1;
  const fraction = continuedFraction((a * excess) / (a + 1), (m) => {
    const odd = a + 2 * m - 1;
    const product = (m * (b - m) * x) / odd;
    return [
      (((a + m - 1) * (a + b + m - 1)) / odd) * x * product,
      m + product + ((a + m) * (excess + m * (1 + y))) / (odd + 2),
    ];
  });
  return logBetaKernel(x, y, a, b) - Math.log(fraction);
}

/** Beyond this the fraction would take too many terms; one above the largest count. */
const largestShape = 1e12 + 1;

function checkArguments(x: number, a: number, b: number): void {
  if (!(a > 0 && b > 0 && a + b <= largestShape)) throw new RangeError(`no beta distribution has shapes ${a}, ${b}`);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`a beta distribution has no value ${x}`);
}
