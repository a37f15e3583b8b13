import {CliError} from "../errors/cli-error.ts";
import type {Clock} from "./effects.ts";
import type {RetriesSpec} from "./job.ts";

/**
 * Whether the same again may go well: a server, browser or database that was away. Data, configuration, claims and full disks are the
 * same a minute later.
 */
export function canTryAgain(error: unknown): boolean {
  return error instanceof CliError && (error.canRetry || error.kind === "environment");
}

/** Milliseconds before a try. @param attempt from 2 on @param random from 0 to 1: half of the wait is left to it, so that jobs do not march in step */
export function waitBefore(attempt: number, {wait_seconds, longest_wait_seconds}: RetriesSpec, random: number): number {
  const whole = Math.min(wait_seconds * 2 ** (attempt - 2), longest_wait_seconds);
  return Math.round(1000 * whole * (0.5 + random / 2));
}

export interface RetryOptions {
  readonly retries: RetriesSpec;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onRetry: (error: unknown, attempt: number, wait: number) => void;
}

/** Gives the value and how many tries it took. @throws what the last try threw */
export async function withRetries<Value>(
  attempt: () => Promise<Value>,
  {retries, clock, random, signal, onRetry}: RetryOptions,
): Promise<{readonly value: Value; readonly tries: number}> {
  for (let tries = 1; ; tries += 1) {
    try {
      return {value: await attempt(), tries};
    } catch (error) {
      if (tries >= retries.tries || signal.aborted || !canTryAgain(error)) throw error;
      const wait = waitBefore(tries + 1, retries, random());
      onRetry(error, tries + 1, wait);
      await clock.wait(wait, signal);
    }
  }
}
