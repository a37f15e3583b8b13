import type {FetchStepSpec, SecretSpec} from "../config/fetch-spec.ts";
import {CliError} from "../errors/cli-error.ts";
import {type SecretEffects, secretEffects} from "../secrets/files.ts";
import {readSecret} from "../secrets/read-secret.ts";
import type {Step} from "./step.ts";

type Asking = Pick<Step<FetchStepSpec>, "jobFolder" | "placeOf" | "effects">;

/**
 * A secret that a step names.
 * @param key the key of the step that names it: credentials, password …
 * @throws CliError (environment) as `readSecret` does
 */
export async function secretOf(secret: SecretSpec, key: string, step: Asking): Promise<string> {
  const wish = {what: `what ${key} needs`, folder: step.jobFolder, place: step.placeOf([key])};
  return await readSecret(secret, wish, secretEffectsOf(step));
}

/**
 * A user name and password, written with a colon between.
 * @throws CliError (environment) as `readSecret` does, and when there is no colon
 */
export async function credentialsOf(secret: SecretSpec, step: Asking): Promise<string> {
  const value = await secretOf(secret, "credentials", step);
  if (/^[^:\n]+:[^\n]+$/.test(value)) return value;
  const where = "env" in secret ? secret.env : `"${secret.file}"`;
  throw new CliError("environment", `What is in ${where} is not a user name and a password.`, {
    place: step.placeOf(["credentials"]),
    hint: "Write them on one line with a colon between: user:password",
  });
}

/** The environment and home of a run. */
export function secretEffectsOf({effects: {environment, home}}: Pick<Asking, "effects">): SecretEffects {
  return {...secretEffects, environment, home};
}
