import {referenceTo} from "../../config/variable-reference.ts";
/**
 * Numbers that persons have given, summed up: a row for each item, a column for each statistic.
 *
 * - The only block is `all`; a row is named by its variable, with the unit after its label. Columns are the names of the
 *   statistics; over several waves they are `mean@3`, a group of columns for each wave.
 * - With `panel` only persons with a form at every one of the waves are counted, as in a change analysis.
 * - In a panel every item's change is tested on pairs; persons without a number at any of the waves are no pair.
 * - Warnings tell of a selective panel, of persons chosen by their first number, of scores at the end of their scale, and of a
 *   change below the smallest that matters.
 * - Quartiles are R's type 7, and the standard deviation is the sample's (n - 1).
 * - `n` is a number of persons; the smallest and largest value have no decimals when they are whole numbers.
 */
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, BaseRecord, Column} from "../../results/model.ts";
import type {CountQuery} from "../../store/model.ts";
import {countNumbers, type FollowedNumbers} from "../count/numbers.ts";
import {lowerFirst} from "../print/danish.ts";
import {missingNotes, type NamedBase} from "../print/missing-note.ts";
import {notTheSamePersons} from "../print/panel-note.ts";
import {baseRules} from "../resolve/categories.ts";
import {
  type FollowedItem,
  type Item,
  resolveFollowedItems,
  resolveItems,
  singleSource,
  writtenWave,
} from "../resolve/items.ts";
import {scopeOf} from "../resolve/population.ts";
import {waveHeadings} from "../resolve/wave-headings.ts";
import {itemKeys} from "../table/keys.ts";
import {numberRow, statisticLabels, type WaveColumns} from "../table/number-rows.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {repeatedOf} from "../testing/repeated.ts";
import {testItems, wantedTest} from "../testing/repeated-items.ts";
import {repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {endWarnings} from "../warnings/ends.ts";
import {panelWarnings} from "../warnings/panel-warnings.ts";
import {smallChangeWarnings} from "../warnings/small-change.ts";
import {together} from "../warnings/warned.ts";

const block = "all";

export async function numbers(task: Task<"numbers">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const followed = followedItems(task);
  const items = followed.map(({item}) => item);
  for (const item of items) checkNumber(item);
  const keys = itemKeys(items);
  const groups = waveColumns(task);
  const panel = panelOf(task, followed);
  const rules = baseRules(spec);
  const waves = waveHeadings(task, spec.waves ?? []);
  const wanted = wantedTest(task, items, spec.waves ?? []);
  const [counted, panelWarned] = await Promise.all([
    Promise.all(followed.map((each) => countNumbers(task, scope, each, rules, panel))),
    panelWarnings(task, scope, followed, panel),
  ]);
  const joint = counted.map(({item, together: rows}, index) => ({key: keys[index] ?? "", item, rows}));
  const tested = testItems(task, joint, waves, wanted, () => block);
  const warned = together(
    panelWarned,
    endWarnings(
      task,
      counted,
      groups.map(({label}) => label),
    ),
    smallChangeWarnings(task, counted, panel === null ? [] : joint.map(({item, rows}) => repeatedOf(item, rows))),
  );
  const decimals = spec.decimals ?? context.style.meanDecimals;
  const isUnmatched = groups.length > 1 && !spec.panel;
  return resultOf(task, {
    scope,
    size: counted[0]?.waves[0]?.base.population ?? 0,
    items,
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: groups.flatMap(({suffix, label}) =>
        spec.statistics.map(
          (name): Column => ({
            key: name + suffix,
            label: statisticLabels[name],
            group: label,
            unit: name === "n" ? "count" : "number",
            role: "value",
          }),
        ),
      ),
      blocks: [
        {
          key: block,
          label: null,
          question: null,
          rows: counted.map((numbers, index) =>
            numberRow({analysis, block}, keys[index] ?? "", numbers, {groups, statistics: spec.statistics, decimals}),
          ),
        },
      ],
    },
    bases: basesOf(keys, counted, groups),
    tests: testsOf(tested),
    warnings: warned.warnings,
    notes: [
      ...(isUnmatched ? [notTheSamePersons] : []),
      ...missingNotes(namedBases(counted, groups), {
        whole: "opgørelsen",
        each: groups.length === 1 ? "hvert spørgsmål" : "hvert spørgsmål og hver måling",
      }),
      ...repeatedNotes(tested),
      ...warned.notes,
    ],
  });
}

function followedItems(task: Task<"numbers">): FollowedItem[] {
  const {items, wave, waves} = task.spec;
  if (waves === undefined) {
    return resolveItems(task, items, "items", writtenWave(task, wave)).map((item) => ({item, at: [item.at]}));
  }
  if (wave === undefined) return resolveFollowedItems(task, items, waves);
  throw new CliError("config", "Both wave and waves are given.", {
    place: placeIn(task, "wave"),
    hint: "Take one of them out.",
  });
}

function waveColumns(task: Task<"numbers">): WaveColumns[] {
  const headings = waveHeadings(task, task.spec.waves ?? []);
  if (headings.length < 2) return [{suffix: "", label: null}];
  return headings.map(({key, label}) => ({suffix: `@${key}`, label}));
}

function panelOf(task: Task<"numbers">, followed: readonly FollowedItem[]): CountQuery["panel"] {
  const {panel, waves} = task.spec;
  if (!panel) return null;
  if (waves !== undefined && waves.length > 1) {
    return {source: singleSource(followed, "a panel is made of one source's forms"), waves};
  }
  throw new CliError("config", "A panel needs at least two waves.", {
    place: placeIn(task, "panel"),
    hint: "Give waves: [1, 3], or take panel out.",
  });
}

function checkNumber(item: Item): void {
  if (item.variable.kind === "number") return;
  const name = referenceTo(item.at.source, item.at.variable);
  throw new CliError("config", `${name} is a ${item.variable.kind} variable, and this analysis needs numbers.`, {
    place: item.place,
    hint: "Name a number variable, or use an analysis of kind distribution.",
  });
}

/** A record for each item and wave: rows have bases of their own here, so `column` holds the row's key, `alder@3`. */
function basesOf(
  keys: readonly string[],
  counted: readonly FollowedNumbers[],
  groups: readonly WaveColumns[],
): BaseRecord[] {
  return counted.flatMap(({waves}, item) =>
    waves.map(({base}, wave) => ({block, column: `${keys[item] ?? ""}${groups[wave]?.suffix ?? ""}`, ...base})),
  );
}

function namedBases(counted: readonly FollowedNumbers[], groups: readonly WaveColumns[]): NamedBase[] {
  return counted.flatMap(({item, waves}) =>
    waves.map(({base}, wave) => {
      const heading = groups[wave]?.label ?? null;
      return {label: heading === null ? item.label : `${item.label} (${lowerFirst(heading)})`, base};
    }),
  );
}
