import {readEditions, readHeld} from "../../nightly/archive/editions.ts";
import {fileEffects} from "../../nightly/archive/file-effects.ts";
import {archiveLayout} from "../../nightly/archive/layout.ts";
import {readHold} from "../../nightly/hold.ts";
import {readJob} from "../../nightly/job.ts";
import {release as releaseHeld, rollBack, type Switched} from "../../nightly/switch.ts";
import type {GlobalOptions} from "../options.ts";
import type {Terminal} from "../terminal.ts";

/** `maalepunkt editions <job.yaml>`: the archive, the newest last. */
export async function editions(file: string, options: GlobalOptions, terminal: Terminal): Promise<void> {
  const layout = archiveLayout((await readJob(file)).out);
  const held = await readHeld(layout, fileEffects);
  const listed = [
    ...(await readEditions(layout, fileEffects)).map((edition) => ({
      ...edition,
      state: edition.record === null ? "damaged" : edition.isCurrent ? "published" : "",
    })),
    ...(held === null ? [] : [{...held, state: "held"}]),
  ].map(({id, folder, record, state}) => ({
    id,
    state,
    made: record?.made ?? null,
    banner: Object.keys(record?.notices ?? {}).length > 0,
    files: record?.files.length ?? null,
    bytes: record?.files.reduce((sum, {bytes}) => sum + bytes, 0) ?? null,
    folder,
  }));
  const onHold = (await readHold(layout)) !== null;
  if (options.json === true) {
    terminal.write(`${JSON.stringify({editions: listed, onHold})}\n`);
    return;
  }
  for (const {id, state, files, bytes, banner} of listed) {
    const size = bytes === null ? "" : `${files} files, ${(bytes / 1024 / 1024).toFixed(1)} MB`;
    terminal.write(`${`${id}  ${size.padEnd(22)}  ${state}${banner ? " with a banner" : ""}`.trimEnd()}\n`);
  }
  if (listed.length === 0) terminal.error("There are no editions yet.");
  if (onHold) terminal.error("Publication is on hold: maalepunkt release ends that.");
}

interface RollbackOptions extends GlobalOptions {
  readonly hold?: boolean;
}

/** `maalepunkt rollback <job.yaml> [edition]` */
export async function rollback(
  file: string,
  edition: string | undefined,
  options: RollbackOptions,
  terminal: Terminal,
): Promise<void> {
  const switched = await rollBack(await readJob(file), edition, options.hold === true);
  const next = switched.hold
    ? "Nothing else is published until maalepunkt release."
    : "The next run publishes anew; with --hold it would not.";
  tell(switched, `${next}`, options, terminal);
}

/** `maalepunkt release <job.yaml>` */
export async function release(file: string, options: GlobalOptions, terminal: Terminal): Promise<void> {
  tell(await releaseHeld(await readJob(file)), "The next runs publish again.", options, terminal);
}

function tell(switched: Switched, next: string, options: GlobalOptions, terminal: Terminal): void {
  if (options.json === true) terminal.write(`${JSON.stringify(switched)}\n`);
  else terminal.write(`${switched.edition ?? "No edition"} is published${beforeOf(switched)}. ${next}\n`);
}

function beforeOf({from, edition}: Switched): string {
  if (from === edition) return ", as before";
  return from === null ? "" : ` in the place of ${from}`;
}
