import {incompleteBetaLower} from "../distributions/incomplete-beta.ts";
import {inverseBetaLower, inverseBetaUpper} from "../distributions/inverse-beta.ts";

/** The t that |T| passes with a probability of 1 - level; R `qt((1 + level) / 2, df)`. Defined for df >= 1. */
export function studentTForLevel(level: number, df: number): number {
  // Both parts of df : t² are computed as themselves, so that neither loses digits.
  const below = inverseBetaLower(1 - level, df / 2, 0.5);
  const above = inverseBetaUpper(1 - level, 0.5, df / 2);
  return Math.sqrt((df * above) / below);
}

/** The probability that |T| is at least |t|; R `2 * pt(-abs(t), df)`. Defined for df >= 1. */
export function studentTBothTails(t: number, df: number): number {
  const square = t * t;
  return incompleteBetaLower(df / (df + square), df / 2, 0.5, square / (df + square));
}
