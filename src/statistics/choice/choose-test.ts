import {chooseForIndependent} from "./independent-rules.ts";
import {chooseForOneSample} from "./one-sample-rules.ts";
import {chooseForRepeated} from "./repeated-rules.ts";
import type {NoTest, RuleChoice} from "./test-choice.ts";
import {comparesTwoMeasurements, type Misfit, misfitOf, type TestMethod} from "./test-methods.ts";
import type {TestQuestion} from "./test-question.ts";

/** A test, why it was chosen and on how many observations, or why there is none. */
export type TestChoice =
  | (RuleChoice & {readonly chosenBy: "rule"; readonly n: number})
  | {
      readonly ok: true;
      readonly method: TestMethod;
      readonly pairwise: boolean;
      readonly chosenBy: "author";
      /** What the rules say, for the note that has to tell. */
      readonly byRule: RuleChoice | NoTest;
      readonly n: number;
    }
  | (NoTest & {readonly n: number})
  | {readonly ok: false; readonly reason: Misfit; readonly refused: TestMethod; readonly n: number};

/**
 * Which test answers a question: by the measurement levels of the variables, whether the same units were measured
 * again, and how small the groups or expected counts are. docs/statistics.md has every rule with its reason and source.
 *
 * No rule looks at the p of a test, or at how the values are spread, so that the choice cannot follow the result.
 * @param override the test an author wants instead. It is refused when it does not fit: above all a test for
 * independent observations on the same units measured again.
 */
export function chooseTest(question: TestQuestion, override?: TestMethod): TestChoice {
  const {n} = question;
  const byRule = ruleFor(question);
  if (override === undefined) return byRule.ok ? {...byRule, chosenBy: "rule", n} : {...byRule, n};
  const misfit = misfitOf(override, question);
  if (misfit !== null) return {ok: false, reason: misfit, refused: override, n};
  // Where the rules find nothing to test, another test would find nothing either.
  if (!byRule.ok && byRule.reason !== "no-weighted-test") return {...byRule, n};
  if (byRule.ok && byRule.method === override) return {...byRule, chosenBy: "rule", n};
  const pairwise = question.pairing === "same-units" && question.levels.length > 2 && comparesTwoMeasurements(override);
  return {ok: true, method: override, pairwise, chosenBy: "author", byRule, n};
}

function ruleFor(question: TestQuestion): RuleChoice | NoTest {
  if (question.pairing === "same-units") return chooseForRepeated(question);
  if (question.pairing === "one-sample") return chooseForOneSample(question);
  return chooseForIndependent(question);
}
