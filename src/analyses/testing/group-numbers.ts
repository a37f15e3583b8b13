import type {TestMethodName} from "../../config/test-wishes.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {EffectSize, Note, TestMethod, TestRecord} from "../../results/model.ts";
import {chooseTest} from "../../statistics/choice/choose-test.ts";
import type {IndependentQuestion} from "../../statistics/choice/test-question.ts";
import {cohensD} from "../../statistics/effect-size/cohens-d.ts";
import {probabilityOfSuperiority} from "../../statistics/effect-size/probability-of-superiority.ts";
import {reasonForChoice} from "./choice-reason.ts";
import {noTestWords} from "./choice-words.ts";
import {withoutUnit} from "./effects.ts";
import {independenceNote, untestedNote} from "./independence-note.ts";
import {isIndependent, runOnSamples} from "./independent-tests.ts";
import {testOutcome} from "./outcome.ts";
import {reasonWords} from "./reason-words.ts";

/** The numbers of one group: each value with how many persons gave it. */
export interface GroupNumbers {
  readonly label: string;
  readonly values: readonly (readonly [value: number, count: number])[];
}

/** What is asked of groups of numbers, for choosing a test. */
export function groupsQuestion(groups: readonly GroupNumbers[]): IndependentQuestion {
  const totals = groups.map(({values}) => values.reduce((sum, [, count]) => sum + count, 0));
  const n = totals.reduce((sum, total) => sum + total, 0);
  return {
    pairing: "independent",
    sides: [
      {level: "nominal", totals},
      {level: "number", totals: []},
    ],
    n,
    expected: null,
  };
}

/**
 * Tests whether a number differs between groups of different persons, by the rules or with a test that the author wants.
 * @param heading what is tested, where a table has several; else null
 */
export function testGroups(
  tested: {readonly key: string; readonly block: string; readonly label: string},
  groups: readonly GroupNumbers[],
  wanted: TestMethodName | undefined,
  heading: string | null,
  style: NumberStyle,
): {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]} {
  const choice = chooseTest(groupsQuestion(groups), wanted);
  if (!choice.ok) {
    if ("refused" in choice) return {tests: [], notes: [untestedNote(heading, "testen passer ikke til svarene")]};
    return {tests: [], notes: [untestedNote(heading, noTestWords[choice.reason])]};
  }
  if (!isIndependent(choice.method)) throw new TypeError(`${choice.method} does not compare groups`);
  const answered = groups.filter(({values}) => values.length > 0);
  const samples = answered.map(({values}) =>
    values.flatMap(([value, count]) => Array.from({length: count}, () => value)),
  );
  const result = runOnSamples(choice.method, samples);
  if (!result.ok) return {tests: [], notes: [untestedNote(heading, reasonWords[result.reason])]};
  const distinct = [...new Set(samples.flat())].sort((a, b) => a - b);
  const record: TestRecord = {
    ...tested,
    chosen: testOutcome(choice.method, result, style),
    alternatives: [],
    ...reasonForChoice(choice),
    expected: null,
    counts: answered.map(({values}) =>
      distinct.map((value) => values.reduce((sum, [each, count]) => (each === value ? sum + count : sum), 0)),
    ),
    effects: effectsOf(choice.method, samples, answered[0]?.label ?? ""),
    hangsOn: null,
  };
  return {tests: [record], notes: [independenceNote(heading, record, style)]};
}

function effectsOf(method: TestMethod, samples: readonly (readonly number[])[], first: string): EffectSize[] {
  const [x = [], y = []] = samples;
  if (samples.length !== 2) return [];
  if (method === "welch-t") return withoutUnit("cohens-d", "Cohens d", cohensD(x, y));
  const name = `sandsynlighed for det højeste tal blandt »${first}«`;
  return withoutUnit("probability-of-superiority", name, probabilityOfSuperiority(x, y));
}
