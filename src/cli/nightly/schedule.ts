import {CliError} from "../../errors/cli-error.ts";
import {systemClock} from "../../nightly/effects.ts";
import {readJob} from "../../nightly/job.ts";
import {runNight} from "../../nightly/run.ts";
import {keepSchedule} from "../../nightly/schedule/keep-schedule.ts";
import type {GlobalOptions} from "../options.ts";
import type {Terminal} from "../terminal.ts";
import {logFor} from "./log-for.ts";
import {whenStopped} from "./when-stopped.ts";

interface ScheduleOptions extends GlobalOptions {
  readonly graceSeconds: string;
}

/** `maalepunkt schedule <job.yaml…>`: runs jobs at their times until it is stopped. */
export async function schedule(files: readonly string[], options: ScheduleOptions, terminal: Terminal): Promise<void> {
  const grace = secondsOf(options.graceSeconds);
  const log = logFor(await Promise.all(files.map(readJob)), terminal);
  const stopped = whenStopped(grace * 1000);
  try {
    const run = (job: Awaited<ReturnType<typeof readJob>>, slot: Date, signal: AbortSignal) =>
      runNight(job, {slot, log, signal});
    await keepSchedule(files, {log, stop: stopped.soon, end: stopped.now}, {clock: systemClock, readJob, run});
  } finally {
    stopped.callOff();
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds <= 86_400) return seconds;
  throw new CliError("usage", `"${text}" is no number of seconds.`, {hint: "Write a whole number from 0 to 86400."});
}
