import {findSet, findVariable} from "../../codebook/lookup.ts";
import type {SegmentsSpec} from "../../config/analyses/segments.ts";
import type {ItemSpec} from "../../config/analysis-specs.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {CountQuery, VariableAt} from "../../store/model.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";
import {categoriesOf} from "./categories.ts";
import {
  type Item,
  type Placed,
  resolveFollowedItems,
  resolveItem,
  resolveItems,
  singleSource,
  writtenWave,
} from "./items.ts";
import type {Scope} from "./population.ts";
import {requireSamePersons} from "./rounds.ts";
import {waveHeadings} from "./wave-headings.ts";
import {sourceOf, waveOf} from "./waves.ts";

/** An analysis whose spec holds keys of `segments`; a kind may leave some of them out. */
export type SegmentedTask = Task<CountingKind> & {readonly spec: Partial<SegmentsSpec> & Pick<SegmentsSpec, "total">};

/** The persons of one group: those with one answer to the group's variable. */
export interface Group {
  /** `koen:1`: the variable's name and the answer's code. */
  readonly key: string;
  readonly label: string;
  /** The label of what the groups divide by: "Køn". */
  readonly of: string;
  readonly at: VariableAt;
  readonly code: string;
  /** Whether the author named the wave at which persons are in the group. */
  readonly atOwnWave: boolean;
}

/** Some of the persons at one wave: what a measure is printed for. */
export interface Segment {
  /** Null: everybody. */
  readonly group: Group | null;
  /** The wave that items are at; null: each at its own. */
  readonly wave: {readonly number: number; readonly label: string} | null;
  /** Whether it stands for everybody beside groups of them. */
  readonly isTotal: boolean;
}

export interface Segments {
  /** Groups in their order, each at every wave, and everybody last. */
  readonly list: readonly Segment[];
  readonly totalLabel: string;
  readonly panel: CountQuery["panel"];
  /** What the groups divide by, for notes; each with its groups. */
  readonly divisions: readonly Division[];
}

export interface Division {
  readonly label: string;
  readonly groups: readonly Group[];
  /** Whether a person can be in several of the groups, as with a multiple-response question. */
  readonly overlapping: boolean;
}

/** The persons of one group, or everybody, with their segments: one for each wave. */
export interface Persons {
  /** The group's key, `total`, or empty when there are no groups. */
  readonly key: string;
  readonly label: string;
  readonly isTotal: boolean;
  readonly group: Group | null;
  readonly segments: readonly Segment[];
}

/** The segments by whom they are of, in their order. */
export function personsOf({list, totalLabel}: Segments): Persons[] {
  const found = new Map<string, Persons>();
  for (const segment of list) {
    const {group, isTotal} = segment;
    const key = group?.key ?? (isTotal ? "total" : "");
    const known = found.get(key);
    const label = group?.label ?? (isTotal ? totalLabel : "");
    found.set(key, {key, label, isTotal, group, segments: [...(known?.segments ?? []), segment]});
  }
  return [...found.values()];
}

/** A scope less those who are not of the segment's group. */
export function inSegment(scope: Scope, {group}: Segment): Scope {
  return group === null ? scope : {...scope, where: [...scope.where, {variable: group.at, codes: [group.code]}]};
}

const substantiveOnly = {dontKnow: false, notRelevant: false};

/**
 * The items of an analysis that may be divided by groups and waves. With `waves`, their `at` is the first of them; see `itemAt`.
 * @throws CliError (config) as `resolveItems` and `resolveFollowedItems` do, and for both `wave` and `waves`
 */
export function resolveSegmentedItems(task: SegmentedTask, specs: readonly ItemSpec[], key = "items"): Item[] {
  const {wave, waves} = task.spec;
  if (waves === undefined) return resolveItems(task, specs, key, writtenWave(task, wave));
  if (wave === undefined) return resolveFollowedItems(task, specs, waves).map(({item}) => item);
  throw new CliError("config", "Both wave and waves are given.", {
    place: placeIn(task, "wave"),
    hint: "Take one of them out.",
  });
}

/** An item at a segment's wave. */
export function itemAt(item: Item, {wave}: Segment): VariableAt {
  return wave === null ? item.at : {...item.at, wave: wave.number};
}

/**
 * The groups and waves that a spec divides by; one segment of everybody when it divides by nothing.
 * @throws CliError (config) for unknown variables, groups or waves, `groups` without one `by`, `total` without groups, or a
 * panel of less than two waves, of several sources or of a source in which nobody can be found again, or a group that stands twice
 */
export function resolveSegments(task: SegmentedTask, items: readonly Placed[]): Segments {
  const {spec} = task;
  const divisions = chosenGroups(task, divisionsOf(task));
  refuseTwice(task, divisions);
  if (spec.total !== false && divisions.length === 0) {
    throw new CliError("config", "A total stands beside groups, and there are none.", {
      place: placeIn(task, "total"),
      hint: "Write by: source.variable, or take total out.",
    });
  }
  const waves = waveHeadings(task, spec.waves ?? [], spec.wave_labels).map(({key, label}) => ({
    number: Number(key),
    label,
  }));
  const over = (group: Group | null, isTotal: boolean): Segment[] =>
    waves.length === 0
      ? [{group, wave: null, isTotal}]
      : waves.map((wave) => ({group: at(group, wave), wave, isTotal}));
  // In a panel the groups are as at the first wave; else a person belongs where the person belongs at that wave.
  const at = (group: Group | null, wave: {readonly number: number}): Group | null =>
    group === null || group.atOwnWave || group.at.wave === null || spec.panel
      ? group
      : {...group, at: {...group.at, wave: wave.number}};
  const groups = divisions.flatMap((division) => division.groups);
  return {
    list: [
      ...groups.flatMap((group) => over(group, false)),
      ...(groups.length === 0 || spec.total !== false ? over(null, groups.length > 0) : []),
    ],
    totalLabel: typeof spec.total === "string" ? spec.total : "Alle",
    panel: panelOf(task, items),
    divisions,
  };
}

function divisionsOf(task: SegmentedTask): Division[] {
  const {by} = task.spec;
  if (by === undefined) return [];
  return Array.isArray(by)
    ? by.map((spec, index) => divisionOf(task, spec, ["by", index]))
    : [divisionOf(task, by, ["by"])];
}

function divisionOf(task: SegmentedTask, spec: ItemSpec, path: (string | number)[]): Division {
  const {codebook} = task.context;
  const text = typeof spec === "string" ? spec : spec.variable;
  const reference = parseVariableReference(text);
  const wave = groupWave(task);
  const atOwnWave = reference.wave !== null;
  const set = codebook.get(reference.source)?.sets.get(reference.variable);
  if (set === undefined) {
    const item = resolveItem(task, spec, path, wave);
    const groups = categoriesOf(item, substantiveOnly).map(({code, label}) => ({
      key: `${item.at.variable}:${code}`,
      label,
      of: item.label,
      at: item.at,
      code,
      atOwnWave,
    }));
    return {label: item.label, groups, overlapping: false};
  }
  const place = placeIn(task, ...path, ...(typeof spec === "string" ? [] : ["variable"]));
  sourceOf(task.evaluation, reference.source, place);
  const label = (typeof spec === "string" ? undefined : spec.label) ?? set.label;
  const at = {source: reference.source, wave: waveOf(task, reference, place, wave)};
  findSet(codebook, reference.source, reference.variable, place);
  const groups = set.options.map((name): Group => {
    const variable = findVariable(codebook, reference.source, name, place);
    const option = variable.option ?? {code: name, label: variable.label};
    return {
      key: `${set.name}:${option.code}`,
      label: option.label,
      of: label,
      at: {...at, variable: name},
      code: "1",
      atOwnWave,
    };
  });
  return {label, groups, overlapping: true};
}

/** Groups of one key would fall together: one variable, or one answer, named twice. */
function refuseTwice(task: SegmentedTask, divisions: readonly Division[]): void {
  const groups = divisions.flatMap((division) => division.groups);
  const twice = groups.find(({key}, index) => groups.findIndex((other) => other.key === key) < index);
  if (twice === undefined) return;
  throw new CliError("config", `The group "${twice.label}" of "${twice.of}" stands twice.`, {
    place: placeIn(task, task.spec.groups === undefined ? "by" : "groups"),
    hint: "Take one of them out; variables of the same name in two sources want other names.",
  });
}

/** The wave that a group's variable is at unless it says another: the analysis's own, or the first of several. */
function groupWave(task: SegmentedTask) {
  const {wave, waves} = task.spec;
  const [first] = waves ?? [];
  return first === undefined ? writtenWave(task, wave) : {wave: first, place: placeIn(task, "waves", 0)};
}

function chosenGroups(task: SegmentedTask, divisions: readonly Division[]): readonly Division[] {
  const {groups} = task.spec;
  if (groups === undefined) return divisions;
  const [division, ...others] = divisions;
  if (division === undefined || others.length > 0) {
    throw new CliError("config", "The groups are of one variable under by.", {
      place: placeIn(task, "groups"),
      hint: "Name one variable under by, or take groups out.",
    });
  }
  const chosen = groups.map((wanted, index): Group => {
    const text = String(wanted);
    const found = division.groups.find(({code, key, label}) =>
      division.overlapping ? key.endsWith(`:${text}`) || label === text : code === text || label === text,
    );
    if (found !== undefined) return found;
    throw new CliError("config", `"${division.label}" has no group "${text}".`, {
      place: placeIn(task, "groups", index),
      hint: didYouMean(
        text,
        division.groups.map(({label}) => label),
        "groups",
      ),
    });
  });
  return [{...division, groups: chosen}];
}

function panelOf(task: SegmentedTask, items: readonly Placed[]): CountQuery["panel"] {
  const {panel, waves} = task.spec;
  if (!panel) return null;
  if (waves !== undefined && waves.length > 1) {
    const source = singleSource(
      items.map((item) => ({item})),
      "a panel is made of one source's forms",
    );
    requireSamePersons(task, source, items[0]?.place ?? placeIn(task));
    return {source, waves};
  }
  throw new CliError("config", "A panel needs at least two waves.", {
    place: placeIn(task, "panel"),
    hint: "Give waves: [1, 3], or take panel out.",
  });
}
