import {join} from "node:path";
import type {EvaluationFiles} from "../../config/read-files.ts";
import type {PlaceEffects} from "../write/place-files.ts";
import {readPublishedMargins} from "./published-file.ts";

/**
 * Which analyses a printed table is like: those that say so with `published_as`, and those whose cells the file of a
 * `published` analysis names with the table.
 * @returns the keys of analyses by the name of the printed table
 */
export async function linksOf(
  {evaluation, folder}: EvaluationFiles,
  effects: PlaceEffects,
): Promise<Map<string, string[]>> {
  const links = new Map<string, Set<string>>();
  const link = (table: string, analysis: string): void => {
    links.set(table, (links.get(table) ?? new Set()).add(analysis));
  };
  const paths = new Set<string>();
  for (const [key, spec] of Object.entries(evaluation.value.analyses)) {
    if ("published_as" in spec && spec.published_as !== undefined) link(spec.published_as, key);
    if (spec.kind === "published") paths.add(join(folder, spec.path));
  }
  for (const path of paths) {
    const bytes = await effects.read(path).catch(() => null);
    if (bytes === null) continue;
    for (const {table, analysis} of readPublishedMargins(path, new TextDecoder().decode(bytes))) {
      if (table !== null) link(table, analysis);
    }
  }
  return new Map([...links].map(([table, keys]) => [table, [...keys]]));
}
