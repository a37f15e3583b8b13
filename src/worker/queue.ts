import type PgBoss from "pg-boss";
import {z} from "zod";
import {CliError} from "../errors/cli-error.ts";
import type {Database, Row, Session} from "./database.ts";
import {type Claim, mostAttempts, type OpenRun, type RefusalReason, type ReportState, refusalReasons} from "./model.ts";
import {openBoss, schemaName as schema} from "./schema.ts";

/** A report that takes longer hangs, whatever its worker says. */
const longestSeconds = 2 * 60 * 60;

const runRow = z.object({
  id: z.uuid(),
  evaluation: z.string(),
  order: z.string(),
  program: z.string(),
  configuration: z.string(),
  content: z.string(),
});

const reportRow = z.object({
  unit: z.string(),
  state: z.enum(["waiting", "taken", "made"]),
  attempts: z.int(),
  failures: z.int(),
  worker: z.string().nullable(),
  token: z.uuid().nullable(),
  outcome: z.string().nullable(),
});

const refusalRow = z.object({worker: z.string(), reason: z.enum(refusalReasons), at: z.number()});

const jobData = z.object({run: z.uuid(), unit: z.string()});
const claimRow = z.object({token: z.uuid(), attempts: z.int(), failures: z.int()});

/** A worker that makes no reports of a run, and why; it may be another's fault. */
export interface Refusal {
  readonly worker: string;
  readonly reason: RefusalReason;
  /** When it last looked: seconds by the server's clock. */
  readonly at: number;
}

/** A run that is to be begun. */
export interface WantedRun {
  readonly run: OpenRun;
  /** Of all that the run is: another dispatcher that wants the same goes on with it. */
  readonly print: string;
  /** Of the reports to be made, in the order that they are dealt out in. */
  readonly units: readonly string[];
}

/** A report taken back from a worker that was not heard of. */
export interface Reclaimed {
  readonly unit: string;
  readonly worker: string | null;
}

/**
 * Runs and reports in the database. pg-boss deals out the jobs and tries them again; the table beside it says which attempt a
 * report is in, by a token that is new for each: only who holds it can hand the report in. Both change in one transaction. All
 * times are the server's, so that no machine's clock matters.
 */
export interface Queue {
  /**
   * Begins a run, or goes on with one of the same content, order and units; others of the evaluation end. Whoever calls holds the
   * dispatcher's lock.
   */
  readonly start: (wanted: WantedRun) => Promise<{readonly id: string; readonly isContinued: boolean}>;
  /** Ends the run of a dispatcher that died, if there is one, and nothing is made of it. Whoever calls holds the lock. */
  readonly drop: (evaluation: string) => Promise<void>;
  /** The run that reports are made for now; null when there is none. */
  readonly openRun: (evaluation: string) => Promise<OpenRun | null>;
  readonly openRunIds: () => Promise<ReadonlySet<string>>;
  /** Takes on a report of a run: "none" when none waits, "other" when the next one is of another run. */
  readonly claim: (run: OpenRun, worker: string, leaseMilliseconds: number) => Promise<Claim | "none" | "other">;
  /** Says of reports that they are being made; gives the tokens that still count. */
  readonly renew: (tokens: readonly string[], leaseMilliseconds: number) => Promise<ReadonlySet<string>>;
  /** Hands a report in. False when another attempt has begun, or the run has ended: then nothing has happened. */
  readonly handIn: (evaluation: string, claim: Claim, outcome: string) => Promise<boolean>;
  /** Gives a report back. False as with `handIn`. */
  readonly giveBack: (evaluation: string, claim: Claim, hasFailed: boolean) => Promise<boolean>;
  readonly reports: (run: string) => Promise<ReportState[]>;
  /** Takes reports back from workers that were not heard of. */
  readonly reclaim: (evaluation: string, run: string, leaseMilliseconds: number) => Promise<Reclaimed[]>;
  /** Has a report made again whose files are damaged. */
  readonly redo: (evaluation: string, run: string, unit: string) => Promise<void>;
  readonly end: (run: string) => Promise<void>;
  readonly refuse: (run: string, worker: string, reason: RefusalReason) => Promise<void>;
  readonly refusals: (run: string) => Promise<Refusal[]>;
}

/** @throws CliError (environment) when the database has no queue and this role may make none */
export async function openQueue(database: Database): Promise<Queue> {
  const boss = await openBoss(database);
  const rowsOf = async (text: string, values: unknown[]) => (await database.executeSql(text, values)).rows;

  return {
    start: async (wanted) => {
      const {evaluation} = wanted.run;
      await boss.createQueue(evaluation, {name: evaluation, policy: "standard"});
      return await database.transaction((session) => startRun(boss, session, wanted));
    },
    drop: (evaluation) =>
      database.transaction(async (session) => {
        const {rows} = await session.executeSql(openOf, [evaluation]);
        for (const {id} of rows) await supersede(boss, session, evaluation, String(id));
      }),
    openRun: async (evaluation) => {
      const [row] = await rowsOf(
        `SELECT id, evaluation, wanted AS "order", program, configuration, content FROM ${schema}.run WHERE evaluation = $1 AND state = 'open'`,
        [evaluation],
      );
      return row === undefined ? null : readRun(row);
    },
    openRunIds: async () => {
      const rows = await rowsOf(`SELECT id FROM ${schema}.run WHERE state = 'open'`, []);
      return new Set(rows.map(({id}) => String(id)));
    },
    claim: (run, worker, lease) => database.transaction((session) => claimNext(boss, session, {run, worker, lease})),
    renew: async (tokens, lease) => {
      const rows = await rowsOf(
        `UPDATE ${schema}.report SET lease_until = now() + $2 * interval '1 millisecond' WHERE token = ANY($1::uuid[]) AND state <> 'waiting' RETURNING token`,
        [tokens, lease],
      );
      return new Set(rows.map(({token}) => String(token)));
    },
    handIn: (evaluation, claim, outcome) =>
      allOrNothing(database, async (session) => {
        const {rows} = await session.executeSql(
          `UPDATE ${schema}.report SET state = 'made', outcome = $3, lease_until = NULL
           WHERE run = $1 AND token = $2 AND state = 'taken'
             AND EXISTS (SELECT 1 FROM ${schema}.run WHERE id = $1 AND state = 'open') RETURNING unit`,
          [claim.run, claim.token, outcome],
        );
        // The answer of an earlier try may have been lost on its way.
        if (rows.length === 0) return await isHandedIn(session, claim, outcome);
        return await affected(boss.complete(evaluation, claim.job, {}, {db: db(session)}));
      }),
    giveBack: (evaluation, claim, hasFailed) =>
      allOrNothing(database, async (session) => {
        const {rows} = await session.executeSql(
          `UPDATE ${schema}.report SET state = 'waiting', token = NULL, lease_until = NULL, failures = failures + $3
           WHERE run = $1 AND token = $2 AND state = 'taken' RETURNING unit`,
          [claim.run, claim.token, hasFailed ? 1 : 0],
        );
        return rows.length === 1 && (await affected(boss.fail(evaluation, claim.job, {}, {db: db(session)})));
      }),
    reports: async (run) => {
      const rows = await rowsOf(
        `SELECT unit, state, attempts, failures, worker, token, outcome FROM ${schema}.report WHERE run = $1`,
        [run],
      );
      return rows.map((row) => reportRow.parse(row));
    },
    reclaim: async (evaluation, run, lease) => {
      // What hangs is taken back by pg-boss, however often its worker says that it is at work.
      await boss.expire();
      return await database.transaction((session) => reclaimReports(boss, session, {evaluation, run, lease}));
    },
    redo: async (evaluation, run, unit) => {
      await database.transaction(async (session) => {
        const {rows} = await session.executeSql(
          `UPDATE ${schema}.report SET state = 'waiting', token = NULL, outcome = NULL, failures = failures + 1, attempts = 0, job = gen_random_uuid()
           WHERE run = $1 AND unit = $2 AND state = 'made' RETURNING unit, job`,
          [run, unit],
        );
        await insertJobs(boss, session, {evaluation, run, reports: rows});
      });
    },
    end: async (run) => {
      await database.executeSql(
        `UPDATE ${schema}.run SET state = 'published', ended_on = now() WHERE id = $1 AND state = 'open'`,
        [run],
      );
      await database.executeSql(`DELETE FROM ${schema}.run WHERE ended_on < now() - interval '30 days'`);
      await boss.maintain();
    },
    refuse: async (run, worker, reason) => {
      await database.executeSql(
        `INSERT INTO ${schema}.refusal (run, worker, reason) SELECT id, $2, $3 FROM ${schema}.run WHERE id = $1
         ON CONFLICT (run, worker) DO UPDATE SET reason = EXCLUDED.reason, refused_on = now()`,
        [run, worker, reason],
      );
    },
    refusals: async (run) => {
      const rows = await rowsOf(
        `SELECT worker, reason, extract(epoch FROM refused_on)::float8 AS at FROM ${schema}.refusal WHERE run = $1 ORDER BY worker`,
        [run],
      );
      return rows.map((row) => refusalRow.parse(row));
    },
  };
}

/** A transaction that is undone when its task gives false. */
async function allOrNothing(database: Database, task: (session: Session) => Promise<boolean>): Promise<boolean> {
  const undone = new Error("undone");
  try {
    return await database.transaction(async (session) => {
      if (!(await task(session))) throw undone;
      return true;
    });
  } catch (error) {
    if (error === undone) return false;
    throw error;
  }
}

async function isHandedIn(session: Session, {run, token}: Claim, outcome: string): Promise<boolean> {
  const {rows} = await session.executeSql(
    `SELECT 1 FROM ${schema}.report WHERE run = $1 AND token = $2 AND state = 'made' AND outcome = $3`,
    [run, token, outcome],
  );
  return rows.length === 1;
}

/** pg-boss says how many jobs it has changed, though its types do not. */
async function affected(change: Promise<unknown>): Promise<boolean> {
  return z.object({affected: z.number()}).parse(await change).affected === 1;
}

function db(session: Session): PgBoss.Db {
  return {executeSql: (text, values) => session.executeSql(text, values)};
}

const openOf = `SELECT id, print FROM ${schema}.run WHERE evaluation = $1 AND state = 'open' FOR UPDATE`;

async function startRun(boss: PgBoss, session: Session, {run, print, units}: WantedRun) {
  const {id, evaluation, content, program, configuration, order} = run;
  const {rows: open} = await session.executeSql(openOf, [evaluation]);
  const [found] = open;
  if (found !== undefined && found.print === print) return {id: String(found.id), isContinued: true};
  if (found !== undefined) await supersede(boss, session, evaluation, String(found.id));
  await session.executeSql(
    `INSERT INTO ${schema}.run (id, evaluation, print, content, program, configuration, wanted) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, evaluation, print, content, program, configuration, order],
  );
  const {rows: reports} = await session.executeSql(
    `INSERT INTO ${schema}.report (run, unit) SELECT $1, unit FROM unnest($2::text[]) WITH ORDINALITY AS wanted (unit, place) ORDER BY place RETURNING unit, job`,
    [id, units],
  );
  await insertJobs(boss, session, {evaluation, run: id, reports});
  return {id, isContinued: false};
}

/** The jobs of reports, the first with the highest priority. They hold the run's id and a unit's key, and nothing else. */
async function insertJobs(
  boss: PgBoss,
  session: Session,
  {evaluation, run, reports}: {readonly evaluation: string; readonly run: string; readonly reports: readonly Row[]},
): Promise<void> {
  const jobs = reports.map(({unit, job}, index) => ({
    id: String(job),
    name: evaluation,
    data: {run, unit: String(unit)},
    priority: reports.length - index,
    retryLimit: mostAttempts - 1,
    retryDelay: 0,
    expireInSeconds: longestSeconds,
  }));
  await boss.insert(jobs, {db: db(session)});
}

async function supersede(boss: PgBoss, session: Session, evaluation: string, run: string): Promise<void> {
  await session.executeSql(`UPDATE ${schema}.run SET state = 'superseded', ended_on = now() WHERE id = $1`, [run]);
  const {rows} = await session.executeSql(
    `UPDATE ${schema}.report SET token = NULL WHERE run = $1 AND state <> 'made' RETURNING job`,
    [run],
  );
  const jobs = rows.map(({job}) => String(job));
  if (jobs.length > 0) await boss.cancel(evaluation, jobs, {db: db(session)});
}

interface Wanted {
  readonly run: OpenRun;
  readonly worker: string;
  readonly lease: number;
}

async function claimNext(
  boss: PgBoss,
  session: Session,
  {run, worker, lease}: Wanted,
): Promise<Claim | "none" | "other"> {
  const {evaluation} = run;
  const [job] = await boss.fetch(evaluation, {db: db(session)});
  if (job === undefined) return "none";
  const data = jobData.parse(job.data);
  const {
    rows: [row],
  } = await session.executeSql(
    `UPDATE ${schema}.report SET state = 'taken', token = gen_random_uuid(), attempts = attempts + 1, worker = $4,
       lease_until = now() + $5 * interval '1 millisecond'
     WHERE run = $1 AND unit = $2 AND job = $3 AND state <> 'made' AND run = $6
       AND EXISTS (SELECT 1 FROM ${schema}.run WHERE id = $1 AND state = 'open')
     RETURNING token, attempts, failures`,
    [data.run, data.unit, job.id, worker, lease, run.id],
  );
  if (row === undefined) {
    await dropStray(boss, session, {evaluation, job: job.id, isOfThisRun: data.run === run.id, run: data.run});
    return "other";
  }
  const {token, attempts, failures} = claimRow.parse(row);
  return {run: data.run, unit: data.unit, job: job.id, token, attempt: attempts, failures};
}

interface Stray {
  readonly evaluation: string;
  readonly job: string;
  readonly run: string;
  readonly isOfThisRun: boolean;
}

/** A job that nobody waits for is cancelled; one of another open run goes back. */
async function dropStray(boss: PgBoss, session: Session, {evaluation, job, run, isOfThisRun}: Stray): Promise<void> {
  const {rows} = await session.executeSql(`SELECT 1 FROM ${schema}.run WHERE id = $1 AND state = 'open'`, [run]);
  if (rows.length === 0 || isOfThisRun) await boss.cancel(evaluation, job, {db: db(session)});
  else await boss.fail(evaluation, job, {}, {db: db(session)});
}

interface Watched {
  readonly evaluation: string;
  readonly run: string;
  readonly lease: number;
}

/** A lease that ends far ahead was given before the server's clock was set back. */
async function reclaimReports(boss: PgBoss, session: Session, {evaluation, run, lease}: Watched): Promise<Reclaimed[]> {
  const {rows} = await session.executeSql(
    `UPDATE ${schema}.report AS r SET state = 'waiting', token = NULL, lease_until = NULL
     WHERE run = $1 AND state = 'taken'
       AND (lease_until < now() OR lease_until > now() + 3 * $2 * interval '1 millisecond'
         OR NOT EXISTS (SELECT 1 FROM ${schema}.job AS j WHERE j.name = $3 AND j.id = r.job AND j.state = 'active'))
     RETURNING unit, worker, job`,
    [run, lease, evaluation],
  );
  const jobs = rows.map(({job}) => String(job));
  for (const job of jobs) await boss.fail(evaluation, job, {}, {db: db(session)});
  return rows.map(({unit, worker}) => ({unit: String(unit), worker: worker === null ? null : String(worker)}));
}

/** @throws CliError for a run of another version */
function readRun(row: Row): OpenRun {
  const read = runRow.safeParse(row);
  if (read.success) return read.data;
  throw new CliError("environment", "The queue holds a run of another version of maalepunkt.", {
    hint: "Give dispatcher and workers the same version.",
  });
}
