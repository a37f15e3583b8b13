import {dirname, join} from "node:path";
import {outputError, removeUnfinished} from "../../pipeline/write-output.ts";
import type {RecordedFile} from "./edition-record.ts";
import type {FileEffects} from "./file-effects.ts";
import type {KnownPrints} from "./inventory.ts";
import {type ArchiveLayout, transient} from "./layout.ts";

export interface Staged {
  readonly folder: string;
  /** Of the files that the staging folder began with. */
  readonly prints: KnownPrints;
}

/**
 * A folder for a new edition. It begins with files of an earlier one, as further names of the same files, so that reports that
 * have not changed cost neither time nor room. Whatever is written later replaces a name and leaves the earlier edition's file alone.
 * @param base what is known to be as it was made
 * @throws CliError (output)
 */
export async function stageEdition(
  layout: ArchiveLayout,
  run: string,
  base: {readonly folder: string; readonly files: readonly RecordedFile[]} | null,
  effects: FileEffects,
): Promise<Staged> {
  const folder = join(layout.work, `${transient.staging}${run}`);
  const prints = new Map<string, string>();
  try {
    await effects.makeFolder(folder);
    for (const {path, sha256: print} of base?.files ?? []) {
      const from = join(base?.folder ?? "", path);
      const to = join(folder, path);
      await effects.makeFolder(dirname(to));
      await linkOrCopy(from, to, effects);
      prints.set((await effects.identity(to)).key, print);
    }
  } catch (cause) {
    await effects.remove(folder).catch(() => undefined);
    throw outputError(layout.root, cause);
  }
  return {folder, prints};
}

/** Removes what somebody who died while writing reports has left between them. Nobody may be writing any more. */
export async function clearStaged({folder}: Staged, effects: Pick<FileEffects, "list">): Promise<void> {
  await removeUnfinished(folder);
  const entries = await effects.list(folder).catch(() => []);
  for (const {name, isFolder} of entries) if (isFolder) await removeUnfinished(join(folder, name));
}

/** Some file systems have no second names, or only so many. */
async function linkOrCopy(from: string, to: string, effects: FileEffects): Promise<void> {
  try {
    await effects.link(from, to);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (!["EPERM", "EXDEV", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(String(code))) throw error;
    await effects.copy(from, to);
  }
}
