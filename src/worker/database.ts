import pg from "pg";
import {CliError} from "../errors/cli-error.ts";
import type {Connection} from "./connection.ts";

/** The queue's server cannot be reached now. It may be later: whoever can wait, does. */
export class QueueGone extends CliError {
  constructor(cause: unknown) {
    super("environment", `The queue's server cannot be reached: ${reasonOf(cause)}.`, {
      hint: "Is it running, and is its address right?",
      cause,
    });
    this.name = "QueueGone";
  }
}

/** What runs statements: the database, or one transaction in it. In the shape that pg-boss wants. */
export interface Session {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{rows: Row[]}>;
}

/** A row as the server gives it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Database extends Session {
  /** All of it or nothing. @throws what the task throws, or QueueGone: then it is not known whether it was done */
  readonly transaction: <Value>(task: (session: Session) => Promise<Value>) => Promise<Value>;
  /** A session of its own, for as long as the connection lasts. */
  readonly hold: () => Promise<HeldSession>;
  readonly close: () => Promise<void>;
}

export interface HeldSession extends Session {
  readonly close: () => Promise<void>;
}

/** A server that does not hear of a client for so long ends its session, and with it its locks. */
const keepAlive = "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";
const connectMilliseconds = 10_000;
const statementMilliseconds = 30_000;

/**
 * The database that holds the queue. Nothing is connected before it is asked.
 * @param name what the server's list of sessions shows
 * @param size sessions at once
 */
export function openDatabase(connection: Connection, name: string, size: number): Database {
  const settings = {
    ...connection,
    application_name: name,
    options: keepAlive,
    keepAlive: true,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    query_timeout: 2 * statementMilliseconds,
  };
  const pool = new pg.Pool({...settings, max: size, idleTimeoutMillis: 10_000});
  // A session may end when it likes, also between two statements of a transaction; who asks next is told.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    executeSql: (text, values) => told(() => pool.query(text, values)),
    transaction: async (task) => {
      const client = await told(() => pool.connect());
      let isBroken = true;
      try {
        await told(() => client.query("BEGIN"));
        const value = await task(sessionOf(client));
        await told(() => client.query("COMMIT"));
        isBroken = false;
        return value;
      } catch (error) {
        isBroken = await client.query("ROLLBACK").then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.release(isBroken);
      }
    },
    hold: async () => {
      const client = new pg.Client(settings);
      client.on("error", () => undefined);
      await told(() => client.connect());
      return {...sessionOf(client), close: () => client.end().catch(() => undefined)};
    },
    close: () => pool.end(),
  };
}

function sessionOf(client: pg.ClientBase): Session {
  return {executeSql: (text, values) => told(() => client.query(text, values))};
}

async function told<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw toldError(error);
  }
}

const hints: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  "28P01": ["The queue's server does not accept the password.", "Mend the address that --queue names."],
  "28000": ["The queue's server does not let this role in.", "Mend the address that --queue names, or pg_hba.conf."],
  "3D000": ["The queue's server has no such database.", "Mend the address that --queue names, or make the database."],
  "42501": [
    "The role has too few rights in the queue's database.",
    "Let its owner run: maalepunkt queue --create --role <role>",
  ],
  "3F000": ["The database has no queue.", "Let its owner run: maalepunkt queue --create"],
  "42P01": ["The database has no queue.", "Let its owner run: maalepunkt queue --create"],
};

/** What the server or the way to it said, as an expected failure; anything else as it is. */
function toldError(error: unknown): unknown {
  if (error instanceof CliError) return error;
  const code = codeOf(error);
  const known = hints[code];
  if (known !== undefined) return new CliError("environment", known[0], {hint: known[1], cause: error});
  return isGone(code, error) ? new QueueGone(error) : error;
}

/** Of Node: no way there. */
const networkCodes =
  /^(?:E(?:CONN\w+|PIPE|TIMEDOUT|NOTFOUND|NOENT|AI_AGAIN|HOSTUNREACH|NETUNREACH|HOSTDOWN)|EAI_AGAIN|ENOTFOUND)$/;
/** Of PostgreSQL: connection trouble, shutting down, starting up, full, out of memory or disk, read-only after a failover, statement time limit. */
const serverCodes = /^(?:08...|57P0[1-5]|53...|25006|57014|40001|40P01|55P03)$/;
const wireMessages =
  /Connection terminated|timeout exceeded|read timeout|connection error|not queryable|Client was closed|server does not support SSL/i;

function isGone(code: string, error: unknown): boolean {
  if (networkCodes.test(code) || serverCodes.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.every((each) => isGone(codeOf(each), each));
  return error instanceof Error && code === "" && wireMessages.test(error.message);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** The code or message of the failure; neither holds the address's password. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  return cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause);
}
