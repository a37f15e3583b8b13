import {CliError} from "../../errors/cli-error.ts";
import type {Item} from "../resolve/items.ts";

type KeyedItem = Pick<Item, "at" | "place">;

/**
 * A key for each item, by which its block, column or row is addressed: the variable's name; `source.variable` where
 * two items share a name; `variable@wave` where one variable stands at several waves.
 * @throws CliError (config) when an item is there twice
 */
export function itemKeys(items: readonly KeyedItem[]): string[] {
  const ways: ((item: KeyedItem) => string)[] = [
    ({at}) => at.variable,
    ({at}) => `${at.source}.${at.variable}`,
    ({at}) => `${at.variable}@${at.wave ?? ""}`,
    ({at}) => `${at.source}.${at.variable}@${at.wave ?? ""}`,
  ];
  for (const way of ways) {
    const keys = items.map(way);
    if (new Set(keys).size === keys.length) return keys;
  }
  const names = items.map(({at}) => `${at.source}.${at.variable}@${at.wave ?? ""}`);
  const repeated = items.find((_, index) => names.indexOf(names[index] ?? "") < index);
  throw new CliError("config", `${repeated?.at.source}.${repeated?.at.variable} stands twice in one analysis.`, {
    place: repeated?.place,
    hint: "Take one of them out.",
  });
}
