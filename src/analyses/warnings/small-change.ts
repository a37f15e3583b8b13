import {printNumber} from "../../numbers/print.ts";
import type {Warning} from "../../results/model.ts";
import {describe} from "../../statistics/describe/describe.ts";
import {pairedT} from "../../statistics/paired/paired-t.ts";
import {belowRelevantChange} from "../../statistics/warnings/below-relevant-change.ts";
import type {FollowedNumbers} from "../count/numbers.ts";
import {listOf} from "../print/danish.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import type {Item} from "../resolve/items.ts";
import {fewestDecimals} from "../table/decimals.ts";
import type {FollowingTask} from "../testing/following-task.ts";
import type {Repeated} from "../testing/repeated.ts";
import {beforeAndAfter} from "../testing/repeated-tests.ts";
import {nothingToWarnOf, together, type Warned, warned} from "./warned.ts";

/**
 * Whether the mean change from the first wave to the last is below the smallest that matters, by codebook.yaml; in a
 * panel also whether its interval leaves a change that matters open.
 * @param panel the same persons' measurements, by item; empty where there is no panel
 */
export function smallChangeWarnings(
  task: FollowingTask,
  counted: readonly FollowedNumbers[],
  panel: readonly Repeated[],
): Warned {
  return together(
    ...counted.map(({item, waves}, index) => {
      const pairs = panel[index];
      return ofItem(
        task,
        item,
        waves.length < 2 ? null : pairs === undefined ? betweenMeans(waves) : withinPersons(pairs),
      );
    }),
  );
}

/** One group's pairs of an item. */
interface GroupPairs {
  readonly item: Item;
  /** The item in the group: "Trivsel, Klynge Nord". */
  readonly name: string;
  /** Null where there are no groups. */
  readonly group: string | null;
  readonly scores: Repeated;
}

/** The same for items whose pairs are known, with one note for all the groups of an item. */
export function smallChangeOfPairs(task: FollowingTask, pairs: readonly GroupPairs[]): Warned {
  const items = [...new Set(pairs.map(({item}) => item))];
  return together(
    ...items.map((item) => {
      const small = pairs.flatMap((each): GroupChange[] => {
        const found = each.item === item ? smallIn(item, withinPersons(each.scores)) : null;
        return found === null ? [] : [{...each, ...found}];
      });
      const [first, second] = small;
      if (first === undefined) return nothingToWarnOf;
      const warnings = small.map((each) => warningOf({...item, label: each.name}, each));
      return warned(warnings, () =>
        second === undefined
          ? sentenceOf(task, {...item, label: first.name}, first)
          : groupsSentence(task, item, small),
      );
    }),
  );
}

interface SmallChange extends MeanChange {
  readonly mayBeRelevant: boolean | null;
}

type GroupChange = GroupPairs & SmallChange;

function ofItem(task: FollowingTask, item: Item, change: MeanChange | null): Warned {
  const small = smallIn(item, change);
  return small === null ? nothingToWarnOf : warned([warningOf(item, small)], () => sentenceOf(task, item, small));
}

/** A change that is below the smallest that matters; null where it is not, or nobody has said what matters. */
function smallIn({variable: {relevantChange}}: Item, change: MeanChange | null): SmallChange | null {
  if (relevantChange === undefined || change === null) return null;
  const result = belowRelevantChange(change.difference, relevantChange, change.interval);
  return result.ok && result.finding !== null ? {...change, mayBeRelevant: result.finding.mayBeRelevant} : null;
}

function warningOf({at, label, variable: {relevantChange = 0}}: Item, {difference, interval}: SmallChange): Warning {
  const numbers = {difference, relevantChange, ...(interval === undefined ? {} : interval)};
  return {kind: "below-relevant-change", item: at.variable, label, numbers};
}

function sentenceOf(task: FollowingTask, item: Item, change: SmallChange): string {
  const print = (value: number) => printNumber(value, meanDecimalsOf(task));
  const {interval, mayBeRelevant} = change;
  const bounds = interval === undefined ? "" : ` (95 pct.-interval ${print(interval.low)} til ${print(interval.high)})`;
  const reading =
    mayBeRelevant === null ? "" : ` Intervallet ${readings[String(mayBeRelevant)]} en ændring af den størrelse.`;
  return `${item.label}: den gennemsnitlige ændring på ${print(change.difference)}${bounds} er mindre end ${smallestOf(item)}, som regnes for den mindste, der har betydning.${reading}`;
}

/** The changes of several groups in one sentence, and of which of them the interval leaves a change that matters open. */
function groupsSentence(task: FollowingTask, item: Item, small: readonly GroupChange[]): string {
  const print = (value: number) => printNumber(value, meanDecimalsOf(task));
  const changes = small.map(({group, difference, interval}, index) => {
    const heading = index === 0 ? "95 pct.-interval " : "";
    const bounds = interval === undefined ? "" : ` (${heading}${print(interval.low)} til ${print(interval.high)})`;
    return `for »${group}« på ${print(difference)}${bounds}`;
  });
  const known = [true, false].map((open) => small.filter(({mayBeRelevant}) => mayBeRelevant === open));
  const readingsOfGroups = known.flatMap((groups, index) => {
    const whom = groups.length === small.length ? "" : ` for ${listOf(groups.map(({group}) => `»${group}«`))}`;
    const whose = groups.length === 1 ? "Intervallet" : "Intervallerne";
    return groups.length === 0
      ? []
      : [` ${whose}${whom} ${readings[String(index === 0)]} en ændring af den størrelse.`];
  });
  return `${item.label}: den gennemsnitlige ændring ${listOf(changes)} er mindre end ${smallestOf(item)}, som regnes for den mindste, der har betydning.${readingsOfGroups.join("")}`;
}

const readings: Readonly<Record<string, string>> = {true: "udelukker ikke", false: "udelukker"};

function smallestOf({variable: {relevantChange = 0, unit}}: Item): string {
  return `${printNumber(relevantChange, fewestDecimals(relevantChange))}${unit === null ? "" : ` ${unit}`}`;
}

interface MeanChange {
  readonly difference: number;
  readonly interval?: {readonly low: number; readonly high: number};
}

function withinPersons(panel: Repeated): MeanChange | null {
  const [before, after] = beforeAndAfter(panel);
  const result = pairedT(before, after);
  if (result.ok) return {difference: result.mean, interval: {low: result.low, high: result.high}};
  if (panel.n === 0) return null;
  return {difference: after.reduce((sum, value, person) => sum + value - (before[person] ?? 0), 0) / panel.n};
}

function betweenMeans(waves: FollowedNumbers["waves"]): MeanChange | null {
  const [first, last] = [waves[0], waves.at(-1)].map((wave) => describe(wave?.values ?? []));
  return first?.ok && last?.ok ? {difference: last.mean - first.mean} : null;
}
