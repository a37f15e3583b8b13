import type {Wait} from "../../src/preview/queue.ts";

/** A clock that stands still but when a test lets time pass. */
export function stillClock() {
  let now = 0;
  let waiting: {readonly due: number; readonly end: () => void}[] = [];
  const wait: Wait = (milliseconds, signal) =>
    new Promise((end) => {
      if (signal.aborted) return end();
      waiting.push({due: now + milliseconds, end});
      signal.addEventListener("abort", () => end());
    });
  /** Lets time pass, and what waits for it go on. */
  const pass = async (milliseconds: number) => {
    const until = now + milliseconds;
    await settle();
    for (;;) {
      const next = waiting.toSorted((a, b) => a.due - b.due)[0];
      if (next === undefined || next.due > until) break;
      now = next.due;
      waiting = waiting.filter((each) => each !== next);
      next.end();
      await settle();
    }
    now = until;
  };
  return {wait, pass};
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
