import {isAbsolute, join} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {SourceEffects} from "./read-bytes.ts";

/**
 * The files that a source's path stands for, each once: a path is itself, a list is all of it in its order, and `*` stands
 * for any letters within the name of one file or folder, the matches sorted by name. It does not stand for hidden files, nor
 * for the lock files that Excel leaves (`~$…`).
 *
 * @param folder the evaluation's folder, that paths are relative to
 * @param place where the path is written, for messages
 * @throws CliError (data) when nothing matches a path with `*`
 */
export async function expandPaths(
  path: string | readonly string[],
  folder: string,
  place: Place,
  effects: SourceEffects,
): Promise<string[]> {
  const files: string[] = [];
  for (const each of [path].flat()) {
    if (each.includes("*")) files.push(...(await matches(each, folder, place, effects)));
    else files.push(isAbsolute(each) ? each : join(folder, each));
  }
  return [...new Set(files)];
}

async function matches(pattern: string, folder: string, place: Place, effects: SourceEffects): Promise<string[]> {
  const parts = pattern.split(/[/\\]/);
  const firstStar = parts.findIndex((part) => part.includes("*"));
  const start = parts.slice(0, firstStar).join("/");
  let found = [isAbsolute(pattern) ? start || "/" : join(folder, start)];
  for (const part of parts.slice(firstStar)) {
    const isMatch = matcher(part);
    const seen: string[] = [];
    const next: string[] = [];
    for (const each of found) {
      const names = await effects.readFolder(each).catch((): readonly string[] => []);
      seen.push(...names);
      next.push(...names.filter(isMatch).map((name) => join(each, name)));
    }
    if (next.length === 0) throw noMatch(pattern, part, seen, found, place);
    found = next;
  }
  return found.sort();
}

/** Hostile patterns such as `*a*a*a*` take time in proportion to the name: each part is looked for once, from the left. */
function matcher(part: string): (name: string) => boolean {
  if (!part.includes("*")) return (name) => name === part;
  const pieces = part.split("*");
  const first = pieces.shift() ?? "";
  const last = pieces.pop() ?? "";
  return (name) => {
    if (name.startsWith("~$") || (name.startsWith(".") && !part.startsWith("."))) return false;
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
    let at = first.length;
    for (const piece of pieces) {
      const found = name.indexOf(piece, at);
      if (found === -1) return false;
      at = found + piece.length;
    }
    return at <= name.length - last.length;
  };
}

function noMatch(
  pattern: string,
  part: string,
  names: readonly string[],
  folders: readonly string[],
  place: Place,
): CliError {
  const [only] = folders;
  const where = folders.length === 1 ? `names in "${only}"` : "names there";
  return new CliError("data", `Nothing matches the path "${pattern}".`, {
    place,
    hint: names.length === 0 ? `"${only}" is no folder, or empty.` : didYouMean(part, names, where),
  });
}
