import type {CountTable} from "../contingency-table.ts";
import {chiSquareLowerTail} from "../distributions/chi-square.ts";
import {pearsonChiSquare} from "../independence/pearson.ts";
import {type Computed, isLevel, notComputable} from "../result.ts";
import {increasingRoot} from "./increasing-root.ts";
import {noncentralChiSquare} from "./noncentral-chi-square.ts";

export type CramersVResult = Computed<{
  estimate: number;
  /** Null when every row or every column holds one observation only, so that nothing is left of the association. */
  biasCorrected: number | null;
  low: number;
  high: number;
  level: number;
  n: number;
}>;

/**
 * Cramér's V, the root of chi-square over its largest possible value, with Bergsma's correction of its bias.
 *
 * Source: Cramér (1946), Mathematical Methods of Statistics, section 21.9; Bergsma (2013), Journal of the Korean
 * Statistical Society 42, 323-328; the interval inverts the noncentral chi-square: Smithson (2003), Confidence
 * Intervals, p. 39-42, DescTools `CramerV(method = "ncchisq")`.
 * Assumes independent observations. The uncorrected V grows with the number of cells even without any association, so
 * that it can stand above the interval; the interval is then stretched to it. Limits: the interval is for large
 * samples, and wider than it need be for strong association.
 */
export function cramersV(table: CountTable, level = 0.95): CramersVResult {
  const test = pearsonChiSquare(table);
  if (!test.ok) return test;
  if (!isLevel(level)) return notComputable("level-out-of-range");
  const {statistic, df, n} = test;
  const rows = occupied(test.expectedTable);
  const columns = df / (rows - 1) + 1;
  const most = n * (Math.min(rows, columns) - 1);
  const share = (value: number): number => Math.min(1, Math.sqrt(value / most));
  const estimate = share(statistic);
  const tail = (1 - level) / 2;
  const high = Math.max(estimate, share(noncentralityAt(statistic, df, tail)));
  return {
    ok: true,
    estimate,
    biasCorrected: withoutBias(statistic / n, rows, columns, n),
    low: Math.min(estimate, share(noncentralityAt(statistic, df, 1 - tail))),
    high,
    level,
    n,
  };
}

function occupied(expected: CountTable): number {
  return expected.filter((row) => row.some((value) => value > 0)).length;
}

function withoutBias(meanSquare: number, rows: number, columns: number, n: number): number | null {
  const excess = meanSquare - ((rows - 1) * (columns - 1)) / (n - 1);
  const smaller = (categories: number): number => ((categories - 1) * (n - categories)) / (n - 1);
  const most = Math.min(smaller(rows), smaller(columns));
  return most > 0 ? Math.min(1, Math.sqrt(Math.max(0, excess) / most)) : null;
}

/** The noncentrality at which a chi-square variable is at most x with this probability; 0 when none is that small. */
function noncentralityAt(x: number, df: number, probability: number): number {
  if (chiSquareLowerTail(x, df) <= probability) return 0;
  // On the scale of the root of the noncentrality the spread is about 1 everywhere.
  const root = increasingRoot(
    (delta) => {
      if (delta <= 0) return [Number.NEGATIVE_INFINITY, 0];
      const {lower, density} = noncentralChiSquare(x, df, delta * delta);
      return [probability - lower, 2 * delta * density];
    },
    Math.sqrt(Math.max(1, x - df)),
  );
  return root * root;
}
