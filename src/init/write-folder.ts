import {dirname, join} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {type WriteEffects, writeEffects} from "../pipeline/write-output.ts";

export interface NewFile {
  /** Relative to the folder, with forward slashes. */
  readonly name: string;
  readonly content: string;
}

/**
 * Makes a folder with files so that it is there whole or not at all: all is written beside it and renamed into place.
 * @param folder must not exist, or be empty
 * @throws CliError (output) for a full disk, a missing permission or a folder that has got content meanwhile
 */
export async function writeFolder(
  folder: string,
  files: readonly NewFile[],
  effects: WriteEffects = writeEffects,
): Promise<void> {
  let staging: string | undefined;
  try {
    await effects.makeFolder(dirname(folder));
    staging = await effects.makeTemporaryFolder(join(dirname(folder), ".staging-"));
    const whole = join(staging, "evaluation");
    for (const {name, content} of files) {
      await effects.makeFolder(dirname(join(whole, name)));
      await effects.write(join(whole, name), content);
    }
    await effects.rename(whole, folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError("output", `The evaluation cannot be written to "${folder}": ${reason}.`, {
      hint: "Choose another folder with --out.",
      cause,
    });
  } finally {
    if (staging !== undefined) await effects.remove(staging).catch(() => undefined);
  }
}
