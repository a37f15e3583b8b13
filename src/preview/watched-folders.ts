import {readdir} from "node:fs/promises";
import {dirname, isAbsolute, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {EvaluationFiles} from "../config/read-files.ts";

/** What a file that was saved is of. */
export type FileSort = "text" | "data" | "look";

export interface WatchPlan {
  /** Absolute. */
  readonly folders: readonly string[];
  /** Null for what makes no difference to the report. */
  readonly sortOf: (path: string) => FileSort | null;
}

/** The folders in a folder, by name. */
export type ListFolders = (folder: string) => Promise<readonly string[]>;

const listOnDisk: ListFolders = async (folder) => {
  const entries = await readdir(folder, {withFileTypes: true});
  return entries.filter((entry) => entry.isDirectory()).map(({name}) => name);
};

const templates = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Deeper folders are not a part of anybody's evaluation. */
const depth = 4;

/**
 * Which folders to watch for an evaluation: its own, those of its exports and typed tables, and the themes'.
 * @param files null while they cannot be read
 */
export async function planWatching(
  folder: string,
  files: EvaluationFiles | null,
  list: ListFolders = listOnDisk,
): Promise<WatchPlan> {
  const own = resolve(folder);
  const exports = files === null ? [] : pathsIn(files.evaluation.value.sources).map((path) => fixedPart(path, own));
  const texts = files === null ? [] : textPaths(files).map((path) => fixedPart(path, own));
  const trees = await Promise.all([own, templates, ...exports, ...texts].map((path) => treeOf(path, list)));
  // What is named may be a file, or not there yet: its folder tells of it.
  const folders = [...new Set([...trees.flat(), ...[...exports, ...texts].map((path) => dirname(path))])];
  return {
    folders,
    sortOf: (path) => {
      const isOwn = isWithin(path, own);
      if (isOwn && /\.(?:md|ya?ml)$/i.test(path)) return "text";
      if (exports.some((each) => isWithin(path, each))) return "data";
      if (texts.some((each) => isWithin(path, each))) return "text";
      if (!isOwn) return isWithin(path, templates) ? "look" : null;
      return /\.(?:json|csv|tsv|txt)$/i.test(path) ? "text" : "look";
    },
  };
}

/** What evaluation.yaml names that is no export: codebook, chapters, typed tables. */
function textPaths({evaluation}: EvaluationFiles): string[] {
  const {codebook, chapters, analyses} = evaluation.value;
  return [codebook, chapters, ...pathsIn(analyses)];
}

/** A path as far as it has no star. */
function fixedPart(path: string, folder: string): string {
  const [plain = ""] = path.split("*", 1);
  const fixed = plain === path ? path : plain.replace(/[^/\\]*$/, "");
  return isAbsolute(fixed) ? fixed : resolve(folder, fixed);
}

/** The texts in a part of evaluation.yaml that name files. */
function pathsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (!["path", "structure", "dictionary"].includes(key)) return pathsIn(each);
    return [each].flat().filter((path) => typeof path === "string");
  });
}

async function treeOf(folder: string, list: ListFolders, below = depth): Promise<string[]> {
  const names = await list(folder).catch(() => null);
  if (names === null) return [];
  const visible = names.filter((name) => !name.startsWith(".") && name !== "node_modules");
  if (below === 0) return [folder];
  return [folder, ...(await Promise.all(visible.map((name) => treeOf(join(folder, name), list, below - 1)))).flat()];
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}
