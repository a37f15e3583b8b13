import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";

/** How files of one's own are read; tests hand in their own. */
export type ReadOwnFile = (path: string) => Promise<Uint8Array>;

export const readOwnFile: ReadOwnFile = (path) => readFile(path);

/** A file that a style names. @throws CliError (config) when it cannot be read */
export async function readOwn(
  file: string,
  {folder, place, what}: {readonly folder: string; readonly place: Place | undefined; readonly what: string},
  read: ReadOwnFile,
): Promise<Uint8Array> {
  const path = join(folder, file);
  try {
    return await read(path);
  } catch (cause) {
    throw new CliError("config", `The ${what} "${file}" cannot be read.`, {
      place,
      hint: `There is no file ${path}.`,
      cause,
    });
  }
}
