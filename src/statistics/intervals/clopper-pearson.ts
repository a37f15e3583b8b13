import {inverseBetaLower, inverseBetaUpper} from "../distributions/inverse-beta.ts";
import type {IntervalResult} from "./interval.ts";
import {checkShare} from "./interval.ts";

/**
 * The exact interval of a binomial share, by inverting the two one-sided binomial tests.
 *
 * Source: Clopper and Pearson (1934), Biometrika 26, 404-413; R `binom.test(successes, n)$conf.int`.
 * Assumes independent trials with one common probability. Limits: conservative, its coverage is never below `level`
 * and often well above; `wilson` is shorter.
 */
export function clopperPearson(successes: number, n: number, level = 0.95): IntervalResult {
  const problem = checkShare(successes, n, level);
  if (problem !== null) return problem;
  const tail = (1 - level) / 2;
  return {
    ok: true,
    low: successes === 0 ? 0 : inverseBetaLower(tail, successes, n - successes + 1),
    high: successes === n ? 1 : inverseBetaUpper(tail, successes + 1, n - successes),
    level,
  };
}
