/**
 * The mean of ln k! when k is hypergeometric: how many marked ones are among `drawn` from `all`.
 *
 * Summed outwards from the mode, so that the time is in proportion to the standard deviation. Counts of one cell of a
 * table with given margins are distributed so.
 */
export function expectedLogFactorial(
  marked: number,
  drawn: number,
  all: number,
  logFactorial: (k: number) => number,
): number {
  const excess = all - marked - drawn;
  const low = Math.max(0, -excess);
  const high = Math.min(marked, drawn);
  const mode = Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (marked + 1)) / (all + 2))));
  const atMode = logFactorial(mode);
  let whole = 1;
  let sum = 0;
  let weight = 1;
  for (let k = mode; k < high && weight > smallestWeight; k++) {
    weight *= ((marked - k) * (drawn - k)) / ((k + 1) * (excess + k + 1));
    whole += weight;
    sum += weight * (logFactorial(k + 1) - atMode);
  }
  weight = 1;
  for (let k = mode; k > low && weight > smallestWeight; k--) {
    weight *= (k * (excess + k)) / ((marked - k + 1) * (drawn - k + 1));
    whole += weight;
    sum += weight * (logFactorial(k - 1) - atMode);
  }
  return atMode + sum / whole;
}

const smallestWeight = 1e-20;
