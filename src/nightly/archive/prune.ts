import {join} from "node:path";
import {removeUnfinished} from "../../pipeline/write-output.ts";
import type {KeepSpec} from "../job.ts";
import {readEditions} from "./editions.ts";
import type {FileEffects} from "./file-effects.ts";
import {type ArchiveLayout, transient} from "./layout.ts";
import {editionsToKeep} from "./retention.ts";

/**
 * Removes the editions that nothing keeps, and gives their ids. The published one stays, and so does what is damaged: nobody knows
 * how old it is, and somebody may want to look at it. An edition leaves the archive by its name first, so that none is ever half there.
 */
export async function pruneEditions(layout: ArchiveLayout, keep: KeepSpec, effects: FileEffects): Promise<string[]> {
  const editions = await readEditions(layout, effects);
  const whole = editions.flatMap(({id, record}) => (record === null ? [] : [{id, day: record.day}]));
  const kept = editionsToKeep(whole, keep);
  const removed: string[] = [];
  for (const {id, folder, isCurrent, record} of editions) {
    if (isCurrent || record === null || kept.has(id)) continue;
    const trash = join(layout.work, `${transient.trash}${id}`);
    await effects.rename(folder, trash);
    removed.push(id);
    await effects.remove(trash);
  }
  return removed;
}

/**
 * Removes what runs that died have left, and gives the names. Only for who has the lock: all others are dead.
 * What cannot be removed is left for the next run.
 */
export async function sweep(layout: ArchiveLayout, effects: FileEffects): Promise<string[]> {
  const entries = await effects.list(layout.work).catch(() => []);
  const left = entries.filter(({name}) => Object.values(transient).some((start) => name.startsWith(start)));
  const removed: string[] = [];
  for (const {name} of left) {
    await effects.remove(join(layout.work, name)).then(
      () => removed.push(name),
      () => undefined,
    );
  }
  await removeUnfinished(layout.work);
  await effects.remove(`${layout.current}.next`).catch(() => undefined);
  return removed;
}
