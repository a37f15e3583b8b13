import {chiSquareUpperTail} from "../distributions/chi-square.ts";
import type {ExpectedSummary} from "../independence/expected-counts.ts";
import type {Computed} from "../result.ts";
import {observedCategories} from "./expected-shares.ts";

export type GoodnessOfFitResult = Computed<{
  statistic: number;
  df: number;
  p: number;
  n: number;
  expected: ExpectedSummary;
}>;

/**
 * Pearson's chi-square test of counts against expected shares, such as those of a reference population.
 *
 * Source: Pearson (1900); Agresti (2013), Categorical Data Analysis, 3rd ed., section 1.5.2; R
 * `chisq.test(counts, p = expected, rescale.p = TRUE)`.
 * Assumes independent observations and shares that are known, not estimated from a sample. Limits: asymptotic; with
 * small expected counts take `exactGoodnessOfFit`. A category nothing is expected of must be empty, and is left out.
 */
export function goodnessOfFit(counts: readonly number[], expected: readonly number[]): GoodnessOfFitResult {
  const categories = observedCategories(counts, expected);
  if (!categories.ok) return categories;
  const {n, shares} = categories;
  const expectations = shares.map((share) => n * share);
  const statistic = expectations.reduce(
    (sum, expectation, index) => sum + ((categories.counts[index] ?? 0) - expectation) ** 2 / expectation,
    0,
  );
  const df = shares.length - 1;
  return {ok: true, statistic, df, p: chiSquareUpperTail(statistic, df), n, expected: summary(expectations)};
}

/** What rounding may take off an expected count of exactly 5. */
const rounding = 1e-12;

function summary(expectations: readonly number[]): ExpectedSummary {
  const below5 = expectations.filter((expectation) => expectation < 5 * (1 - rounding)).length;
  const minimum = expectations.reduce((least, expectation) => Math.min(least, expectation), Number.POSITIVE_INFINITY);
  return {cells: expectations.length, below5, below5Share: below5 / expectations.length, minimum};
}
