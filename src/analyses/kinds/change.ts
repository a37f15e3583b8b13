/**
 * The answers to the same items at several waves.
 *
 * - With `panel` only persons with a form at every one of the waves are counted; without it, everybody who answered
 *   each time, and a note says that they are not the same persons. Either way every item and wave has a base of its own.
 * - `stacked`: a block for each item, a column for each wave (`1`, `3`). `columns`: one block, a column for each item and
 *   wave (`psykhelb@3`) with the item's label above; then all items must have the same categories.
 * - All items come from one source, since it is its forms that make the panel.
 * - In a panel every item is tested on the pairs of answers, with the test that fits how it is measured: the sign test
 *   for an order, McNemar's for two answers, Stuart and Maxwell's for neither, others for more than two waves. Persons
 *   who answered «ved ikke» or «ikke relevant», or not at all, at any of the waves are no pair.
 * - Warnings tell when the panel differs from all at the first wave, and when its persons were chosen by their first answer.
 */
import type {AnalysisResult} from "../../results/model.ts";
import {countFollowed} from "../count/followed.ts";
import {missingNotes} from "../print/missing-note.ts";
import {notTheSamePersons} from "../print/panel-note.ts";
import {baseRules, scaleOf, sharedCategories} from "../resolve/categories.ts";
import {resolveFollowedItems, singleSource} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {waveHeadings} from "../resolve/wave-headings.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import {namedBases, stackedByWave, wavesSideBySide} from "../table/wave-tables.ts";
import type {Task} from "../task.ts";
import {testItems, wantedTest} from "../testing/repeated-items.ts";
import {repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {panelWarnings} from "../warnings/panel-warnings.ts";

export async function change(task: Task<"change">): Promise<AnalysisResult> {
  const {spec} = task;
  const scope = scopeOf(task, null);
  const headings = waveHeadings(task, spec.waves, spec.wave_labels);
  const followedItems = resolveFollowedItems(task, spec.items, spec.waves);
  const items = followedItems.map(({item}) => item);
  const keys = itemKeys(items);
  const source = singleSource(followedItems, "one change analysis follows one source");
  const rules = baseRules(spec);
  if (spec.arrangement === "columns") sharedCategories(items, rules);
  for (const item of items) scaleOf(item);
  const wanted = wantedTest(task, items, spec.waves);
  const panel = spec.panel ? {source, waves: spec.waves} : null;
  const [parts, warned] = await Promise.all([
    Promise.all(
      followedItems.map((followed, index) => countFollowed(task, scope, keys[index] ?? "", followed, rules, panel)),
    ),
    panelWarnings(task, scope, followedItems, panel),
  ]);
  const tested = testItems(task, parts, headings, wanted, (key) => (spec.arrangement === "columns" ? "all" : key));
  const layout = spec.arrangement === "columns" ? wavesSideBySide : stackedByWave;
  return resultOf(task, {
    scope,
    size: parts[0]?.tallies[0]?.base.population ?? 0,
    items,
    waves: spec.waves,
    panel: spec.panel,
    ...layout(task, parts, headings, rules),
    tests: testsOf(tested),
    warnings: warned.warnings,
    notes: [
      ...(spec.panel ? [] : [notTheSamePersons]),
      ...missingNotes(namedBases(parts, headings), {
        each: parts.length === 1 ? "hver måling" : "hvert spørgsmål og hver måling",
      }),
      ...repeatedNotes(tested),
      ...warned.notes,
    ],
  });
}
