import {everyReport, makeFiles, type Run, type Wanted, withRun} from "../batch/run.ts";
import {sha256} from "../editions/sha256.ts";
import {CliError} from "../errors/cli-error.ts";
import {attemptError, failedOutcome, mayPass} from "./attempt-error.ts";
import {type Database, QueueGone} from "./database.ts";
import {differenceOf, identityOf} from "./identity.ts";
import {memoryInUse} from "./memory.ts";
import {type Claim, mostFailures, type OpenRun, type RefusalReason, type RunOrder} from "./model.ts";
import {type Patience, pauseAfter, realWaiting, untilThere, type Waiting} from "./patience.ts";
import {openQueue, type Queue} from "./queue.ts";
import {type AttemptOutcome, readOrder, removeAttempt, writeAttempt} from "./share.ts";

export interface WorkOptions {
  /** The evaluation's key. */
  readonly evaluation: string;
  /** The evaluation's folder in the one that is shared with the dispatcher. */
  readonly share: string;
  /** What the dispatcher calls this worker. */
  readonly name: string;
  /** How many reports are made at once. */
  readonly jobs: number;
  /** Bytes; above, all is closed between two reports and begun anew. */
  readonly memory: number | undefined;
  /** How long a report that has begun may take when the worker is told to end. */
  readonly graceMilliseconds: number;
  /** Whether to end when no run is open, instead of waiting for the next. */
  readonly once: boolean;
  /** Aborted when the worker is told to end. */
  readonly stop: AbortSignal;
  readonly log: WorkLog;
}

/** Where a worker tells what it does. */
export interface WorkLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export interface WorkEffects {
  readonly waiting: Waiting;
  /** How often an empty queue is asked again. */
  readonly pollMilliseconds: number;
  readonly make: typeof makeFiles;
  readonly memoryInUse: () => Promise<number>;
}

export const workEffects: WorkEffects = {
  waiting: realWaiting,
  pollMilliseconds: 1000,
  make: makeFiles,
  memoryInUse,
};

/** What a worker has done. */
export interface WorkSummary {
  readonly made: number;
  readonly failed: number;
  /** Reports that were another's when they were done. */
  readonly lost: number;
}

/**
 * Makes reports for the runs of an evaluation, until it is told to end. What is loaded and started for a run is kept as long as
 * the run is open. A server that is away is waited for.
 * @throws CliError (environment) when the queue cannot be used, and with `once` when the run cannot be worked for
 */
export async function work(
  folder: string,
  database: Database,
  options: WorkOptions,
  effects: WorkEffects = workEffects,
): Promise<WorkSummary> {
  const worker = new Worker(database, options, effects);
  try {
    await worker.serve(folder);
  } catch (error) {
    // Who is told to end while the server is away has nothing more to do.
    if (!(options.stop.aborted && error instanceof QueueGone)) throw error;
  }
  return worker.summary();
}

class Worker {
  readonly #database: Database;
  readonly #options: WorkOptions;
  readonly #effects: WorkEffects;
  readonly #held = new Map<string, Claim>();
  readonly #counts = {made: 0, failed: 0, lost: 0};
  #isGoneTold = false;

  constructor(database: Database, options: WorkOptions, effects: WorkEffects) {
    this.#database = database;
    this.#options = options;
    this.#effects = effects;
  }

  summary(): WorkSummary {
    return {...this.#counts};
  }

  async serve(folder: string): Promise<void> {
    const {evaluation, once, stop, log} = this.#options;
    const queue = await this.#patiently(() => openQueue(this.#database));
    log.info({evaluation}, "ready");
    for (let refusals = 0; !stop.aborted; ) {
      const run = await this.#patiently(() => queue.openRun(evaluation));
      if (run === null && once) return;
      if (run === null) {
        refusals = 0;
        await this.#pause(this.#effects.pollMilliseconds);
        continue;
      }
      const refusal = await this.#workFor(folder, queue, run);
      refusals = refusal === null ? 0 : refusals + 1;
      if (refusal === null) continue;
      await this.#patiently(() => queue.refuse(run.id, this.#options.name, refusal.reason));
      log.warn({run: run.id, reason: refusal.reason}, refusal.error.message);
      if (once) throw refusal.error;
      await this.#pause(pauseAfter(refusals + 2, this.#effects.waiting.random()));
    }
  }

  /** Makes reports of a run until none is left, or until memory runs short; gives why not, if not. */
  async #workFor(folder: string, queue: Queue, run: OpenRun): Promise<Refusal | null> {
    const {share, jobs} = this.#options;
    const order = await readOrder(share, run);
    if (order === null) return refused("share");
    try {
      const {formats, theme, notice} = order;
      const said = {...notice, all: notice.all ?? undefined};
      const wanted = {formats, theme: theme ?? undefined, notice: said, out: undefined, jobs};
      return await withRun(folder, wanted, async (loaded) => {
        const difference = differenceOf(run, identityOf(loaded));
        if (difference !== null) return refused(difference);
        this.#options.log.info({run: run.id}, "the evaluation is loaded");
        await this.#makeReports({queue, run, order, loaded, reports: reportsOf(loaded), isOver: false});
        return null;
      });
    } catch (error) {
      if (error instanceof QueueGone || !(error instanceof CliError)) throw error;
      return {reason: "unreadable", error};
    }
  }

  async #makeReports(session: Session): Promise<void> {
    const ended = new AbortController();
    const beating = this.#keepLeases(session, ended.signal);
    try {
      const lanes = Array.from({length: this.#options.jobs}, () => this.#lane(session));
      await this.#untilDone(session, Promise.all(lanes));
    } finally {
      session.isOver = true;
      ended.abort();
      await beating;
    }
  }

  /** All lanes; when the worker is told to end, what is not done after the grace is given back. */
  async #untilDone({queue, run}: Session, lanes: Promise<unknown>): Promise<void> {
    const {stop, graceMilliseconds, log} = this.#options;
    const late = new AbortController();
    const grace = async () => {
      await aborted(stop, late.signal);
      if (!late.signal.aborted) await this.#effects.waiting.sleep(graceMilliseconds, late.signal);
    };
    await Promise.race([lanes, grace()]).finally(() => late.abort());
    for (const claim of this.#held.values()) {
      const isBack = await queue.giveBack(run.evaluation, claim, false).catch(() => false);
      if (isBack) log.info({run: run.id, unit: claim.unit}, "given back");
    }
    this.#held.clear();
    lanes.catch(() => undefined);
  }

  async #lane(session: Session): Promise<void> {
    const {queue, run, order} = session;
    while (!session.isOver && !this.#options.stop.aborted) {
      const claim = await this.#patiently(() => queue.claim(run, this.#options.name, order.leaseMilliseconds));
      if (claim === "other") session.isOver = true;
      else if (claim !== "none") await this.#makeOne(session, claim);
      else {
        const open = await this.#patiently(() => queue.openRun(run.evaluation));
        if (open?.id !== run.id) session.isOver = true;
        else await this.#pause(this.#effects.pollMilliseconds);
      }
    }
  }

  async #makeOne(session: Session, claim: Claim): Promise<void> {
    const {log} = this.#options;
    const told = {run: claim.run, unit: claim.unit, attempt: claim.attempt};
    log.info(told, "begun");
    this.#held.set(claim.token, claim);
    const started = this.#effects.waiting.now();
    const elapsed = () => Math.round(this.#effects.waiting.now() - started);
    try {
      const outcome = await this.#attempt(session, claim, elapsed);
      if (outcome === "lost") {
        this.#counts.lost += 1;
        log.warn({...told, milliseconds: elapsed()}, "lost: another attempt has begun, or the run has ended");
      } else {
        this.#counts[outcome.state] += 1;
        if (outcome.state === "made") log.info({...told, milliseconds: elapsed()}, "made");
        else log.error({...told, milliseconds: elapsed(), kind: outcome.kind}, outcome.message);
      }
    } catch (error) {
      if (error instanceof QueueGone) throw error;
      // What was given back meanwhile is none of this worker's business.
      if (this.#held.has(claim.token)) await this.#failed(session, claim, error);
    } finally {
      this.#held.delete(claim.token);
    }
    await this.#watchMemory(session);
  }

  /** Makes a report and hands it in. @throws what may pass: the report is to be given back then */
  async #attempt(session: Session, claim: Claim, elapsed: () => number): Promise<AttemptOutcome | "lost"> {
    const {share} = this.#options;
    const {run, queue} = session;
    const {outcome, files} = await this.#make(session, claim, elapsed);
    const isMine = () => this.#held.has(claim.token);
    // Where the run's folder is gone, the run has ended without this attempt.
    if (!isMine() || (await readOrder(share, run)) === null) return "lost";
    const print = await writeAttempt(share, claim, outcome, files);
    if (isMine() && (await this.#patiently(() => queue.handIn(run.evaluation, claim, print)))) return outcome;
    await removeAttempt(share, claim);
    return "lost";
  }

  /** A report, or why there is none. @throws what may pass, as long as it is not the last time */
  async #make({loaded, reports}: Session, claim: Claim, elapsed: () => number): Promise<Attempted> {
    const report = reports.get(claim.unit);
    try {
      if (report === undefined) throw new TypeError(`the run has no report "${claim.unit}"`);
      const {files, warnings} = await this.#effects.make(loaded, report);
      const prints = files.map(({name, content}) => ({name, sha256: sha256(content)}));
      return {outcome: {state: "made", milliseconds: elapsed(), warnings: [...warnings], files: prints}, files};
    } catch (error) {
      if (mayPass(error) && claim.failures + 1 < mostFailures) throw error;
      return {outcome: failedOutcome(error, elapsed()), files: []};
    }
  }

  async #failed({queue, run}: Session, claim: Claim, error: unknown): Promise<void> {
    const {message} = attemptError(failedOutcome(error, 0));
    this.#options.log.error({run: run.id, unit: claim.unit, attempt: claim.attempt}, `tried again: ${message}`);
    await this.#patiently(() => queue.giveBack(run.evaluation, claim, true));
    await this.#pause(pauseAfter(claim.failures + 2, this.#effects.waiting.random()));
  }

  /** Says of the reports in hand that they are being made; one that is another's now need not be handed in. */
  async #keepLeases({queue, run, order}: Session, ended: AbortSignal): Promise<void> {
    const {leaseMilliseconds: lease} = order;
    for (;;) {
      await this.#effects.waiting.sleep(lease / 4, ended);
      if (ended.aborted) return;
      const tokens = [...this.#held.keys()];
      if (tokens.length === 0) continue;
      const ours = await queue.renew(tokens, lease).catch(() => new Set(tokens));
      for (const token of tokens) {
        const claim = this.#held.get(token);
        if (ours.has(token) || claim === undefined) continue;
        this.#held.delete(token);
        this.#options.log.warn({run: run.id, unit: claim.unit}, "another attempt has begun");
      }
    }
  }

  async #watchMemory(session: Session): Promise<void> {
    const {memory, log} = this.#options;
    if (memory === undefined || session.isOver) return;
    const used = await this.#effects.memoryInUse();
    if (used <= memory) return;
    session.isOver = true;
    const megabytes = Math.round(used / 1_000_000);
    log.warn({megabytes}, "more memory is in use than --memory allows; all is closed and begun anew");
  }

  #pause(milliseconds: number): Promise<void> {
    return this.#effects.waiting.sleep(milliseconds, this.#options.stop);
  }

  async #patiently<Value>(ask: () => Promise<Value>): Promise<Value> {
    const patience: Patience = {
      waiting: this.#effects.waiting,
      signal: this.#options.stop,
      onGone: (error, milliseconds) => {
        if (!this.#isGoneTold) this.#options.log.warn({milliseconds}, error.message);
        this.#isGoneTold = true;
      },
    };
    const value = await untilThere(ask, patience);
    if (this.#isGoneTold) this.#options.log.info({}, "the queue's server is there again");
    this.#isGoneTold = false;
    return value;
  }
}

/** A run that is worked for, with all that was loaded for it. */
interface Session {
  readonly queue: Queue;
  readonly run: OpenRun;
  readonly order: RunOrder;
  readonly loaded: Run;
  readonly reports: ReadonlyMap<string, Wanted>;
  isOver: boolean;
}

function reportsOf(loaded: Run): Session["reports"] {
  return new Map(everyReport(loaded).map((report) => [report.unit.key, report]));
}

interface Attempted {
  readonly outcome: AttemptOutcome;
  readonly files: Awaited<ReturnType<typeof makeFiles>>["files"];
}

interface Refusal {
  readonly reason: RefusalReason;
  readonly error: CliError;
}

const refusalTexts: Readonly<Record<Exclude<RefusalReason, "unreadable">, readonly [message: string, hint: string]>> = {
  program: [
    "The run was begun by another maalepunkt, Node or browser than this worker has.",
    "Give dispatcher and workers the same image.",
  ],
  configuration: [
    "The run was begun with another evaluation.yaml, codebook or chapters than this worker has.",
    "Give dispatcher and workers the same evaluation folder.",
  ],
  data: [
    "The run was begun with other data, theme or typed tables than this worker has.",
    "Give dispatcher and workers the same evaluation folder and exports.",
  ],
  share: [
    "This worker does not see the folder that the dispatcher has made for the run.",
    "Give dispatcher and workers the same folder with --share.",
  ],
};

function refused(reason: keyof typeof refusalTexts): Refusal {
  const [message, hint] = refusalTexts[reason];
  return {reason, error: new CliError("environment", message, {hint})};
}

/** When the first signal is aborted, or the second. */
function aborted(signal: AbortSignal, other: AbortSignal): Promise<void> {
  if (signal.aborted || other.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    for (const each of [signal, other]) each.addEventListener("abort", () => resolve(), {once: true});
  });
}
