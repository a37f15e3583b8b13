/** What can go wrong with a server, in words. Messages of the server are not handed on: they may quote rows. */
import {CliError, type Place} from "../errors/cli-error.ts";
import type {Connection} from "./connection.ts";

/** What a statement was for, as far as its failure has to tell. */
export interface Asked {
  readonly place: Place;
  /** In seconds. */
  readonly timeout: number;
}

/** The error for a server that cannot be connected to. */
export function connectionFailure(cause: unknown, {host, user, database}: Connection, place: Place): CliError {
  const failed = (message: string, hint: string) =>
    new CliError("environment", message, {place, hint, cause: plain(cause)});
  const code = codeOf(cause);
  const text = cause instanceof Error ? cause.message : "";
  switch (code) {
    case "28P01":
    case "28000":
      return failed(
        `The database server at ${host} refuses "${user}".`,
        "See that user and password in the URL are right, and that the server lets the user in from here.",
      );
    case "3D000":
      return failed(`The server at ${host} has no database "${database}".`, "See the end of the URL.");
    case "42501":
      return failed(`"${user}" may not use the database "${database}".`, "Ask for GRANT CONNECT.");
    case "53300":
      return failed(`The database server at ${host} has no connection left.`, "Try again, with fewer connections.");
    case "57P03":
      return failed(`The database server at ${host} is starting or stopping.`, "Try again in a moment.");
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return failed(
        `The certificate of the database server is not for "${host}".`,
        "Use the name that the certificate is for. Somebody may stand between.",
      );
  }
  if (/does not support SSL/.test(text)) {
    return failed(
      `The database server at ${host} does not speak TLS.`,
      "Turn TLS on in the server. tls: off under database in evaluation.yaml sends everything in the open.",
    );
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return failed(
      `The certificate of the database server at ${host} is not to be trusted (${code}).`,
      "Name the file of the authority that signed it as ca under database in evaluation.yaml.",
    );
  }
  return failed(
    `The database server at ${host} cannot be reached${code === "" ? "" : ` (${code})`}.`,
    "See that the server runs, that host and port in the URL are right, and that no firewall is between.",
  );
}

/** The error for a statement that failed; null for one that is nobody's fault but ours. */
export function statementFailure(cause: unknown, {host}: Connection, {place, timeout}: Asked): CliError | null {
  const failed = (kind: "environment" | "config" | "data", message: string, hint: string) =>
    new CliError(kind, message, {place, hint, cause: plain(cause)});
  const code = codeOf(cause);
  if (code === "57014") {
    return failed(
      "environment",
      `A statement took the database server longer than ${timeout} seconds.`,
      "Try again when the server has less to do, or raise timeout_seconds under database in evaluation.yaml.",
    );
  }
  if (code === "40001") {
    return failed("environment", `The database server at ${host} broke off, for its rows were changed.`, "Try again.");
  }
  if (code === "42501") {
    return failed("environment", "The user of the database may not read the table.", "Ask for GRANT SELECT on it.");
  }
  if (code.startsWith("53")) {
    return failed("environment", `The database server at ${host} is out of memory or space (${code}).`, "Try again.");
  }
  if (code.startsWith("HV") || code === "08001") {
    return failed(
      "environment",
      `The database server at ${host} does not reach a server that it fetches from (${code}).`,
      "See that all servers run.",
    );
  }
  if (code.startsWith("22")) {
    return failed(
      "data",
      `The database cannot compute with a value of the table or query (${code}).`,
      "Run the query in the database to see which.",
    );
  }
  if (code.startsWith("57") || code.startsWith("08") || code.startsWith("E") || isCut(cause)) {
    return failed(
      "environment",
      `The connection to the database server at ${host} broke.`,
      "Try again when the server runs. Nothing has been written.",
    );
  }
  return null;
}

export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("errors" in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

function isCut(error: unknown): boolean {
  return (
    error instanceof Error && /^(?:Connection terminated|Client has encountered a connection error)/.test(error.message)
  );
}

/** Nothing of the server's own words but the code: details quote values, and the URL stands in some errors. */
function plain(cause: unknown): Error {
  return new Error(codeOf(cause) || (cause instanceof Error ? cause.name : "unknown"));
}
