import type {Random} from "./xoshiro128.ts";

/**
 * How many marked ones are among `drawn` from `marked` and `unmarked`, at random without replacement.
 *
 * Method: inversion, going outward from the mode on both sides, as in Patefield (1981), algorithm AS 159: as many
 * steps as about two standard deviations.
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
  const low = Math.max(0, drawn - unmarked);
  const high = Math.min(marked, drawn);
  if (low === high) return low;
  const mode = Math.max(low, Math.min(high, Math.floor(((drawn + 1) * (marked + 1)) / (all + 2))));
  const excess = unmarked - drawn;
  const atMode = Math.exp(
    logFactorial(marked) +
      logFactorial(unmarked) +
      logFactorial(drawn) +
      logFactorial(all - drawn) -
      logFactorial(all) -
      logFactorial(mode) -
      logFactorial(marked - mode) -
      logFactorial(drawn - mode) -
      logFactorial(excess + mode),
  );
  for (;;) {
    let left = random() - atMode;
    if (left < 0) return mode;
    let up = mode;
    let down = mode;
    let upward = atMode;
    let downward = atMode;
    while (up < high || down > low) {
      if (up < high) {
        upward *= ((marked - up) * (drawn - up)) / ((up + 1) * (excess + up + 1));
        up++;
        left -= upward;
        if (left < 0) return up;
      }
      if (down > low) {
        downward *= (down * (excess + down)) / ((marked - down + 1) * (drawn - down + 1));
        down--;
        left -= downward;
        if (left < 0) return down;
      }
    }
    // Only rounding leaves a remainder when all are passed: draw again.
  }
}
