/** When a job's time has come. */
import {Cron} from "croner";
import type {ScheduleSpec} from "../job.ts";

export interface Slots {
  /** The first time after a moment. */
  readonly next: (after: Date) => Date;
  /** The last time up to and with a moment that is later than another; null when there is none. */
  readonly latest: (after: Date, upTo: Date) => Date | null;
}

/**
 * The times of a schedule in its time zone. A time that the clock leaves out in spring comes when the clock goes on; one that it
 * shows twice in autumn comes the first time.
 */
export function slotsOf({cron}: ScheduleSpec, timeZone: string): Slots {
  const times = new Cron(cron, {timezone: timeZone, paused: true});
  const next = (after: Date): Date => {
    const found = times.nextRun(after);
    // Checked when the job was read: 30 February is refused there.
    if (found === null) throw new TypeError(`the schedule "${cron}" has come to its end`);
    return found;
  };
  return {
    next,
    latest: (after, upTo) => {
      // A millisecond later, since what is asked for is what comes before.
      const [found] = times.previousRuns(1, new Date(upTo.getTime() + 1));
      return found !== undefined && found.getTime() > after.getTime() ? found : null;
    },
  };
}
