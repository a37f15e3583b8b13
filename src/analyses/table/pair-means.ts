import {printNumber} from "../../numbers/print.ts";
import type {NumberCell} from "../../results/model.ts";
import {pairedT} from "../../statistics/paired/paired-t.ts";
import type {Repeated} from "../testing/repeated.ts";
import {beforeAndAfter} from "../testing/repeated-tests.ts";

/** The mean of a measurement: of the first at place 0, of the last at -1. */
export function meanAt({patterns, n}: Repeated, place: number): number {
  return patterns.reduce((sum, {scores, n: persons}) => sum + (scores.at(place) ?? 0) * persons, 0) / n;
}

/** Student's 95 % interval of the mean change from the first measurement to the last; null where it cannot be computed. */
export function intervalOf(scores: Repeated, decimals: number): NonNullable<NumberCell["interval"]> | null {
  const result = pairedT(...beforeAndAfter(scores));
  if (!result.ok) return null;
  const {low, high, level} = result;
  return {low, high, level, printed: `${printNumber(low, decimals)} til ${printNumber(high, decimals)}`};
}
