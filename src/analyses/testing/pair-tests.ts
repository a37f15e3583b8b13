import type {TestMethodName} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {MeasurementLevel} from "../../statistics/choice/test-question.ts";
import type {Item} from "../resolve/items.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import type {Task} from "../task.ts";
import {holmTogether} from "./holm-together.ts";
import {pairOf, type Repeated} from "./repeated.ts";
import type {RepeatedTest} from "./repeated-record.ts";
import {refuseUnfit} from "./wish.ts";

/**
 * The test that an author wants of first and last measurement; undefined to go by the rules.
 * @param levelOf how an item is measured, as the analysis takes it
 * @throws CliError (config) for one that does not fit
 */
export function wantedPairTest(
  task: Task<"paired-means" | "transition" | "crossing">,
  items: readonly Item[],
  levelOf: (item: Item) => MeasurementLevel,
): TestMethodName | undefined {
  const {test} = task.spec;
  if (test === "auto" || test === "none") return undefined;
  for (const item of items) {
    const levels = [levelOf(item), levelOf(item)];
    const name = referenceTo(item.at.source, item.at.variable);
    refuseUnfit(task, test, () => ({pairing: "same-units", levels, n: 1, changed: 1}), name);
  }
  return test;
}

/** The tests with their p-values adjusted together by Holm. */
export function adjustTogether(tests: readonly RepeatedTest[], style: NumberStyle): RepeatedTest[] {
  const adjusted = holmTogether(
    tests.flatMap((test) => test.tests.map(({record}) => record)),
    style,
  );
  return tests.map((test) => ({
    ...test,
    tests: test.tests.map((each) => ({...each, record: adjusted.shift() ?? each.record})),
  }));
}

/** Where an author wants no test. */
export const noTest: RepeatedTest = {tests: [], failures: []};

/** The first and the last of everybody's measurements. */
export function firstAndLast(repeated: Repeated): Repeated {
  const last = (repeated.patterns[0]?.scores.length ?? 1) - 1;
  return pairOf(repeated, 0, last);
}

/** The first and the last of the waves. */
export function endsOf(headings: readonly WaveHeading[]): WaveHeading[] {
  return [...headings.slice(0, 1), ...headings.slice(-1)];
}
