import {incompleteGammaLower, incompleteGammaUpper} from "./incomplete-gamma.ts";

/**
 * The probability that a standard normal variable is at most z.
 *
 * Source: Abramowitz and Stegun (1964), 26.2.30 (by the chi-square distribution with 1 degree of freedom); R `pnorm(z)`.
 */
export function normalLowerTail(z: number): number {
  const half = (z * z) / 2;
  return z < 0 ? incompleteGammaUpper(0.5, half) / 2 : 0.5 + incompleteGammaLower(0.5, half) / 2;
}

/** The probability that a standard normal variable is above z: R `pnorm(z, lower.tail = FALSE)`. */
export function normalUpperTail(z: number): number {
  return normalLowerTail(-z);
}

/**
 * The z that a standard normal variable stays below with probability p, for 0 < p < 1; R `qnorm(p)`.
 *
 * Source: Wichura (1988), algorithm AS 241, PPND16, Applied Statistics 37, 477-484: about 1 part in 1e16.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no finite normal quantile at ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(central.numerator, r)) / polynomial(central.denominator, r);
  }
  return q < 0 ? -upperTailQuantile(p) : upperTailQuantile(1 - p);
}

/** The z that a standard normal variable exceeds with probability p: R `qnorm(p, lower.tail = FALSE)`. */
export function normalQuantileUpper(p: number): number {
  return -normalQuantile(p);
}

/** The quantile of an upper tail below 0.075. */
function upperTailQuantile(tail: number): number {
  const r = Math.sqrt(-Math.log(tail));
  return r <= 5
    ? polynomial(middle.numerator, r - 1.6) / polynomial(middle.denominator, r - 1.6)
    : polynomial(far.numerator, r - 5) / polynomial(far.denominator, r - 5);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const central = {
  numerator: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  denominator: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
} as const;

const middle = {
  numerator: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  denominator: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
} as const;

const far = {
  numerator: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  denominator: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
} as const;
