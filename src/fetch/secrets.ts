import {readFile, stat} from "node:fs/promises";
import {isAbsolute, join, resolve} from "node:path";
import type {FetchStepSpec, SecretSpec} from "../config/fetch-spec.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Step} from "./step.ts";

const longestSecret = 64 * 1024;

type Asking = Pick<Step<FetchStepSpec>, "jobFolder" | "placeOf" | "effects">;

/**
 * A secret that the job file names: from the environment, or from a file that nobody else may read.
 * @param key the key of the step that names it: credentials, password …
 * @throws CliError (environment) when it is not there, is empty, or others may read it
 */
export async function readSecret(secret: SecretSpec, key: string, step: Asking): Promise<string> {
  const place = step.placeOf([key]);
  if ("env" in secret) {
    const value = step.effects.environment[secret.env];
    if (value !== undefined && value.trim() !== "") return value.trim();
    throw new CliError(
      "environment",
      `The environment variable ${secret.env} is ${value === undefined ? "not set" : "empty"}.`,
      {
        place,
        hint: `It holds what ${key} needs. Set it where maalepunkt is started, or name a file: {file: …}.`,
      },
    );
  }
  const path = pathOf(secret.file, step);
  const unreadable = (cause: unknown): never => {
    throw new CliError("environment", `The file "${secret.file}", which holds what ${key} needs, cannot be read.`, {
      place,
      hint: "See that it is there and belongs to the user that runs maalepunkt.",
      cause,
    });
  };
  const {mode, size} = await stat(path).catch(unreadable);
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    throw new CliError("environment", `Others than you may read "${secret.file}", which holds what ${key} needs.`, {
      place,
      hint: `Shut them out: chmod 600 ${secret.file}`,
    });
  }
  const value = size > longestSecret ? "" : (await readFile(path, "utf8").catch(unreadable)).trim();
  if (value !== "") return value;
  throw new CliError("environment", `The file "${secret.file}" is ${size === 0 ? "empty" : "not what"} ${key} needs.`, {
    place,
    hint: "Write the secret into it, and nothing else.",
  });
}

/**
 * A user name and password, written with a colon between.
 * @throws CliError (environment) as `readSecret` does, and when there is no colon
 */
export async function readCredentials(secret: SecretSpec, step: Asking): Promise<string> {
  const value = await readSecret(secret, "credentials", step);
  if (/^[^:\n]+:[^\n]+$/.test(value)) return value;
  const where = "env" in secret ? secret.env : `"${secret.file}"`;
  throw new CliError("environment", `What is in ${where} is not a user name and a password.`, {
    place: step.placeOf(["credentials"]),
    hint: "Write them on one line with a colon between: user:password",
  });
}

/** A path of the job file: relative to its folder, or from the home folder with `~/`. */
export function pathOf(written: string, {jobFolder, effects}: Pick<Asking, "jobFolder" | "effects">): string {
  if (written.startsWith("~/")) return join(effects.home, written.slice(2));
  return isAbsolute(written) ? written : resolve(jobFolder, written);
}
