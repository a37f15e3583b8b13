/** Publishing by hand: back to an earlier edition, or what was held back. */
import {join} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {outputError} from "../pipeline/write-output.ts";
import {type ArchivedEdition, readEditions, readHeld} from "./archive/editions.ts";
import {faultsOf} from "./archive/inventory.ts";
import {type ArchiveLayout, archiveLayout} from "./archive/layout.ts";
import {switchCurrent} from "./archive/publish.ts";
import {type NightlyEffects, nightlyEffects} from "./effects.ts";
import {endHold, readHold, writeHold} from "./hold.ts";
import type {Job} from "./job.ts";
import {appendJournal} from "./journal.ts";
import {type Holder, takeLock} from "./lock.ts";
import {buryDead} from "./recover.ts";

export interface Switched {
  /** What readers saw before, and see now. */
  readonly from: string | null;
  readonly edition: string | null;
  /** Whether nothing is published until somebody releases it. */
  readonly hold: boolean;
}

/**
 * Lets readers see an edition of the archive again.
 * @param id the one before the published one when undefined
 * @param hold whether it stays until `release`, whatever the nights bring
 * @throws CliError (busy) while a run is at work, (usage) when there is no such edition, (data) when it is damaged
 */
export async function rollBack(
  job: Job,
  id: string | undefined,
  hold: boolean,
  effects: NightlyEffects = nightlyEffects,
): Promise<Switched> {
  return await underLock(job, "rollback", effects, async (layout) => {
    const editions = await readEditions(layout, effects.files);
    const from = editions.find(({isCurrent}) => isCurrent)?.id ?? null;
    const wanted = id === undefined ? earlierOf(editions, layout) : named(editions, id);
    await refuseDamaged(wanted, effects);
    if (hold) await writeHold(layout, {since: effects.clock.now().toISOString(), edition: wanted.id});
    await switchCurrent(layout, wanted.id, effects.files);
    return {from, edition: wanted.id, hold};
  });
}

/**
 * Publishes what was held back, if anything was, and lets the coming nights publish again.
 * @throws CliError (busy) while a run is at work, (usage) when nothing is held, (data) when it is damaged
 */
export async function release(job: Job, effects: NightlyEffects = nightlyEffects): Promise<Switched> {
  return await underLock(job, "release", effects, async (layout) => {
    const wasOnHold = (await readHold(layout)) !== null;
    const editions = await readEditions(layout, effects.files);
    const from = editions.find(({isCurrent}) => isCurrent)?.id ?? null;
    const held = await readHeld(layout, effects.files);
    if (held === null) {
      if (!wasOnHold) throw new CliError("usage", "Nothing is held back, and publication is not on hold.");
      await endHold(layout);
      return {from, edition: from, hold: false};
    }
    await refuseDamaged(held, effects);
    try {
      await effects.files.makeFolder(layout.editions);
      await effects.files.rename(held.folder, join(layout.editions, held.id));
      await effects.files.sync(layout.editions);
    } catch (cause) {
      throw outputError(layout.root, cause);
    }
    await switchCurrent(layout, held.id, effects.files);
    await endHold(layout);
    return {from, edition: held.id, hold: false};
  });
}

async function underLock(
  job: Job,
  what: "rollback" | "release",
  effects: NightlyEffects,
  act: (layout: ArchiveLayout) => Promise<Switched>,
): Promise<Switched> {
  const {clock, unique, pid, host} = effects;
  const layout = archiveLayout(job.out);
  const start = clock.now().toISOString();
  const holder: Holder = {what, run: `${what}-${unique()}`, pid, host, since: start};
  const lock = await takeLock(layout, holder);
  try {
    await buryDead(lock.died, layout, effects);
    const switched = await act(layout);
    const end = clock.now().toISOString();
    await appendJournal(layout.journal, {
      schema: "maalepunkt/run@1",
      event: what,
      run: holder.run,
      start,
      end,
      ...switched,
    });
    return switched;
  } finally {
    await lock.release();
  }
}

/** The one that was made before the published one, and is whole. */
function earlierOf(editions: readonly ArchivedEdition[], {root}: ArchiveLayout): ArchivedEdition {
  const current = editions.findIndex(({isCurrent}) => isCurrent);
  const earlier = editions.slice(0, Math.max(current, 0)).findLast(({record}) => record !== null);
  if (earlier !== undefined) return earlier;
  throw new CliError("usage", `There is no edition in "${root}" before the published one.`, {
    hint: "maalepunkt editions lists them; name one to publish.",
  });
}

function named(editions: readonly ArchivedEdition[], id: string): ArchivedEdition {
  const found = editions.find((edition) => edition.id === id);
  if (found !== undefined) return found;
  const ids = editions.map((edition) => edition.id);
  throw new CliError("usage", `There is no edition "${id}".`, {
    hint: ids.length === 0 ? "There are none yet." : didYouMean(id, ids, "editions"),
  });
}

/** @throws CliError (data) */
async function refuseDamaged({id, folder, record}: ArchivedEdition, {files}: NightlyEffects): Promise<void> {
  const faults = record === null ? ["edition.json"] : await faultsOf(folder, record.files, files);
  const [first] = faults;
  if (first === undefined) return;
  const others = faults.length === 1 ? "" : ` and ${faults.length - 1} more`;
  throw new CliError("data", `The edition ${id} is damaged: ${first}${others} is not as it was made.`, {
    hint: "Choose another one; maalepunkt editions lists them.",
  });
}
