import {fUpperTail} from "../distributions/f.ts";
import {type Computed, notComputable} from "../result.ts";
import {cholesky, solveLower} from "./cholesky.ts";
import {interactionContrasts} from "./interaction-contrasts.ts";
import type {Label, SampleDesign} from "./sample-design.ts";
import {scoreCovariance} from "./score-covariance.ts";
import {sortedLabels} from "./sorted-labels.ts";
import {weightedBase} from "./weighted-base.ts";

export type RaoScottResult = Computed<{
  f: number;
  df1: number;
  df2: number;
  p: number;
  n: number;
  /** Pearson's chi-square of the weighted shares times n, before the correction. */
  pearson: number;
  /** What the design multiplies chi-square by on average: 1 for a simple random sample. */
  designEffect: number;
}>;

/**
 * The second-order corrected test of independence of two categorical variables in a weighted sample: Pearson's
 * chi-square of the weighted table over its mean design effect, on degrees of freedom by Satterthwaite.
 *
 * Source: Rao and Scott (1984), Annals of Statistics 12, 46-60; Thomas and Rao (1987), JASA 82, 630-636 (as F); R package
 * survey, `svychisq(statistic = "F")`.
 * Assumes more clusters than the table has cells. Limits: weighted shares of cells that hardly anybody is in make the
 * design effects unsteady; a table with many empty cells is refused.
 * @param first, second the categories of each observation; one with a null in either does not count
 */
export function raoScott(
  first: readonly (Label | null)[],
  second: readonly (Label | null)[],
  design: SampleDesign = {},
): RaoScottResult {
  if (first.length !== second.length) return notComputable("unequal-lengths");
  const base = weightedBase(
    first.map((value, i) => value !== null && second[i] !== null),
    design,
  );
  if (!base.ok) return base;
  const {n, weights, totalWeight, strata} = base;
  const counted = (values: readonly (Label | null)[]): Label[] =>
    sortedLabels(values.filter((_, i) => (weights[i] ?? 0) > 0));
  const rows = placesOf(counted(first));
  const columns = placesOf(counted(second));
  if (rows.size < 2) return notComputable("single-row");
  if (columns.size < 2) return notComputable("single-column");
  if (base.df < 1) return notComputable("too-few-observations");

  const cellOf = first.map((value, i) => (rows.get(value) ?? 0) * columns.size + (columns.get(second[i] ?? null) ?? 0));
  const shares = new Array<number>(rows.size * columns.size).fill(0);
  weights.forEach((weight, i) => {
    const cell = cellOf[i] ?? 0;
    shares[cell] = (shares[cell] ?? 0) + weight / totalWeight;
  });
  const pearson = n * squareContingency(shares, rows.size, columns.size);
  const effects = designEffects(shares, interactionContrasts(rows.size, columns.size), n, (scoresOfCells) => {
    const scores = weights.map((weight, i) => {
      const ofCell = scoresOfCells[cellOf[i] ?? 0] ?? [];
      return ofCell.map((score) => (weight > 0 ? (score * weight) / totalWeight : 0));
    });
    return scoreCovariance(strata, scores, scoresOfCells[0]?.length ?? 0);
  });
  if (effects === null) return notComputable("too-many-empty-cells");
  const {trace, traceOfSquare} = effects;
  if (!(trace > 0)) return notComputable("no-sampling-error");
  const f = pearson / trace;
  if (!Number.isFinite(f)) return notComputable("not-a-number");
  // At least 1, as no effect is negative; rounding may leave a trifle less.
  const df1 = Math.max(1, trace ** 2 / traceOfSquare);
  const df2 = df1 * base.df;
  const designEffect = trace / ((rows.size - 1) * (columns.size - 1));
  return {ok: true, f, df1, df2, p: fUpperTail(f, df1, df2), n, pearson, designEffect};
}

/** Pearson's chi-square of a table of shares for n = 1: the mean square contingency. */
function squareContingency(shares: readonly number[], rows: number, columns: number): number {
  const rowShares = new Array<number>(rows).fill(0);
  const columnShares = new Array<number>(columns).fill(0);
  shares.forEach((share, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    rowShares[row] = (rowShares[row] ?? 0) + share;
    columnShares[column] = (columnShares[column] ?? 0) + share;
  });
  return shares.reduce((sum, share, cell) => {
    const expected = (rowShares[Math.floor(cell / columns)] ?? 0) * (columnShares[cell % columns] ?? 0);
    return sum + (share - expected) ** 2 / expected;
  }, 0);
}

/**
 * The trace of the matrix of generalised design effects and that of its square: (Cᵀ D⁻¹ C / n)⁻¹ Cᵀ D⁻¹ V D⁻¹ C, where
 * D holds the shares, V is their covariance and C the contrasts. Empty cells are left out of D⁻¹, as in R.
 *
 * @param covarianceOf the covariance of the total of scores that depend on the cell alone
 * @returns null when the contrasts cannot be told apart, for want of occupied cells
 */
function designEffects(
  shares: readonly number[],
  contrasts: readonly (readonly number[])[],
  n: number,
  covarianceOf: (scoresOfCells: readonly (readonly number[])[]) => readonly (readonly number[])[],
): {trace: number; traceOfSquare: number} | null {
  const size = contrasts[0]?.length ?? 0;
  const simple = Array.from({length: size}, () => new Array<number>(size).fill(0));
  const sums = new Array<number>(size).fill(0);
  shares.forEach((share, cell) => {
    const contrast = contrasts[cell] ?? [];
    if (share === 0) return;
    contrast.forEach((a, i) => {
      sums[i] = (sums[i] ?? 0) + a;
      const row = simple[i] ?? [];
      contrast.forEach((b, j) => {
        row[j] = (row[j] ?? 0) + (a * b) / share / n;
      });
    });
  });
  const root = cholesky(simple);
  if (root === null) return null;
  // The linearised score of a share is the indicator of its cell less the share itself.
  const scores = shares.map((share, cell) =>
    (contrasts[cell] ?? []).map((a, i) => (share === 0 ? 0 : a / share) - (sums[i] ?? 0)),
  );
  // With the scores in units of the root, their covariance has the same traces as the matrix of effects.
  const covariance = covarianceOf(scores.map((score) => solveLower(root, score)));
  const trace = covariance.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const traceOfSquare = covariance.flat().reduce((sum, value) => sum + value * value, 0);
  return {trace, traceOfSquare};
}

function placesOf(labels: readonly Label[]): Map<Label | null, number> {
  return new Map(labels.map((label, place) => [label, place]));
}
