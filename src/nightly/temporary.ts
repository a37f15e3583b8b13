import {mkdir, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {sha256} from "../editions/sha256.ts";
import {CliError} from "../errors/cli-error.ts";
import {endProcessesOf} from "./tasks/child-runner.ts";

/** Of all runs of one archive, and of no other's. Short: a browser puts a socket in there, whose path may have 107 letters in all. */
function prefixOf(root: string): string {
  return `maalepunkt-${sha256(root).slice(0, 12)}-`;
}

/**
 * A folder for the temporary files of a run.
 * @param run its id, of which what is after the moment is enough to tell it from others
 * @throws CliError (environment)
 */
export async function makeTemporary(root: string, run: string): Promise<string> {
  const folder = join(tmpdir(), `${prefixOf(root)}${run.split("-").at(-1)}`);
  await mkdir(folder, {recursive: true, mode: 0o700}).catch((cause: unknown) => {
    throw new CliError("environment", `The folder for temporary files "${folder}" cannot be made.`, {
      hint: "See that the disk is not full, or set TMPDIR to a folder that can be written to.",
      cause,
    });
  });
  return folder;
}

/**
 * Removes the temporary files of all runs of an archive, and ends what still works in them. Only for who has the archive's lock: the
 * others are dead. What cannot be removed is left for the next run.
 */
export async function clearTemporary(root: string): Promise<void> {
  const prefix = prefixOf(root);
  const names = await readdir(tmpdir()).catch((): string[] => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    await endProcessesOf(folder);
    await rm(folder, {recursive: true, force: true, maxRetries: 3, retryDelay: 100}).catch(() => undefined);
  }
}
