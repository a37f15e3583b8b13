import {mkdir, mkdtemp, readdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {CliError} from "../errors/cli-error.ts";

export interface WriteEffects {
  readonly makeFolder: (path: string) => Promise<unknown>;
  readonly makeTemporaryFolder: (prefix: string) => Promise<string>;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

export const writeEffects: WriteEffects = {
  makeFolder: (path) => mkdir(path, {recursive: true}),
  makeTemporaryFolder: (prefix) => mkdtemp(prefix),
  write: (path, content) => writeFile(path, content, {flush: true}),
  rename,
  remove: (path) => rm(path, {recursive: true, force: true}),
};

/** What the names of folders begin with that files are written in before they come into place. */
const stagingPrefix = ".staging-";

/**
 * Puts files into a folder so that each is there whole or not at all: all are written to a folder beside
 * their targets first, and renamed into place only when every one of them has been written. Gives their paths.
 * @param obsolete names of files that earlier output may have left, and that would belie the new
 * @throws CliError (output) for a full disk, a missing permission or a path that cannot be a folder; earlier files are untouched
 */
export async function writeOutput(
  folder: string,
  files: readonly {readonly name: string; readonly content: string | Uint8Array}[],
  effects: WriteEffects = writeEffects,
  obsolete: readonly string[] = [],
): Promise<string[]> {
  let staging: string | undefined;
  try {
    await effects.makeFolder(folder);
    staging = await effects.makeTemporaryFolder(join(folder, stagingPrefix));
    for (const {name, content} of files) await effects.write(join(staging, name), content);
    for (const name of obsolete) await effects.remove(join(folder, name));
    for (const {name} of files) await effects.rename(join(staging, name), join(folder, name));
    return files.map(({name}) => join(folder, name));
  } catch (cause) {
    throw outputError(folder, cause);
  } finally {
    if (staging !== undefined) await effects.remove(staging).catch(() => undefined);
  }
}

/** Removes what somebody who died while writing to a folder has left there. Only for who knows that nobody is writing to it now. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    if (name.startsWith(stagingPrefix))
      await rm(join(folder, name), {recursive: true, force: true}).catch(() => undefined);
  }
}

const explanations: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ["the disk is full", "Make room and build again; what was built before is untouched."],
  EDQUOT: ["the disk quota is used up", "Make room and build again; what was built before is untouched."],
  EACCES: ["there is no permission to write there", "Choose another folder with --out, or change its permissions."],
  EPERM: ["there is no permission to write there", "Choose another folder with --out, or change its permissions."],
  EROFS: ["the file system is read-only", "Choose another folder with --out."],
  ENOTDIR: ["a part of the path is a file, not a folder", "Choose another folder with --out."],
  EEXIST: ["there is a file of that name", "Choose another folder with --out."],
  EISDIR: ["there is a folder where a file should go", "Move it away, or choose another folder with --out."],
};

/** What the file system said of a folder that was to be written to, in words. */
export function outputError(folder: string, cause: unknown): CliError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const [what, hint] = explanations[code] ?? [cause instanceof Error ? cause.message : String(cause), undefined];
  return new CliError("output", `The report cannot be written to "${folder}": ${what}.`, {hint, cause});
}
