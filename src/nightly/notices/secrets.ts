import {CliError} from "../../errors/cli-error.ts";
import {type SecretEffects, secretEffects} from "../../secrets/files.ts";
import {readCertificates} from "../../secrets/read-certificates.ts";
import {readSecret} from "../../secrets/read-secret.ts";
import {NotSent} from "./not-sent.ts";
import type {SecretSpec} from "./spec.ts";

export interface NoticeSecrets extends SecretEffects {
  /** What paths are relative to: the folder of the job's file. */
  readonly folder: string;
}

export function secretsOnDisk(folder: string): NoticeSecrets {
  return {...secretEffects, folder};
}

/**
 * What a key of a notice needs.
 * @throws NotSent when it is not there, is empty, or others may read it; the secret is never in the message
 */
export async function secretFor(key: string, spec: SecretSpec, secrets: NoticeSecrets): Promise<string> {
  return await readSecret(spec, {what: `what ${key} needs`, folder: secrets.folder}, secrets).catch(notSent);
}

/** @throws NotSent when it cannot be read, or holds none */
export async function authorityFor(file: string, secrets: NoticeSecrets): Promise<string> {
  return await readCertificates(file, {folder: secrets.folder}, secrets).catch(notSent);
}

/** As a clause that goes on behind another. */
function notSent(error: unknown): never {
  if (!(error instanceof CliError)) throw error;
  const {message, hint = ""} = error;
  throw new NotSent(`${message.charAt(0).toLowerCase()}${message.slice(1)} ${hint}`.replace(/\.? *$/, ""));
}
