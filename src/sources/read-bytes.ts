import {open, readdir, readFile} from "node:fs/promises";
import {basename, dirname} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";

export type ReadFile = (path: string) => Promise<Uint8Array>;
/** The names of what is in a folder. */
export type ReadFolder = (path: string) => Promise<readonly string[]>;

/** The first bytes of a file, at most so many. */
export type ReadStart = (path: string, length: number) => Promise<Uint8Array>;

/** One column of a file that only a database can read: trimmed text, null where there is nothing. */
export interface TextColumn {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

export interface SourceEffects {
  readonly readFile: ReadFile;
  readonly readFolder: ReadFolder;
  /** Left out, the start is cut off the whole file. */
  readonly readStart?: ReadStart;
  /** All of a Parquet file; left out where no database is at hand. */
  readonly readParquetTexts?: (path: string) => Promise<readonly TextColumn[]>;
}

export const sourceEffects: SourceEffects = {
  readFile: (path) => readFile(path),
  readFolder: (path) => readdir(path),
  readStart: startOfFile,
};

async function startOfFile(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const {buffer, bytesRead} = await file.read({buffer: new Uint8Array(length), position: 0});
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

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
 * The first bytes of one export file.
 * @throws CliError as `readBytes` does
 */
export async function readStart(
  file: string,
  length: number,
  place: Place,
  effects: SourceEffects,
): Promise<Uint8Array> {
  const read = effects.readStart ?? (async (path: string) => (await effects.readFile(path)).subarray(0, length));
  return readBytes(file, place, {...effects, readFile: (path) => read(path, length)});
}

/**
 * The names of the files in an export's folder, or null when it is a file.
 * @throws CliError (data) when there is no such folder, (environment) when it may not be read
 */
export async function readNames(
  folder: string,
  place: Place,
  effects: SourceEffects,
): Promise<readonly string[] | null> {
  try {
    return await effects.readFolder(folder);
  } catch (cause) {
    if (errorCode(cause) === "ENOTDIR") return null;
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
