import type {LogFactorials} from "./log-factorials.ts";

/**
 * The least that the columns that are still to be filled can add to a table's sum of ln x!, in units.
 *
 * The column totals are relaxed to prices: -x ln(share) for x in a column with that share of what is left, which adds
 * up to the same for all fillings. Then every row is on its own, and filling it one by one into the cheapest cell is
 * best. The bound is exact for one column, and close for several.
 */
export class RemainderBounds {
  /** The least a row can add, by its margin, prices included. Convex. */
  readonly leastOfRow: Float64Array;
  /** What takes the prices out of the sum of the rows again: to be added to it. Not above zero. */
  readonly prices: number;

  /** @param columns the totals of the columns that are still to be filled */
  constructor(columns: readonly number[], largestMargin: number, {units, unitsPerLog}: LogFactorials) {
    const total = columns.reduce((sum, column) => sum + column, 0);
    const logShares = columns.map((column) => Math.log(column / total) * unitsPerLog);
    this.prices = columns.length === 1 ? 0 : Math.floor(sumOfProducts(columns, logShares)) - slack;
    this.leastOfRow = leastByMargin(logShares, largestMargin, units);
  }

  /** The sum of `leastOfRow` over the rows. */
  leastOf(margins: Int32Array): number {
    let sum = 0;
    for (const margin of margins) sum += this.leastOfRow[margin] ?? 0;
    return sum;
  }
}

/** Units that rounding of the prices can be off by, with room to spare. */
const slack = 64;

function sumOfProducts(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function leastByMargin(logShares: readonly number[], largest: number, units: Float64Array): Float64Array {
  const least = new Float64Array(largest + 1);
  const filled = logShares.map(() => 0);
  let sum = 0;
  for (let margin = 1; margin <= largest; margin++) {
    let cheapest = 0;
    let lowest = Number.POSITIVE_INFINITY;
    logShares.forEach((logShare, column) => {
      const x = filled[column] ?? 0;
      const cost = (units[x + 1] ?? 0) - (units[x] ?? 0) - logShare;
      if (cost < lowest) {
        lowest = cost;
        cheapest = column;
      }
    });
    filled[cheapest] = (filled[cheapest] ?? 0) + 1;
    sum += lowest;
    least[margin] = Math.floor(sum);
  }
  return least;
}
