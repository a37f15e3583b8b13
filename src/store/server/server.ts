import type {Client, QueryArrayResult} from "pg";
import type {Place} from "../../errors/cli-error.ts";
import type {Connection} from "../../postgresql/connection.ts";
import type {Database, Relation, Select, SqlValue} from "../database.ts";
import {postgresql} from "../dialects/postgresql.ts";
import {connectionFailure, statementFailure} from "./failures.ts";

export interface ServerOptions {
  readonly connection: Connection;
  /** Where the server is named, for messages. */
  readonly place: Place;
  /** In seconds, of each statement. */
  readonly timeout: number;
  /** How many statements run at once. */
  readonly connections: number;
  /** Is told of every statement before it runs. */
  readonly onStatement?: ((sql: string) => void) | undefined;
}

export interface ResultColumn {
  readonly name: string;
  /** The server's number of the type. */
  readonly type: number;
}

/** A PostgreSQL server whose tables are counted. Nothing is written there, not even for a moment. */
export interface Server extends Database {
  /** The columns that a SELECT would have. */
  columns(sql: string): Promise<readonly ResultColumn[]>;
}

/** What every session is set to, whatever the server's own settings: how values are written, and that nothing is. */
const settings = [
  "SET application_name = 'maalepunkt'",
  "SET default_transaction_read_only = on",
  "SET standard_conforming_strings = on",
  "SET DateStyle = 'ISO, YMD'",
  "SET IntervalStyle = 'postgres'",
  "SET TimeZone = 'UTC'",
  "SET extra_float_digits = 1",
];

/** Settings that other servers of the same protocol may not know. */
const wishes = ["SET jit = off", "SET enable_partitionwise_aggregate = on", "SET enable_partitionwise_join = on"];

/**
 * Connects to a server. All statements see the rows as they are now: they run in one read-only transaction, and several connections
 * share its snapshot.
 * @throws CliError (environment) when it cannot be reached, or does not let the user in
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const clients: Client[] = [];
  try {
    for (let index = 0; index < options.connections; index++) clients.push(await connect(options));
    const [first, ...others] = clients;
    if (first === undefined) throw new TypeError("a server needs a connection");
    await first.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (others.length > 0) await shareSnapshot(first, others);
  } catch (cause) {
    await Promise.allSettled(clients.map((client) => client.end()));
    throw connectionFailure(cause, options.connection, options.place);
  }
  return new PostgreSQLServer(clients, options);
}

async function connect({connection, timeout}: ServerOptions): Promise<Client> {
  const {default: pg} = await import("pg");
  const client = new pg.Client({
    ...connection.client,
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // A connection that breaks between two statements is told by the next one.
  client.on("error", () => {});
  await client.connect();
  for (const setting of [...settings, `SET statement_timeout = ${timeout * 1000}`]) await client.query(setting);
  for (const wish of wishes) await client.query(wish).catch(() => undefined);
  return client;
}

async function shareSnapshot(first: Client, others: readonly Client[]): Promise<void> {
  const {rows} = await first.query<{snapshot: string}>("SELECT pg_export_snapshot() AS snapshot");
  for (const client of others) {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(`SET TRANSACTION SNAPSHOT '${rows[0]?.snapshot}'`);
  }
}

class PostgreSQLServer implements Server {
  readonly dialect = postgresql;
  readonly #options: ServerOptions;
  readonly #clients: readonly Client[];
  readonly #idle: Client[];
  readonly #waiting: ((client: Client) => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();
  #failure: unknown = null;
  #closing: Promise<void> | null = null;

  constructor(clients: readonly Client[], options: ServerOptions) {
    this.#clients = clients;
    this.#idle = [...clients];
    this.#options = options;
  }

  async rows(sql: string): Promise<readonly (readonly SqlValue[])[]> {
    return (await this.#query(sql)).rows;
  }

  async columns(sql: string): Promise<readonly ResultColumn[]> {
    const {fields} = await this.#query(`SELECT * FROM (${sql}) AS described LIMIT 0`);
    return fields.map(({name, dataTypeID}) => ({name, type: dataTypeID}));
  }

  async define(_kind: "TABLE" | "VIEW", _name: string, select: Select): Promise<Relation> {
    return {from: (columns, shard) => `(${select(columns, shard)})`, forget: async () => {}};
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running)
      .then(() => Promise.allSettled(this.#clients.map((client) => client.end())))
      .then(() => undefined);
    return this.#closing;
  }

  /** A statement that fails ends its transaction, so that all later ones fail for the same reason. */
  async #query(sql: string): Promise<QueryArrayResult<SqlValue[]>> {
    if (this.#closing !== null) throw new Error("The connection to the server is closed and could not run a query");
    if (this.#failure !== null) throw this.#failure;
    const running = this.#withClient((client) => {
      this.#options.onStatement?.(sql);
      // The extended protocol takes one statement at a time, whatever stands in a query that somebody wrote.
      const query = {
        text: sql,
        rowMode: "array" as const,
        queryMode: "extended",
        types: {getTypeParser: parserOf},
      };
      return client.query<SqlValue[]>(query);
    });
    this.#running.add(running);
    try {
      return await running;
    } catch (cause) {
      const {connection, place, timeout} = this.#options;
      const told = statementFailure(cause, connection, {place, timeout});
      this.#failure ??= told ?? cause;
      throw told ?? cause;
    } finally {
      this.#running.delete(running);
    }
  }

  async #withClient<Value>(use: (client: Client) => Promise<Value>): Promise<Value> {
    const client = this.#idle.pop() ?? (await new Promise<Client>((resolve) => this.#waiting.push(resolve)));
    try {
      return await use(client);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(client);
      else next(client);
    }
  }
}

/** The server's numbers of types whose values are numbers: int8, int2, int4, float4, float8, numeric. */
const numberTypes = new Set([20, 21, 23, 700, 701, 1700]);

function parserOf(type: number): (text: string) => SqlValue {
  return numberTypes.has(type) ? Number : String;
}
