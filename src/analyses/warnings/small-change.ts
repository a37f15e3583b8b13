import {printNumber} from "../../numbers/print.ts";
import {describe} from "../../statistics/describe/describe.ts";
import {pairedT} from "../../statistics/paired/paired-t.ts";
import {belowRelevantChange} from "../../statistics/warnings/below-relevant-change.ts";
import type {FollowedNumbers} from "../count/numbers.ts";
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

/** The same for items whose pairs are known. */
export function smallChangeOfPairs(
  task: FollowingTask,
  pairs: readonly {readonly item: Item; readonly scores: Repeated}[],
): Warned {
  return together(...pairs.map(({item, scores}) => ofItem(task, item, withinPersons(scores))));
}

function ofItem(task: FollowingTask, item: Item, change: MeanChange | null): Warned {
  const {relevantChange, unit} = item.variable;
  if (relevantChange === undefined || change === null) return nothingToWarnOf;
  const {difference, interval} = change;
  const result = belowRelevantChange(difference, relevantChange, interval);
  if (!result.ok || result.finding === null) return nothingToWarnOf;
  const {kind, mayBeRelevant} = result.finding;
  const print = (value: number) => printNumber(value, meanDecimalsOf(task));
  const smallest = `${printNumber(relevantChange, fewestDecimals(relevantChange))}${unit === null ? "" : ` ${unit}`}`;
  const bounds = interval === undefined ? "" : ` (95 pct.-interval ${print(interval.low)} til ${print(interval.high)})`;
  const reading =
    mayBeRelevant === null
      ? ""
      : mayBeRelevant
        ? " Intervallet udelukker ikke en ændring af den størrelse."
        : " Intervallet udelukker en ændring af den størrelse.";
  return warned(
    [
      {
        kind,
        item: item.at.variable,
        label: item.label,
        numbers: {difference, relevantChange, ...(interval === undefined ? {} : interval)},
      },
    ],
    () =>
      `${item.label}: den gennemsnitlige ændring på ${print(difference)}${bounds} er mindre end ${smallest}, som regnes for den mindste, der har betydning.${reading}`,
  );
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
