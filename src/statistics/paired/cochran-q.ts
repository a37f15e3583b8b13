import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import {type Computed, notComputable} from "../result.ts";
import {checkRepeated, type RepeatedMeasures} from "./friedman.ts";

export type CochranQResult = Computed<{
  statistic: number;
  df: number;
  p: number;
  n: number;
  /** The number of people whose answers are not all alike; only they carry information. */
  informative: number;
}>;

/**
 * Cochran's Q test of equal shares in several yes-or-no measurements of the same people.
 *
 * Source: Cochran (1950), Biometrika 37, 256-266; R `DescTools::CochranQTest`. It is Friedman's test on ones and zeros.
 * Assumes independent people. Limits: asymptotic; Tate and Brown (1970), JASA 65, 155-160, ask for at least four
 * informative people and twenty-four of their answers. With two measurements it is McNemar's test.
 * @param matrix 1 for yes and 0 for no, by person and measurement
 */
export function cochranQ(matrix: RepeatedMeasures): CochranQResult {
  const problem = checkRepeated(matrix);
  if (problem !== null) return problem;
  if (!matrix.every((row) => row.every((value) => value === 0 || value === 1))) return notComputable("not-binary");
  const measurements = matrix[0]?.length ?? 0;
  const perPerson = matrix.map((row) => row.reduce<number>((sum, value) => sum + value, 0));
  const perMeasurement = Array.from({length: measurements}, (_, column) =>
    matrix.reduce<number>((sum, row) => sum + (row[column] ?? 0), 0),
  );
  const all = perPerson.reduce<number>((sum, value) => sum + value, 0);
  const within = perPerson.reduce((sum, yes) => sum + yes * (measurements - yes), 0);
  if (within === 0) return notComputable("no-differences");
  const df = measurements - 1;
  const spread = perMeasurement.reduce((sum, yes) => sum + (measurements * yes - all) ** 2, 0) / measurements;
  const statistic = (df * spread) / within;
  const informative = perPerson.filter((yes) => yes > 0 && yes < measurements).length;
  return {ok: true, statistic, df, p: chiSquareUpperTail(statistic, df), n: matrix.length, informative};
}
