import {findRoot} from "../distributions/find-root.ts";
import {noncentralTLowerTail} from "../distributions/noncentral-t.ts";

/**
 * The noncentralities under which a t statistic as large as t, and one as small, each have a probability of half of
 * what the level leaves: the ends of the exact interval of a standardised mean difference, in units of t.
 *
 * Source: Steiger and Fouladi (1997), in Harlow, Mulaik and Steiger (eds.), What If There Were No Significance Tests?,
 * chapter 9; Cumming and Finch (2001), Educational and Psychological Measurement 61, 532-574; R
 * `MBESS::conf.limits.nct`.
 */
export function noncentralityInterval(t: number, df: number, level: number): {low: number; high: number} {
  const tail = (1 - level) / 2;
  return {low: noncentralityAt(t, df, 1 - tail), high: noncentralityAt(t, df, tail)};
}

/** The noncentrality at which the probability of at most t is p. The probability falls as the noncentrality grows. */
function noncentralityAt(t: number, df: number, p: number): number {
  const excess = (noncentrality: number): number => noncentralTLowerTail(t, df, noncentrality) - p;
  let width = 1 + Math.abs(t) / Math.sqrt(2 * df);
  while (!(excess(t - width) > 0 && excess(t + width) < 0)) width *= 2;
  return findRoot(excess, t - width, t + width);
}
