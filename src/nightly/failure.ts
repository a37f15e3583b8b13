import {CliError, exitCodes, formatPlace} from "../errors/cli-error.ts";
import {CliErrors} from "../errors/cli-errors.ts";
import {withoutPersonalData} from "../errors/masked.ts";
import type {Failure, RunRecord} from "./journal.ts";

/** What a run ends with when nothing went wrong, but somebody or something may want to know the difference. Failures: `exitCodes`. */
const outcomeCodes = {published: 0, unchanged: 0, banner: 10, held: 11, died: 1} as const;

/** An error as journal, log and notice tell it; of several, how many there are is told with the first. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof CliError)) {
    const message = error instanceof Error ? error.message : String(error);
    return {kind: "defect", message: withoutPersonalData(message), hint: null, place: null};
  }
  const more = error instanceof CliErrors ? error.errors.length - 1 : 0;
  const message = more === 0 ? error.message : `${error.message} (and ${more} more)`;
  return {
    kind: error.kind,
    message: withoutPersonalData(message),
    hint: error.hint === undefined ? null : withoutPersonalData(error.hint),
    place: error.place === undefined ? null : formatPlace(error.place),
  };
}

/** What `maalepunkt nightly` ends with, for the scheduler that has started it. */
export function exitCodeOf({outcome, failure}: Pick<RunRecord, "outcome" | "failure">): number {
  if (outcome !== "failed") return outcomeCodes[outcome];
  return failure === null || failure.kind === "defect" ? 1 : exitCodes[failure.kind];
}
