import {normalQuantileUpper} from "../distributions/normal.ts";
import {checkShare, type IntervalResult} from "./interval.ts";

/**
 * The score interval of a binomial share, without continuity correction.
 *
 * Source: Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17, 857-872, method 3;
 * R `prop.test(successes, n, correct = FALSE)$conf.int`.
 * Assumes independent trials with one common probability. Limits: its coverage is `level` on average over shares, and
 * can be below it for single shares near 0 and 1.
 */
export function wilson(successes: number, n: number, level = 0.95): IntervalResult {
  const problem = checkShare(successes, n, level);
  if (problem !== null) return problem;
  const z = normalQuantileUpper((1 - level) / 2);
  const failures = n - successes;
  // The numerators of the lower end and of one minus the upper end are differences; these forms do not cancel.
  const root = z * Math.sqrt(z * z + (4 * successes * failures) / n);
  const lowerEnd = (2 * successes * successes) / n / (2 * successes + z * z + root);
  const upperEnd = (2 * failures * failures) / n / (2 * failures + z * z + root);
  return {
    ok: true,
    low: successes === 0 ? 0 : lowerEnd,
    high: failures === 0 ? 1 : 1 - upperEnd,
    level,
  };
}
