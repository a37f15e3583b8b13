import type {FetchEffects} from "./model.ts";

/** Waits until one more request to a host is allowed. */
export type Pace = (host: string, perMinute: number, signal: AbortSignal | undefined) => Promise<void>;

/** Keeps requests to each host so far apart that no more than the allowed number fall into a minute. */
export function makePace({now, wait}: Pick<FetchEffects, "now" | "wait">): Pace {
  const last = new Map<string, number>();
  return async (host, perMinute, signal) => {
    const apart = 60_000 / perMinute;
    const before = last.get(host);
    // A clock that is set back makes nobody wait for longer than that.
    const rest = before === undefined ? 0 : Math.min(apart, before + apart - now());
    if (rest > 0) await wait(rest, signal);
    last.set(host, now());
  };
}
