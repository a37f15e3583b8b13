/** Where secrets are kept: an environment variable, or a file that nobody else may read. Documented in docs/secrets.md. */
import {CliError, type ErrorKind, type Place} from "../errors/cli-error.ts";
import {pathOf, type SecretEffects, secretEffects} from "./files.ts";

export type SecretSource = {readonly env: string} | {readonly file: string};

/** What a secret is wanted for, as messages tell it. */
export interface SecretWish {
  /** What it is: "the password", "the address of the queue". */
  readonly what: string;
  /** The folder that a path is relative to. */
  readonly folder: string;
  /** Where the source is written. */
  readonly place?: Place | undefined;
  /** The kind of failure: environment when left out. */
  readonly kind?: ErrorKind | undefined;
}

const longestSecret = 64 * 1024;

/**
 * A secret from where it is kept, without the space around it. It is in no message.
 * @throws CliError when it is not there, is empty or very long, or others may read it
 */
export async function readSecret(
  source: SecretSource,
  wish: SecretWish,
  effects: SecretEffects = secretEffects,
): Promise<string> {
  return "env" in source ? fromVariable(source.env, wish, effects) : await fromFile(source.file, wish, effects);
}

function fromVariable(name: string, {what, place, kind = "environment"}: SecretWish, {environment}: SecretEffects) {
  const value = environment[name]?.trim();
  if (value !== undefined && value !== "") return value;
  throw new CliError(kind, `The environment variable ${name} is ${value === undefined ? "not set" : "empty"}.`, {
    place,
    hint: `It is to hold ${what}. Set it where maalepunkt is started, or name a file instead.`,
  });
}

async function fromFile(file: string, {what, folder, place, kind = "environment"}: SecretWish, effects: SecretEffects) {
  const refused = (message: string, hint: string, cause?: unknown) => new CliError(kind, message, {place, hint, cause});
  const {mode, size, text} = await effects.look(pathOf(file, folder, effects), longestSecret).catch((cause) => {
    throw refused(
      `The file "${file}" with ${what} cannot be read.`,
      "See that it is there, is a file, and belongs to the user that runs maalepunkt.",
      cause,
    );
  });
  if (mode !== null && (mode & 0o077) !== 0) {
    throw refused(`Others than you may read "${file}", which holds ${what}.`, `Shut them out: chmod 600 ${file}`);
  }
  const value = text.trim();
  if (value !== "") return value;
  const fault = size > longestSecret ? "larger than any secret" : "empty";
  throw refused(`The file "${file}" with ${what} is ${fault}.`, "Write the secret into it, and nothing else.");
}
