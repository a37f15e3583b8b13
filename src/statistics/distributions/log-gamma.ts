/** zeta(k) - 1 for k = 2, 3, …, as far as they matter in double precision. */
const zetaMinusOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.45071178983543e-9, 3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10,
] as const;

const eulerGamma = 0.5772156649015329;

/** Above this the Stirling series is exact to double precision. */
export const stirlingFrom = 15;

/** ln sqrt(2 pi) */
export const halfLogTwoPi = 0.9189385332046728;

/**
 * The natural logarithm of the gamma function for x > 0, with full relative precision also around its zeros at 1 and 2.
 *
 * Source: Abramowitz and Stegun (1964), 6.1.33 (Taylor series around 2), 6.1.15 (recurrence), 6.1.41 (Stirling).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs a positive number, not ${x}`);
  if (x >= stirlingFrom) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x);
  if (x < 0.5) return logGammaAroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaAroundTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let reduced = x;
  while (reduced >= 2.5) {
    reduced -= 1;
    product *= reduced;
  }
  return Math.log(product) + logGammaAroundTwo(reduced - 2);
}

/** ln Gamma(2 + e) for |e| <= 1/2. */
function logGammaAroundTwo(e: number): number {
  const sum = zetaMinusOne.reduceRight((inner, coefficient, index) => coefficient / (index + 2) - e * inner, 0);
  return e * (1 - eulerGamma) + e * e * sum;
}

/** 1/(12x) - 1/(360x^3) + …: the error is below 1e-17 from x = 15. */
export function stirlingSeries(x: number): number {
  const square = x * x;
  const inner = 1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square;
  return (1 / 12 - (1 / 360 - (1 / 1260 - inner / square) / square) / square) / x;
}
