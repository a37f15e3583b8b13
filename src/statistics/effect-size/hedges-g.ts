import {stirlingError} from "../distributions/stirling-error.ts";
import {cohensD, type StandardizedDifferenceResult} from "./cohens-d.ts";

/**
 * The difference of two means in units of their standard deviation, without the bias of Cohen's d in small samples:
 * g = J d with J = Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)) and m = n - 2.
 *
 * Source: Hedges (1981), Journal of Educational Statistics 6, 107-128; exact, not the approximation
 * 1 - 3 / (4 m - 1). The interval is that of the true difference, which d and g both estimate: the one of `cohensD`. It
 * is not multiplied by J, which would take its level from it.
 * Assumes what `cohensD` does.
 */
export function hedgesG(x: readonly number[], y: readonly number[], level = 0.95): StandardizedDifferenceResult {
  const d = cohensD(x, y, level);
  if (!d.ok) return d;
  return {...d, estimate: d.estimate * smallSampleFactor(d.n - 2)};
}

/** J, by Stirling's formula with its error, so that no two large logarithms are subtracted. */
function smallSampleFactor(m: number): number {
  const a = m / 2;
  const b = (m - 1) / 2;
  // Gamma(x) = sqrt(2 pi) x^(x - 1/2) e^(-x + stirlingError(x)).
  return Math.exp((b - 0.5) * Math.log1p(0.5 / b) - 0.5 + stirlingError(a) - stirlingError(b));
}
