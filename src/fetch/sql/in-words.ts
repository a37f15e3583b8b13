import {CliError} from "../../errors/cli-error.ts";
import {codeOf, failureOf, isSqlState, type Meaning} from "../../postgresql/failures.ts";
import {diskError, isDiskError} from "../disk.ts";
import {stepError} from "../step.ts";
import type {SqlStep} from "./connection.ts";

/** What failures mean to a query that somebody wrote. */
const meanings: Readonly<Record<string, Meaning>> = {
  "42P01": {what: "the query names a table that is not there", hint: "With its schema: schema.table?"},
  "42703": {what: "the query names a column that is not there"},
  "42601": {what: "the query cannot be understood", hint: "One SELECT, WITH or VALUES is wanted, without ; in it."},
  "25006": {what: "the query would change something", hint: "Only reading is allowed."},
  "57014": {
    what: "the query takes longer than statement_seconds",
    hint: "Give it more time, or fetch less.",
    canRetry: true,
  },
  "22": {
    what: "a value is not what the query takes it for",
    hint: "It is not shown, since it may be somebody's answer.",
  },
};

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
  const {what, hint, canRetry} = failureOf(cause, {authority: "ca_file", meanings}) ?? unknownFailure(code);
  return stepError(step, "environment", `${what}${nameIn(code, cause)}`, {
    place: placeOf(step, code),
    hint,
    canRetry,
  });
}

function unknownFailure(code: string): Meaning {
  return isSqlState(code)
    ? {what: `the query failed (${code})`}
    : {what: "the connection was broken off", canRetry: true};
}

/** Where what is wrong is written. */
function placeOf(step: SqlStep, code: string) {
  if (!isSqlState(code) || code.startsWith("28") || code === "3D000") return step.placeOf(["connection"]);
  return step.placeOf([step.spec.query === undefined ? "query_file" : "query"]);
}

/** Names of tables and columns stand in the query; they are no answers. */
function nameIn(code: string, cause: unknown): string {
  if (!["42P01", "42703"].includes(code) || !(cause instanceof Error)) return "";
  const name = /"([^"]{1,100})"/.exec(cause.message)?.[1];
  return name === undefined ? "" : `: "${name}"`;
}
