import {join, relative} from "node:path";
import {recordName} from "../../editions/manifest.ts";
import {outputError} from "../../pipeline/write-output.ts";
import {type EditionRecord, printRecord} from "./edition-record.ts";
import type {FileEffects} from "./file-effects.ts";
import type {ArchiveLayout} from "./layout.ts";

/**
 * Makes a staged folder an edition of the archive, and the published one. It is whole on the disk before it gets its name, and has its
 * name before `current` leads to it: whoever reads through `current` sees a whole edition, the earlier or this one, whenever the power goes.
 * @throws CliError (output); what was published before still is
 */
export async function publishEdition(
  layout: ArchiveLayout,
  staged: string,
  record: EditionRecord,
  effects: FileEffects,
): Promise<void> {
  try {
    await seal(staged, record, effects);
    await effects.makeFolder(layout.editions);
    await effects.rename(staged, join(layout.editions, record.id));
    await effects.sync(layout.editions);
  } catch (cause) {
    throw outputError(layout.root, cause);
  }
  await switchCurrent(layout, record.id, effects);
}

/**
 * Lets `current` lead to an edition, in one step that nobody can see half of.
 * @throws CliError (output)
 */
export async function switchCurrent(layout: ArchiveLayout, id: string, effects: FileEffects): Promise<void> {
  const next = `${layout.current}.next`;
  try {
    await effects.remove(next);
    await effects.symlink(relative(layout.root, join(layout.editions, id)), next);
    await effects.rename(next, layout.current);
    await effects.sync(layout.root);
  } catch (cause) {
    throw outputError(layout.root, cause);
  }
}

/**
 * Puts a staged folder where somebody can look at it, in the place of what was held before.
 * @throws CliError (output)
 */
export async function holdEdition(
  layout: ArchiveLayout,
  staged: string,
  record: EditionRecord,
  effects: FileEffects,
): Promise<void> {
  try {
    await seal(staged, record, effects);
    await dropHeld(layout, effects);
    await effects.makeFolder(layout.held);
    await effects.rename(staged, join(layout.held, record.id));
    await effects.sync(layout.held);
  } catch (cause) {
    throw outputError(layout.root, cause);
  }
}

/** What was held is of yesterday. */
export async function dropHeld(layout: ArchiveLayout, effects: FileEffects): Promise<void> {
  await effects.remove(layout.held);
}

/** Files are on the disk since they were written; their names are when their folders are. */
async function seal(folder: string, record: EditionRecord, effects: FileEffects): Promise<void> {
  await effects.write(join(folder, recordName), printRecord(record));
  await syncAll(folder, effects);
}

async function syncAll(folder: string, effects: FileEffects): Promise<void> {
  for (const {name, isFolder} of await effects.list(folder)) if (isFolder) await syncAll(join(folder, name), effects);
  await effects.sync(folder);
}
