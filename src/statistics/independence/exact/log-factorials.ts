import {logGamma} from "../../distributions/log-gamma.ts";

/** ln k! for k = 0 … n as whole numbers of a small unit, so that sums do not depend on their order. */
export interface LogFactorials {
  readonly units: Float64Array;
  readonly unitsPerLog: number;
}

/** Up to this n each factor is built of its primes; beyond, the many roundings would add up to too much. */
const primesUpTo = 1000;

/**
 * Sums of log-factorials decide which tables are as improbable as the observed one, and equal probabilities have to
 * give equal sums. So every prime's logarithm is rounded to a unit once and ln k! added up from prime factors: then
 * 4! = 2! · 2! · 3! holds to the last digit. The unit is as fine as sums below 2^53 allow; the error of a table's sum is
 * below 1e-8 for n <= 1000, far inside the tolerance of 1e-7 that ties are given.
 */
export function logFactorials(n: number): LogFactorials {
  const bits = 52 - Math.ceil(Math.log2(Math.max(2, logGamma(n + 1))));
  const unitsPerLog = 2 ** bits;
  const units = new Float64Array(n + 1);
  if (n > primesUpTo) {
    for (let k = 2; k <= n; k++) units[k] = Math.round(logGamma(k + 1) * unitsPerLog);
    return {units, unitsPerLog};
  }
  const logs = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) {
    const prime = smallestFactor(k);
    logs[k] = prime === k ? Math.round(Math.log(k) * unitsPerLog) : (logs[prime] ?? 0) + (logs[k / prime] ?? 0);
    units[k] = (units[k - 1] ?? 0) + (logs[k] ?? 0);
  }
  return {units, unitsPerLog};
}

function smallestFactor(k: number): number {
  for (let factor = 2; factor * factor <= k; factor++) if (k % factor === 0) return factor;
  return k;
}
