import {randomHypergeometric} from "./random-hypergeometric.ts";
import type {Random} from "./xoshiro128.ts";

/**
 * Draws tables of counts with given margins, each with its probability under independence.
 *
 * Source: Patefield (1981), algorithm AS 159, Applied Statistics 30, 91-97: cell by cell, each hypergeometric given
 * those before it. R `r2dtable` does the same, but not with the same random numbers.
 * @param logFactorial gives ln k! up to the sum of the margins
 * @returns a function that fills its argument, row after row, with the next table
 */
export function randomTables(
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  logFactorial: (k: number) => number,
  random: Random,
): (cells: Float64Array) => void {
  const n = rowTotals.reduce((sum, total) => sum + total, 0);
  const columns = columnTotals.length;
  const columnLeft = new Float64Array(columns);
  return (cells) => {
    columnLeft.set(columnTotals);
    let rowsBelow = n;
    rowTotals.forEach((rowTotal, row) => {
      let inRow = rowTotal;
      // What the columns from here on still hold, for this row and those below it.
      let held = rowsBelow;
      for (let column = 0; column < columns; column++) {
        const left = columnLeft[column] ?? 0;
        const cell = randomHypergeometric(left, held - left, inRow, logFactorial, random);
        cells[row * columns + column] = cell;
        columnLeft[column] = left - cell;
        held -= left;
        inRow -= cell;
      }
      rowsBelow -= rowTotal;
    });
  };
}
