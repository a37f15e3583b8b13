import {CliError} from "../errors/cli-error.ts";
import type {Clock} from "./effects.ts";
import type {RetriesSpec} from "./job.ts";
import type {StepName, StepRecord} from "./journal.ts";
import type {Log} from "./log.ts";
import {withRetries} from "./retry.ts";

export interface StepOptions {
  /** The step is ended and fails when it takes longer, with all its tries. */
  readonly limitMinutes: number;
  readonly retries: RetriesSpec;
}

/** What a run takes its steps with: each is timed, logged, limited and tried again where that can help. */
export interface Steps {
  readonly taken: readonly StepRecord[];
  /** @throws CliError as the step does, or (environment) when it takes too long or the run is stopped */
  readonly take: <Value>(
    name: StepName,
    act: (signal: AbortSignal) => Promise<Value>,
    options?: StepOptions,
  ) => Promise<Value>;
  readonly skip: (name: StepName, why: string) => void;
}

export interface StepEffects {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Ends the whole run. */
  readonly signal: AbortSignal;
}

export function beginSteps({clock, random, log, signal}: StepEffects): Steps {
  const taken: StepRecord[] = [];
  const once: RetriesSpec = {tries: 1, wait_seconds: 0, longest_wait_seconds: 0};
  return {
    taken,
    skip: (name, why) => {
      taken.push({name, milliseconds: 0, tries: 1, state: "skipped"});
      log.info(`${name}: ${why}`, {step: name});
    },
    take: async (name, act, {limitMinutes, retries} = {limitMinutes: Number.POSITIVE_INFINITY, retries: once}) => {
      const started = clock.elapsed();
      let tries = 1;
      const record = (state: StepRecord["state"]) => {
        const milliseconds = Math.max(0, Math.round(clock.elapsed() - started));
        taken.push({name, milliseconds, tries, state});
        return {step: name, milliseconds, tries};
      };
      const limit = timeLimit(signal, limitMinutes, `The step "${name}" took longer than ${limitMinutes} minutes.`);
      log.debug(`${name} begins`, {step: name});
      try {
        limit.signal.throwIfAborted();
        const onRetry = (error: unknown, attempt: number, wait: number) => {
          tries = attempt;
          const message = error instanceof Error ? error.message : String(error);
          log.warn(`${name}: try ${attempt} in ${Math.round(wait / 1000)} s: ${message}`, {step: name});
        };
        const {value} = await withRetries(async () => await act(limit.signal), {
          retries,
          clock,
          random,
          signal: limit.signal,
          onRetry,
        });
        log.info(`${name} done`, record("done"));
        return value;
      } catch (error) {
        log.error(`${name} failed`, record("failed"));
        throw error;
      } finally {
        limit.end();
      }
    },
  };
}

/** A signal that is given with another, or when the time is up. Whoever has it calls `end` afterwards. */
export function timeLimit(signal: AbortSignal, minutes: number, message: string) {
  const limit = new AbortController();
  const pass = () => limit.abort(signal.reason);
  if (signal.aborted) pass();
  signal.addEventListener("abort", pass, {once: true});
  // Timers go by a clock that is never set.
  const timer = Number.isFinite(minutes)
    ? setTimeout(() => limit.abort(tooLong(message)), Math.ceil(minutes * 60_000))
    : undefined;
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", pass);
  };
  return {signal: limit.signal, end};
}

function tooLong(message: string): CliError {
  return new CliError("environment", message, {
    hint: "Give it more time under limits in the job, or find out what has become slow.",
  });
}
