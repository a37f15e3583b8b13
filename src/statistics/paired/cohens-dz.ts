import {noncentralityInterval} from "../effect-size/noncentrality-interval.ts";
import {type Computed, notComputable} from "../result.ts";
import {pairedT} from "./paired-t.ts";

export type CohensDzResult = Computed<{estimate: number; low: number; high: number; level: number; n: number}>;

/** Beyond this t a standardised difference says nothing that an interval could add to. */
const largestT = 1000;

/**
 * Cohen's dz, the mean of paired differences over their standard deviation, with its exact interval.
 *
 * Source: Cohen (1988), Statistical Power Analysis, chapter 2, as named by Lakens (2013), Frontiers in Psychology 4:863.
 * The interval is by the noncentral t distribution, see `noncentralityInterval`.
 * Assumes independent pairs and about normal differences. Limits: as for the paired t test; no interval where the
 * differences hardly vary.
 */
export function cohensDz(before: readonly number[], after: readonly number[], level = 0.95): CohensDzResult {
  const test = pairedT(before, after, level);
  if (!test.ok) return test;
  if (Math.abs(test.t) > largestT) return notComputable("no-variation");
  const {low, high} = noncentralityInterval(test.t, test.df, level);
  const perT = 1 / Math.sqrt(test.n);
  return {ok: true, estimate: test.cohensDz, low: low * perT, high: high * perT, level, n: test.n};
}
