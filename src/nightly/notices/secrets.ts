import {readFile, stat} from "node:fs/promises";
import {resolve} from "node:path";
import {NotSent} from "./not-sent.ts";
import type {SecretSpec} from "./spec.ts";

export interface SecretEffects {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readText: (path: string) => Promise<string>;
  /** The permissions of a file; null where the system has none. */
  readonly modeOf: (path: string) => Promise<number | null>;
  /** What paths are relative to: the folder of the job's file. */
  readonly folder: string;
}

export function secretsOnDisk(folder: string): SecretEffects {
  return {
    environment: process.env,
    readText: (path) => readFile(path, "utf8"),
    modeOf: async (path) => (process.platform === "win32" ? null : (await stat(path)).mode),
    folder,
  };
}

/**
 * A secret from where it is kept, without the line end that files have.
 * @throws NotSent when it is not there, is empty, or others may read it; the secret is never in the message
 */
export async function readSecret(spec: SecretSpec, effects: SecretEffects): Promise<string> {
  if ("env" in spec) {
    const value = effects.environment[spec.env]?.trim() ?? "";
    if (value === "") throw new NotSent(`the environment variable ${spec.env} is not set`);
    return value;
  }
  const path = resolve(effects.folder, spec.file);
  const unreadable = (): never => {
    throw new NotSent(`"${spec.file}" cannot be read`);
  };
  const mode = await effects.modeOf(path).catch(unreadable);
  if (mode !== null && (mode & 0o077) !== 0) throw new NotSent(`"${spec.file}" may be read by others: chmod 600`);
  const value = (await effects.readText(path).catch(unreadable)).trim();
  if (value === "") throw new NotSent(`"${spec.file}" is empty`);
  return value;
}
