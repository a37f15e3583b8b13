import type {StepOf} from "../../config/fetch-spec.ts";
import {type Connection, readConnection} from "../../postgresql/connection.ts";
import {secretEffectsOf} from "../secrets.ts";
import type {Step} from "../step.ts";

export type SqlStep = Step<StepOf<"sql">>;

/**
 * How to reach the database, from the address that the step's secret holds.
 * @throws CliError (environment, config) as `readConnection` does
 */
export async function connectionOf(step: SqlStep): Promise<Connection> {
  const {connection, ca_file: ca} = step.spec;
  return await readConnection(
    {connection, ca},
    {
      what: "the address of the database",
      folder: step.jobFolder,
      placeOf: (part) => step.placeOf([part === "ca" ? "ca_file" : part]),
    },
    secretEffectsOf(step),
  );
}
