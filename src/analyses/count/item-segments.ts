import {type BaseRules, categoriesOf} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import type {Scope} from "../resolve/population.ts";
import {itemAt, type SegmentedTask, type Segments} from "../resolve/segments.ts";
import {countSegments} from "./segment-counts.ts";
import {type Tally, tally} from "./tally.ts";

/** One item with its answers in each segment. */
export interface SegmentedItem {
  readonly key: string;
  readonly item: Item;
  /** In the order of the segments. */
  readonly tallies: readonly Tally[];
}

/** Counts the answers to one item in each segment. */
export async function countItemSegments(
  task: SegmentedTask,
  scope: Scope,
  segments: Segments,
  key: string,
  item: Item,
  rules: BaseRules,
): Promise<SegmentedItem> {
  // A number has no answers to count: that is said before the database is asked.
  categoriesOf(item, rules);
  const rows = await countSegments(task, scope, segments, (segment) => [itemAt(item, segment)]);
  return {key, item, tallies: rows.map((each) => tally(each, 0, item, rules))};
}

/** The answers in one segment. */
export function tallyAt({tallies}: SegmentedItem, segment: number): Tally {
  const found = tallies[segment];
  if (found === undefined) throw new RangeError(`there is no segment ${segment}`);
  return found;
}
