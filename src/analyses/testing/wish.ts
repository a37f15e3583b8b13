import type {TestMethodName} from "../../config/test-wishes.ts";
import {testMethodNames} from "../../config/test-wishes.ts";
import {CliError} from "../../errors/cli-error.ts";
import {type Misfit, misfitOf} from "../../statistics/choice/test-methods.ts";
import type {TestQuestion} from "../../statistics/choice/test-question.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";

const misfits: Readonly<Record<Misfit, string>> = {
  "unpaired-on-paired": "is for different persons, but here the same persons are measured again",
  "paired-on-unpaired": "is for the same persons measured again, but here different persons are compared",
  "wrong-number-of-samples": "is for another number of groups or measurements than there are here",
  "level-does-not-fit": "does not fit how the answers are measured",
  "ignores-weights": "takes weighted answers for equal ones",
};

/**
 * Refuses a test that does not fit what is asked, whatever the data are.
 * @param questionOf what a test would be asked, with every category of a scale occurring, so that the answer does not
 *   follow the data
 * @throws CliError (config) that says why, and which tests fit
 */
export function refuseUnfit(
  task: Task<CountingKind>,
  wanted: TestMethodName,
  questionOf: (test: TestMethodName) => TestQuestion,
  subject: string,
): void {
  const misfit = misfitOf(wanted, questionOf(wanted));
  if (misfit === null) return;
  const fitting = testMethodNames.filter((name) => misfitOf(name, questionOf(name)) === null);
  throw new CliError("config", `The test "${wanted}" of ${subject} ${misfits[misfit]}.`, {
    place: placeIn(task, "test"),
    hint: `The tests that fit are ${["auto", ...fitting].join(", ")}.`,
  });
}
