import type {TestRecord} from "../../results/model.ts";
import type {TestChoice} from "../../statistics/choice/choose-test.ts";
import {own} from "../resolve/own.ts";
import {choiceWords} from "./choice-words.ts";
import {testWords} from "./test-words.ts";

type Reasoned = Pick<TestRecord, "reason" | "chosenBy">;

/** Why a test was chosen, in Danish; of an author's choice also what the rules would have chosen. */
export function reasonForChoice(choice: Extract<TestChoice, {ok: true}>): Reasoned {
  if (choice.chosenBy === "rule") return {reason: choiceWords[choice.reason]};
  return authorsReason(choice.byRule.ok ? choice.byRule.method : choice.method);
}

/** That the author has chosen a test. */
export function authorsReason(byRule: string): Reasoned {
  const name = own(testWords, byRule)?.name ?? byRule;
  return {
    reason: `Testen er valgt af rapportens forfatter; efter reglerne ville det være ${name}.`,
    chosenBy: "author",
  };
}
