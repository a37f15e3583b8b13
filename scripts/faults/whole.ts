/** Whether an archive is as it should be, whatever has happened to it. */
import {readdir, readFile, readlink} from "node:fs/promises";
import {basename, join} from "node:path";
import {verifyBatch} from "../../src/cli/verify-batch.ts";
import {recordName} from "../../src/editions/manifest.ts";
import {readFolderManifest} from "../../src/editions/read-edition.ts";
import {sha256} from "../../src/editions/sha256.ts";
import {readRecord} from "../../src/nightly/archive/edition-record.ts";
import {fileEffects} from "../../src/nightly/archive/file-effects.ts";
import {faultsOf} from "../../src/nightly/archive/inventory.ts";
import {readJournal} from "../../src/nightly/journal.ts";
import {whoRuns} from "../../src/nightly/lock.ts";
import {contentsOf, differences, reportsOf} from "./contents.ts";
import {type Version, versions} from "./evaluation.ts";
import {processesLeft} from "./processes.ts";
import type {World} from "./world.ts";

export interface EditionFound {
  /** Of its record, which has the prints of all its files. */
  readonly print: string;
  /** Editions are counted in the order they were made in; null where the record cannot be read. */
  readonly number: number | null;
}

/** By id. */
export type Editions = ReadonlyMap<string, EditionFound>;

export interface Published {
  readonly id: string;
  readonly version: Version;
}

/** What is wrong with the folder of an edition, by its record and by its manifests; empty when nothing is. */
export async function faultsOfEdition(folder: string): Promise<string[]> {
  const id = basename(folder);
  const record = await readRecord(folder, fileEffects);
  if (record === null) return [`${id}: its record cannot be read`];
  const faults = await faultsOf(folder, record.files, fileEffects);
  const known = new Set([recordName, ...record.files.map(({path}) => path)]);
  const strangers = [...(await contentsOf(folder)).keys()].filter((path) => !known.has(path));
  const found = [
    ...faults.map((path) => `${id}: ${path} is damaged`),
    ...strangers.map((path) => `${id}: ${path} is no file of it`),
  ];
  if (found.length > 0) return found;
  try {
    const read = await readFolderManifest(folder);
    if (read?.kind !== "batch") return [`${id}: its manifest is no batch's`];
    await verifyBatch(folder, read.manifest, {key: undefined, rebuild: undefined});
    return [];
  } catch (error) {
    return [`${id}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Which version of the data the published edition shows. @throws Error, with what is wrong, when it shows neither wholly */
export async function publishedIn({layout, expected}: World): Promise<Published> {
  const target = await readlink(layout.current);
  const id = basename(target);
  if (target !== join("editions", id)) throw new Error(`current leads to "${target}"`);
  const found = reportsOf(await contentsOf(layout.current));
  const version = versions.find((each) => differences(expected[each], found).length === 0);
  if (version !== undefined) return {id, version};
  const least = versions.map((each) => differences(expected[each], found)).sort((a, b) => a.length - b.length)[0];
  throw new Error(`${id} is neither the old nor the new edition: ${least?.slice(0, 3).join(", ")}`);
}

/** All editions of the archive. @param damaged where faults of editions are told */
export async function editionsIn({layout}: World, damaged: string[]): Promise<Editions> {
  const ids = await readdir(layout.editions).catch((): string[] => []);
  const found = await Promise.all(
    ids.sort().map(async (id) => {
      const folder = join(layout.editions, id);
      damaged.push(...(await faultsOfEdition(folder)));
      const print = sha256(await readFile(join(folder, recordName)).catch(() => ""));
      return [id, {print, number: (await readRecord(folder, fileEffects))?.number ?? null}] as const;
    }),
  );
  return new Map(found);
}

/** What of the earlier editions is lost or changed. @param keeps how many of the newest stay */
export function lostOf(before: Editions, after: Editions, keeps: number): string[] {
  const numbers = [...after.values()].map(({number}) => number ?? 0);
  return [...before].flatMap(([id, {print, number}]) => {
    const found = after.get(id);
    if (found !== undefined) return found.print === print ? [] : [`${id} was changed`];
    const newer = numbers.filter((each) => each > (number ?? 0)).length;
    return newer >= keeps ? [] : [`${id} is lost`];
  });
}

/** Lines of the journal that cannot be read. */
export async function journalFaults({layout}: World): Promise<string[]> {
  const text = await readFile(layout.journal, "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line !== "").length;
  const read = (await readJournal(layout.journal)).length;
  return read === lines ? [] : [`${lines - read} of ${lines} lines of the journal cannot be read`];
}

/** What runs have left that is no part of an archive. @param waits milliseconds for processes on their way out */
export async function remainsIn({layout, temporary, mark, root}: World, waits = 3000): Promise<string[]> {
  const processes = (await processesLeft(mark, waits)).map(({command}) => `process: ${command.slice(0, 120)}`);
  const inTemporary = (await readdir(temporary)).map((name) => `temporary: ${name}`);
  const inWork = (await readdir(layout.work).catch((): string[] => []))
    .filter((name) => name !== "lock" && name !== "hold.json")
    .map((name) => `.nightly/${name}`);
  const usual = new Set(["current", "editions", "held", "runs.jsonl", ".nightly", "lost+found"]);
  const beside = (await readdir(layout.root))
    .filter((name) => !usual.has(name))
    .map((name) => `beside current: ${name}`);
  const staged = (await readdir(root, {recursive: true}))
    .filter((path) => /(^|\/)(\.staging-|staging-|trash-|\.new-)/.test(path))
    .map((path) => `staged: ${path}`);
  const holder = (await whoRuns(layout)) === null ? [] : ["the lock is still held"];
  return [...new Set([...processes, ...inTemporary, ...inWork, ...beside, ...staged, ...holder])];
}
