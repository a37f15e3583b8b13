import pg from "pg";
import {CliError} from "../errors/cli-error.ts";
import type {Connection} from "../postgresql/connection.ts";
import {failureOf, type Meaning, plainCause} from "../postgresql/failures.ts";

/** The queue's server cannot be reached now. It may be later: whoever can wait, does. */
export class QueueGone extends CliError {
  /** @param reason a clause */
  constructor(reason: string, cause?: unknown) {
    super("environment", `The queue's server cannot be reached: ${reason}.`, {
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
    ...connection.client,
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

const noQueue: Meaning = {what: "the database has no queue", hint: "Let its owner run: maalepunkt queue --create"};

/** What failures mean to a queue. What passes is waited for, and also a server that can only be read after another took over. */
const meanings: Readonly<Record<string, Meaning>> = {
  "42501": {
    what: "the role has too few rights in the database",
    hint: "Let its owner run: maalepunkt queue --create --role <role>",
  },
  "3F000": noQueue,
  "42P01": noQueue,
  "25006": {what: "the server can only be read now", canRetry: true},
  "55P03": {what: "the server is waiting for others", canRetry: true},
};

/** What the server or the way to it said, as an expected failure; anything else as it is. */
function toldError(error: unknown): unknown {
  if (error instanceof CliError) return error;
  const failure = failureOf(error, {authority: "sslrootcert in the address", meanings});
  if (failure === null) return error;
  const {what, hint, canRetry} = failure;
  if (canRetry === true) return new QueueGone(what, plainCause(error));
  return new CliError("environment", `The queue cannot be used: ${what}.`, {hint, cause: plainCause(error)});
}
