/**
 * The variance of the Jonckheere-Terpstra statistic given the margins, with ties on either side. In whole numbers until
 * the one division, because the cubes of large totals cancel.
 *
 * Source: after Hollander, Wolfe and Chicken (2014), Nonparametric Statistical Methods, 3rd ed., chapter 6; R's
 * `cor.test(x, y, method = "kendall", exact = FALSE)` is the same test.
 */
export function concordanceVariance(rowTotals: readonly number[], columnTotals: readonly number[], n: number): number {
  const all = BigInt(n);
  const sum = (totals: readonly number[], term: (t: bigint) => bigint): bigint =>
    totals.reduce((total, value) => total + term(BigInt(value)), 0n);
  const fifth = (t: bigint): bigint => t * (t - 1n) * (2n * t + 5n);
  const triples = (t: bigint): bigint => t * (t - 1n) * (t - 2n);
  const couples = (t: bigint): bigint => t * (t - 1n);
  // With two observations there are no triples, so that any factor but 0 will do for n - 2.
  const third = n > 2 ? all - 2n : 1n;
  const untied = fifth(all) - sum(rowTotals, fifth) - sum(columnTotals, fifth);
  const tiedTriples = sum(rowTotals, triples) * sum(columnTotals, triples);
  const tiedCouples = sum(rowTotals, couples) * sum(columnTotals, couples);
  const numerator = untied * couples(all) * third + 2n * tiedTriples + 9n * tiedCouples * third;
  return Number(numerator) / Number(72n * couples(all) * third);
}
