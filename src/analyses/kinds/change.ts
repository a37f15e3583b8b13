/**
 * The answers to the same items at several waves.
 *
 * - With `panel` only persons with a form at every one of the waves are counted; without it, everybody who answered
 *   each time, and a note says that they are not the same persons. Either way every item and wave has a base of its own.
 * - `stacked`: a block for each item, a column for each wave (`1`, `3`). `columns`: one block, a column for each item and
 *   wave (`psykhelb@3`) with the item's label above; then all items must have the same categories.
 * - All items come from one source, since it is its forms that make the panel.
 * - In a panel of two waves, items on a scale with a direction get an exact sign test. It is made from pairs; persons
 *   who answered «ved ikke» or «ikke relevant», or not at all, at either wave are no pair.
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
import {signNotes} from "../testing/sign-note.ts";
import {signTests} from "../testing/sign-tests.ts";

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
  const panel = spec.panel ? {source, waves: spec.waves} : null;
  const parts = await Promise.all(
    followedItems.map((followed, index) => countFollowed(task, scope, keys[index] ?? "", followed, rules, panel)),
  );
  const tests = spec.panel ? await signTests(task, parts, headings) : [];
  const layout = spec.arrangement === "columns" ? wavesSideBySide : stackedByWave;
  return resultOf(task, {
    scope,
    size: parts[0]?.tallies[0]?.base.population ?? 0,
    items,
    waves: spec.waves,
    panel: spec.panel,
    ...layout(task, parts, headings, rules),
    tests,
    notes: [
      ...(spec.panel ? [] : [notTheSamePersons]),
      ...missingNotes(namedBases(parts, headings), {
        each: parts.length === 1 ? "hver måling" : "hvert spørgsmål og hver måling",
      }),
      ...signNotes(tests, parts),
    ],
  });
}
