import type {TestMethodName} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import {printNumber} from "../../numbers/print.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import {chooseTest} from "../../statistics/choice/choose-test.ts";
import type {OneSampleQuestion} from "../../statistics/choice/test-question.ts";
import {goodnessOfFit} from "../../statistics/one-sample/goodness-of-fit.ts";
import type {Tally} from "../count/tally.ts";
import type {Item} from "../resolve/items.ts";
import type {Reference} from "../resolve/reference.ts";
import {placeIn, type Task} from "../task.ts";
import {reasonForChoice} from "./choice-reason.ts";
import {noTestWords} from "./choice-words.ts";
import {untestedNote} from "./independence-note.ts";
import {levelOf} from "./measurement.ts";
import {isOfOneSample, runOneSample} from "./one-sample-tests.ts";
import {testOutcome} from "./outcome.ts";
import {reasonWords} from "./reason-words.ts";
import {simulationWords} from "./simulation-words.ts";
import {leadingName} from "./test-words.ts";
import {refuseUnfit} from "./wish.ts";

/**
 * The test an author wants of a distribution against its reference; undefined to go by the rules.
 * @throws CliError (config) for one that does not fit, or where there is no reference
 */
export function wantedReferenceTest(
  task: Task<"distribution">,
  item: Item | undefined,
  reference: Reference | null,
): TestMethodName | undefined {
  const {test} = task.spec;
  if (test === "auto" || test === "none") return undefined;
  if (reference === null || item === undefined) {
    throw new CliError("config", "There is no reference to test against.", {
      place: placeIn(task, "test"),
      hint: `Give the analysis a reference, or take test: ${test} out.`,
    });
  }
  const question: OneSampleQuestion = {pairing: "one-sample", level: levelOf(item), n: 1, expected: null};
  refuseUnfit(task, test, () => question, `${referenceTo(item.at.source, item.at.variable)} against its reference`);
  return test;
}

/** Tests whether the answers of substance are spread as the reference is. */
export function testReference(
  {spec, context}: Task<"distribution">,
  {key, item, tally}: {readonly key: string; readonly item: Item; readonly tally: Tally},
  reference: Reference,
  wanted: TestMethodName | undefined,
): {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]} {
  if (spec.test === "none") return {tests: [], notes: []};
  const counts = reference.categories.map(({code}) => tally.counts.get(code) ?? 0);
  const total = reference.percent.reduce((sum, each) => sum + each, 0);
  const shares = reference.percent.map((each) => each / total);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const fit = goodnessOfFit(counts, shares);
  const expected = fit.ok ? fit.expected : null;
  const choice = chooseTest({pairing: "one-sample", level: levelOf(item), n, expected}, wanted);
  const untested = (reason: string) => ({tests: [], notes: [untestedNote(null, reason)]});
  if (!choice.ok) return untested("refused" in choice ? "testen ikke passer" : noTestWords[choice.reason]);
  if (!isOfOneSample(choice.method)) throw new TypeError(`${choice.method} is no test of one sample`);
  const result = runOneSample(choice.method, counts, shares);
  if (!result.ok) return untested(reasonWords[result.reason]);
  const chosen = testOutcome(choice.method, result, context.style);
  const record: TestRecord = {
    key,
    block: key,
    label: `${item.label} – fordelingen mod ${reference.label}`,
    chosen,
    alternatives: [],
    ...reasonForChoice(choice),
    expected: choice.method === "binomial-exact" ? null : expected,
    counts: [counts],
    effects: [],
    hangsOn: null,
  };
  const author = record.chosenBy === "author" ? ` ${record.reason}` : "";
  const p = `${chosen.printed}${simulationWords(chosen)} (n = ${printNumber(chosen.n, 0)})`;
  const text = `${leadingName(chosen.name)} mod »${reference.label}« (${reference.source}): ${p}.${author}`;
  return {tests: [record], notes: [{kind: "test", text}]};
}
