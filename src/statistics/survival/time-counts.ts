import {type Computed, isCount, notComputable} from "../result.ts";

/** How many were followed until a time, and whether it happened to them then or they were still waiting. */
export interface TimeCount {
  readonly time: number;
  readonly event: boolean;
  readonly n: number;
}

/** One time at which something happened to somebody, or somebody was followed no longer. */
export interface TimeLine {
  readonly time: number;
  /** Those who were still waiting just before, and still followed. */
  readonly atRisk: number;
  readonly events: number;
  /** Those who are followed no longer from then on; they count as at risk at that time. */
  readonly censored: number;
}

/** Sorts and adds up counts by time. Times are from 0, and a time at which nobody is left out or reached is none. */
export function timeLines(counts: readonly TimeCount[]): Computed<{lines: readonly TimeLine[]; n: number}> {
  if (!counts.every(({time}) => Number.isFinite(time))) return notComputable("not-a-number");
  if (counts.some(({time}) => time < 0)) return notComputable("value-out-of-range");
  if (!counts.every(({n}) => isCount(n))) return notComputable("not-a-count");
  const n = counts.reduce((sum, each) => sum + each.n, 0);
  if (n === 0) return notComputable("no-observations");
  if (!isCount(n)) return notComputable("not-a-count");
  const byTime = new Map<number, {events: number; censored: number}>();
  for (const {time, event, n: persons} of counts) {
    if (persons === 0) continue;
    const at = byTime.get(time) ?? {events: 0, censored: 0};
    byTime.set(time, event ? {...at, events: at.events + persons} : {...at, censored: at.censored + persons});
  }
  let atRisk = n;
  const lines = [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([time, {events, censored}]): TimeLine => {
      const line = {time, atRisk, events, censored};
      atRisk -= events + censored;
      return line;
    });
  return {ok: true, lines, n};
}
