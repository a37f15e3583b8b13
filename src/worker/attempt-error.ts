import {CliError} from "../errors/cli-error.ts";
import {withoutPersonalData} from "../errors/masked.ts";
import type {AttemptOutcome} from "./share.ts";

type Failed = Extract<AttemptOutcome, {state: "failed"}>;

/** Why a report could not be made, as it is handed to the dispatcher. */
export function failedOutcome(error: unknown, milliseconds: number): Failed {
  const message = withoutPersonalData(error instanceof Error ? error.message : String(error));
  if (!(error instanceof CliError))
    return {state: "failed", milliseconds, kind: null, message, hint: null, place: null};
  const {kind, hint = null, place = null} = error;
  return {state: "failed", milliseconds, kind, message, hint, place: place === null ? null : {...place}};
}

/** The other way around. */
export function attemptError({kind, message, hint, place}: Failed): Error {
  if (kind === null) return new Error(message);
  return new CliError(kind, message, {hint: hint ?? undefined, place: place === null ? undefined : placeOf(place)});
}

function placeOf({file, line, column}: NonNullable<Failed["place"]>) {
  return {file, ...(line !== undefined && {line}), ...(column !== undefined && {column})};
}

/** Whether another machine, or another hour, may do better. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof CliError) || error.kind === "environment" || error.kind === "output";
}
