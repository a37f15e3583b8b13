import {printNumber} from "../../numbers/print.ts";
import {fewestDecimals} from "../table/decimals.ts";

/** One star for each level that p is below. */
export function starsFor(p: number, levels: readonly number[] | false): string {
  return levels === false ? "" : "*".repeat(levels.filter((level) => p < level).length);
}

/** What the stars mean: `* p < 0,05, ** p < 0,01`. */
export function starLegend(levels: readonly number[]): string {
  return levels
    .map((level, index) => `${"*".repeat(index + 1)} p < ${printNumber(level, fewestDecimals(level))}`)
    .join(", ");
}
