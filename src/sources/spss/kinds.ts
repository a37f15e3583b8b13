import {isMissing} from "./missing.ts";
import type {SpssValue, SpssVariable} from "./model.ts";

/**
 * Whether a variable's values are answers to choose among. SPSS does not say, so its labels do:
 *
 * - Without labels, or with labels on nothing but values declared missing, they are not.
 * - When every value that occurs has a label, they are.
 * - When as many valid values occur without a label as have one (hours with 99 "Uoplyst", a scale from 0 to 10 with words
 *   at its ends), they are not: the labels say something about a few points only.
 * - Else they are, and the few values without a label are out of scale, which the check of the data tells.
 *
 * @param distinct the values that occur; null when they are too many
 */
export function hasAnswers({labels, missing}: SpssVariable, distinct: readonly SpssValue[] | null): boolean {
  const labelled = new Set(labels.map(({value}) => value).filter((value) => !isMissing(value, missing)));
  if (labelled.size === 0) return false;
  if (distinct === null) return false;
  const bare = distinct.filter((value) => !labelled.has(value) && !isMissing(value, missing));
  return bare.length < labelled.size;
}
