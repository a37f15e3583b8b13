import type {Random} from "./xoshiro128.ts";

/** From this standard deviation on rejection is faster than walking out from the mode. */
const walkBelow = 3;

/**
 * How many marked ones are among `drawn` from `marked` and `unmarked`, at random without replacement.
 *
 * Source: inversion outward from the mode as in Patefield (1981), algorithm AS 159, where the spread is small; else
 * the ratio of uniforms, Stadlober (1990), Journal of Computational and Applied Mathematics 31, 181-189.
 * @param logFactorial gives ln k! up to k = marked + unmarked
 */
export function randomHypergeometric(
  marked: number,
  unmarked: number,
  drawn: number,
  logFactorial: (k: number) => number,
  random: Random,
): number {
  const all = marked + unmarked;
  const excess = unmarked - drawn;
  const low = Math.max(0, -excess);
  const high = Math.min(marked, drawn);
  if (low === high) return low;
  const mode = Math.floor(((drawn + 1) * (marked + 1)) / (all + 2));
  const logAt = (k: number): number =>
    -logFactorial(k) - logFactorial(marked - k) - logFactorial(drawn - k) - logFactorial(excess + k);
  const mean = (drawn * marked) / all;
  const spread = Math.sqrt((mean * (unmarked / all) * (all - drawn)) / (all - 1));
  if (spread >= walkBelow) return drawByRejection(low, high, mean, spread, logAt(mode), logAt, random);
  const logWhole =
    logFactorial(marked) + logFactorial(unmarked) + logFactorial(drawn) + logFactorial(all - drawn) - logFactorial(all);
  const ratioAbove = (k: number): number => ((marked - k) * (drawn - k)) / ((k + 1) * (excess + k + 1));
  return drawByWalking(low, high, mode, Math.exp(logWhole + logAt(mode)), ratioAbove, random);
}

/** @param ratioAbove the probability of k + 1 over that of k */
export function drawByWalking(
  low: number,
  high: number,
  mode: number,
  atMode: number,
  ratioAbove: (k: number) => number,
  random: Random,
): number {
  for (;;) {
    let left = random() - atMode;
    if (left < 0) return mode;
    let up = mode;
    let down = mode;
    let upward = atMode;
    let downward = atMode;
    while (up < high || down > low) {
      if (up < high) {
        upward *= ratioAbove(up);
        up++;
        left -= upward;
        if (left < 0) return up;
      }
      if (down > low) {
        down--;
        downward /= ratioAbove(down);
        left -= downward;
        if (left < 0) return down;
      }
    }
    // Only rounding can leave a remainder when all are passed: draw again.
  }
}

/** 2 sqrt(2 / e) and 3 - 2 sqrt(3 / e), which make a table mountain that covers every hypergeometric. */
const slope = 1.7155277699214135;
const offset = 0.8989161620588988;

/** @param logAt ln of the probability of k, up to a constant */
export function drawByRejection(
  low: number,
  high: number,
  mean: number,
  spread: number,
  logAtMode: number,
  logAt: (k: number) => number,
  random: Random,
): number {
  const center = mean + 0.5;
  const width = slope * Math.sqrt(spread * spread + 0.5) + offset;
  for (;;) {
    const u = random();
    const k = Math.floor(center + (width * (random() - 0.5)) / u);
    if (!(k >= low && k <= high)) continue;
    const log = logAt(k) - logAtMode;
    if (u * (4 - u) - 3 <= log) return k;
    if (u * (u - log) < 1 && 2 * Math.log(u) <= log) return k;
  }
}
