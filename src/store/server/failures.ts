/** What can go wrong with a server whose tables are counted, as errors of the build. */
import {CliError, type ErrorKind, type Place} from "../../errors/cli-error.ts";
import type {Connection} from "../../postgresql/connection.ts";
import {codeOf, type Failure, failureOf, type Meaning, plainCause} from "../../postgresql/failures.ts";

/** What a statement was for, as far as its failure has to tell. */
export interface Asked {
  readonly place: Place;
  /** In seconds. */
  readonly timeout: number;
}

const authority = "ca under database in evaluation.yaml";

/** The error for a server that cannot be connected to. */
export function connectionFailure(cause: unknown, connection: Connection, place: Place): CliError {
  const failure = failureOf(cause, {authority}) ?? {what: "no connection comes about", code: codeOf(cause)};
  return failed("environment", cause, failure, connection, place);
}

/** The error for a statement that failed; null for one that is nobody's fault but ours. */
export function statementFailure(cause: unknown, connection: Connection, {place, timeout}: Asked): CliError | null {
  const failure = failureOf(cause, {authority, meanings: {...meanings, "57014": tooLong(timeout)}});
  return failure && failed(failure.code.startsWith("22") ? "data" : "environment", cause, failure, connection, place);
}

/** What failures mean to counts. */
const meanings: Readonly<Record<string, Meaning>> = {
  HV: {what: "the server does not reach one that it fetches from", hint: "See that all servers run."},
  "08001": {what: "the server does not reach one that it fetches from", hint: "See that all servers run."},
  "42501": {what: "the user may not read the table", hint: "Ask for GRANT SELECT on it."},
  "22": {
    what: "a value of the table or query cannot be computed with",
    hint: "Run the query in the database to see which.",
  },
};

function tooLong(seconds: number): Meaning {
  return {
    what: `a statement took longer than ${seconds} seconds`,
    hint: "Try again when the server has less to do, or raise timeout_seconds under database in evaluation.yaml.",
  };
}

function failed(
  kind: ErrorKind,
  cause: unknown,
  {what, hint}: Failure,
  {server, database, user}: Connection,
  place: Place,
): CliError {
  const doing = `"${user}" cannot count the tables of "${database}" at ${server}`;
  return new CliError(kind, `${doing}: ${what}.`, {
    place,
    hint: hint ?? "Try again when the server runs. Nothing has been written.",
    cause: plainCause(cause),
  });
}
