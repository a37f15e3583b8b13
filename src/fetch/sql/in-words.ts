import {CliError} from "../../errors/cli-error.ts";
import {codeOf, diskError, isDiskError} from "../disk.ts";
import {stepError} from "../step.ts";
import type {SqlStep} from "./connection.ts";

interface Meaning {
  readonly what: string;
  readonly hint?: string;
  readonly canRetry?: boolean;
}

/** By SQLSTATE, or its class. */
const meanings: Readonly<Record<string, Meaning>> = {
  "28": {
    what: "the server does not let the user in",
    hint: "Are user and password right, and may they come from this machine?",
  },
  "3D000": {what: "there is no such database"},
  "42P01": {what: "the query names a table that is not there", hint: "With its schema: schema.table?"},
  "42703": {what: "the query names a column that is not there"},
  "42501": {what: "the user may not read that", hint: "Ask for SELECT on what the query reads."},
  "42601": {what: "the query cannot be understood", hint: "One SELECT, WITH or VALUES is wanted, without ; in it."},
  "25006": {what: "the query would change something", hint: "Only reading is allowed."},
  "57014": {
    what: "the query takes longer than statement_seconds",
    hint: "Give it more time, or fetch less.",
    canRetry: true,
  },
  "40": {what: "the query stood in the way of others", canRetry: true},
  "53": {what: "the server has no room for one more query now", canRetry: true},
  "57": {what: "the server is being shut down or started", canRetry: true},
  "08": {what: "the connection was broken off", canRetry: true},
  "22": {
    what: "a value is not what the query takes it for",
    hint: "It is not shown, since it may be somebody's answer.",
  },
};

const certificateCode = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH/;

/** What went wrong with a database. What it says itself is left out: it may quote answers. */
export function inWords(step: SqlStep, cause: unknown, limit: AbortSignal): unknown {
  if (cause instanceof CliError) return cause;
  if (isDiskError(cause)) return diskError(step.parts.path(""), cause);
  if (step.signal?.aborted === true) return step.signal.reason;
  if (limit.aborted) {
    return stepError(step, "environment", `it takes longer than ${step.spec.longest_seconds} seconds`, {
      hint: "Give it more time with longest_seconds, or fetch less.",
      canRetry: true,
    });
  }
  const code = codeOf(cause);
  const isState = /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  if (isState) {
    const {what, hint, canRetry} = meanings[code] ?? meanings[code.slice(0, 2)] ?? {what: "the query failed"};
    const isOfUser = code.startsWith("28") || code === "3D000";
    const key = isOfUser ? "connection" : step.spec.query === undefined ? "query_file" : "query";
    return stepError(step, "environment", `${what} (${code})${nameIn(code, cause)}`, {
      place: step.placeOf([key]),
      hint,
      canRetry,
    });
  }
  if (certificateCode.test(code)) {
    return stepError(step, "environment", `the server's certificate is not to be trusted (${code})`, {
      hint: "Is it the right server? Certificates of an authority of your own go into ca_file; the check cannot be left out.",
    });
  }
  if (cause instanceof Error && /does not support SSL/.test(cause.message)) {
    return stepError(step, "environment", "the server does not speak TLS", {hint: "Over a network, it has to."});
  }
  if (cause instanceof Error && /password must be a string|no password/i.test(cause.message)) {
    return stepError(step, "environment", "the server wants a password", {place: step.placeOf(["connection"])});
  }
  const what =
    code === "ECONNREFUSED" || code === "ENOENT" ? "nothing answers at that address" : "the connection was broken off";
  return stepError(step, "environment", what, {canRetry: true});
}

/** Names of tables and columns stand in the query; they are no answers. */
function nameIn(code: string, cause: unknown): string {
  if (!["42P01", "42703"].includes(code) || !(cause instanceof Error)) return "";
  const name = /"([^"]{1,100})"/.exec(cause.message)?.[1];
  return name === undefined ? "" : `: "${name}"`;
}
