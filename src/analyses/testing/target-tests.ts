import type {TestMethodName} from "../../config/test-wishes.ts";
import {CliError} from "../../errors/cli-error.ts";
import {printNumber, printPercent} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import {chooseTest} from "../../statistics/choice/choose-test.ts";
import {fewestDecimals} from "../table/decimals.ts";
import {type Outcome, reached} from "../table/outcome-rows.ts";
import {placeIn, type Task} from "../task.ts";
import {reasonForChoice} from "./choice-reason.ts";
import {noTestWords} from "./choice-words.ts";
import {isOfOneSample, runOneSample} from "./one-sample-tests.ts";
import {testOutcome} from "./outcome.ts";
import {reasonWords} from "./reason-words.ts";
import {simulationWords} from "./simulation-words.ts";
import {leadingName} from "./test-words.ts";
import {refuseUnfit} from "./wish.ts";

/** An outcome with the name it has in the table. */
export interface NamedOutcome extends Outcome {
  readonly label: string;
}

interface Tested {
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
}

/** How many have reached what is wanted of them, and the share that is the goal. */
interface Reaching {
  readonly count: number;
  readonly n: number;
  /** From 0 to 1. */
  readonly target: number;
}

/**
 * The test an author wants of shares against their targets; undefined to go by the rules.
 * @throws CliError (config) for one that does not fit, or where no item has a target
 */
export function wantedTargetTest(task: Task<"outcome">, hasTarget: boolean): TestMethodName | undefined {
  const {test} = task.spec;
  if (test === "auto" || test === "none") return undefined;
  if (!hasTarget) {
    throw new CliError("config", "There is no target to test against.", {
      place: placeIn(task, "test"),
      hint: `Give an item a target, or take test: ${test} out.`,
    });
  }
  const question = {pairing: "one-sample", level: "binary", n: 1, expected: null} as const;
  refuseUnfit(task, test, () => question, "a share against its target");
  return test;
}

/** Tests each share that has a target against it, both ways: a share may be above its target as well as below. */
export function testTargets(
  {spec, context}: Task<"outcome">,
  outcomes: readonly NamedOutcome[],
  wanted: TestMethodName | undefined,
  block: string,
): Tested {
  if (spec.test === "none") return {tests: [], notes: []};
  const parts = outcomes.flatMap((outcome) => {
    const {target, tally} = outcome;
    if (target === null) return [];
    const reaching = {count: reached(outcome), n: tally.base.valid, target: target.value / 100};
    return [{outcome, target: target.value, ...testShare(outcome, reaching, wanted, block, context.style)}];
  });
  const tested = parts.flatMap(({outcome, target, record}) =>
    record === null ? [] : [{record, text: textOf(outcome, target, record, context.style)}],
  );
  const failed = parts.flatMap(({outcome, reason}) => (reason === null ? [] : [{label: outcome.label, reason}]));
  const [first] = tested;
  const author = first?.record.chosenBy === "author" ? ` ${first.record.reason}` : "";
  const texts = [
    ...(first === undefined
      ? []
      : [`${leadingName(first.record.chosen.name)} mod målet: ${tested.map(({text}) => text).join("; ")}.${author}`]),
    ...failed.map(({label, reason}) => `${label}: ikke testet mod målet, fordi ${reason}.`),
  ];
  return {tests: tested.map(({record}) => record), notes: texts.map((text): Note => ({kind: "test", text}))};
}

/** Tests one share against its target, both ways: by the rules, or as the author wants. */
export function testShare(
  {key, label}: {readonly key: string; readonly label: string},
  reaching: Reaching,
  wanted: TestMethodName | undefined,
  block: string,
  style: NumberStyle,
): {record: TestRecord | null; reason: string | null} {
  const choice = chooseTest({pairing: "one-sample", level: "binary", n: reaching.n, expected: null}, wanted);
  if (!choice.ok) {
    return {record: null, reason: "refused" in choice ? "testen ikke passer" : noTestWords[choice.reason]};
  }
  if (!isOfOneSample(choice.method)) throw new TypeError(`${choice.method} is no test of one share`);
  const {count, n, target} = reaching;
  const result = runOneSample(choice.method, [count, n - count], [target, 1 - target]);
  if (!result.ok) return {record: null, reason: reasonWords[result.reason]};
  return {
    reason: null,
    record: {
      key: block === "all" ? key : `${key}:${block}`,
      block,
      label: `${label} – andelen mod målet`,
      chosen: testOutcome(choice.method, result, style),
      alternatives: [],
      ...reasonForChoice(choice),
      expected: null,
      counts: [[count, n - count]],
      effects: [],
      hangsOn: null,
    },
  };
}

/** The interval of the share stands in the table. */
function textOf({label}: NamedOutcome, target: number, {chosen, counts}: TestRecord, style: NumberStyle): string {
  const count = counts[0]?.[0] ?? 0;
  const share = printPercent(count, chosen.n, style);
  const goal = printNumber(target, fewestDecimals(target));
  const n = printNumber(chosen.n, 0);
  return `${label} ${chosen.printed}${simulationWords(chosen)} (${share} pct. mod mindst ${goal} pct., n = ${n})`;
}
