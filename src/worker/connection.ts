import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {type Connection, readConnection} from "../postgresql/connection.ts";
import {type SecretEffects, secretEffects} from "../secrets/files.ts";

/**
 * The server of a queue, by the name of an environment variable or of a file that only its owner may read. Either holds the
 * address with its password, which stands in no message.
 * @throws CliError (usage) when there is none, or as `readConnection` does
 */
export async function queueConnection(given: string, effects: SecretEffects = secretEffects): Promise<Connection> {
  if (/^postgres(?:ql)?:/.test(given)) {
    throw new CliError(
      "usage",
      "The address of the queue was given itself, where everybody on this machine can read it.",
      {
        hint: "Put it into an environment variable or a file of mode 0600, and give the name of that.",
      },
    );
  }
  const {environment} = effects;
  const isVariable = environment[given] !== undefined;
  const wish = {what: "the address of the queue", folder: "", kind: "usage"} as const;
  return await readConnection({connection: isVariable ? {env: given} : {file: given}}, wish, effects).catch((error) => {
    throw !isVariable && isGone(error) && /^[A-Z_][A-Z0-9_]*$/.test(given) ? noVariable(given, environment) : error;
  });
}

/** Whether there was no file. */
function isGone(error: unknown): boolean {
  return (
    error instanceof CliError && error.cause instanceof Error && "code" in error.cause && error.cause.code === "ENOENT"
  );
}

function noVariable(given: string, environment: SecretEffects["environment"]): CliError {
  const holding = Object.keys(environment).filter((name) => environment[name]?.startsWith("postgres"));
  return new CliError("usage", `There is no environment variable ${given}.`, {
    hint: didYouMean(given, holding, "variables"),
  });
}
