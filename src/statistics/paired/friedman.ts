import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import {type Computed, type NotComputable, notComputable} from "../result.ts";

/** Values by person (rows) and measurement (columns). */
export type RepeatedMeasures = readonly (readonly number[])[];

export type FriedmanResult = Computed<{
  statistic: number;
  df: number;
  p: number;
  n: number;
  /** Agreement of the people on the order of the measurements, from 0 to 1. */
  kendallsW: number;
}>;

/**
 * Friedman's test of equal levels in three or more measurements of the same people, with ties.
 *
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 5.8; R `friedman.test(matrix)`;
 * W: Kendall and Babington Smith (1939), as statistic / (n (k - 1)).
 * Assumes independent people. Limits: asymptotic; it ranks within people only, and with two measurements it is the
 * asymptotic sign test.
 */
export function friedman(matrix: RepeatedMeasures): FriedmanResult {
  const problem = checkRepeated(matrix);
  if (problem !== null) return problem;
  const n = matrix.length;
  const measurements = matrix[0]?.length ?? 0;
  // Twice the ranks, so that everything until the last division is a whole number.
  const deviations = Array.from({length: measurements}, () => -n * (measurements + 1));
  let ties = 0;
  for (const row of matrix) {
    row.forEach((value, column) => {
      const below = row.filter((other) => other < value).length;
      const alike = row.filter((other) => other === value).length;
      deviations[column] = (deviations[column] ?? 0) + 2 * below + alike + 1;
      // Added up over the values that are alike: t³ - t.
      ties += alike ** 2 - 1;
    });
  }
  const scale = n * measurements * (measurements + 1) - ties / (measurements - 1);
  if (scale === 0) return notComputable("no-differences");
  const statistic = (3 * deviations.reduce((sum, deviation) => sum + deviation ** 2, 0)) / scale;
  const df = measurements - 1;
  return {ok: true, statistic, df, p: chiSquareUpperTail(statistic, df), n, kendallsW: statistic / (n * df)};
}

/** What is wrong with repeated measurements; at least two people and two measurements are needed. */
export function checkRepeated(matrix: RepeatedMeasures): NotComputable | null {
  const width = matrix[0]?.length ?? 0;
  if (matrix.some((row) => row.length !== width)) return notComputable("ragged-table");
  if (!matrix.every((row) => row.every(Number.isFinite))) return notComputable("not-a-number");
  if (matrix.length === 0 || width === 0) return notComputable("no-observations");
  if (width === 1) return notComputable("single-column");
  if (matrix.length === 1) return notComputable("too-few-observations");
  return null;
}
