/**
 * Numbers that persons have given, summed up: a row for each item or, with `by`, a block for each item and a row for each group; a
 * column for each statistic.
 *
 * - The only block is `all`; a row is named by its variable, with the unit after its label. Columns are the names of the
 *   statistics; over several waves they are `mean@3`, a group of columns for each wave. With `arrangement: groups-in-rows` a block is
 *   named by the variable and a row by the group (`koen:1`, `total`); groups beside each other are columns `mean:koen:1@3`.
 * - With `panel` only persons with a form at every one of the waves are counted, as in a change analysis; their groups are those
 *   of the first wave.
 * - In a panel every item's change is tested on pairs, in each group; persons without a number at any of the waves are no pair. At
 *   one wave the groups of a variable are tested against each other.
 * - Warnings tell of a selective panel, of persons chosen by their first number, of scores at the end of their scale, and of a
 *   change below the smallest that matters; of everybody, not of groups.
 * - Quartiles are R's type 7, and the standard deviation is the sample's (n - 1).
 * - `n` is a number of persons; sums and the smallest and largest value have no decimals when they are whole numbers.
 */
import type {TestMethodName} from "../../config/test-wishes.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, BaseRecord, Block, Column, Note, TestRecord} from "../../results/model.ts";
import {countNumbers, type FollowedNumbers} from "../count/numbers.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {lowerFirst} from "../print/danish.ts";
import {missingNotes, type NamedBase} from "../print/missing-note.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {baseRules} from "../resolve/categories.ts";
import {type FollowedItem, type Item, writtenWave} from "../resolve/items.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import {
  inSegment,
  itemAt,
  type Persons,
  personsOf,
  resolveSegmentedItems,
  resolveSegments,
  type Segments,
} from "../resolve/segments.ts";
import {waveHeadings} from "../resolve/wave-headings.ts";
import {itemKeys} from "../table/keys.ts";
import {numberRow, statisticLabels, type WaveColumns, withUnit} from "../table/number-rows.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {groupsQuestion, testGroups} from "../testing/group-numbers.ts";
import {repeatedOf} from "../testing/repeated.ts";
import {testItems, wantedTest} from "../testing/repeated-items.ts";
import {type RepeatedItem, repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {refuseUnfit} from "../testing/wish.ts";
import {endWarnings} from "../warnings/ends.ts";
import {panelWarnings} from "../warnings/panel-warnings.ts";
import {smallChangeWarnings} from "../warnings/small-change.ts";
import {nothingToWarnOf, together} from "../warnings/warned.ts";

const block = "all";

/** The numbers of one group of persons, or of everybody. */
interface CountedPersons {
  readonly persons: Persons;
  readonly items: readonly FollowedNumbers[];
}

export async function numbers(task: Task<"numbers">): Promise<AnalysisResult> {
  const {spec} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const items = resolveSegmentedItems(task, spec.items);
  for (const item of items) checkNumber(item);
  checkRows(task);
  const keys = itemKeys(items);
  const segments = resolveSegments(task, items);
  const followed = items.map(
    (item): FollowedItem => ({
      item,
      at: (personsOf(segments)[0]?.segments ?? []).map((segment) => itemAt(item, segment)),
    }),
  );
  const wanted = wantedOf(task, items, segments);
  const rules = baseRules(spec);
  const isDivided = segments.divisions.length > 0;
  const [size, outside, panelWarned, ...counted] = await Promise.all([
    countAll(task, scope, segments.panel),
    countOutsideGroups(task, scope, segments),
    isDivided ? nothingToWarnOf : panelWarnings(task, scope, followed, segments.panel),
    ...personsOf(segments).map(async (persons): Promise<CountedPersons> => {
      const scopes = persons.segments.map((segment) => inSegment(scope, segment));
      const counts = followed.map((each) => countNumbers(task, scopes, each, rules, segments.panel));
      return {persons, items: await Promise.all(counts)};
    }),
  ]);
  const changes = counted.flatMap((each) => changesOf(task, keys, each, wanted));
  const differences = differencesOf(task, keys, counted, segments, wanted);
  const [everybody] = counted;
  const warned =
    isDivided || everybody === undefined
      ? nothingToWarnOf
      : together(
          panelWarned,
          endWarnings(
            task,
            everybody.items,
            waveColumns(segments).map(({label}) => label),
          ),
          smallChangeWarnings(
            task,
            everybody.items,
            segments.panel === null ? [] : everybody.items.map(({item, together: rows}) => repeatedOf(item, rows)),
          ),
        );
  return resultOf(task, {
    scope,
    size,
    items,
    sources: segments.divisions.flatMap(({groups}) => groups.map(({at}) => at.source)),
    ...(spec.waves === undefined ? {} : {waves: spec.waves}),
    panel: spec.panel,
    ...layoutOf(task, keys, counted, segments),
    tests: [...testsOf(changes), ...differences.tests],
    warnings: warned.warnings,
    notes: [
      ...segmentNotes(segments, outside),
      ...missingNotes(
        counted.flatMap((each) => namedBases(each, segments)),
        {
          whole: "opgørelsen",
          each: isDivided
            ? "hver gruppe"
            : spec.waves === undefined
              ? "hvert spørgsmål"
              : "hvert spørgsmål og hver måling",
        },
      ),
      ...repeatedNotes(changes),
      ...differences.notes,
      ...warned.notes,
    ],
  });
}

/** The test that an author wants: of groups at one wave, or of a panel's change. */
function wantedOf(task: Task<"numbers">, items: readonly Item[], segments: Segments): TestMethodName | undefined {
  const {test, waves} = task.spec;
  if (segments.divisions.length === 0 || (waves?.length ?? 0) > 1) return wantedTest(task, items, waves ?? []);
  if (test === "auto" || test === "none") return undefined;
  for (const {groups, label} of segments.divisions) {
    const asked = groups.map((group) => ({label: group.label, values: [[1, 1]] as const}));
    refuseUnfit(task, test, () => groupsQuestion(asked), `the groups of "${label}"`);
  }
  return test;
}

/** The change of a panel's persons, or of one group of them. */
function changesOf(
  task: Task<"numbers">,
  keys: readonly string[],
  {persons, items}: CountedPersons,
  wanted: TestMethodName | undefined,
): RepeatedItem[] {
  const {spec} = task;
  const joint = items.map(({item, together: rows}, index) => ({
    key: persons.key === "" ? (keys[index] ?? "") : `${keys[index] ?? ""}:${persons.key}`,
    item:
      persons.key === ""
        ? item
        : {...item, label: `${item.label}, ${persons.isTotal ? lowerFirst(persons.label) : persons.label}`},
    rows,
  }));
  const headings = waveHeadings(task, spec.waves ?? [], spec.wave_labels);
  const tested = testItems(task, joint, headings, wanted, () => blockOf(task, keys[0] ?? ""));
  // The name says which group, also where there is one item only.
  return tested.map((each, index) =>
    each.name === "" && persons.key !== "" ? {...each, name: joint[index]?.item.label ?? ""} : each,
  );
}

/** Whether an item differs between the groups of each division, at one wave. */
function differencesOf(
  task: Task<"numbers">,
  keys: readonly string[],
  counted: readonly CountedPersons[],
  segments: Segments,
  wanted: TestMethodName | undefined,
): {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]} {
  const {spec, context} = task;
  if (spec.test === "none" || (spec.waves?.length ?? 0) > 1) return {tests: [], notes: []};
  const several = keys.length > 1 || segments.divisions.length > 1;
  const tested = segments.divisions
    .filter(({overlapping, groups}) => !overlapping && groups.length > 1)
    .flatMap(({label, groups}) =>
      keys.map((key, index) => {
        const inGroups = groups.map((group) => ({
          label: group.label,
          values: counted.find(({persons}) => persons.key === group.key)?.items[index]?.waves[0]?.values ?? [],
        }));
        const name = `${counted[0]?.items[index]?.item.label ?? ""} og ${lowerFirst(label)}`;
        const suffix = segments.divisions.length > 1 ? `:${groups[0]?.at.variable ?? ""}` : "";
        const of = {key: key + suffix, block: blockOf(task, key), label: name};
        return testGroups(of, inGroups, wanted, several ? name : null, context.style);
      }),
    );
  return {tests: tested.flatMap(({tests}) => tests), notes: tested.flatMap(({notes}) => notes)};
}

function isByGroup({spec}: Task<"numbers">): boolean {
  return (spec.arrangement ?? (spec.by === undefined ? "items-in-rows" : "groups-in-rows")) === "groups-in-rows";
}

function blockOf(task: Task<"numbers">, key: string): string {
  return isByGroup(task) ? key : block;
}

type Laid = {
  readonly table: AnalysisResult["table"];
  readonly bases: readonly BaseRecord[];
};

function layoutOf(
  task: Task<"numbers">,
  keys: readonly string[],
  counted: readonly CountedPersons[],
  segments: Segments,
): Laid {
  const {key: analysis, spec, context} = task;
  const waves = waveColumns(segments);
  const decimals = spec.decimals ?? context.style.meanDecimals;
  const layoutWith = (groups: readonly WaveColumns[]) => ({groups, statistics: spec.statistics, decimals});
  if (isByGroup(task)) {
    const blocks = keys.map(
      (key, index): Block => ({
        key,
        label: keys.length > 1 ? withUnit(itemOf(counted, index)) : null,
        question: null,
        rows: counted.flatMap(({persons, items}) => {
          const numbers = items[index];
          const row = {key: persons.key, label: persons.label, isTotal: persons.isTotal};
          return numbers === undefined ? [] : [numberRow({analysis, block: key}, row, numbers, layoutWith(waves))];
        }),
      }),
    );
    return {
      table: {arrangement: "stacked", stub: spec.stub, columns: columnsOf(task, waves), blocks},
      bases: counted.flatMap(({persons, items}) =>
        items.flatMap((numbers, index) => basesOf(keys[index] ?? "", persons.key, numbers, waves)),
      ),
    };
  }
  const groups = counted.flatMap(({persons}) =>
    waves.map(({suffix, label}) => ({
      suffix: persons.key === "" ? suffix : `:${persons.key}${suffix}`,
      label: [persons.label, label].filter((part) => part !== null && part !== "").join(", ") || null,
    })),
  );
  const rows = keys.map((key, index) => {
    const item = itemOf(counted, index);
    const all = {item, waves: counted.flatMap(({items}) => items[index]?.waves ?? []), together: []};
    return numberRow({analysis, block}, {key, label: withUnit(item)}, all, layoutWith(groups));
  });
  return {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: columnsOf(task, groups),
      blocks: [{key: block, label: null, question: null, rows}],
    },
    bases: counted.flatMap(({persons, items}) =>
      items.flatMap((numbers, index) => {
        const name = persons.key === "" ? (keys[index] ?? "") : `${keys[index] ?? ""}:${persons.key}`;
        return basesOf(block, name, numbers, waves);
      }),
    ),
  };
}

function itemOf(counted: readonly CountedPersons[], index: number): Item {
  const item = counted[0]?.items[index]?.item;
  if (item === undefined) throw new RangeError(`there is no item ${index}`);
  return item;
}

function columnsOf({spec}: Task<"numbers">, groups: readonly WaveColumns[]): Column[] {
  return groups.flatMap(({suffix, label}) =>
    spec.statistics.map(
      (name): Column => ({
        key: name + suffix,
        label: statisticLabels[name],
        group: label,
        unit: name === "n" ? "count" : "number",
        role: "value",
      }),
    ),
  );
}

function waveColumns({list}: Segments): WaveColumns[] {
  const waves = [...new Map(list.flatMap(({wave}) => (wave === null ? [] : [[wave.number, wave]]))).values()];
  if (waves.length < 2) return [{suffix: "", label: null}];
  return waves.map(({number, label}) => ({suffix: `@${number}`, label}));
}

function checkRows(task: Task<"numbers">): void {
  if (!isByGroup(task) || task.spec.by !== undefined) return;
  throw new CliError("config", "There are no groups to make rows of.", {
    place: placeIn(task, "arrangement"),
    hint: "Write by: source.variable, or take arrangement out.",
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

/** A record for each wave of a row: rows have bases of their own here, so `column` holds the row's key, `alder@3`. */
function basesOf(block: string, row: string, {waves}: FollowedNumbers, columns: readonly WaveColumns[]): BaseRecord[] {
  return waves.map(({base}, wave) => ({block, column: `${row}${columns[wave]?.suffix ?? ""}`, ...base}));
}

function namedBases({persons, items}: CountedPersons, segments: Segments): NamedBase[] {
  const columns = waveColumns(segments);
  return items.flatMap(({item, waves}) =>
    waves.map(({base}, wave) => {
      const heading = columns[wave]?.label ?? null;
      const parts = [persons.label, heading === null ? "" : lowerFirst(heading)].filter((part) => part !== "");
      return {label: [item.label, ...parts].join(", "), base};
    }),
  );
}
