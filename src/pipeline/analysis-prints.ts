import {createHash} from "node:crypto";
import {stat} from "node:fs/promises";
import {join} from "node:path";
import {tryDependencies} from "../analyses/dependencies.ts";
import type {EvaluationFiles} from "../config/read-files.ts";

/** Something that is another whenever a file is; null when it is not there. */
export type StampOf = (path: string) => Promise<string | null>;

const stampOnDisk: StampOf = (path) =>
  stat(path).then(
    ({mtimeMs, size}) => `${mtimeMs}/${size}`,
    () => null,
  );

/**
 * A print for each analysis, by key, that is another when its result may be: of its spec, the typed files that this names, the
 * analyses that it reads, and what all share.
 * @param shared what every analysis depends on
 */
export async function analysisPrints(
  files: EvaluationFiles,
  shared: string,
  stampOf: StampOf = stampOnDisk,
): Promise<ReadonlyMap<string, string>> {
  const {value, placeOf} = files.evaluation;
  const {found} = tryDependencies(value, placeOf);
  const stamps = new Map(
    await Promise.all(
      Object.entries(value.analyses).map(async ([key, spec]) => {
        const stamped = await Promise.all(pathsIn(spec).map((path) => stampOf(join(files.folder, path))));
        return [key, stamped] as const;
      }),
    ),
  );
  const prints = new Map<string, string>();
  const printOf = (key: string): string => {
    const known = prints.get(key);
    if (known !== undefined) return known;
    // What reads itself by way of others has no result anyway; this ends the walk.
    prints.set(key, "");
    const read = new Set(found.get(key)?.map(({analysis}) => analysis));
    const parts = [shared, value.analyses[key], stamps.get(key), [...read].sort().map(printOf)];
    const print = createHash("sha1").update(JSON.stringify(parts)).digest("base64");
    prints.set(key, print);
    return print;
  };
  return new Map(Object.keys(value.analyses).map((key) => [key, printOf(key)]));
}

/** Whatever stands under a key `path`, however deep. */
export function pathsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === "path" && typeof each === "string" ? [each] : pathsIn(each),
  );
}
