/** A pivot below this share of its diagonal is rounding of zero. */
const tolerance = 1e-12;

/**
 * The lower triangle L with L Lᵀ = matrix, for a symmetric matrix; null when it is not positive definite.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, 4th ed., algorithm 4.2.1.
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const current: number[] = [];
    for (let j = 0; j < i; j++) {
      const other = lower[j] ?? [];
      current.push(((row[j] ?? 0) - dot(current, other, j)) / (other[j] ?? 0));
    }
    const diagonal = row[i] ?? 0;
    const pivot = diagonal - dot(current, current, i);
    if (!(pivot > tolerance * diagonal)) return null;
    current.push(Math.sqrt(pivot));
    lower.push(current);
  }
  return lower;
}

/** Solves L x = right for a lower triangle L. */
export function solveLower(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution: number[] = [];
  for (const [i, row] of lower.entries()) {
    solution.push(((right[i] ?? 0) - dot(row, solution, i)) / (row[i] ?? 0));
  }
  return solution;
}

function dot(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
