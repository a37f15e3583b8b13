import type {CountQuery, CountRow} from "../../store/model.ts";
import type {BaseRules} from "../resolve/categories.ts";
import type {FollowedItem, Item} from "../resolve/items.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {CountingKind, Task} from "../task.ts";
import {type Tally, tally} from "./tally.ts";

/** The answers to one item at several waves: a tally for each, and the joint counts they are made from. */
export interface Followed {
  readonly key: string;
  readonly item: Item;
  readonly tallies: readonly Tally[];
  readonly rows: readonly CountRow[];
}

export async function countFollowed(
  task: Task<CountingKind>,
  scope: Scope,
  key: string,
  {item, at}: FollowedItem,
  rules: BaseRules,
  panel: CountQuery["panel"],
): Promise<Followed> {
  const rows = await countPersons(task, scope, at, panel);
  return {key, item, rows, tallies: at.map((_, index) => tally(rows, index, item, rules))};
}
