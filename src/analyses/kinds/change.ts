/**
 * The answers to the same items at several waves.
 *
 * - With `panel` only persons with a form at every one of the waves are counted; without it, everybody who answered
 *   each time, and a note says that they are not the same persons. Either way every item and wave has a base of its own.
 * - `stacked`: a block for each item, a column for each wave (`1`, `3`). `columns`: one block, a column for each item and
 *   wave (`psykhelb@3`) with the item's label above; then all items must have the same categories.
 * - With `by`: stacked, a block for each item and group (`psykhelb:klynge:1`); in columns, a block for each group (`klynge:1`).
 *   `total` adds everybody (`psykhelb:total`, `total`).
 * - `compare: all` puts everybody who answered at the first wave before the panel: column `all`, or `psykhelb@all`.
 * - `nets` are rows under the answers, `net:` and the label; with `only_nets` they stand in their place.
 * - All items come from one source, since it is its forms that make the panel.
 * - In a panel every item is tested on the pairs of answers, with the test that fits how it is measured: the sign test
 *   for an order, McNemar's for two answers, Stuart and Maxwell's for neither, others for more than two waves. Persons
 *   who answered «ved ikke» or «ikke relevant», or not at all, at any of the waves are no pair.
 * - With `only_nets` and one net the net is tested, as one of two answers; a pair is then a person in its base each time. With several
 *   nets all answers are tested, and a note says so.
 * - A source without ids (`id: $row`) has rounds that nobody can match. A note says so with the number of forms in each, and
 *   their answers are tested as different persons' are, with a caution.
 * - Warnings tell when the panel differs from all at the first wave, and when its persons were chosen by their first answer.
 */
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, Note, TestRecord} from "../../results/model.ts";
import {countFollowed, type Followed} from "../count/followed.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {eachGroupAlone} from "../print/groups-alone.ts";
import {missingNotes} from "../print/missing-note.ts";
import {roundsNotes} from "../print/rounds-note.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {type BaseRules, baseRules, scaleOf, sharedCategories} from "../resolve/categories.ts";
import {type Item, resolveFollowedItems, singleSource} from "../resolve/items.ts";
import {blockOf, groupSources, pairGroups} from "../resolve/pair-groups.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import {hasUnmatchedForms} from "../resolve/rounds.ts";
import {resolveSegments} from "../resolve/segments.ts";
import {type WaveHeading, waveHeadings} from "../resolve/wave-headings.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import {namedBases, stackedByWave, wavesSideBySide} from "../table/wave-tables.ts";
import {placeIn, type Task} from "../task.ts";
import {testItems, wantedTest} from "../testing/repeated-items.ts";
import {repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {testRounds, wantedRoundTest} from "../testing/round-tests.ts";
import {netNotes, showsOneNet, testedNetOf} from "../testing/tested-net.ts";
import {groupWarnings} from "../warnings/panel-warnings.ts";

export async function change(task: Task<"change">): Promise<AnalysisResult> {
  const {spec, evaluation} = task;
  const scope = scopeOf(task, null);
  const headings = waveHeadings(task, spec.waves, spec.wave_labels);
  const followedItems = resolveFollowedItems(task, spec.items, spec.waves);
  const items = followedItems.map(({item}) => item);
  const keys = itemKeys(items);
  const source = singleSource(followedItems, "one change analysis follows one source");
  const rules = baseRules(spec);
  if (spec.arrangement === "columns") sharedCategories(items, rules);
  for (const item of items) scaleOf(item);
  checkCompared(task);
  const isOfRounds = !spec.panel && hasUnmatchedForms(evaluation, source);
  const test = testerOf(task, items, headings, rules, isOfRounds);
  const each = resolveSegments(task, items);
  const groups = pairGroups(task, items);
  const [size, counted, outside, warned] = await Promise.all([
    countAll(task, scope, groups.panel),
    Promise.all(
      followedItems.map((followed, index) =>
        countFollowed(task, scope, {each, groups}, keys[index] ?? "", followed, rules),
      ),
    ),
    countOutsideGroups(task, scope, groups),
    groupWarnings(task, scope, followedItems, groups),
  ]);
  const parts = counted.flat();
  const tested = test(parts);
  const layout = spec.arrangement === "columns" ? wavesSideBySide : stackedByWave;
  const bases = parts.map(({item, tallies}) => ({label: item.label, bases: tallies.map(({base}) => base)}));
  const hasGroups = groups.divisions.length > 0;
  return resultOf(task, {
    scope,
    size,
    items,
    sources: groupSources(groups),
    waves: spec.waves,
    panel: spec.panel,
    ...layout(task, parts, headings, rules, groups),
    tests: tested.tests,
    warnings: warned.warnings,
    notes: [
      ...(isOfRounds ? roundsNotes(headings, bases, hasGroups) : []),
      ...segmentNotes(isOfRounds ? groups : each, outside),
      ...missingNotes(namedBases(parts, headings), {
        each: parts.length === 1 ? "hver måling" : "hvert spørgsmål og hver måling",
        toldElsewhere: isOfRounds && !hasGroups ? "blanks" : "nothing",
      }),
      ...tested.notes,
      ...(hasGroups && tested.tests.length > 0 ? [eachGroupAlone] : []),
      ...warned.notes,
    ],
  });
}

/** @throws CliError (config) for a comparison of what is no panel with all */
function checkCompared(task: Task<"change">): void {
  const {compare, panel} = task.spec;
  if (compare === undefined || panel) return;
  throw new CliError("config", "Everybody at the first wave is what a panel is compared with, and this is none.", {
    place: placeIn(task, "compare"),
    hint: "Give panel: true, or take compare out.",
  });
}

type Tester = (parts: readonly Followed[]) => {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]};

/**
 * How the parts of the table are tested: as rounds of different persons, or as the same persons again.
 * @throws CliError (config) for a test that does not fit
 */
function testerOf(
  task: Task<"change">,
  items: readonly Item[],
  headings: readonly WaveHeading[],
  rules: BaseRules,
  isOfRounds: boolean,
): Tester {
  const {arrangement, test, waves} = task.spec;
  const blockOfPart = ({key, group}: Followed) => (arrangement === "columns" ? blockOf(group) : key);
  if (isOfRounds) {
    const wish = wantedRoundTest(task, items);
    if (test === "none") return () => ({tests: [], notes: []});
    return (parts) => {
      const blocks = parts.map((part) => ({...part, block: blockOfPart(part)}));
      const tested = testRounds(task, blocks, headings, rules, wish);
      return {...tested, notes: [...tested.notes, ...(tested.tests.length > 0 ? netNotes(task, false) : [])]};
    };
  }
  const isOfNet = showsOneNet(task);
  const wanted = wantedTest(task, items, waves, isOfNet ? () => "binary" : undefined);
  return (parts) => {
    const blocks = new Map(parts.map((part) => [part.key, blockOfPart(part)]));
    const asTested = parts.map((part) => ({...part, net: testedNetOf(task, part.item, rules)}));
    const tested = testItems(task, asTested, headings, wanted, (key) => blocks.get(key) ?? key);
    const tests = testsOf(tested);
    return {tests, notes: [...repeatedNotes(tested), ...(tests.length > 0 ? netNotes(task, isOfNet) : [])]};
  };
}
