import {readdir, readFile} from "node:fs/promises";
import {basename, dirname} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";

export type ReadFile = (path: string) => Promise<Uint8Array>;
/** The names of what is in a folder. */
export type ReadFolder = (path: string) => Promise<readonly string[]>;

export interface SourceEffects {
  readonly readFile: ReadFile;
  readonly readFolder: ReadFolder;
}

export const sourceEffects: SourceEffects = {readFile: (path) => readFile(path), readFolder: (path) => readdir(path)};

/**
 * The bytes of one export file.
 * @param place where the path is written, for messages
 * @throws CliError (data) when there is no such file or it is a folder, (environment) when it may not be read
 */
export async function readBytes(file: string, place: Place, effects: SourceEffects): Promise<Uint8Array> {
  try {
    return await effects.readFile(file);
  } catch (cause) {
    if (errorCode(cause) === "EISDIR") {
      throw new CliError("data", `"${file}" is a folder, but one file of delimited text is wanted.`, {
        place,
        hint: "Name a file in it; the folder of a SurveyXact export has type: surveyxact.",
        cause,
      });
    }
    throw await unreadable(file, place, effects, cause);
  }
}

/**
 * The names of the files in an export's folder.
 * @throws CliError (data) when there is no such folder or it is a file, (environment) when it may not be read
 */
export async function readNames(folder: string, place: Place, effects: SourceEffects): Promise<readonly string[]> {
  try {
    return await effects.readFolder(folder);
  } catch (cause) {
    if (errorCode(cause) === "ENOTDIR") {
      throw new CliError("data", `"${folder}" is a file, but the folder of a SurveyXact export is wanted.`, {
        place,
        hint: "Name the folder with dataset.csv, structure.csv and labels.csv; one file of delimited text has type: csv.",
        cause,
      });
    }
    throw await unreadable(folder, place, effects, cause);
  }
}

async function unreadable(path: string, place: Place, effects: SourceEffects, cause: unknown): Promise<CliError> {
  const code = errorCode(cause);
  if (code !== "ENOENT" && code !== "ENOTDIR") {
    return new CliError("environment", `"${path}" cannot be read (${code ?? "for an unknown reason"}).`, {
      place,
      hint: "Look at the permissions of the file and its folder.",
      cause,
    });
  }
  const folder = dirname(path);
  const siblings = await effects.readFolder(folder).catch(() => null);
  return new CliError("data", `There is no "${path}".`, {
    place,
    hint:
      siblings === null
        ? `There is no folder "${folder}" either.`
        : didYouMean(basename(path), siblings, `names in "${folder}"`),
    cause,
  });
}

function errorCode(cause: unknown): string | undefined {
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}
