import {createHash} from "node:crypto";
import {mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {CliError, type Place} from "../../errors/cli-error.ts";
import type {ExportFile} from "./export-file.ts";

export interface PlaceEffects {
  readonly makeFolder: (path: string) => Promise<unknown>;
  readonly makeTemporaryFolder: (prefix: string) => Promise<string>;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly list: (path: string) => Promise<readonly string[]>;
  readonly kindOf: (path: string) => Promise<"file" | "folder" | null>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

export const placeEffects: PlaceEffects = {
  makeFolder: (path) => mkdir(path, {recursive: true}),
  makeTemporaryFolder: (prefix) => mkdtemp(prefix),
  write: (path, content) => writeFile(path, content, {flush: true}),
  read: (path) => readFile(path),
  list: async (path) => (await readdir(path)).sort(),
  kindOf: async (path) => {
    const found = await stat(path).catch(() => null);
    if (found === null) return null;
    return found.isDirectory() ? "folder" : "file";
  },
  rename,
  remove: (path) => rm(path, {recursive: true, force: true}),
};

/** An export that is to stand at a path, as one file or as a folder of files. */
export interface PlacedExport {
  readonly path: string;
  readonly files: readonly ExportFile[];
  /** Where the path is written in evaluation.yaml. */
  readonly place: Place;
}

/** The small hidden file beside an invented export that tells what simulate has written there. */
export function markOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.opdigtet`);
}

/** Whether what stands at a path is what simulate wrote there, and nobody has changed since. */
export async function isInvented(path: string, effects: PlaceEffects): Promise<boolean> {
  const mark = await effects.read(markOf(path)).catch(() => null);
  if (mark === null) return false;
  return Buffer.from(mark).toString("utf8").trim() === (await digestAt(path, effects));
}

/**
 * Puts the exports in place: all are written beside their targets first, and renamed when every one of them is whole.
 * @throws CliError (output) for an export that is there and that simulate has not written, or a folder that cannot be written
 */
export async function placeExports(
  exports: readonly PlacedExport[],
  force: boolean,
  effects: PlaceEffects,
): Promise<void> {
  for (const {path, place} of exports) {
    if (force || (await effects.kindOf(path)) === null || (await isInvented(path, effects))) continue;
    throw new CliError("output", `There is an export at "${path}" that simulate has not written.`, {
      place,
      hint: "Write somewhere else with --output, or over it with --force.",
    });
  }
  const staged: {readonly from: string; readonly to: string; readonly folder: string}[] = [];
  try {
    for (const {path, files} of exports) {
      await effects.makeFolder(dirname(path));
      const folder = await effects.makeTemporaryFolder(join(dirname(path), ".staging-"));
      const from = join(folder, "export");
      staged.push({from, to: path, folder});
      if (files.some(({below}) => below !== "")) await effects.makeFolder(from);
      for (const {below, bytes} of files) await effects.write(below === "" ? from : join(from, below), bytes);
    }
    for (const {from, to} of staged) {
      if ((await effects.kindOf(to)) !== null) await effects.remove(to);
      await effects.rename(from, to);
      await effects.write(markOf(to), `${await digestAt(to, effects)}\n`);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError("output", `The exports cannot be written: ${why}.`, {
      cause,
      hint: "Choose another folder with --output.",
    });
  } finally {
    for (const {folder} of staged) await effects.remove(folder).catch(() => undefined);
  }
}

async function digestAt(path: string, effects: PlaceEffects): Promise<string> {
  const hash = createHash("sha256");
  const kind = await effects.kindOf(path);
  const files = kind === "folder" ? (await effects.list(path)).map((name) => join(path, name)) : [path];
  for (const file of files) hash.update(basename(file)).update(await effects.read(file).catch(() => ""));
  return hash.digest("hex");
}
