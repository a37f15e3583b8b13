/**
 * A root of a function between two places where its signs differ, with the steps, and the tolerance, of R's `uniroot`.
 *
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4, as in R's appl/zeroin.c.
 */
export function brentRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  let [c, fc] = [a, fa];
  if (fa === 0) return a;
  if (fb === 0) return b;
  for (let step = 0; step < mostSteps; step++) {
    const previous = b - a;
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const enough = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= enough || fb === 0) return b;
    let next = half;
    if (Math.abs(previous) >= enough && Math.abs(fa) > Math.abs(fb)) {
      const [p, q] = a === c ? linearStep(c - b, fb / fa) : quadraticStep(c - b, b - a, fa / fc, fb / fc, fb / fa);
      const short = p < 0.75 * (c - b) * q - Math.abs(enough * q) / 2 && p < Math.abs((previous * q) / 2);
      if (short) next = p / q;
    }
    if (Math.abs(next) < enough) next = next > 0 ? enough : -enough;
    [a, fa] = [b, fb];
    b += next;
    fb = f(b);
    if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) [c, fc] = [a, fa];
  }
  return b;
}

const mostSteps = 1000;
/** R's `.Machine$double.eps^0.25`. */
const tolerance = Number.EPSILON ** 0.25;

/** A step p / q with p not negative. */
type Step = readonly [p: number, q: number];

function linearStep(width: number, ratio: number): Step {
  return withPositiveNumerator(width * ratio, 1 - ratio);
}

function quadraticStep(width: number, previous: number, q: number, t1: number, t2: number): Step {
  return withPositiveNumerator(t2 * (width * q * (q - t1) - previous * (t1 - 1)), (q - 1) * (t1 - 1) * (t2 - 1));
}

function withPositiveNumerator(p: number, q: number): Step {
  return p > 0 ? [p, -q] : [-p, q];
}
