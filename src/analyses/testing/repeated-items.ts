import type {TestMethodName} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {MeasurementLevel} from "../../statistics/choice/test-question.ts";
import type {CountRow} from "../../store/model.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import type {Item} from "../resolve/items.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import {placeIn, type Task} from "../task.ts";
import {levelOf} from "./measurement.ts";
import {repeatedOf} from "./repeated.ts";
import type {RepeatedItem} from "./repeated-note.ts";
import {testRepeated} from "./repeated-record.ts";
import {repeatedInNet, type TestedNet} from "./tested-net.ts";
import {refuseUnfit} from "./wish.ts";

type FollowingTask = Task<"change"> | Task<"numbers">;

/** One item with the joint counts of its measurements. */
export interface Followed {
  readonly key: string;
  readonly item: Item;
  readonly rows: readonly CountRow[];
  /** What is tested of it, where that is not all its answers. */
  readonly net?: TestedNet | null;
}

/**
 * The test an author wants of measurements on the same persons; undefined to go by the rules.
 * @param measuredAs how an item is measured, as the analysis takes it
 * @throws CliError (config) for one that does not fit, or where there are no such measurements
 */
export function wantedTest(
  task: FollowingTask,
  items: readonly Item[],
  waves: readonly number[],
  measuredAs: (item: Item) => MeasurementLevel = levelOf,
): TestMethodName | undefined {
  const {test, panel} = task.spec;
  if (test === "auto" || test === "none") return undefined;
  if (!panel || waves.length < 2) {
    throw new CliError("config", "Only a panel of two waves or more is tested.", {
      place: placeIn(task, "test"),
      hint: `Give panel: true and waves, or take test: ${test} out.`,
    });
  }
  for (const item of items) {
    const levels = waves.map(() => measuredAs(item));
    const name = referenceTo(item.at.source, item.at.variable);
    refuseUnfit(task, test, () => ({pairing: "same-units", levels, n: 1, changed: 1}), name);
  }
  return test;
}

/** Tests each item of a table of the same persons' measurements. */
export function testItems(
  task: FollowingTask,
  followed: readonly Followed[],
  headings: readonly WaveHeading[],
  wanted: TestMethodName | undefined,
  blockOf: (key: string) => string,
): RepeatedItem[] {
  const {spec, context} = task;
  const style = {...context.style, meanDecimals: meanDecimalsOf(task)};
  if (spec.test === "none" || !spec.panel || headings.length < 2) return [];
  const names = namesOf(followed.map(({item}) => item));
  return followed.map(({key, item, rows, net = null}, index) => {
    const repeated = net === null ? repeatedOf(item, rows) : repeatedInNet(net, rows);
    const label = net === null ? item.label : `${item.label}, »${net.line.label}«`;
    const tested = {key, block: blockOf(key), label};
    return {
      name: names[index] ?? "",
      repeated,
      hasGoodEnd: net === null && item.variable.scale !== null && item.variable.scale.best !== null,
      test: testRepeated(tested, repeated, headings, wanted, style),
    };
  });
}

/** A longer label is a whole question. */
const longestLabel = 60;

/**
 * What items are called in a note: nothing where there is one, and their places in the table where their labels are
 * whole questions.
 */
export function namesOf(items: readonly Item[]): string[] {
  if (items.length === 1) return [""];
  const isLong = items.some(({label}) => label.length > longestLabel);
  return items.map(({label}, place) => (isLong ? `spørgsmål ${place + 1}` : label));
}
