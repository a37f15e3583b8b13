import {join} from "node:path";
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

/** All editions in the order they were made in; damaged ones, whose order nobody knows, first. */
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
  const entries = await effects.list(folder).catch(() => []);
  const ids = entries.filter(({name, isFolder}) => isFolder && isEditionId(name)).map(({name}) => name);
  const editions = await Promise.all(
    ids.map(async (id): Promise<ArchivedEdition> => {
      const record = await readRecord(join(folder, id));
      const own = record?.id === id ? record : null;
      return {id, folder: join(folder, id), isCurrent: id === current, record: own};
    }),
  );
  return editions.sort((a, b) => (a.record?.number ?? 0) - (b.record?.number ?? 0) || (a.id < b.id ? -1 : 1));
}

/** The id of the published edition; null when there is none, or when `current` leads somewhere else. */
export async function readCurrent(layout: ArchiveLayout, effects: FileEffects): Promise<string | null> {
  const target = await effects.readLink(layout.current).catch(() => "");
  const [folder, id, ...more] = target.split(/[/\\]/);
  return folder === "editions" && id !== undefined && isEditionId(id) && more.length === 0 ? id : null;
}
