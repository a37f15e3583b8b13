import {type CountTable, occupiedTable} from "../contingency-table.ts";
import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import type {Computed} from "../result.ts";
import {type ExpectedSummary, expectedCounts, summarizeExpected} from "./expected-counts.ts";

export type PearsonResult = Computed<{
  statistic: number;
  df: number;
  p: number;
  n: number;
  /** Expected counts in the shape of the table that was given; 0 in empty rows and columns. */
  expectedTable: CountTable;
  expected: ExpectedSummary;
}>;

/**
 * Pearson's chi-square test of independence, without continuity correction.
 *
 * Source: Agresti (2013), Categorical Data Analysis, 3rd ed., chapter 3; R `chisq.test(correct = FALSE)`.
 * Assumes independent observations, each counted once, and expected counts that are not too small: see
 * `chooseIndependenceTest`. Empty rows and columns are left out and take no degrees of freedom.
 */
export function pearsonChiSquare(table: CountTable): PearsonResult {
  const occupied = occupiedTable(table);
  if (!occupied.ok) return occupied;
  const expected = expectedCounts(occupied);
  let statistic = 0;
  occupied.counts.forEach((row, i) => {
    row.forEach((count, j) => {
      const expectation = expected[i]?.[j] ?? 0;
      statistic += (count - expectation) ** 2 / expectation;
    });
  });
  const df = (occupied.rowTotals.length - 1) * (occupied.columnTotals.length - 1);
  const expectedTable = table.map((row) => row.map(() => 0));
  occupied.rowIndexes.forEach((row, i) => {
    occupied.columnIndexes.forEach((column, j) => {
      const target = expectedTable[row];
      if (target !== undefined) target[column] = expected[i]?.[j] ?? 0;
    });
  });
  return {
    ok: true,
    statistic,
    df,
    p: chiSquareUpperTail(statistic, df),
    n: occupied.n,
    expectedTable,
    expected: summarizeExpected(occupied),
  };
}
