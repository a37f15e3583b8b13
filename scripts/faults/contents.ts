import {readdir, readFile} from "node:fs/promises";
import {basename, join, relative} from "node:path";
import {sha256} from "../../src/editions/sha256.ts";

/** The print of each file of a folder by its path. */
export type Contents = ReadonlyMap<string, string>;

/** All files under a folder. @throws Error when one is gone while it is read */
export async function contentsOf(folder: string): Promise<Contents> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => !entry.isDirectory()).map(({parentPath, name}) => join(parentPath, name));
  const prints = await Promise.all(
    files.map(async (path) => [relative(folder, path), sha256(await readFile(path))] as const),
  );
  return new Map(prints.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What also tells when and of what a report was made: reports that have not changed keep theirs. */
const ofTheMaking = new Set(["manifest.json", ".maalepunkt-batch.json", "edition.json"]);

/** Without what the history of a folder shows in. */
export function reportsOf(contents: Contents): Contents {
  return new Map([...contents].filter(([path]) => !ofTheMaking.has(basename(path))));
}

/** What differs, in words; empty when nothing does. */
export function differences(expected: Contents, found: Contents): string[] {
  const missing = [...expected].flatMap(([path, print]) => {
    if (!found.has(path)) return [`${path} is missing`];
    return found.get(path) === print ? [] : [`${path} is another`];
  });
  return [...missing, ...[...found.keys()].filter((path) => !expected.has(path)).map((path) => `${path} is too much`)];
}
