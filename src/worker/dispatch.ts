import {randomUUID} from "node:crypto";
import {basename, join, resolve} from "node:path";
import {type BatchSummary, type ReportOutcome, summaryOf, type Wish} from "../batch/build.ts";
import {writingAlone} from "../batch/lock.ts";
import {printOf} from "../batch/prints.ts";
import {chosen, everyReport, type RunOptions, type Wanted, withRun} from "../batch/run.ts";
import {
  forgetOthers,
  isCurrent,
  openShelf,
  type Shelf,
  type Shelved,
  shelve,
  signShelved,
  writeIndex,
} from "../batch/shelf.ts";
import {CliError} from "../errors/cli-error.ts";
import {attemptError} from "./attempt-error.ts";
import type {Database} from "./database.ts";
import {identityOf} from "./identity.ts";
import {type DispatcherLock, tryLock} from "./lock.ts";
import {
  mostAttempts,
  mostFailures,
  type RefusalReason,
  type ReportState,
  type RunIdentity,
  type RunOrder,
} from "./model.ts";
import {type Patience, realWaiting, refuseLate, untilThere, type Waiting} from "./patience.ts";
import {openQueue, type Queue} from "./queue.ts";
import {clearShare, openRunFolder, printedOrder, type ReadAttempt, readAttempt, removeRunFolder} from "./share.ts";

export interface DispatchOptions extends Omit<RunOptions, "jobs">, Wish {
  /** The folder shared with the workers; `build/.queue` under the working folder when undefined. */
  readonly share: string | undefined;
  /** How long to wait in all; as long as it takes when undefined. */
  readonly waitMilliseconds: number | undefined;
  /** How long a report is a worker's own without a word from it. */
  readonly leaseMilliseconds: number;
  readonly onEvent: (event: DispatchEvent) => void;
  readonly onReport: (outcome: ReportOutcome) => void;
}

/** What happens while a dispatcher waits. */
export type DispatchEvent =
  | {readonly kind: "other-dispatcher"}
  | {readonly kind: "queue-gone"; readonly message: string}
  | {readonly kind: "begun" | "continued"; readonly run: string; readonly reports: number}
  | {readonly kind: "made"; readonly run: string; readonly unit: string; readonly worker: string | null}
  | {readonly kind: "worker-gone"; readonly run: string; readonly unit: string; readonly worker: string | null}
  | {readonly kind: "damaged"; readonly run: string; readonly unit: string}
  | {readonly kind: "refused"; readonly run: string; readonly worker: string; readonly reason: RefusalReason}
  | {readonly kind: "input-changed"}
  | {readonly kind: "nobody-works"; readonly run: string};

export interface DispatchEffects {
  readonly waiting: Waiting;
  readonly pollMilliseconds: number;
}

export const dispatchEffects: DispatchEffects = {waiting: realWaiting, pollMilliseconds: 1000};

/** After so long without a report taken, the dispatcher says that nobody works. */
const nobodyMilliseconds = 60_000;

/** So often a dispatcher whose workers refuse looks whether its own input is still what it was. */
const lookMilliseconds = 30_000;

/** The evaluation's key, which dispatcher and workers find each other by. */
export function evaluationKey(folder: string): string {
  return basename(resolve(folder));
}

/**
 * Does what `buildBatch` does, but has the reports made by workers on this and other machines, and puts them in place when all of
 * them are there. Started again after a sudden end, it goes on where the last one was. Of several, one works at a time.
 * @throws CliError as `buildBatch` does, and (environment) when the queue cannot be used or the time is up
 */
export async function dispatch(
  folder: string,
  database: Database,
  options: DispatchOptions,
  effects: DispatchEffects = dispatchEffects,
): Promise<BatchSummary> {
  const {waiting} = effects;
  const until = options.waitMilliseconds === undefined ? undefined : waiting.now() + options.waitMilliseconds;
  const patience: Patience = {
    waiting,
    until,
    onGone: (error) => options.onEvent({kind: "queue-gone", message: error.message}),
  };
  // The lock is lost with the server, and another dispatcher may have had it meanwhile: all is looked at anew.
  return await untilThere(async () => {
    const queue = await openQueue(database);
    const lock = await theLock(folder, {database, options, effects, until});
    try {
      for (;;) {
        const summary = await new Dispatch(folder, {queue, lock, options, effects, until}).run();
        if (summary !== "input-changed") return summary;
        options.onEvent({kind: "input-changed"});
      }
    } finally {
      await lock.release();
    }
  }, patience);
}

interface Waited {
  readonly database: Database;
  readonly options: DispatchOptions;
  readonly effects: DispatchEffects;
  readonly until: number | undefined;
}

async function theLock(folder: string, {database, options, effects, until}: Waited): Promise<DispatcherLock> {
  for (let isTold = false; ; isTold = true) {
    const lock = await tryLock(database, evaluationKey(folder));
    if (lock !== null) return lock;
    if (!isTold) options.onEvent({kind: "other-dispatcher"});
    refuseLate(effects.waiting.now(), until);
    await effects.waiting.sleep(effects.pollMilliseconds);
  }
}

interface Tools {
  readonly queue: Queue;
  readonly lock: DispatcherLock;
  readonly options: DispatchOptions;
  readonly effects: DispatchEffects;
  readonly until: number | undefined;
}

/** What is left of an evaluation when its data are closed again. */
interface Plan {
  readonly run: Shelved;
  readonly identity: RunIdentity;
  readonly every: readonly Wanted[];
  readonly wanted: readonly Wanted[];
  /** Of the wanted ones, those that something has changed for. */
  readonly changed: readonly Wanted[];
}

class Dispatch {
  readonly #folder: string;
  readonly #tools: Tools;
  readonly #share: string;
  readonly #told = new Set<string>();
  #lastRefusal = 0;
  #lastLook = Number.NEGATIVE_INFINITY;

  constructor(folder: string, tools: Tools) {
    this.#folder = folder;
    this.#tools = tools;
    this.#share = shareOf(tools.options.share, folder);
  }

  /** Gives nothing but a word when the input has become another meanwhile: then nothing is put in place. */
  async run(): Promise<BatchSummary | "input-changed"> {
    const {queue, options} = this.#tools;
    const {run, every, wanted, changed, identity} = await this.#plan();
    const same = wanted.filter((report) => !changed.includes(report));
    if (changed.length === 0) await queue.drop(identity.evaluation);
    const outcomes = changed.length === 0 ? [] : await this.#haveMade(run, changed, identity);
    if (outcomes === "input-changed") return outcomes;
    const unchanged = same.map(unchangedOutcome);
    for (const outcome of unchanged) options.onReport(outcome);
    const placed = await writingAlone(run.out, async () => {
      const shelf = await openShelf(run);
      const made = await this.#publish(run, shelf, outcomes);
      if (options.only.length === 0) await forgetOthers(run, every, shelf);
      for (const report of same) await signShelved(run, report, shelf);
      await shelf.save();
      await writeIndex(run, every, shelf);
      return made;
    });
    if (outcomes[0] !== undefined) await queue.end(outcomes[0].run);
    await clearShare(this.#share, await queue.openRunIds());
    return summaryOf(run, wanted, [...unchanged, ...placed]);
  }

  async #plan(): Promise<Plan> {
    const {options} = this.#tools;
    const {formats, out, theme, notice, sign} = options;
    return await withRun(this.#folder, {formats, out, theme, notice, sign, jobs: 0}, async (run) => {
      const every = everyReport(run);
      const wanted = chosen(every, options.only);
      const shelf = await openShelf(run);
      const changed: Wanted[] = [];
      for (const report of wanted) if (options.all || !(await isCurrent(run, report, shelf))) changed.push(report);
      return {run, identity: identityOf(run), every, wanted, changed};
    });
  }

  /** Sends the reports to the queue and waits until each is made, or is given up. */
  async #haveMade(
    run: Shelved,
    changed: readonly Wanted[],
    identity: RunIdentity,
  ): Promise<Received[] | "input-changed"> {
    const {queue, options} = this.#tools;
    const units = changed.map(({unit}) => unit.key);
    const {formats, theme = null, leaseMilliseconds, notice} = options;
    const said = {all: notice?.all ?? null, reports: notice?.reports ?? {}};
    const order: RunOrder = {formats, theme, leaseMilliseconds, notice: said};
    const own = {id: randomUUID(), order: printedOrder(order).print};
    // Workers look for the folder as soon as they see the run.
    await openRunFolder(this.#share, own.id, order);
    const print = printOf([identity, own.order, units]);
    const {id, isContinued} = await queue.start({run: {...identity, ...own}, print, units});
    if (isContinued) await Promise.all([removeRunFolder(this.#share, own.id), openRunFolder(this.#share, id, order)]);
    options.onEvent({kind: isContinued ? "continued" : "begun", run: id, reports: units.length});
    await clearShare(this.#share, await queue.openRunIds());
    for (;;) {
      const states = await this.#untilMade(id, identity);
      if (states === "input-changed") return states;
      const received: Received[] = [];
      for (const report of changed) {
        const state = states.find(({unit}) => unit === report.unit.key);
        const attempt = await this.#receive(run, id, state);
        if (attempt !== null) received.push({run: id, report, attempt});
      }
      if (received.length === changed.length) return received;
    }
  }

  async #untilMade(id: string, identity: RunIdentity): Promise<ReportState[] | "input-changed"> {
    const {queue, lock, effects, until} = this.#tools;
    let lastSign = effects.waiting.now();
    for (let attempts = 0; ; ) {
      await lock.assertHeld();
      await this.#reclaim(identity.evaluation, id);
      const states = await queue.reports(id);
      this.#tellMade(id, states);
      if (await this.#isOtherwiseNow(id, identity)) return "input-changed";
      if (states.every(isDone)) return states;
      const now = effects.waiting.now();
      const sum = states.reduce((total, state) => total + state.attempts, 0);
      if (sum !== attempts || states.some(({state}) => state === "taken")) lastSign = now;
      else if (now - lastSign >= nobodyMilliseconds) this.#tellOnce("nobody", {kind: "nobody-works", run: id});
      attempts = sum;
      refuseLate(now, until);
      await effects.waiting.sleep(effects.pollMilliseconds);
    }
  }

  async #reclaim(evaluation: string, id: string): Promise<void> {
    const {queue, options} = this.#tools;
    for (const {unit, worker} of await queue.reclaim(evaluation, id, options.leaseMilliseconds)) {
      options.onEvent({kind: "worker-gone", run: id, unit, worker});
    }
  }

  #tellMade(id: string, states: readonly ReportState[]): void {
    for (const {unit, state, worker, token} of states) {
      if (state === "made") this.#tellOnce(`${unit} ${token}`, {kind: "made", run: id, unit, worker});
    }
  }

  /**
   * Whether a worker that refuses is right: then it is the dispatcher whose input has changed since it read it, and the run
   * would never end. It looks when one has refused, and not too often.
   */
  async #isOtherwiseNow(id: string, identity: RunIdentity): Promise<boolean> {
    const {queue, effects} = this.#tools;
    const refusals = await queue.refusals(id);
    for (const {worker, reason} of refusals) {
      this.#tellOnce(`${worker} ${reason}`, {kind: "refused", run: id, worker, reason});
    }
    const last = Math.max(0, ...refusals.map(({at}) => at));
    const now = effects.waiting.now();
    if (last <= this.#lastRefusal || now - this.#lastLook < lookMilliseconds) return false;
    this.#lastRefusal = last;
    this.#lastLook = now;
    // What cannot be read now may be on its way, and is looked at again.
    const plan = await this.#plan().catch((error: unknown) => {
      if (error instanceof CliError) return null;
      throw error;
    });
    return plan !== null && plan.identity.content !== identity.content;
  }

  #tellOnce(key: string, event: DispatchEvent): void {
    if (!this.#told.has(key)) this.#tools.options.onEvent(event);
    this.#told.add(key);
  }

  /** What the worker has handed in; null when it is damaged and is made again. */
  async #receive({files}: Shelved, id: string, state: ReportState | undefined): Promise<Attempt | null> {
    const {queue, options} = this.#tools;
    if (state === undefined || state.token === null || state.outcome === null) return {state: "given-up"};
    const place = {run: id, unit: state.unit, token: state.token};
    const read = await readAttempt(this.#share, place, state.outcome);
    if (read !== null) return {state: "handed-in", place, print: state.outcome};
    options.onEvent({kind: "damaged", run: id, unit: state.unit});
    if (state.failures >= mostFailures) throw damaged(this.#share);
    await queue.redo(files.key, id, state.unit);
    return null;
  }

  /** Puts all reports in place; what the shelf holds is told at the end, so that a sudden end repeats it all. */
  async #publish(run: Shelved, shelf: Shelf, received: readonly Received[]): Promise<ReportOutcome[]> {
    const {lock, options} = this.#tools;
    const outcomes: ReportOutcome[] = [];
    for (const {report, attempt} of received) {
      // Who has lost the lock may have been overtaken by another, whose edition must not be written over.
      await lock.assertHeld();
      const outcome = await this.#place(run, shelf, report, attempt);
      outcomes.push(outcome);
      options.onReport(outcome);
    }
    return outcomes;
  }

  async #place(run: Shelved, shelf: Shelf, report: Wanted, attempt: Attempt): Promise<ReportOutcome> {
    if (attempt.state === "given-up") return failed(report, 0, givenUp());
    const read: ReadAttempt | null = await readAttempt(this.#share, attempt.place, attempt.print);
    if (read === null) throw damaged(this.#share);
    const {outcome, files} = read;
    if (outcome.state === "failed") return failed(report, outcome.milliseconds, attemptError(outcome));
    await shelve(run, report, files, shelf);
    await signShelved(run, report, shelf);
    return {...report.unit, state: "built", milliseconds: Math.round(outcome.milliseconds), warnings: outcome.warnings};
  }
}

/** What has come of a report that was sent to the queue. */
interface Received {
  readonly run: string;
  readonly report: Wanted;
  readonly attempt: Attempt;
}

type Attempt =
  | {readonly state: "given-up"}
  | {
      readonly state: "handed-in";
      readonly place: {readonly run: string; readonly unit: string; readonly token: string};
      readonly print: string;
    };

/** A report that waits after so many attempts is not dealt out any more. */
function isDone({state, attempts}: ReportState): boolean {
  return state === "made" || (state === "waiting" && attempts >= mostAttempts);
}

function unchangedOutcome({unit}: Wanted): ReportOutcome {
  return {...unit, state: "unchanged", milliseconds: 0, warnings: []};
}

function failed({unit}: Wanted, milliseconds: number, error: Error): ReportOutcome {
  return {...unit, state: "failed", milliseconds: Math.round(milliseconds), warnings: [], error};
}

function givenUp(): CliError {
  return new CliError("environment", `No worker has made the report, in ${mostAttempts} attempts.`, {
    hint: "The workers' logs tell why: too little memory, a full disk, or an end before it was done.",
  });
}

function damaged(share: string): CliError {
  return new CliError("output", `Reports in the shared folder "${share}" are not what the workers wrote.`, {
    hint: "Do all machines see the same folder, and is its disk sound?",
  });
}

/** The folder of an evaluation in the one that is shared. */
export function shareOf(share: string | undefined, folder: string): string {
  return resolve(share ?? join("build", ".queue"), evaluationKey(folder));
}
