import type {RetriesSpec} from "../config/fetch-spec.ts";
import {CliError, type CliErrorOptions} from "../errors/cli-error.ts";
import type {FetchEffects} from "./model.ts";

/** A server has said how long it wants to be left alone. */
export class Busy extends CliError {
  readonly waitSeconds: number;

  constructor(message: string, waitSeconds: number, options: CliErrorOptions) {
    super("environment", message, {...options, canRetry: true});
    this.waitSeconds = waitSeconds;
  }
}

interface Trying {
  readonly retries: RetriesSpec;
  readonly effects: FetchEffects;
  readonly signal: AbortSignal | undefined;
  readonly onRetry: (error: CliError, waitSeconds: number) => void;
}

/**
 * Does something once more for as long as what went wrong may pass by itself, with longer and longer waits: each about
 * twice the last, between half and one and a half of that, so that many machines do not come back all at once. A server that
 * says how long to wait is given that time, unless it is longer than the longest wait.
 * @throws CliError the last one, or what cannot be retried at once
 */
export async function withRetries<Result>(task: () => Promise<Result>, trying: Trying): Promise<Result> {
  const {retries, effects, signal, onRetry} = trying;
  for (let tried = 1; ; tried++) {
    signal?.throwIfAborted();
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof CliError && error.canRetry) || tried >= retries.tries) throw error;
      signal?.throwIfAborted();
      const usual = Math.min(
        retries.longest_wait_seconds,
        retries.wait_seconds * 2 ** (tried - 1) * (0.5 + effects.random()),
      );
      const seconds = error instanceof Busy ? Math.max(usual, error.waitSeconds) : usual;
      if (seconds > retries.longest_wait_seconds) throw error;
      onRetry(error, seconds);
      await effects.wait(seconds * 1000, signal);
    }
  }
}
