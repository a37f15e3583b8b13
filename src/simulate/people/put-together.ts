import type {Random} from "../../statistics/random/xoshiro128.ts";
import type {FittedTable} from "../fit/fit.ts";
import {assignmentKey, type Value} from "./model.ts";

/**
 * Persons who are as many of each sort as the tables say. The first table of a tree makes them; each further one is laid to
 * those that share its values, in random order.
 * @param rootOf the source that persons with the attributes of a table are taken from
 * @param totals how many persons there are, by root
 */
export function putTogether(
  tables: readonly FittedTable[],
  rootOf: (table: FittedTable) => string,
  totals: ReadonlyMap<string, number>,
  random: Random,
): Map<string, Map<string, Value>[]> {
  const people = new Map(
    [...totals].map(([root, total]) => [root, Array.from({length: total}, () => new Map<string, Value>())]),
  );
  for (const fitted of tables) {
    const {shared, order} = fitted.table;
    const waiting = Map.groupBy(shuffled(people.get(rootOf(fitted)) ?? [], random), (values) =>
      assignmentKey(shared.map((id) => values.get(id) ?? "")),
    );
    for (const [index, assignment] of fitted.table.assignments.entries()) {
      const own = new Map(order.map(({id}, place) => [id, assignment[place] ?? ""]));
      const key = assignmentKey(shared.map((id) => own.get(id) ?? ""));
      for (let count = fitted.counts[index] ?? 0; count > 0; count--) {
        const values = waiting.get(key)?.pop();
        if (values === undefined) throw new TypeError("tables that do not agree on what they share");
        for (const [id, value] of own) values.set(id, value);
      }
    }
  }
  return people;
}

/** In random order, by Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const place = Math.floor(random() * (last + 1));
    const here = mixed[last];
    const there = mixed[place];
    if (here === undefined || there === undefined) continue;
    mixed[last] = there;
    mixed[place] = here;
  }
  return mixed;
}
