import {mkdir, readFile, rm} from "node:fs/promises";
import {basename, dirname} from "node:path";
import {z} from "zod";
import {CliError} from "../errors/cli-error.ts";
import {isBusy, lockFile} from "../pipeline/lock-file.ts";
import {outputError, writeOutput} from "../pipeline/write-output.ts";
import type {ArchiveLayout} from "./archive/layout.ts";

const holderSpec = z.strictObject({
  /** What has the lock: a run, or a command that switches editions. */
  what: z.enum(["nightly", "rollback", "release"]),
  run: z.string(),
  pid: z.int(),
  host: z.string(),
  since: z.iso.datetime(),
});

/** Who has the lock. */
export type Holder = z.infer<typeof holderSpec>;

export interface Lock {
  /** Who had it and died without giving it back; null when it was given back. */
  readonly died: Holder | null;
  readonly release: () => Promise<void>;
}

/**
 * Takes the lock of an archive, which the operating system itself gives back when the process ends in whatever way.
 * @throws CliError (busy) when somebody else has it, (output) when the file cannot be made, (environment) where the file system has no locks
 */
export async function takeLock(layout: ArchiveLayout, holder: Holder): Promise<Lock> {
  await mkdir(layout.work, {recursive: true}).catch((cause: unknown) => {
    throw outputError(layout.root, cause);
  });
  const give = await takeFile(layout.lock);
  if (give === null) throw busy(layout, await readHolder(layout));
  const died = await readHolder(layout);
  const forget = () => rm(layout.holder, {force: true}).catch(() => undefined);
  await forget();
  // On a full disk the lock is taken all the same: somebody has to tell of the disk.
  const content = `${JSON.stringify(holder)}\n`;
  await writeOutput(dirname(layout.holder), [{name: basename(layout.holder), content}]).catch(() => undefined);
  return {
    died,
    release: async () => {
      await forget();
      give();
    },
  };
}

/** Who is at work; null when nobody is. Takes no lock that another could find taken for longer than the look. */
export async function whoRuns(layout: ArchiveLayout): Promise<Holder | "unknown" | null> {
  const {DatabaseSync} = await import("node:sqlite");
  try {
    const database = new DatabaseSync(layout.lock, {readOnly: true, timeout: 0});
    try {
      database.prepare("SELECT count(*) FROM sqlite_schema").get();
      return null;
    } finally {
      database.close();
    }
  } catch (error) {
    // No file, no run: there has not been any.
    return isBusy(error) ? ((await readHolder(layout)) ?? "unknown") : null;
  }
}

/** Gives what gives the lock back; null when somebody else has it. */
async function takeFile(file: string): Promise<(() => void) | null> {
  try {
    // Whoever only looks (`whoRuns`) is gone within this second.
    return await lockFile(file, 1000);
  } catch (cause) {
    throw new CliError("environment", `The lock "${file}" cannot be taken: ${messageOf(cause)}.`, {
      hint: "See that the file may be written and that the file system has locks; a damaged lock file may be removed when nothing runs.",
      cause,
    });
  }
}

async function readHolder({holder}: ArchiveLayout): Promise<Holder | null> {
  try {
    return holderSpec.parse(JSON.parse(await readFile(holder, "utf8")));
  } catch {
    return null;
  }
}

function busy({root}: ArchiveLayout, holder: Holder | null): CliError {
  const who = holder === null ? "" : `: ${printHolder(holder)}`;
  return new CliError("busy", `Another run is at work in "${root}"${who}.`, {
    hint: "Let it end, or see with maalepunkt health whether it does. --skip-if-running makes this no failure.",
  });
}

/** `run 20261122T013000Z-4f2a since 2026-11-22 01:30:00 UTC, process 4711 on host` */
export function printHolder({what, run, since, pid, host}: Holder): string {
  const moment = since.replace("T", " ").replace(/\.\d+Z$|Z$/, " UTC");
  return `${what === "nightly" ? "run" : what} ${run} since ${moment}, process ${pid} on ${host}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
