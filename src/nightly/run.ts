/** One night of a job. Documented in docs/nightly.md. */
import {archiveLayout} from "./archive/layout.ts";
import {sweep} from "./archive/prune.ts";
import {type NightlyEffects, nightlyEffects} from "./effects.ts";
import {failureOf} from "./failure.ts";
import type {Job} from "./job.ts";
import {appendJournal, type Failure, type Outcome, type RunRecord, readJournal} from "./journal.ts";
import {takeLock} from "./lock.ts";
import {type Log, logWith} from "./log.ts";
import {makeEdition} from "./make-edition.ts";
import type {Known, Night} from "./night.ts";
import {buryDead} from "./recover.ts";
import {reportNight} from "./report-night.ts";
import {beginSteps, timeLimit} from "./steps.ts";
import type {Progress} from "./tasks/model.ts";
import {clearTemporary, makeTemporary} from "./temporary.ts";

export interface NightOptions {
  /** The time of the schedule that the run is for; null where somebody or something else has started it. */
  readonly slot: Date | null;
  readonly log: Log;
  /** Ends the run, with the reason it is given: what is published stays as it is. */
  readonly signal: AbortSignal;
}

/** Warnings that the journal keeps of one run. */
const mostWarnings = 50;

/**
 * Runs a job once, and tells its journal, its metrics and those who want to know what became of it. Whatever happens, the edition that
 * readers see is whole: the earlier one, or the new one.
 * @throws CliError (busy) when another run is at work, (output, environment) when not even the lock can be taken
 */
export async function runNight(
  job: Job,
  options: NightOptions,
  effects: NightlyEffects = nightlyEffects,
): Promise<RunRecord> {
  const layout = archiveLayout(job.out);
  const {clock, pid, host} = effects;
  const start = clock.now();
  const id = `${start.toISOString().replace(/[-:]|\.\d+/g, "")}-${effects.unique()}`;
  const log = logWith(options.log, {run: id, job: job.name});
  const lock = await takeLock(layout, {what: "nightly", run: id, pid, host, since: start.toISOString()});
  const limit = timeLimit(options.signal, job.limits.run_minutes, "The run took longer than limits allow.");
  try {
    await clearTemporary(layout.root);
    await sweep(layout, effects.files);
    const dead = await buryDead(lock.died, layout, effects);
    if (dead !== null) log.warn(`run ${dead.run} died before its end`, {outcome: dead.outcome});
    const journal = await readJournal(layout.journal);
    const steps = beginSteps({clock, random: effects.random, log, signal: limit.signal});
    const perform: Night["perform"] = async (task, signal) => {
      const temporary = await makeTemporary(layout.root, id);
      return await effects.runner(task, {temporary, signal, onProgress: (progress) => tell(log, progress)});
    };
    const known = nothingYet(job);
    const night: Night = {job, id, start, layout, effects, log, steps, journal, known, perform};
    log.info("run begins", {evaluation: job.evaluation, slot: options.slot?.toISOString() ?? null});
    const {outcome, failure} = await outcomeOf(night);
    const record = recordOf(night, options.slot, outcome, failure);
    await appendJournal(layout.journal, record).catch((error: unknown) => log.error(failureOf(error).message));
    await reportNight(night, record);
    const milliseconds = Date.parse(record.end) - Date.parse(record.start);
    log.info(`run ends: ${outcome}`, {edition: record.edition, milliseconds});
    return record;
  } finally {
    limit.end();
    await clearTemporary(layout.root);
    await lock.release();
  }
}

async function outcomeOf(night: Night): Promise<{readonly outcome: Outcome; readonly failure: Failure | null}> {
  const {log} = night;
  try {
    return {outcome: await makeEdition(night), failure: null};
  } catch (error) {
    const failure = failureOf(error);
    log.error(failure.message, {kind: failure.kind, place: failure.place, hint: failure.hint});
    if (failure.kind === "defect" && error instanceof Error) log.debug(error.stack ?? "");
    return {outcome: "failed", failure};
  }
}

function nothingYet({name}: Job): Known {
  return {
    title: name,
    before: null,
    news: null,
    edition: null,
    rows: {},
    reports: null,
    findings: [],
    warnings: new Set(),
    pruned: [],
  };
}

function recordOf(night: Night, slot: Date | null, outcome: Outcome, failure: Failure | null): RunRecord {
  const {id, start, effects, steps, known} = night;
  const warnings = [...known.warnings];
  const told = warnings.slice(0, mostWarnings);
  if (warnings.length > told.length) told.push(`and ${warnings.length - told.length} more warnings`);
  return {
    schema: "maalepunkt/run@1",
    event: "run",
    run: id,
    start: start.toISOString(),
    end: effects.clock.now().toISOString(),
    slot: slot?.toISOString() ?? null,
    outcome,
    edition: known.edition,
    steps: [...steps.taken],
    rows: known.rows,
    reports: known.reports,
    findings: known.findings.map(({kind, action, report, about, message}) => {
      return {kind, action, report: report?.name ?? null, about, message};
    }),
    warnings: told,
    pruned: [...known.pruned],
    failure,
  };
}

function tell(log: Log, {level, message, fields}: Progress): void {
  log[level](message, fields);
}
