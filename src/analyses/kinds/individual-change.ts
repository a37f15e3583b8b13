/**
 * How many persons have moved forward, stood still and gone back from the first wave to the last, and how far.
 *
 * - `arrangement: rows`: a row for each item, in the only block `all` or, with `by`, a block for each group (`klynge:1`) and for
 *   everybody (`total`). Columns `n`, `positive`, `same`, `negative` (with counts and percentages side by side
 *   `count:positive` …), and by the author's `means`: `gain`, `loss`, `change`, `largest_gain`, `largest_loss`.
 * - `arrangement: blocks`: a block for each item (with groups `psykisk:klynge:1`), with the rows `positive`, `same`, `negative` and
 *   `total`; columns `percent` or `count`, `mean`, and `largest` where it is wanted.
 * - A person counts who has an answer at every one of the waves. Any change counts, or one of at least `threshold`.
 * - Numbers change by their own unit, answers by steps on their scale towards its good end. Means have the sign of the change:
 *   where lower is better, progress is negative, and a note says so.
 * - Each item gets the sign test of progress against setback, with the net change.
 */

import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Block, Note} from "../../results/model.ts";
import {countPairs} from "../count/pairs.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {listOf, lowerFirst} from "../print/danish.ts";
import {eachGroupAlone} from "../print/groups-alone.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import {missingNotes} from "../print/missing-note.ts";
import {pairNotes} from "../print/pair-notes.ts";
import {type Item, resolveFollowedItems} from "../resolve/items.ts";
import {blockOf, groupName, groupSources, inGroup, nameInGroup, pairGroups} from "../resolve/pair-groups.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import type {Segment} from "../resolve/segments.ts";
import {waveHeadings} from "../resolve/wave-headings.ts";
import {fewestDecimals} from "../table/decimals.ts";
import {itemKeys} from "../table/keys.ts";
import {measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {endsOf, firstAndLast, noTest} from "../testing/pair-tests.ts";
import {repeatedOf} from "../testing/repeated.ts";
import {type RepeatedItem, repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {testRepeated} from "../testing/repeated-record.ts";
import {groupWarnings} from "../warnings/panel-warnings.ts";
import {changesOf, directedSteps, type Yardstick, yardstickOf} from "./individual-change/changes.ts";
import {
  blockColumns,
  type ChangedItem,
  type ChangeLayout,
  itemBlock,
  itemColumns,
  itemRow,
} from "./individual-change/tables.ts";

/** One item in one group, with its test. */
interface Part extends ChangedItem, RepeatedItem {
  readonly block: string;
}

export async function individualChange(task: Task<"individual-change">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, null);
  const headings = waveHeadings(task, spec.waves, spec.wave_labels);
  const followed = resolveFollowedItems(task, spec.items, spec.waves);
  const items = followed.map(({item}) => item);
  const yardsticks = items.map((item) => yardstickOf(task, item));
  const keys = itemKeys(items);
  const groups = pairGroups(task, items);
  const [size, counted, outside, warned] = await Promise.all([
    countAll(task, scope, groups.panel),
    Promise.all(followed.map((each) => countPairs(task, scope, groups, each))),
    countOutsideGroups(task, scope, groups),
    groupWarnings(task, scope, followed, groups),
  ]);
  const inBlocks = spec.arrangement === "blocks";
  const partOf = (segment: Segment, index: number, place: number): Part[] => {
    const counts = counted[place]?.[index];
    const [item, yardstick] = [items[place], yardsticks[place]];
    if (counts === undefined || item === undefined || yardstick === undefined) return [];
    const key = keys[place] ?? "";
    const changes = changesOf(firstAndLast(repeatedOf(item, counts.rows)), yardstick);
    const block = inBlocks ? inGroup(key, segment) : blockOf(segment);
    const name = nameInGroup(item.label, groups, segment);
    const repeated = directedSteps(changes);
    const tested = {key: inGroup(key, segment), block, label: name};
    const test =
      spec.test === "none" ? noTest : testRepeated(tested, repeated, endsOf(headings), undefined, context.style);
    return [
      {
        key: inBlocks ? block : key,
        label: inBlocks ? name : item.label,
        question: item.question,
        block,
        name: items.length * groups.list.length === 1 ? "" : name,
        changes,
        base: counts.base,
        repeated,
        hasGoodEnd: true,
        test,
      },
    ];
  };
  const parts = inBlocks
    ? items.flatMap((_, place) => groups.list.flatMap((segment, index) => partOf(segment, index, place)))
    : groups.list.flatMap((segment, index) => items.flatMap((_, place) => partOf(segment, index, place)));
  const layout: ChangeLayout = {
    analysis,
    measures: measuresOf(spec.show),
    means: spec.means,
    decimals: meanDecimalsOf(task),
    style: context.style,
  };
  const tested = spec.test === "none" ? [] : parts;
  return resultOf(task, {
    scope,
    size,
    items,
    sources: groupSources(groups),
    waves: spec.waves,
    panel: true,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: inBlocks ? blockColumns(layout) : itemColumns(layout),
      blocks: inBlocks
        ? parts.map((part) => itemBlock(part, layout))
        : groups.list.map((segment): Block => {
            const block = blockOf(segment);
            const own = parts.filter((part) => part.block === block);
            return {
              key: block,
              label: groupName(groups, segment),
              question: null,
              rows: own.map((part) => itemRow(block, part, layout)),
            };
          }),
    },
    bases: parts.flatMap(({key, block, base}) =>
      inBlocks
        ? blockColumns(layout).map((column) => ({block, column: column.key, ...base}))
        : [{block, column: key, ...base}],
    ),
    tests: testsOf(tested),
    warnings: warned.warnings,
    notes: [
      ...pairNotes(headings, groups, outside),
      ...yardstickNotes(items, yardsticks),
      ...missingNotes(
        parts.map(({name, label, base}) => ({label: name === "" ? label : name, base})),
        {whole: "opgørelsen"},
      ),
      ...repeatedNotes(tested),
      ...(groups.list.length > 1 && tested.length > 0 ? [eachGroupAlone] : []),
      ...warned.notes,
    ],
  });
}

/** Which changes count, in which unit they are, and where lower is better. */
function yardstickNotes(items: readonly Item[], yardsticks: readonly Yardstick[]): Note[] {
  const counted = items.map((item, index) => ({item, yardstick: yardsticks[index] ?? {direction: 1, threshold: 0}}));
  const thresholds = new Set(counted.map(({yardstick}) => yardstick.threshold));
  const [threshold = 0] = thresholds;
  const units = new Set(items.map(({variable}) => (variable.kind === "number" ? variable.unit : null)));
  const [unit] = units.size === 1 ? units : [null];
  const print = (value: number) => printNumber(value, fewestDecimals(value)) + (unit == null ? "" : ` ${unit}`);
  const least =
    thresholds.size === 1
      ? `Kun ændringer på mindst ${print(threshold)} regnes for en udvikling.`
      : `Kun ændringer af en vis størrelse regnes for en udvikling: ${listOf(counted.map(({item, yardstick}) => `${lowerFirst(item.label)} mindst ${print(yardstick.threshold)}`))}.`;
  const steps = counted.filter(({item}) => item.variable.kind !== "number");
  const reversed = counted.filter(({yardstick}) => yardstick.direction === -1);
  const names = (some: typeof counted) => listOf(some.map(({item}) => lowerFirst(item.label)));
  const of = (some: typeof counted) => (some.length === counted.length ? "" : ` ved ${names(some)}`);
  const texts = [
    thresholds.size === 1 && threshold === 0 ? "Enhver ændring regnes for en udvikling." : least,
    ...(steps.length === 0 ? [] : [`Ændringer${of(steps)} er i trin på svarskalaen.`]),
    ...(reversed.length === 0 ? [] : [`Lavere tal er bedre${of(reversed)}: et fald er en positiv udvikling.`]),
  ];
  return [{kind: "method", text: texts.join(" ")}];
}
