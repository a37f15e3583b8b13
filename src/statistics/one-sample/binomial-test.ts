import {binomialLowerTail, binomialProbability, binomialUpperTail} from "../distributions/binomial.ts";
import {tieTolerance} from "../independence/tie-tolerance.ts";
import {type Computed, isCount, notComputable} from "../result.ts";
import {firstThat} from "./first-that.ts";

/** `less`: the share is below the target; `greater`: above it; `two-sided`: it is another. */
export type Alternative = "two-sided" | "less" | "greater";

export type BinomialTestResult = Computed<{p: number; share: number; n: number}>;

/**
 * The exact test of a share against a target. The two-sided p is the probability of all counts that are at most as
 * probable as the observed one.
 *
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 3.1; R `binom.test(successes, n, target,
 * alternative)`. `clopperPearson` is the interval that goes with the one-sided tests.
 * Assumes independent trials with one common probability. Limits: conservative, as counts are discrete.
 * @param target a share from 0 to 1, fixed before the counting
 */
export function binomialTest(
  successes: number,
  n: number,
  target: number,
  alternative: Alternative = "two-sided",
): BinomialTestResult {
  if (!isCount(successes) || !isCount(n)) return notComputable("not-a-count");
  if (n === 0) return notComputable("no-observations");
  if (successes > n) return notComputable("count-above-total");
  if (!(target >= 0 && target <= 1)) return notComputable("not-a-share");
  return {ok: true, p: tail(successes, n, target, alternative), share: successes / n, n};
}

function tail(successes: number, n: number, target: number, alternative: Alternative): number {
  if (alternative === "less") return binomialLowerTail(successes, n, target);
  if (alternative === "greater") return binomialUpperTail(successes, n, target);
  const mean = n * target;
  if (successes === mean) return 1;
  const limit = binomialProbability(successes, n, target) * (1 + tieTolerance);
  const isInTail = (count: number): boolean => binomialProbability(count, n, target) <= limit;
  if (successes < mean) {
    // Beyond the mean probabilities fall.
    const first = firstThat(isInTail, Math.ceil(mean), n + 1);
    return Math.min(1, binomialLowerTail(successes, n, target) + binomialUpperTail(first, n, target));
  }
  const above = firstThat((count) => !isInTail(count), 0, Math.floor(mean) + 1);
  return Math.min(1, binomialLowerTail(above - 1, n, target) + binomialUpperTail(successes, n, target));
}
