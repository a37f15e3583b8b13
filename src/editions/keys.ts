import {readFile, stat} from "node:fs/promises";
import {CliError} from "../errors/cli-error.ts";
import {type PublicKey, readPublicKey, readSecretKey, type SecretKey} from "./minisign.ts";

export interface KeyEffects {
  readonly readText: (path: string) => Promise<string>;
  /** The permissions of a file; null where the system has none. */
  readonly modeOf: (path: string) => Promise<number | null>;
}

const onDisk: KeyEffects = {
  readText: (path) => readFile(path, "utf8"),
  modeOf: async (path) => (process.platform === "win32" ? null : (await stat(path)).mode),
};

/**
 * The key that editions are signed with.
 * @throws CliError (usage) when it cannot be read, when others may read it, when it has a password, or when it is none
 */
export async function readSigningKey(path: string, effects: KeyEffects = onDisk): Promise<SecretKey> {
  const unreadable = (cause: unknown): never => {
    throw new CliError("usage", `The key "${path}" cannot be read.`, {
      hint: "Make one with: minisign -G -W -s <key file> -p <public key file>",
      cause,
    });
  };
  const mode = await effects.modeOf(path).catch(unreadable);
  if (mode !== null && (mode & 0o077) !== 0) {
    throw new CliError("usage", `The key "${path}" may be read by others.`, {hint: `Run: chmod 600 ${path}`});
  }
  const read = readSecretKey(await effects.readText(path).catch(unreadable));
  if ("key" in read) return read.key;
  if (read.fault === "encrypted") {
    throw new CliError("usage", `The key "${path}" has a password, which nobody is there to type.`, {
      hint: "Make one without: minisign -G -W -s <key file> -p <public key file>",
    });
  }
  throw new CliError("usage", `"${path}" is no secret key of minisign.`, {
    hint: "The public key ends in .pub; --sign wants the other one.",
  });
}

/**
 * The key that signatures are held against: a file's path, or the key itself.
 * @throws CliError (usage) when it is neither
 */
export async function readVerifyingKey(given: string, effects: KeyEffects = onDisk): Promise<PublicKey> {
  const own = readPublicKey(given);
  if (own !== null) return own;
  const text = await effects.readText(given).catch((cause: unknown) => {
    throw new CliError("usage", `The public key "${given}" cannot be read.`, {
      hint: "Give the file that minisign has written, or the key itself, which begins with RW.",
      cause,
    });
  });
  const key = readPublicKey(text);
  if (key !== null) return key;
  throw new CliError("usage", `"${given}" is no public key of minisign.`, {
    hint: "It has two lines, and the second begins with RW.",
  });
}
