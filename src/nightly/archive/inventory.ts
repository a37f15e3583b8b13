import {join} from "node:path";
import {recordName} from "../../editions/manifest.ts";
import {sha256} from "../../editions/sha256.ts";
import type {RecordedFile} from "./edition-record.ts";
import type {FileEffects} from "./file-effects.ts";

/** The prints of files that have been read already, by what tells a file from another. */
export type KnownPrints = ReadonlyMap<string, string>;

/** The paths of all files under a folder, sorted; folders are not told. */
export async function allFiles(folder: string, effects: FileEffects, within = ""): Promise<string[]> {
  const paths: string[] = [];
  for (const {name, isFolder} of await effects.list(join(folder, within))) {
    const path = within === "" ? name : `${within}/${name}`;
    if (isFolder) paths.push(...(await allFiles(folder, effects, path)));
    else paths.push(path);
  }
  return paths.sort();
}

/** All files of an edition with their prints, but for the record of them. */
export async function inventory(folder: string, effects: FileEffects, known: KnownPrints = new Map()) {
  const files: RecordedFile[] = [];
  for (const path of await allFiles(folder, effects)) {
    if (path !== recordName) files.push(await recordedFile(folder, path, effects, known));
  }
  return files;
}

async function recordedFile(
  folder: string,
  path: string,
  effects: FileEffects,
  known: KnownPrints,
): Promise<RecordedFile> {
  const {key, bytes: size} = await effects.identity(join(folder, path));
  const print = known.get(key);
  if (print !== undefined) return {path, sha256: print, bytes: size};
  const bytes = await effects.read(join(folder, path));
  return {path, sha256: sha256(bytes), bytes: bytes.byteLength};
}

/** Whether two editions have the same files with the same content. */
export function isSameInventory(before: readonly RecordedFile[], after: readonly RecordedFile[]): boolean {
  if (before.length !== after.length) return false;
  const prints = new Map(before.map(({path, sha256: print}) => [path, print]));
  return after.every(({path, sha256: print}) => prints.get(path) === print);
}

/** The paths of what is not as the record says. */
export async function faultsOf(
  folder: string,
  files: readonly RecordedFile[],
  effects: FileEffects,
): Promise<string[]> {
  const faults: string[] = [];
  for (const {path, sha256: expected} of files) {
    const print = await effects.read(join(folder, path)).then(sha256, () => null);
    if (print !== expected) faults.push(path);
  }
  return faults;
}
