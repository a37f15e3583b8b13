import {incompleteGammaLower} from "../distributions/incomplete-gamma.ts";
import {logPoissonTerm} from "../distributions/saddle-point.ts";

/**
 * The probability that a noncentral chi-square variable is at most x, and its density with two degrees of freedom
 * more, which is how fast that probability falls with the noncentrality.
 *
 * Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 29: a Poisson mixture of
 * central ones, here summed outwards from its mode; R `pchisq(x, df, ncp)`. Absolute precision about 1e-14.
 */
export function noncentralChiSquare(x: number, df: number, noncentrality: number): {lower: number; density: number} {
  const half = noncentrality / 2;
  const mode = Math.floor(half);
  const atMode = Math.exp(logPoissonTerm(mode, half));
  const shape = df / 2 + mode;
  const lowerAtMode = incompleteGammaLower(shape, x / 2);
  /** The term (x / 2)^shape e^(-x / 2) / Gamma(shape + 1) is what the lower tail loses when its shape grows by one. */
  const lossAtMode = Math.exp(logPoissonTerm(shape, x / 2));
  let lower = atMode * lowerAtMode;
  let density = (atMode * lossAtMode) / 2;

  let weight = atMode;
  let tail = lowerAtMode;
  let loss = lossAtMode;
  for (let j = mode; weight > smallestWeight && tail > 0; j++) {
    weight *= half / (j + 1);
    tail = Math.max(0, tail - loss);
    loss *= x / 2 / (df / 2 + j + 1);
    lower += weight * tail;
    density += (weight * loss) / 2;
  }
  weight = atMode;
  tail = lowerAtMode;
  loss = lossAtMode;
  for (let j = mode; j > 0 && weight > smallestWeight; j--) {
    weight *= j / half;
    loss *= (df / 2 + j) / (x / 2);
    tail = Math.min(1, tail + loss);
    lower += weight * tail;
    density += (weight * loss) / 2;
  }
  return {lower: Math.min(1, lower), density};
}

const smallestWeight = 1e-20;
