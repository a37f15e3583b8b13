import type {ExpectedSummary} from "./independence/expected-counts.ts";

export interface IndependenceTestChoice {
  readonly method: "pearson-chi-square" | "fisher-freeman-halton";
  readonly reason: "expected-large-enough" | "too-many-small-expected" | "an-expected-below-one";
}

/**
 * Which test of independence a table of two nominal variables is given: the exact one when any expected count is
 * below 1, or more than 20 % of them are below 5; otherwise Pearson's chi-square.
 *
 * Source: Cochran (1954), "Some methods for strengthening the common chi-square tests", Biometrics 10, p. 420.
 * Limits: the rule looks at expected counts only; ordered or paired variables have better tests.
 */
export function chooseIndependenceTest(expected: ExpectedSummary): IndependenceTestChoice {
  if (expected.minimum < 1) return {method: "fisher-freeman-halton", reason: "an-expected-below-one"};
  // With integers, because 0.2 has no exact binary form: one cell in five is not more than 20 %.
  if (expected.below5 * 5 > expected.cells) return {method: "fisher-freeman-halton", reason: "too-many-small-expected"};
  return {method: "pearson-chi-square", reason: "expected-large-enough"};
}
