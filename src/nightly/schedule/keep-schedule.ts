import {CliError} from "../../errors/cli-error.ts";
import {archiveLayout} from "../archive/layout.ts";
import type {Clock} from "../effects.ts";
import {failureOf} from "../failure.ts";
import type {Job, ScheduleSpec} from "../job.ts";
import {isRun, type RunRecord, readJournal} from "../journal.ts";
import type {Log} from "../log.ts";
import {type Slots, slotsOf} from "./slots.ts";

export interface ScheduleEffects {
  readonly clock: Clock;
  /** Before each run: what is changed in a job meanwhile counts. Its schedule is that of the start. */
  readonly readJob: (file: string) => Promise<Job>;
  readonly run: (job: Job, slot: Date, signal: AbortSignal) => Promise<RunRecord>;
}

export interface ScheduleOptions {
  readonly log: Log;
  /** Begins no more runs, and lets the one at work come to its end. */
  readonly stop: AbortSignal;
  /** Ends the run at work. */
  readonly end: AbortSignal;
}

/** Milliseconds between two looks at the clock, which may be set, or have gone on while the machine slept. */
const tick = 30_000;
/** After a longer pause between two looks, nobody was there. */
const absence = 5 * 60_000;
/** What is handled already may be a little later than now: the clock is set back. Farther off, it was wrong before. */
const farOff = 26 * 3_600_000;

interface Scheduled {
  readonly file: string;
  readonly job: Job;
  readonly slots: Slots;
  readonly catchesUp: boolean;
  /** No time up to this moment is run any more. */
  handled: Date;
  next: Date;
}

/**
 * Runs jobs at their times, one after the other, until it is stopped. A time that passed while nobody was there is made up for by one
 * run, however many there were. What goes wrong with one job is told in the log, and the others go on.
 * @throws CliError (config) for a job that cannot be read or has no schedule
 */
export async function keepSchedule(
  files: readonly string[],
  {log, stop, end}: ScheduleOptions,
  effects: ScheduleEffects,
): Promise<void> {
  const {clock} = effects;
  const jobs = await Promise.all(files.map((file) => begin(file, effects)));
  for (const {job, next} of jobs) log.info(`waiting for ${next.toISOString()}`, {job: job.name});
  let lastLook = clock.now();
  while (!stop.aborted) {
    const now = clock.now();
    const wasAway = now.getTime() - lastLook.getTime() > absence;
    for (const job of jobs) adjust(job, now, wasAway, log);
    const due = firstDue(jobs, now);
    if (due !== undefined) {
      await runDue(due, now, {log, end}, effects);
    } else {
      const soonest = Math.min(...jobs.map(({next}) => next.getTime()));
      await clock.wait(Math.min(tick, Math.max(1, soonest - now.getTime())), stop);
    }
    lastLook = due === undefined ? now : clock.now();
  }
  log.info("stopped");
}

async function begin(file: string, {readJob, clock}: ScheduleEffects): Promise<Scheduled> {
  const job = await readJob(file);
  const schedule = scheduleOf(job, file);
  const now = clock.now();
  const slots = slotsOf(schedule, job.time_zone);
  const handled = schedule.catch_up ? await handledBefore(job, now) : now;
  return {file, job, slots, catchesUp: schedule.catch_up, handled, next: slots.next(handled)};
}

/**
 * The last time that has had its run. A job that has never run has missed nothing. A run that died is not in the journal until the
 * next one writes it there, so that its time is made up for, once.
 */
async function handledBefore(job: Job, now: Date): Promise<Date> {
  const runs = (await readJournal(archiveLayout(job.out).journal)).filter(isRun);
  const moments = runs.flatMap(({slot, start}) => [Date.parse(start), ...(slot === null ? [] : [Date.parse(slot)])]);
  const known = moments.filter((moment) => moment <= now.getTime());
  return known.length === 0 ? now : new Date(Math.max(...known));
}

/** The clock may have been wrong, and whoever does not catch up passes over what came while nobody was there. */
function adjust(job: Scheduled, now: Date, wasAway: boolean, log: Log): void {
  const isWrong = job.handled.getTime() - now.getTime() > farOff;
  if (isWrong) log.warn("the clock has been set back far", {job: job.job.name, before: job.handled.toISOString()});
  if (isWrong || (wasAway && !job.catchesUp)) setHandled(job, now);
}

function setHandled(job: Scheduled, moment: Date): void {
  job.handled = moment;
  job.next = job.slots.next(moment);
}

/** Of the jobs whose time has come, the one that has waited longest. */
function firstDue(jobs: readonly Scheduled[], now: Date): Scheduled | undefined {
  const due = jobs.filter(({next}) => next.getTime() <= now.getTime());
  return due.sort((a, b) => a.next.getTime() - b.next.getTime())[0];
}

async function runDue(
  due: Scheduled,
  now: Date,
  {log, end}: Pick<ScheduleOptions, "log" | "end">,
  {readJob, run}: ScheduleEffects,
): Promise<void> {
  const slot = due.slots.latest(due.handled, now) ?? due.next;
  setHandled(due, slot);
  try {
    await run(await readJob(due.file), slot, end);
  } catch (error) {
    const {message, hint} = failureOf(error);
    log.error(message, {job: due.job.name, hint});
  }
}

function scheduleOf({schedule, placeOf}: Job, file: string): ScheduleSpec {
  if (schedule !== undefined) return schedule;
  throw new CliError("config", `The job "${file}" has no schedule.`, {
    place: placeOf([]),
    hint: 'Write when it shall run: schedule: {cron: "30 2 * * *"}',
  });
}
