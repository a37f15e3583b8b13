import {normalLowerTail, normalQuantile} from "../distributions/normal.ts";

export interface BootstrapEnds {
  readonly low: number;
  readonly high: number;
  readonly method: "bca" | "percentile";
}

/**
 * The ends of a BCa interval: the quantiles of the bootstrap replicates at levels moved for the median bias of the
 * replicates and for the skewness that the jackknife shows.
 *
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 14, with replicates
 * equal to the estimate counted half; quantiles interpolated on the normal scale, Davison and Hinkley (1997), chapter 5; R
 * `boot::boot.ci(type = "bca")`, whose skewness is by regression unless it is given.
 * @param replicates in ascending order, at least one
 * @param influences the jackknife's, up to a common factor
 */
export function bcaEnds(
  estimate: number,
  replicates: Float64Array,
  influences: readonly number[],
  level: number,
): BootstrapEnds {
  const tail = (1 - level) / 2;
  const bias = medianBias(estimate, replicates);
  const skewness = acceleration(influences);
  const plain = normalQuantile(tail);
  const corrected =
    bias === null || skewness === null
      ? null
      : [plain, -plain].map((z) => {
          const moved = 1 - skewness * (bias + z);
          return moved > 0 ? normalLowerTail(bias + (bias + z) / moved) : Number.NaN;
        });
  const [lower = Number.NaN, upper = Number.NaN] = corrected ?? [];
  if (lower < upper) return {low: quantile(replicates, lower), high: quantile(replicates, upper), method: "bca"};
  return {low: quantile(replicates, tail), high: quantile(replicates, 1 - tail), method: "percentile"};
}

/**
 * The normal quantile of the share of replicates below the estimate; null when it is not finite. Sums of the same
 * values in another order are rounded differently, so what is as good as equal counts as equal.
 */
function medianBias(estimate: number, replicates: Float64Array): number | null {
  const largest = Math.max(Math.abs(replicates[0] ?? 0), Math.abs(replicates.at(-1) ?? 0), Math.abs(estimate));
  const tolerance = largest * 1e-12;
  let below = 0;
  for (const replicate of replicates) {
    if (Math.abs(replicate - estimate) <= tolerance) below += 0.5;
    else if (replicate < estimate) below += 1;
  }
  const share = below / replicates.length;
  return share > 0 && share < 1 ? normalQuantile(share) : null;
}

/** A sixth of the skewness of the influences; null when it cannot be computed. */
function acceleration(influences: readonly number[]): number | null {
  const largest = influences.reduce((most, influence) => Math.max(most, Math.abs(influence)), 0);
  let squares = 0;
  let cubes = 0;
  for (const influence of influences) {
    squares += (influence / largest) ** 2;
    cubes += (influence / largest) ** 3;
  }
  const skewness = cubes / (6 * squares ** 1.5);
  return Number.isFinite(skewness) ? skewness : null;
}

/** The quantile of sorted values at the rank (n + 1) p, interpolated between the normal quantiles of the ranks. */
function quantile(sorted: Float64Array, p: number): number {
  const n = sorted.length;
  const rank = Math.floor((n + 1) * p);
  const at = (place: number): number => sorted[Math.min(n, Math.max(1, place)) - 1] ?? Number.NaN;
  if (rank < 1 || rank >= n) return at(rank);
  const from = normalQuantile(rank / (n + 1));
  const to = normalQuantile((rank + 1) / (n + 1));
  return at(rank) + ((normalQuantile(p) - from) / (to - from)) * (at(rank + 1) - at(rank));
}
