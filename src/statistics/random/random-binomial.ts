import {drawByRejection, drawByWalking} from "./random-hypergeometric.ts";
import type {Random} from "./xoshiro128.ts";

/** From this standard deviation on rejection is faster than walking out from the mode. */
const walkBelow = 3;

/**
 * How many of n independent trials succeed, each with probability p.
 *
 * Source: inversion outward from the mode where the spread is small; else the ratio of uniforms, Stadlober (1990),
 * Journal of Computational and Applied Mathematics 31, 181-189.
 * @param logFactorial gives ln k! up to k = n
 */
export function randomBinomial(n: number, p: number, logFactorial: (k: number) => number, random: Random): number {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (n === 1) return random() < p ? 1 : 0;
  const logFailure = Math.log1p(-p);
  const logOdds = Math.log(p) - logFailure;
  const mode = Math.floor((n + 1) * p);
  const logAt = (k: number): number => k * logOdds - logFactorial(k) - logFactorial(n - k);
  const spread = Math.sqrt(n * p * (1 - p));
  if (spread >= walkBelow) return drawByRejection(0, n, n * p, spread, logAt(mode), logAt, random);
  const ratioAbove = (k: number): number => ((n - k) * p) / ((k + 1) * (1 - p));
  return drawByWalking(0, n, mode, Math.exp(logFactorial(n) + n * logFailure + logAt(mode)), ratioAbove, random);
}
