/** Waits; ends early, and never fails, when the signal is given. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface Round {
  /** Whether something has been saved since the round began. */
  readonly isOutdated: () => boolean;
  /** Whether something is saved within this time from now. */
  readonly isSavedWithin: (milliseconds: number) => Promise<boolean>;
}

export interface Queue {
  /** Tells that something has been saved. */
  readonly saved: () => void;
  /** Ends the queue when the round of now has ended. */
  readonly close: () => Promise<void>;
}

/** Editors write a file in several steps, and save several files at once: a round begins when nothing has come for so long. */
const settleTime = 12;

export const waitFor: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });

/**
 * Runs rounds one after the other, each for all that has been saved until it begins. However much is saved during a round, one
 * more follows.
 * @param run must not throw
 */
export function createQueue(run: (round: Round) => Promise<void>, wait: Wait = waitFor): Queue {
  let saves = 0;
  let isClosed = false;
  let running: Promise<void> | null = null;
  let nextSave = new AbortController();
  /** Ends when nothing has been saved for a moment. */
  const settled = async () => {
    for (let before = -1; before !== saves && !isClosed; ) {
      before = saves;
      await wait(settleTime, nextSave.signal);
    }
  };
  const rounds = async () => {
    for (let done = -1; done !== saves && !isClosed; ) {
      await settled();
      const begun = saves;
      const isOutdated = () => saves !== begun || isClosed;
      const isSavedWithin = async (milliseconds: number) => {
        if (!isOutdated()) await wait(milliseconds, nextSave.signal);
        return isOutdated();
      };
      await run({isOutdated, isSavedWithin});
      done = begun;
    }
    running = null;
  };
  return {
    saved: () => {
      if (isClosed) return;
      saves++;
      nextSave.abort();
      nextSave = new AbortController();
      running ??= rounds();
    },
    close: async () => {
      isClosed = true;
      nextSave.abort();
      await running;
    },
  };
}
