/** Tables whose rows stand in several servers: partitions by the person's id, each in a server of its own. */
import {randomBytes} from "node:crypto";
import {Client} from "pg";
import {createDatabase, execute, type TestDatabase} from "./postgres.ts";
import type {LoadOptions} from "./server-evaluation.ts";

export interface Shards {
  /** Where the tables are asked for. */
  readonly coordinator: TestDatabase;
  readonly makeTable: NonNullable<LoadOptions["makeTable"]>;
  readonly drop: () => Promise<void>;
}

/** Three databases behind one, by postgres_fdw: on as many servers as there are. */
export async function createShards(urls: readonly string[]): Promise<Shards> {
  const [first = "", second = first, third = first] = urls;
  const coordinator = await createDatabase(first);
  const databases = await Promise.all([first, second, third].map(createDatabase));
  await execute(
    coordinator.url,
    "CREATE EXTENSION postgres_fdw",
    ...databases.flatMap(({url}, index) => {
      const {hostname, port, pathname, username, password} = new URL(url);
      const options = `host '${hostname}', port '${port}', dbname '${pathname.slice(1)}', use_remote_estimate 'true', batch_size '500'`;
      return [
        `CREATE SERVER shard${index} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (${options})`,
        `CREATE USER MAPPING FOR PUBLIC SERVER shard${index} OPTIONS (user '${username}', password '${password}')`,
      ];
    }),
  );
  return {
    coordinator,
    makeTable: async (client, table, columns, id) => {
      await client.query(`CREATE TABLE ${table} (${columns.join(", ")}) PARTITION BY HASH (${id})`);
      for (const [index, {url}] of databases.entries()) {
        await execute(url, `CREATE TABLE ${table} (${columns.join(", ")})`);
        const partition = table.replace(/"$/, ` ${index}"`);
        await client.query(`CREATE FOREIGN TABLE ${partition} PARTITION OF ${table}
          FOR VALUES WITH (MODULUS ${databases.length}, REMAINDER ${index}) SERVER shard${index}
          OPTIONS (table_name '${table.slice(1, -1)}')`);
      }
    },
    drop: async () => {
      await coordinator.drop();
      for (const database of databases) await database.drop();
    },
  };
}

export interface Reader {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * A user that may read every table of a database, and nothing else.
 * @param url of the database, for its superuser
 */
export async function createReader(url: string): Promise<Reader> {
  const name = `reader_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(9).toString("hex");
  await execute(
    url,
    `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`,
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    `REVOKE TEMPORARY ON DATABASE ${new URL(url).pathname.slice(1)} FROM PUBLIC`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name}`,
  );
  const own = new URL(url);
  own.username = name;
  own.password = password;
  return {url: own.href, drop: () => execute(url, `DROP OWNED BY ${name}`, `DROP ROLE ${name}`)};
}

/** What a server plans to do. */
export async function explained(url: string, sql: string): Promise<string> {
  const client = new Client({connectionString: url});
  await client.connect();
  try {
    for (const setting of ["enable_partitionwise_aggregate", "enable_partitionwise_join"]) {
      await client.query(`SET ${setting} = on`);
    }
    const {rows} = await client.query<{"QUERY PLAN": string}>(`EXPLAIN (VERBOSE, COSTS OFF) ${sql}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}
