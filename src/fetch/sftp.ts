import {readFile} from "node:fs/promises";
import {basename, posix} from "node:path";
import {checkContent} from "./check-content.ts";
import {readChecksum} from "./checksum.ts";
import type {Landed} from "./landed.ts";
import type {DonePart} from "./parts.ts";
import {fits, isPlainName} from "./sftp/names.ts";
import {type RemoteFile, type Session, type SftpStep, withSession} from "./sftp/session.ts";
import {type StepResult, stepError} from "./step.ts";

/** Fetches files of a drop folder over SFTP: those of a pattern that are whole, and only what has changed since the last time. */
export async function fetchSftp(step: SftpStep): Promise<StepResult> {
  const {spec} = step;
  const files = await withSession(step, async (session) => {
    const wanted = await choose(step, session);
    const landed: {readonly remote: RemoteFile; readonly file: Landed}[] = [];
    for (const remote of wanted) landed.push({remote, file: await fetchOne(step, session, remote)});
    return landed;
  });
  if (spec.afterwards === "leave") return {files: files.map(({file}) => file)};
  // What was moved away on the server is not there to be fetched again: what is here of it stays.
  const fetched = new Set(files.map(({file}) => file.name));
  const stay = spec.pick === "newest" && files.length > 0 ? [] : [...step.earlier.values()];
  const {move} = spec.afterwards;
  return {
    files: [...files.map(({file}) => file), ...stay.filter(({name}) => !fetched.has(name))],
    afterwards: () =>
      moveAway(
        step,
        files.map(({remote}) => remote),
        move,
      ),
  };
}

/** @throws CliError (data), to be tried again, when there is no whole file that is wanted */
async function choose(step: SftpStep, session: Session): Promise<RemoteFile[]> {
  const {spec} = step;
  const listed = await session.list(spec.path);
  const fitting = listed.filter(({name}) => isPlainName(name) && fits(name, spec.files)).sort(newestFirst);
  const signs = new Set(listed.map(({name}) => name));
  const sign = spec.whole === "checksum" ? ".sha256" : ".done";
  const delivered = spec.whole === "stable" ? fitting : fitting.filter(({name}) => signs.has(`${name}${sign}`));
  const wanted = spec.pick === "newest" ? delivered.slice(0, 1) : delivered;
  if (wanted.length > 0) {
    if (spec.whole === "stable") await refuseGrowing(step, session, wanted);
    return wanted;
  }
  if (spec.afterwards !== "leave" && step.earlier.size > 0) return [];
  const what =
    fitting.length === 0
      ? `there is no file "${spec.files}" in "${spec.path}"`
      : `no file "${spec.files}" in "${spec.path}" has its ${sign} beside it`;
  throw stepError(step, "data", what, {
    place: step.placeOf([fitting.length === 0 ? "files" : "whole"]),
    hint: "Has it been delivered?",
    canRetry: true,
  });
}

function newestFirst(a: RemoteFile, b: RemoteFile): number {
  return b.modified - a.modified || (a.name < b.name ? 1 : -1);
}

/** Looks twice at files that are not known from before: one that somebody is still writing grows meanwhile. */
async function refuseGrowing(step: SftpStep, session: Session, wanted: readonly RemoteFile[]): Promise<void> {
  if (wanted.every((remote) => isKnown(step, remote))) return;
  await step.effects.wait(step.spec.stable_seconds * 1000, step.signal);
  const now = await session.list(step.spec.path);
  const growing = wanted.find((remote) => {
    const same = now.find(({name}) => name === remote.name);
    return same?.size !== remote.size || same.modified !== remote.modified;
  });
  if (growing === undefined) return;
  throw stepError(step, "data", `${growing.name} is still being written`, {canRetry: true});
}

function isKnown(step: SftpStep, remote: RemoteFile): boolean {
  const known = step.earlier.get(nameOf(step, remote))?.remote;
  return known?.size === remote.size && known.modified === remote.modified;
}

async function fetchOne(step: SftpStep, session: Session, remote: RemoteFile): Promise<Landed> {
  const name = nameOf(step, remote);
  const path = posix.join(step.spec.path, remote.name);
  const checksum = step.spec.whole === "checksum" ? await readCompanion(step, session, path) : undefined;
  const earlier = step.earlier.get(name);
  if (earlier !== undefined && isKnown(step, remote) && (checksum ?? earlier.sha256) === earlier.sha256) return earlier;
  const part = (await keptPart(step, name, remote)) ?? (await copyPart(step, session, name, path, remote));
  try {
    if (checksum !== undefined && part.sha256 !== checksum) {
      throw stepError(step, "data", `the SHA-256 of ${remote.name} is ${part.sha256}, not ${checksum}`, {
        hint: "Was it written anew after its checksum?",
        canRetry: true,
      });
    }
    const rows = await checkContent(step, {...part, name}, step.spec.columns);
    return {name, ...part, rows, from: `${step.from}/${remote.name}`};
  } catch (error) {
    await step.parts.forget(name);
    throw error;
  }
}

async function keptPart(step: SftpStep, name: string, {size, modified}: RemoteFile): Promise<DonePart | undefined> {
  const kept = await step.parts.done(name);
  return kept?.remote.size === size && kept.remote.modified === modified ? kept : undefined;
}

async function copyPart(
  step: SftpStep,
  session: Session,
  name: string,
  path: string,
  {size, modified}: RemoteFile,
): Promise<DonePart> {
  refuseLarge(step, basename(path), size);
  const begun = await step.parts.begun(name);
  const isSame =
    begun !== undefined &&
    "size" in begun.validator &&
    begun.validator.size === size &&
    begun.validator.modified === modified &&
    begun.bytes <= size;
  const start = isSame ? begun.bytes : 0;
  if (isSame) step.onEvent({kind: "resume", step: step.name, name, bytes: start});
  else await step.parts.begin(name, {size, modified});
  if (start < size) await session.copy(path, start, step.parts.path(name));
  const part = await step.parts.finish(name, {size, modified});
  const after = await session.look(path);
  if (part.bytes === size && after?.size === size && after.modified === modified) return part;
  await step.parts.forget(name);
  throw stepError(step, "data", `${basename(path)} was changed while it was fetched`, {canRetry: true});
}

function refuseLarge(step: SftpStep, name: string, size: number): void {
  if (size <= step.spec.largest_mb * 1024 * 1024) return;
  throw stepError(step, "data", `${name} is larger than ${step.spec.largest_mb} MB`, {
    place: step.placeOf(["largest_mb"]),
    hint: "Is it the right file? Else allow more with largest_mb.",
  });
}

/** The checksum in `<name>.sha256`. */
async function readCompanion(step: SftpStep, session: Session, path: string): Promise<string> {
  const companion = `${path}.sha256`;
  const part = ".checksum";
  await step.parts.begin(part, null);
  refuseLarge(step, basename(companion), (await session.look(companion))?.size ?? 0);
  await session.copy(companion, 0, step.parts.path(part));
  const checksum = readChecksum(await readFile(step.parts.path(part), "utf8"), basename(path));
  await step.parts.forget(part);
  if (checksum !== undefined) return checksum;
  throw stepError(step, "data", `there is no SHA-256 of the file in ${basename(companion)}`, {canRetry: true});
}

/** What a file is called in the folder of the data. */
function nameOf({spec, name}: SftpStep, remote: RemoteFile): string {
  return spec.pick === "newest" ? (spec.file ?? remote.name) : `${spec.folder ?? name}/${remote.name}`;
}

/** Moves what was fetched aside, with what tells of it. Nothing is ever deleted or written over. */
async function moveAway(step: SftpStep, remotes: readonly RemoteFile[], folder: string): Promise<readonly string[]> {
  if (remotes.length === 0) return [];
  try {
    return await withSession(step, async (session) => {
      const target = posix.isAbsolute(folder) ? folder : posix.join(step.spec.path, folder);
      await session.makeFolder(target).catch(() => undefined);
      const names = new Set((await session.list(step.spec.path)).map(({name}) => name));
      const taken = new Set((await session.list(target)).map(({name}) => name));
      const warnings: string[] = [];
      for (const {name, size, modified} of remotes) {
        const now = await session.look(posix.join(step.spec.path, name));
        if (now?.size !== size || now.modified !== modified) {
          warnings.push(`${name} was delivered anew meanwhile and is left for the next run.`);
          continue;
        }
        const own = [name, ...[`${name}.done`, `${name}.sha256`].filter((each) => names.has(each))];
        const number = freeNumber(own, taken);
        for (const each of own) {
          await session.move(posix.join(step.spec.path, each), posix.join(target, numbered(each, name, number)));
        }
      }
      return warnings;
    });
  } catch (error) {
    step.signal?.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    return [`What was fetched could not be moved to "${folder}" on the server: ${why}`];
  }
}

/** How often a file of that name was moved there already. */
function freeNumber(own: readonly string[], taken: ReadonlySet<string>): number {
  for (let number = 1; ; number++) {
    if (own.every((each) => !taken.has(numbered(each, own[0] ?? each, number)))) return number;
  }
}

/** `svar.csv`, `svar.csv.2`, `svar.csv.2.done`. */
function numbered(each: string, name: string, number: number): string {
  return number === 1 ? each : `${name}.${number}${each.slice(name.length)}`;
}
