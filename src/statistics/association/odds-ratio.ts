import type {CountTable} from "../contingency-table.ts";
import {twoByTwo} from "../independence/two-by-two.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {increasingRoot} from "./increasing-root.ts";
import {conditionalMoments} from "./noncentral-hypergeometric.ts";

/** The estimate and the interval's ends are 0 or Infinity where a cell is 0. */
export type OddsRatioResult = Computed<{estimate: number; low: number; high: number; level: number; n: number}>;

/**
 * The odds ratio of a two by two table by conditional maximum likelihood, with the exact interval that inverts the two
 * one-sided Fisher tests.
 *
 * Source: Cornfield (1956), Proceedings of the Third Berkeley Symposium 4, 135-148; Agresti (2013), Categorical Data
 * Analysis, 3rd ed., section 16.6.4; R `fisher.test`.
 * Assumes independent observations. Solved to the last digits: R stops its search at a tolerance of 1.2e-4 of the odds
 * ratio or of one over it, so that its large values agree to a few digits only (see `oddsRatioLikeR`).
 * Limits: conservative, the coverage is never below `level`.
 */
export function conditionalOddsRatio(table: CountTable, level = 0.95): OddsRatioResult {
  const four = twoByTwo(table);
  if (!four.ok) return four;
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const {a, b, c, d, n} = four;
  const logTail = Math.log((1 - level) / 2);
  const at = (logOdds: number) => conditionalMoments(a, a + c, b + d, a + b, logOdds);
  const start = Math.log((a + 0.5) / (b + 0.5)) + Math.log((d + 0.5) / (c + 0.5));
  const leastPossible = a === 0 || d === 0;
  const mostPossible = b === 0 || c === 0;

  const estimate = (): number =>
    Math.exp(
      increasingRoot((logOdds) => {
        const {excess, variance} = at(logOdds);
        return [excess, variance];
      }, start),
    );
  const low = (): number =>
    Math.exp(
      increasingRoot((logOdds) => {
        const {logAtLeast, excessAtLeast, excess} = at(logOdds);
        return [logAtLeast - logTail, excessAtLeast - excess];
      }, start),
    );
  const high = (): number =>
    Math.exp(
      increasingRoot((logOdds) => {
        const {logAtMost, excessAtMost, excess} = at(logOdds);
        return [logTail - logAtMost, excess - excessAtMost];
      }, start),
    );
  return {
    ok: true,
    estimate: leastPossible ? 0 : mostPossible ? Number.POSITIVE_INFINITY : estimate(),
    low: leastPossible ? 0 : low(),
    high: mostPossible ? Number.POSITIVE_INFINITY : high(),
    level,
    n,
  };
}
