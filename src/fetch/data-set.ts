import {createHash, randomUUID} from "node:crypto";
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  symlink,
  writeFile,
} from "node:fs/promises";
import {basename, dirname, join, relative} from "node:path";
import {z} from "zod";
import {CliError, type Place} from "../errors/cli-error.ts";
import {codeOf, digestOf, fileMode, flush, folderMode, linkOrCopy} from "./disk.ts";
import type {Earlier, Landed} from "./landed.ts";
import {takeLock} from "./lock.ts";

/** A file that a step of the job has landed. */
export interface OfStep {
  readonly step: string;
  /** What the step was, so that the file of another one under its name is not taken for its own. */
  readonly print: string;
  readonly file: Landed;
}

const stateSpec = z.object({
  files: z.array(
    z.object({
      step: z.string(),
      print: z.string(),
      name: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      rows: z.number().nullable(),
      from: z.string(),
      remote: z.object({
        etag: z.string().optional(),
        lastModified: z.string().optional(),
        size: z.number().optional(),
        modified: z.number().optional(),
      }),
    }),
  ),
});

type State = z.infer<typeof stateSpec>;

/**
 * The folder of the data: a symbolic link to a set of files that never changes. New files make a new set beside it, and the link
 * is replaced in one step, so that whoever reads the folder finds all of the earlier files or all of the new ones.
 *
 *     data/min              -> .min.fetch/sets/3f0c…
 *     data/.min.fetch/sets     the set that is in use, and the one before
 *     data/.min.fetch/parts    what a run has fetched so far
 */
export interface DataSet {
  readonly partsFolder: string;
  /** The files of one step that are in use and still what was fetched, by name. */
  readonly earlierOf: (step: string, print: string) => Promise<ReadonlyMap<string, Earlier>>;
  /** SHA-256 of each file in use, by name. */
  readonly digests: () => Promise<ReadonlyMap<string, string>>;
  /** Puts all files in place, or none. Nothing happens when they are those in use. */
  readonly replace: (files: readonly OfStep[]) => Promise<void>;
  /** Lets others work on the folder. */
  readonly close: () => void;
}

/**
 * Opens the folder for one that works on it alone.
 * @throws CliError (config) when there is something in the folder's place that fetch has not put there; (environment) when somebody
 * else works on it
 */
export async function openDataSet(folder: string, place: Place): Promise<DataSet> {
  const home = join(dirname(folder), `.${basename(folder)}.fetch`);
  const sets = join(home, "sets");
  const stateFile = join(home, "state.json");
  const inUse = () => setInUse(folder, sets);
  await refuseStranger(folder, sets, place);
  await mkdir(sets, {recursive: true, mode: folderMode});
  const close = takeLock(join(home, "lock"), folder, place);

  const digests = async (): Promise<Map<string, string>> => {
    const set = await inUse();
    if (set === undefined) return new Map();
    const names = await filesIn(join(sets, set)).catch(() => []);
    const all = await Promise.all(names.map(async (name) => [name, await digestOf(join(sets, set, name))] as const));
    return new Map(all.flatMap(([name, digest]) => (digest === undefined ? [] : [[name, digest.sha256]])));
  };

  return {
    close,
    partsFolder: join(home, "parts"),
    digests,
    earlierOf: async (step, print) => {
      const set = await inUse();
      if (set === undefined) return new Map();
      const state = await readState(stateFile);
      const own = state.files.filter((file) => file.step === step && file.print === print);
      const kept = await Promise.all(
        own.map(async (file) => {
          const path = join(sets, set, file.name);
          const digest = await digestOf(path);
          return digest?.sha256 === file.sha256 ? [{...file, path}] : [];
        }),
      );
      return new Map(kept.flat().map((file) => [file.name, file]));
    },
    replace: async (files) => {
      const set = setName(files);
      const before = await inUse();
      await removeRemains(sets, home);
      const name = await makeSet(sets, set, files);
      if (name !== before) await pointTo(folder, join(sets, name), home);
      await writeState(stateFile, files);
      if (name === before) return;
      // Somebody may be reading what was in use until now.
      const keep = new Set([name, before]);
      for (const each of await readdir(sets)) if (!keep.has(each)) await remove(join(sets, each));
    },
  };
}

/** The same files always make the same set. */
function setName(files: readonly OfStep[]): string {
  const lines = files.map(({file}) => `${file.sha256} ${file.name}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex").slice(0, 16);
}

async function makeSet(sets: string, wanted: string, files: readonly OfStep[]): Promise<string> {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    const target = join(sets, name);
    if (await isWhole(target, files)) return name;
    // A set under this name that is damaged may still be read by somebody: it stays, and the new one is called otherwise.
    if ((await lstat(target).catch(() => undefined)) !== undefined) continue;
    const staging = await mkdtemp(join(sets, ".new-"));
    const folders = new Set([staging]);
    for (const {file} of files) {
      const path = join(staging, file.name);
      await mkdir(dirname(path), {recursive: true, mode: folderMode});
      await linkOrCopy(file.path, path);
      await flush(path);
      folders.add(dirname(path));
    }
    for (const each of folders) await flush(each);
    await rename(staging, target);
    await flush(sets);
    return name;
  }
}

async function isWhole(set: string, files: readonly OfStep[]): Promise<boolean> {
  const names = await filesIn(set).catch(() => []);
  if (names.length !== files.length) return false;
  const digests = await Promise.all(files.map(({file}) => digestOf(join(set, file.name))));
  return files.every(({file}, index) => digests[index]?.sha256 === file.sha256);
}

async function pointTo(folder: string, set: string, home: string): Promise<void> {
  const link = join(home, `link-${randomUUID()}`);
  await symlink(relative(dirname(folder), set), link, "dir");
  await rmdir(folder).catch((cause: unknown) => {
    if (codeOf(cause) !== "ENOENT" && codeOf(cause) !== "ENOTDIR") throw cause;
  });
  await rename(link, folder);
  await flush(dirname(folder));
}

/** What a run that was killed may have left. */
async function removeRemains(sets: string, home: string): Promise<void> {
  for (const each of await readdir(sets)) if (each.startsWith(".new-")) await remove(join(sets, each));
  for (const each of await readdir(home)) if (each.startsWith("link-")) await remove(join(home, each));
}

async function remove(path: string): Promise<void> {
  await rm(path, {recursive: true, force: true});
}

/** The name of the set that the folder stands for; undefined when there is none yet. */
async function setInUse(folder: string, sets: string): Promise<string | undefined> {
  const target = await readlink(folder).catch(() => undefined);
  return target !== undefined && dirname(target) === relative(dirname(folder), sets) ? basename(target) : undefined;
}

async function refuseStranger(folder: string, sets: string, place: Place): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || (await setInUse(folder, sets)) !== undefined) return;
  if (found.isDirectory() && (await readdir(folder)).length === 0) return;
  const what = found.isDirectory() ? "a folder with files" : found.isSymbolicLink() ? "a link" : "a file";
  throw new CliError("config", `"${folder}" is ${what} that fetch has not made.`, {
    place,
    hint: "All of the folder is replaced when data are fetched, so nothing else may be in it. Move it away, or name another folder.",
  });
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** What cannot be read is forgotten: then everything is fetched anew. */
async function readState(file: string): Promise<State> {
  try {
    return stateSpec.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return {files: []};
  }
}

async function writeState(file: string, files: readonly OfStep[]): Promise<void> {
  const state: State = {
    files: files.map(({step, print, file: {name, bytes, sha256, rows, from, remote}}) => ({
      step,
      print,
      name,
      bytes,
      sha256,
      rows,
      from,
      remote,
    })),
  };
  await writeFile(`${file}.new`, JSON.stringify(state, null, 1), {mode: fileMode, flush: true});
  await rename(`${file}.new`, file);
}
