import {readFile, realpath, stat} from "node:fs/promises";
import {homedir} from "node:os";
import {isAbsolute, join, relative, resolve} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";

export const keyVariable = "MAALEPUNKT_PSEUDONYM_KEY";

/** A key that is shorter could be found by trying. */
const shortestKey = 16;

const howToMake = "Make one with: openssl rand -hex 32";

export interface KeyEffects {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readText: (path: string) => Promise<string>;
  /** The path without symbolic links. */
  readonly realPath: (path: string) => Promise<string>;
  /** The permission bits; null on systems that have none. */
  readonly permissions: (path: string) => Promise<number | null>;
  readonly home: string;
}

export const keyEffects: KeyEffects = {
  environment: process.env,
  readText: (path) => readFile(path, "utf8"),
  realPath: realpath,
  permissions: async (path) => (process.platform === "win32" ? null : (await stat(path)).mode & 0o777),
  home: homedir(),
};

/** Where the evaluation keeps its key. */
export interface KeyPlace {
  /** The evaluation's folder, absolute: the key must not lie in it, since the folder is shared. */
  readonly folder: string;
  /** As written in evaluation.yaml. */
  readonly keyFile: string | undefined;
  readonly place: Place;
}

/**
 * The secret that pseudonyms are made with: from the environment, else from the file that evaluation.yaml names.
 * @throws CliError (config) when there is none, or its file lies in the evaluation's folder; (environment) when the file cannot
 * be read, others may read it, or the key is too short
 */
export async function readPseudonymKey(where: KeyPlace, effects: KeyEffects = keyEffects): Promise<string> {
  const given = effects.environment[keyVariable]?.trim();
  if (given !== undefined && given !== "") return checkedLength(given, `The key in ${keyVariable}`, where.place);
  if (where.keyFile === undefined) {
    throw new CliError("config", "There is no key to make pseudonyms with.", {
      place: where.place,
      hint: `Set ${keyVariable}, or name a file outside the folder: pseudonyms: {key_file: ~/maalepunkt.key}. ${howToMake}`,
    });
  }
  return readKeyFile(where.keyFile, where, effects);
}

async function readKeyFile(written: string, {folder, place}: KeyPlace, effects: KeyEffects): Promise<string> {
  const file = absolute(written, folder, effects.home);
  try {
    const [real, realFolder] = await Promise.all([effects.realPath(file), effects.realPath(folder)]);
    if (isInside(real, realFolder)) {
      throw new CliError("config", "The key of the pseudonyms lies in the evaluation's own folder.", {
        place,
        hint: "Move it out: whoever gets the folder could else turn the pseudonyms back.",
      });
    }
    const permissions = await effects.permissions(real);
    if (permissions !== null && (permissions & 0o077) !== 0) {
      throw new CliError("environment", `Others than you may read "${written}", the key of the pseudonyms.`, {
        place,
        hint: `Shut them out: chmod 600 ${written}`,
      });
    }
    return checkedLength((await effects.readText(real)).trim(), `The key in "${written}"`, place);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError("environment", `"${written}", the key of the pseudonyms, cannot be read.`, {
      place,
      hint: `See that the file is there and yours. ${howToMake}`,
      cause,
    });
  }
}

function absolute(written: string, folder: string, home: string): string {
  if (written.startsWith("~/")) return join(home, written.slice(2));
  return isAbsolute(written) ? written : resolve(folder, written);
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path === "" || !(path.startsWith("..") || isAbsolute(path));
}

function checkedLength(key: string, name: string, place: Place): string {
  if (key.length >= shortestKey) return key;
  throw new CliError("environment", `${name} is shorter than ${shortestKey} characters and could be guessed.`, {
    place,
    hint: howToMake,
  });
}
