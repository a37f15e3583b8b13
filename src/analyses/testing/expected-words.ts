import {printNumber} from "../../numbers/print.ts";
import type {TestRecord} from "../../results/model.ts";

/**
 * What is wrong with the expected counts, in Danish without a full stop; null when they are large enough for a
 * chi-square test by Cochran's rule.
 */
export function smallExpected({cells, below5, minimum}: NonNullable<TestRecord["expected"]>): string | null {
  if (below5 * 5 > cells) {
    return `${printNumber(below5, 0)} af ${printNumber(cells, 0)} forventede antal er under 5`;
  }
  return minimum < 1 ? "Et forventet antal er under 1" : null;
}
