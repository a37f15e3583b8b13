import {wilson} from "../intervals/wilson.ts";
import type {Computed} from "../result.ts";

export type RiskDifferenceResult = Computed<{estimate: number; low: number; high: number; level: number}>;

/**
 * The difference of two shares from independent groups, the first less the second, with Newcombe's hybrid score
 * interval.
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10 (square-and-add of Wilson intervals);
 * DescTools `BinomDiffCI(method = "score")`.
 * Assumes independent observations within and between the groups. Limits: its coverage is `level` on average. Not for
 * the same people asked twice.
 */
export function riskDifference(
  successes: number,
  n: number,
  otherSuccesses: number,
  otherN: number,
  level = 0.95,
): RiskDifferenceResult {
  const first = wilson(successes, n, level);
  if (!first.ok) return first;
  const second = wilson(otherSuccesses, otherN, level);
  if (!second.ok) return second;
  const [share, other] = [successes / n, otherSuccesses / otherN];
  const estimate = share - other;
  return {
    ok: true,
    estimate,
    low: Math.max(-1, estimate - Math.hypot(share - first.low, second.high - other)),
    high: Math.min(1, estimate + Math.hypot(first.high - share, other - second.low)),
    level,
  };
}
