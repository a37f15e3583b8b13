import type {BaseRules} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {CountingKind, Task} from "../task.ts";
import {type Tally, tally} from "./tally.ts";

/** Counts the answers to one item. */
export async function countAnswers(
  task: Task<CountingKind>,
  scope: Scope,
  item: Item,
  rules: BaseRules,
): Promise<Tally> {
  return tally(await countPersons(task, scope, [item.at]), 0, item, rules);
}
