import {logBetaKernel, logIncompleteBeta} from "./incomplete-beta.ts";

/**
 * The x at which the regularised incomplete beta function I_x(a, b) is p; R `qbeta(p, a, b)`.
 *
 * Method: ln I is an increasing concave function of the logit of x, so that Newton's method on that scale goes
 * straight to the root from its left, with full relative precision of x near 0 and of 1 - x near 1.
 * Limits: a, b >= 1/2, as for the function it inverts.
 */
export function inverseBetaLower(p: number, a: number, b: number): number {
  checkProbability(p);
  if (p === 0 || p === 1) return p;
  return p <= 0.5 ? fromLogit(logitOfLowerTail(p, a, b)) : fromLogit(-logitOfLowerTail(1 - p, b, a));
}

/** The x above which a beta variable has the probability p; R `qbeta(p, a, b, lower.tail = FALSE)`. */
export function inverseBetaUpper(p: number, a: number, b: number): number {
  checkProbability(p);
  if (p === 0 || p === 1) return 1 - p;
  return p <= 0.5 ? fromLogit(-logitOfLowerTail(p, b, a)) : fromLogit(logitOfLowerTail(1 - p, a, b));
}

const mostSteps = 200;
const farLeft = -700;

function logitOfLowerTail(p: number, a: number, b: number): number {
  const target = Math.log(p);
  let logit = Math.log(a / b);
  for (let step = 0; step < mostSteps; step++) {
    const x = fromLogit(logit);
    const y = fromLogit(-logit);
    const log = logIncompleteBeta(x, y, a, b);
    const slope = Math.exp(logBetaKernel(x, y, a, b) - log);
    const full = logit - (log - target) / slope;
    // A first step from the flat right end may go so far left that x is no number any more.
    const next = full < farLeft && logit > farLeft ? farLeft : full;
    // Rounding ends the approach within a few units in the last place.
    if (Math.abs(next - logit) <= 4 * Number.EPSILON * Math.max(1, Math.abs(next))) return next;
    logit = next;
  }
  return logit;
}

function fromLogit(logit: number): number {
  return logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
}

function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a probability: ${p}`);
}
