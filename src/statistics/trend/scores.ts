import type {OccupiedTable} from "../contingency-table.ts";
import {type Computed, notComputable} from "../result.ts";

/** Scores of the rows and columns of a table that was given; where there are none, they are 1, 2, 3, … */
export interface Scores {
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

/** The scores of the occupied rows and columns. */
export type OccupiedScores = Computed<{rows: readonly number[]; columns: readonly number[]}>;

/** Picks the scores of what is occupied. Positions count in the given table: an empty category still makes a step. */
export function occupiedScores(
  table: OccupiedTable,
  given: readonly (readonly unknown[])[],
  scores: Scores,
): OccupiedScores {
  const rows = pick(table.rowIndexes, given.length, scores.rows);
  if (!rows.ok) return rows;
  const columns = pick(table.columnIndexes, given[0]?.length ?? 0, scores.columns);
  if (!columns.ok) return columns;
  return {ok: true, rows: rows.scores, columns: columns.scores};
}

function pick(
  indexes: readonly number[],
  length: number,
  scores: readonly number[] | undefined,
): Computed<{scores: readonly number[]}> {
  if (scores === undefined) return {ok: true, scores: indexes.map((index) => index + 1)};
  if (scores.length !== length) return notComputable("unequal-lengths");
  const picked = indexes.map((index) => scores[index] ?? 0);
  if (!picked.every((score) => Math.abs(score) <= largestScore)) return notComputable("not-a-number");
  return picked.every((score) => score === picked[0]) ? notComputable("no-variation") : {ok: true, scores: picked};
}

/** So that squares times counts stay finite. */
const largestScore = 1e100;

/** Scores less their mean, weighted by the totals. */
export function centered(scores: readonly number[], totals: readonly number[], n: number): number[] {
  const mean = totals.reduce((sum, total, index) => sum + total * (scores[index] ?? 0), 0) / n;
  const once = scores.map((score) => score - mean);
  // The second pass takes back what the mean lost to rounding.
  const left = totals.reduce((sum, total, index) => sum + total * (once[index] ?? 0), 0) / n;
  return once.map((score) => score - left);
}

/** The correlation of scores over the observations of a table. */
export function scoreCorrelation(table: OccupiedTable, rows: readonly number[], columns: readonly number[]): number {
  const u = withinTwo(centered(rows, table.rowTotals, table.n));
  const v = withinTwo(centered(columns, table.columnTotals, table.n));
  let products = 0;
  table.counts.forEach((row, i) => {
    row.forEach((count, j) => {
      products += count * (u[i] ?? 0) * (v[j] ?? 0);
    });
  });
  const scale = Math.sqrt(sumOfSquares(u, table.rowTotals)) * Math.sqrt(sumOfSquares(v, table.columnTotals));
  return Math.max(-1, Math.min(1, products / scale));
}

/** The same in units of a power of two, which costs no digits, so that squares of the smallest scores do not vanish. */
function withinTwo(scores: readonly number[]): number[] {
  const unit = 2 ** Math.floor(Math.log2(Math.max(...scores.map(Math.abs))));
  return scores.map((score) => score / unit);
}

function sumOfSquares(scores: readonly number[], totals: readonly number[]): number {
  return totals.reduce((sum, total, index) => sum + total * (scores[index] ?? 0) ** 2, 0);
}
