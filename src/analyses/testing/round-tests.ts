import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import type {Side} from "../../statistics/choice/test-question.ts";
import type {Tally} from "../count/tally.ts";
import {type BaseRules, categoriesOf} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import {placeIn, type Task} from "../task.ts";
import {type ComparedCounts, type IndependenceWish, isUnordered, testIndependence} from "./independence.ts";
import {independenceNote, untestedNote} from "./independence-note.ts";
import {isIndependent} from "./independent-tests.ts";
import {ascending, levelOf} from "./measurement.ts";
import {refuseUnfit} from "./wish.ts";

/** One item's answers in each round. */
export interface RoundItem {
  readonly key: string;
  readonly block: string;
  readonly item: Item;
  readonly tallies: readonly Tally[];
}

/**
 * The test an author wants of rounds that nobody can match persons over.
 * @throws CliError (config) for one that does not fit different persons
 */
export function wantedRoundTest(task: Task<"change">, items: readonly Item[]): IndependenceWish {
  const {test, waves} = task.spec;
  if (test === "auto" || test === "none") return "auto";
  const rounds: Side = {level: "nominal", totals: waves.map(() => 1)};
  for (const item of items) {
    const totals = ascending(item).map(() => 1);
    const name = referenceTo(item.at.source, item.at.variable);
    refuseUnfit(
      task,
      test,
      (each) => ({
        pairing: "independent",
        sides: [rounds, {level: isUnordered(each) ? "nominal" : levelOf(item), totals}],
        n: 1,
        expected: null,
      }),
      name,
    );
  }
  if (isIndependent(test)) return test;
  throw new CliError("config", `The test "${test}" is for the same persons, and these rounds are not matched.`, {
    place: placeIn(task, "test"),
    hint: "Take it out.",
  });
}

/** Tests whether answers are spread alike in all rounds, as if different persons had given them. */
export function testRounds(
  {context}: Task<"change">,
  items: readonly RoundItem[],
  headings: readonly WaveHeading[],
  rules: BaseRules,
  wish: IndependenceWish,
): {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]} {
  const rounds = headings.map(({label}) => label);
  const several = items.length > 1;
  const tested = items.map(({key, block, item, tallies}) => {
    const countsOf = (categories: readonly {readonly code: string; readonly label: string}[]): ComparedCounts => ({
      counts: tallies.map(({counts}) => categories.map(({code}) => counts.get(code) ?? 0)),
      labels: {rows: rounds, columns: categories.map(({label}) => label)},
    });
    const levels = ["nominal", levelOf(item)] as const;
    const all = countsOf(categoriesOf(item, rules));
    const label = `${item.label} – runderne imellem`;
    return {
      item,
      test: testIndependence({key, block, label, levels, all, ordered: countsOf(ascending(item))}, wish, context.style),
    };
  });
  const notes = tested.map(({item, test}) => {
    const heading = several ? item.label : null;
    return test.ok ? independenceNote(heading, test.record, context.style) : untestedNote(heading, test.reason);
  });
  const tests = tested.flatMap(({test}) => (test.ok ? [test.record] : []));
  return {tests, notes: tests.length === 0 ? notes : [...notes, maybeTheSame]};
}

const maybeTheSame: Note = {
  kind: "test",
  text: "Testen regner runderne for forskellige personer. Har nogle svaret i flere runder, er p-værdien kun vejledende.",
};
