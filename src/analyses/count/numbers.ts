import type {CountQuery, CountRow} from "../../store/model.ts";
import type {BaseRules} from "../resolve/categories.ts";
import type {FollowedItem, Item} from "../resolve/items.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {CountingKind, Task} from "../task.ts";
import {type BaseCounts, baseOf} from "./tally.ts";

/** The numbers that persons have given at one wave. */
export interface NumberCounts {
  /** Each value with how many persons gave it. */
  readonly values: readonly (readonly [value: number, count: number])[];
  readonly base: BaseCounts;
}

export interface FollowedNumbers {
  readonly item: Item;
  /** One for each wave of the item. */
  readonly waves: readonly NumberCounts[];
  /** Persons by their numbers at all waves together, in a panel; else none. */
  readonly together: readonly CountRow[];
}

/**
 * Counts an item's numbers at every wave.
 * @param scopes the scope at each wave; in a panel they are all the first
 */
export async function countNumbers(
  task: Task<CountingKind>,
  scopes: readonly Scope[],
  {item, at}: FollowedItem,
  rules: BaseRules,
  panel: CountQuery["panel"],
): Promise<FollowedNumbers> {
  const [first] = scopes;
  const [waves, together] = await Promise.all([
    Promise.all(
      at.map(async (variable, index) => {
        const scope = scopes[index] ?? first;
        return scope === undefined
          ? numberCounts([], rules)
          : numberCounts(await countPersons(task, scope, [variable], panel), rules);
      }),
    ),
    panel === null || first === undefined ? [] : countPersons(task, first, at, panel),
  ]);
  return {item, waves, together};
}

function numberCounts(rows: readonly CountRow[], rules: BaseRules): NumberCounts {
  const values: [number, number][] = [];
  const counted = rows.flatMap(({answers: [answer], n}) => {
    if (answer === undefined) return [];
    if (answer.code !== null) values.push([Number(answer.code), n]);
    return [{standing: {code: answer.code, missing: answer.missing, valid: answer.code !== null}, n}];
  });
  return {values, base: baseOf(counted, rules)};
}
