import type {Stratum} from "./sample-design.ts";

/**
 * The estimated covariance matrix of the totals of scores, from the spread of cluster totals within strata. With
 * linearised scores it is the Taylor estimate of a non-linear statistic's covariance.
 *
 * Source: Binder (1983), International Statistical Review 51, 279-292; Lumley (2004), Journal of Statistical Software
 * 9(8); R package survey, `svyrecvar` with one stage (the ultimate-cluster estimate).
 * @param scores for each observation its weighted scores, all of one length
 * @param size how many scores an observation has
 */
export function scoreCovariance(
  strata: readonly Stratum[],
  scores: readonly (readonly number[])[],
  size: number,
): number[][] {
  const covariance = Array.from({length: size}, () => new Array<number>(size).fill(0));
  for (const {clusters, unsampled} of strata) {
    const count = clusters.length;
    if (count < 2 || unsampled === 0) continue;
    const totals = clusters.map((places) => totalScores(places, scores, size));
    const means = Array.from({length: size}, (_, k) => sum(totals.map((total) => total[k] ?? 0)) / count);
    const factor = (unsampled * count) / (count - 1);
    for (const total of totals) {
      const centred = total.map((value, k) => value - (means[k] ?? 0));
      addOuterProduct(covariance, centred, factor);
    }
  }
  return covariance;
}

function totalScores(places: readonly number[], scores: readonly (readonly number[])[], size: number): Float64Array {
  const total = new Float64Array(size);
  for (const place of places) {
    const score = scores[place];
    if (score === undefined) continue;
    for (let k = 0; k < size; k++) total[k] = (total[k] ?? 0) + (score[k] ?? 0);
  }
  return total;
}

function addOuterProduct(target: readonly number[][], vector: Float64Array, factor: number): void {
  target.forEach((row, i) => {
    const scaled = (vector[i] ?? 0) * factor;
    if (scaled === 0) return;
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + scaled * (vector[j] ?? 0);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
