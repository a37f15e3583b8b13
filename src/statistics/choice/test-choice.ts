import type {TestMethod} from "./test-methods.ts";

/**
 * Why a test was chosen. Each has its rule in docs/statistics.md.
 *
 * - `expected-large-enough`, `too-many-small-expected`, `an-expected-below-one`, `expected-unknown`: categories without
 *   order, by the expected counts.
 * - `weights`: observations do not count alike.
 * - `both-ordered`: both variables have an order.
 * - `ordered-in-two-groups`, `ordered-in-groups`: one has an order and the other makes groups that have none.
 * - `means-of-two-groups`, `means-of-groups`: a number, and groups large enough for their means.
 * - `few-in-a-group`: a group too small for the large-sample test.
 * - `few-observations`: too few observations in all for the large-sample test.
 * - `same-units-binary`, `same-units-nominal`, `same-units-ordinal`, `same-units-number`: two measurements.
 * - `repeated-binary`, `repeated-ordered`, `repeated-nominal`: three measurements or more.
 * - `few-changes`: so few units changed that only the exact test holds its level.
 * - `share-against-target`: one share against a value.
 */
export type ChoiceReason =
  | "expected-large-enough"
  | "too-many-small-expected"
  | "an-expected-below-one"
  | "expected-unknown"
  | "weights"
  | "both-ordered"
  | "ordered-in-two-groups"
  | "ordered-in-groups"
  | "means-of-two-groups"
  | "means-of-groups"
  | "few-in-a-group"
  | "few-observations"
  | "same-units-binary"
  | "same-units-nominal"
  | "same-units-ordinal"
  | "same-units-number"
  | "repeated-binary"
  | "repeated-ordered"
  | "repeated-nominal"
  | "few-changes"
  | "share-against-target";

/** Why there is no test to be made at all. */
export type NoTestReason =
  | "no-observations"
  | "single-category"
  | "single-measurement"
  | "nothing-changed"
  | "no-weighted-test"
  | "no-test-of-one-mean";

/** What the rules say. */
export interface RuleChoice {
  readonly ok: true;
  readonly method: TestMethod;
  readonly reason: ChoiceReason;
  /** Whether the test is made on each pair of measurements, the p-values then adjusted together by Holm. */
  readonly pairwise: boolean;
}

export interface NoTest {
  readonly ok: false;
  readonly reason: NoTestReason;
}

export function chosen(method: TestMethod, reason: ChoiceReason): RuleChoice {
  return {ok: true, method, reason, pairwise: false};
}

export function noTest(reason: NoTestReason): NoTest {
  return {ok: false, reason};
}
