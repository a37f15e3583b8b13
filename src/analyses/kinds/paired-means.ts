/**
 * The mean of each item among the same persons, first and last: how far it has moved, how surely, and how much of what it was.
 *
 * - A row for each item, named by its variable. The only block is `all`; with `by` there is one for each group (`klynge:1`) and,
 *   with `total`, one for everybody (`total`). A person is in the group of the first wave.
 * - Columns by the author's `statistics`: `n`, `mean@1`, `mean@3`, `difference`, `interval`, `relative`, `dz`, `p`. With
 *   `compare: all` the first wave of everybody who answered then stands before the means, as `n:all` and `mean:all`.
 * - A pair is a person with a number at every one of the waves; each item has pairs of its own. The change is from the first
 *   wave to the last. `difference` has its interval with it, and the stars of its p where the table shows it.
 * - Relative change is in percent of the first mean, points are in the item's own unit: they are never in one column.
 * - Answers count by their codes. Every row is tested as `chooseTest` says of numbers: the paired t test, and Wilcoxon's exact
 *   test of fewer than 15 pairs.
 */
import type {TestMethodName} from "../../config/test-wishes.ts";
import type {AnalysisResult, Block} from "../../results/model.ts";
import {countPairs} from "../count/pairs.ts";
import {countOutsideGroups, countSegments} from "../count/segment-counts.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import {missingNotes} from "../print/missing-note.ts";
import {pairNotes} from "../print/pair-notes.ts";
import {resolveFollowedItems} from "../resolve/items.ts";
import {blockOf, groupName, groupSources, inGroup, nameInGroup, pairGroups} from "../resolve/pair-groups.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import {type WaveHeading, waveHeadings} from "../resolve/wave-headings.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {adjustTogether, endsOf, firstAndLast, noTest, wantedPairTest} from "../testing/pair-tests.ts";
import {type RepeatedTest, testRepeated} from "../testing/repeated-record.ts";
import {checkScores, scoresOf} from "../testing/scores.ts";
import {groupWarnings} from "../warnings/panel-warnings.ts";
import {smallChangeOfPairs} from "../warnings/small-change.ts";
import {together} from "../warnings/warned.ts";
import {pairedColumns} from "./paired-means/columns.ts";
import {pairedNotes} from "./paired-means/notes.ts";
import {type PairedRow, pairedRow} from "./paired-means/rows.ts";

/** A row with the group that it is of. */
interface GroupedRow extends PairedRow {
  readonly block: string;
  /** The item, and the group where there are several. */
  readonly name: string;
  /** What the group is called; null where there are none. */
  readonly group: string | null;
}

export async function pairedMeans(task: Task<"paired-means">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, null);
  const headings = waveHeadings(task, spec.waves, spec.wave_labels);
  const followed = resolveFollowedItems(task, spec.items, spec.waves);
  const items = followed.map(({item}) => item);
  for (const item of items) checkScores(item);
  const keys = itemKeys(items);
  const groups = pairGroups(task, items);
  const wanted = wantedPairTest(task, items, () => "number");
  const everybody = {...groups, panel: null};
  const [size, counted, answers, outside, panelWarned] = await Promise.all([
    countAll(task, scope, groups.panel),
    Promise.all(followed.map((each) => countPairs(task, scope, groups, each))),
    Promise.all(
      followed.map(({at}) =>
        spec.compare === "all" ? countSegments(task, scope, everybody, () => at.slice(0, 1)) : [],
      ),
    ),
    countOutsideGroups(task, scope, groups),
    groupWarnings(task, scope, followed, groups),
  ]);
  const untested = groups.list.flatMap((segment, index) =>
    counted.flatMap((ofItem, place): GroupedRow[] => {
      const counts = ofItem[index];
      if (counts === undefined) return [];
      const {item} = counts.followed;
      const block = blockOf(segment);
      const name = nameInGroup(item.label, groups, segment);
      const scores = scoresOf(item, counts.rows);
      const key = keys[place] ?? "";
      const ofAll = scoresOf(item, answers[place]?.[index] ?? []).patterns.map(
        ({scores: [score = 0], n}) => [score, n] as const,
      );
      const test = testOf(task, {key: inGroup(key, segment), block, label: name}, scores, headings, wanted);
      return [{block, name, group: groupName(groups, segment), key, item, scores, base: counts.base, ofAll, test}];
    }),
  );
  const rows = spec.adjust === "holm" ? adjusted(task, untested) : untested;
  const columns = pairedColumns(task, headings);
  const decimals = meanDecimalsOf(task);
  const warned = together(
    panelWarned,
    smallChangeOfPairs(
      task,
      rows.map(({item, name, group, scores}) => ({item, name, group, scores: firstAndLast(scores)})),
    ),
  );
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
      columns: columns.map(({column}) => column),
      blocks: groups.list.map((segment): Block => {
        const block = blockOf(segment);
        const layout = {at: {analysis, block}, columns, decimals, stars: spec.stars, style: context.style};
        return {
          key: block,
          label: groupName(groups, segment),
          question: null,
          rows: rows.filter((row) => row.block === block).map((row) => pairedRow(row, layout)),
        };
      }),
    },
    bases: rows.map(({key, block, base}) => ({block, column: key, ...base})),
    tests: rows.flatMap(({test}) => test.tests.map(({record}) => record)),
    warnings: warned.warnings,
    notes: [
      ...pairNotes(headings, groups, outside),
      ...missingNotes(
        rows.map(({name, base}) => ({label: name, base})),
        {whole: "opgørelsen"},
      ),
      ...pairedNotes(task, rows, groups.list.length),
      ...warned.notes,
    ],
  });
}

function testOf(
  {spec, context}: Task<"paired-means">,
  tested: {readonly key: string; readonly block: string; readonly label: string},
  scores: PairedRow["scores"],
  headings: readonly WaveHeading[],
  wanted: TestMethodName | undefined,
): RepeatedTest {
  if (spec.test === "none") return noTest;
  return testRepeated(tested, firstAndLast(scores), endsOf(headings), wanted, context.style);
}

function adjusted({context}: Task<"paired-means">, rows: readonly GroupedRow[]): GroupedRow[] {
  const tests = adjustTogether(
    rows.map(({test}) => test),
    context.style,
  );
  return rows.map((row, index) => ({...row, test: tests[index] ?? row.test}));
}
