import type {CountRow} from "../../store/model.ts";
import type {BaseRules} from "../resolve/categories.ts";
import type {FollowedItem, Item} from "../resolve/items.ts";
import {inGroup, nameInGroup} from "../resolve/pair-groups.ts";
import type {Scope} from "../resolve/population.ts";
import {itemAt, type Segment, type Segments} from "../resolve/segments.ts";
import type {Task} from "../task.ts";
import {countSegments} from "./segment-counts.ts";
import {type Tally, tally} from "./tally.ts";

/** The answers of one group to one item at several waves. */
export interface Followed {
  /** The item's key, with the group's where there are groups. */
  readonly key: string;
  /** The item's key alone. */
  readonly itemKey: string;
  /** The item's own label. */
  readonly itemLabel: string;
  /** The item; its label has the group's name where there are groups. */
  readonly item: Item;
  readonly group: Segment;
  /** One for each wave. */
  readonly tallies: readonly Tally[];
  /** Of everybody who answered at the first wave, where the panel is compared with them. */
  readonly ofAll: Tally | null;
  /** The panel's joint counts over the waves; empty where there is no panel. */
  readonly rows: readonly CountRow[];
}

/** Groups and waves as they are counted. */
export interface FollowedSegments {
  /** Each group at each wave, as `resolveSegments` lists them. */
  readonly each: Segments;
  /** Each group once. */
  readonly groups: Segments;
}

/** Counts one item in each group. */
export async function countFollowed(
  task: Task<"change">,
  scope: Scope,
  {each, groups}: FollowedSegments,
  itemKey: string,
  {item, at}: FollowedItem,
  rules: BaseRules,
): Promise<Followed[]> {
  const {panel, compare} = task.spec;
  const everybody = {...groups, panel: null};
  const [joint, apart, all] = await Promise.all([
    panel ? countSegments(task, scope, groups, () => at) : [],
    panel ? [] : countSegments(task, scope, each, (segment) => [itemAt(item, segment)]),
    compare === "all" ? countSegments(task, scope, everybody, () => at.slice(0, 1)) : [],
  ]);
  return groups.list.map((group, index) => {
    const rows = joint[index] ?? [];
    const ofWaves = apart.slice(index * at.length, (index + 1) * at.length);
    const answers = all[index];
    return {
      key: inGroup(itemKey, group),
      itemKey,
      itemLabel: item.label,
      item: {...item, label: nameInGroup(item.label, groups, group)},
      group,
      tallies: panel
        ? at.map((_, wave) => tally(rows, wave, item, rules))
        : ofWaves.map((ofWave) => tally(ofWave, 0, item, rules)),
      ofAll: answers === undefined ? null : tally(answers, 0, item, rules),
      rows,
    };
  });
}
