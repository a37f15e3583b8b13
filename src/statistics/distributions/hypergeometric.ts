import {logBinomialTerm} from "./saddle-point.ts";

/**
 * The probability of k marked ones among `drawn` from `marked` and `unmarked`, without replacement.
 *
 * Source: Loader (2000), as in R `dhyper(k, marked, unmarked, drawn)`: a ratio of three binomial probabilities.
 * Defined for whole numbers with drawn <= marked + unmarked; zero for a k that cannot happen.
 */
export function hypergeometricProbability(k: number, marked: number, unmarked: number, drawn: number): number {
  const all = marked + unmarked;
  if (![marked, unmarked, drawn].every((value) => Number.isSafeInteger(value) && value >= 0) || drawn > all) {
    throw new RangeError(`cannot draw ${drawn} from ${marked} and ${unmarked}`);
  }
  if (!Number.isInteger(k) || k < 0 || k > marked || k > drawn || drawn - k > unmarked) return 0;
  if (drawn === 0) return 1;
  const p = drawn / all;
  const q = (all - drawn) / all;
  return Math.exp(
    logBinomialTerm(k, marked - k, p, q) +
      logBinomialTerm(drawn - k, unmarked - drawn + k, p, q) -
      logBinomialTerm(drawn, all - drawn, p, q),
  );
}
