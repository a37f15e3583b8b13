import {chooseIndependenceTest} from "../choose-independence-test.ts";
import {chosen, type NoTest, noTest, type RuleChoice} from "./test-choice.ts";
import type {OneSampleQuestion} from "./test-question.ts";

/** The rules for one variable against shares known beforehand: docs/statistics.md, "One sample". */
export function chooseForOneSample({level, n, expected, weighted}: OneSampleQuestion): RuleChoice | NoTest {
  if (n === 0) return noTest("no-observations");
  if (weighted === true) return noTest("no-weighted-test");
  if (level === "number") return noTest("no-test-of-one-mean");
  if (level === "binary") return chosen("binomial-exact", "share-against-target");
  if (expected === null) return chosen("goodness-of-fit-exact", "expected-unknown");
  const {method, reason} = chooseIndependenceTest(expected);
  return chosen(method === "pearson-chi-square" ? "goodness-of-fit" : "goodness-of-fit-exact", reason);
}
