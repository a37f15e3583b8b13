import {setTimeout} from "node:timers/promises";
import {CliError} from "../errors/cli-error.ts";
import {QueueGone} from "./database.ts";

/** Time as the queue's programs see it. */
export interface Waiting {
  /** Ends early, without an error, when there is no use in waiting any more. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since any moment; never set back. */
  readonly now: () => number;
  /** From 0 to 1, so that many workers do not ask at the same moment. */
  readonly random: () => number;
}

export const realWaiting: Waiting = {
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, {signal}).catch(() => undefined),
  now: () => performance.now(),
  random: Math.random,
};

const shortest = 250;
const longest = 30_000;

export interface Patience {
  readonly waiting: Waiting;
  /** Who has no use for the answer any more ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** By `now`; as long as it takes when undefined. */
  readonly until?: number | undefined;
  readonly onGone: (error: QueueGone, milliseconds: number) => void;
}

/**
 * Asks until the server is there to answer, ever more seldom.
 * @throws what the server answers; QueueGone when the time is up or nobody waits any more
 */
export async function untilThere<Value>(ask: () => Promise<Value>, patience: Patience): Promise<Value> {
  const {waiting, signal, until, onGone} = patience;
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const isOver = signal?.aborted === true || (until !== undefined && waiting.now() >= until);
      if (!(error instanceof QueueGone) || isOver) throw error;
      const pause = pauseAfter(tries, waiting.random());
      onGone(error, pause);
      await waiting.sleep(pause, signal);
    }
  }
}

/** Half of it sure, half by chance. */
export function pauseAfter(tries: number, random: number): number {
  const most = Math.min(longest, shortest * 2 ** tries);
  return Math.round(most / 2 + (most / 2) * random);
}

/** @throws CliError (environment) when somebody has waited too long */
export function refuseLate(now: number, until: number | undefined): void {
  if (until === undefined || now < until) return;
  throw new CliError("environment", "The reports were not made in the time that --wait gives.", {
    hint: "Is a worker running? Started again, this goes on where it is.",
  });
}
