import type {FetchStepSpec, RetriesSpec} from "../config/fetch-spec.ts";
import type {Path} from "../config/read-yaml.ts";
import {CliError, type CliErrorOptions, type ErrorKind, type Place} from "../errors/cli-error.ts";
import type {Earlier, Landed} from "./landed.ts";
import type {FetchEffects, FetchEvent} from "./model.ts";
import type {Pace} from "./pace.ts";
import type {Parts} from "./parts.ts";

/** One step of a job, with all that a connector needs to do it. */
export interface Step<Spec extends FetchStepSpec> {
  readonly name: string;
  readonly spec: Spec;
  /** Where it comes from, as messages and reports may show it. */
  readonly from: string;
  /** The folder of the job file. */
  readonly jobFolder: string;
  /** The place of a part of the step in the job file. */
  readonly placeOf: (path: Path) => Place;
  readonly retries: RetriesSpec;
  /** What this and an interrupted run before it have fetched of the step. */
  readonly parts: Parts;
  /** What the step has fetched before and the folder of the data still holds, by name. */
  readonly earlier: ReadonlyMap<string, Earlier>;
  readonly pace: Pace;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: FetchEvent) => void;
  readonly effects: FetchEffects;
}

export interface StepResult {
  readonly files: readonly Landed[];
  /** What is to be done on the server when all files of all steps are in place; gives warnings. */
  readonly afterwards?: () => Promise<readonly string[]>;
}

/** That a step cannot be done. `what` goes on after a colon. */
export function stepError<Spec extends FetchStepSpec>(
  step: Pick<Step<Spec>, "name" | "from" | "placeOf">,
  kind: ErrorKind,
  what: string,
  {place = step.placeOf([]), ...options}: CliErrorOptions = {},
): CliError {
  return new CliError(kind, `"${step.name}" cannot be fetched from ${step.from}: ${what}.`, {...options, place});
}
