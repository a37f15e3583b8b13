import {chooseTest} from "../../statistics/choice/choose-test.ts";
import type {NoTest, RuleChoice} from "../../statistics/choice/test-choice.ts";
import type {TestQuestion} from "../../statistics/choice/test-question.ts";

/** What the rules say, when nobody has asked for another test. */
export function choiceByRule(question: TestQuestion): RuleChoice | NoTest {
  const choice = chooseTest(question);
  if (choice.ok) return choice.chosenBy === "rule" ? choice : choice.byRule;
  if ("refused" in choice) throw new TypeError(`${choice.refused} was refused, though nobody asked for it`);
  return choice;
}
