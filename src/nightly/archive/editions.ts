import {join} from "node:path";
import {outputError} from "../../pipeline/write-output.ts";
import {isEditionId} from "./edition-id.ts";
import {type EditionRecord, readRecord} from "./edition-record.ts";
import type {FileEffects} from "./file-effects.ts";
import type {ArchiveLayout} from "./layout.ts";

/** A folder in the archive that is called like an edition. */
export interface ArchivedEdition {
  readonly id: string;
  readonly folder: string;
  readonly isCurrent: boolean;
  /** Null when it is damaged. */
  readonly record: EditionRecord | null;
}

/**
 * All editions in the order they were made in; damaged ones, whose order nobody knows, first.
 * @throws CliError (output) when the archive cannot be looked into: what is there must not be taken for what is not
 */
export async function readEditions(layout: ArchiveLayout, effects: FileEffects): Promise<ArchivedEdition[]> {
  const current = await readCurrent(layout, effects);
  return await editionsIn(layout.editions, current, effects);
}

/** The edition that was made last and not published; null when there is none. */
export async function readHeld(layout: ArchiveLayout, effects: FileEffects): Promise<ArchivedEdition | null> {
  const held = await editionsIn(layout.held, null, effects);
  return held.findLast(({record}) => record !== null) ?? null;
}

async function editionsIn(folder: string, current: string | null, effects: FileEffects): Promise<ArchivedEdition[]> {
  const entries = await effects.list(folder).catch((cause: unknown) => {
    if (isAbsent(cause)) return [];
    throw outputError(folder, cause);
  });
  const ids = entries.filter(({name, isFolder}) => isFolder && isEditionId(name)).map(({name}) => name);
  const editions = await Promise.all(
    ids.map(async (id): Promise<ArchivedEdition> => {
      const record = await readRecord(join(folder, id), effects);
      const own = record?.id === id ? record : null;
      return {id, folder: join(folder, id), isCurrent: id === current, record: own};
    }),
  );
  return editions.sort((a, b) => (a.record?.number ?? 0) - (b.record?.number ?? 0) || (a.id < b.id ? -1 : 1));
}

/**
 * The id of the published edition; null when there is none, or when `current` leads somewhere else.
 * @throws CliError (output) when the link cannot be read
 */
export async function readCurrent(layout: ArchiveLayout, effects: FileEffects): Promise<string | null> {
  const target = await effects.readLink(layout.current).catch((cause: unknown) => {
    if (isAbsent(cause)) return "";
    throw outputError(layout.current, cause);
  });
  const [folder, id, ...more] = target.split(/[/\\]/);
  return folder === "editions" && id !== undefined && isEditionId(id) && more.length === 0 ? id : null;
}

/** Not there, or something else is: EINVAL is what no link says that is asked where it leads. */
function isAbsent(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return code === "ENOENT" || code === "ENOTDIR" || code === "EINVAL";
}
