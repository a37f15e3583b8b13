import {writeFile} from "node:fs/promises";
import {createServer, type Socket} from "node:net";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {strangeAuthority, testAuthority} from "../../scripts/postgres/servers.ts";
import {type Bench, makeBench} from "../support/fetch.ts";
import {createDatabase, execute, type TestDatabase, testServers} from "../support/postgres.ts";

const {urls, missing} = await testServers();
const password = "hemmelig-kode-7";
const role = "henter";

const fetching = "application_name = 'maalepunkt' AND datname = current_database() AND query LIKE 'FETCH%'";

/** Waits until somebody who fetches from this database waits for rows. */
const untilBusy = `DO $$ BEGIN
  FOR look IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE ${fetching} AND state = 'active');
    PERFORM pg_sleep(0.01);
    PERFORM pg_stat_clear_snapshot();
  END LOOP;
END $$`;

let database: TestDatabase;
let bench: Bench;

/** The address of the role that may only read. */
function address(change: (url: URL) => void = () => undefined): string {
  const url = new URL(database.url);
  url.username = `${role}_${url.pathname.slice(-12)}`;
  url.password = password;
  change(url);
  return url.href;
}

const job = (others: object = {}) => ({
  register: {
    type: "sql",
    connection: {env: "DB"},
    query: "SELECT id, job, oprettet, alder FROM personer ORDER BY id;",
    file: "register.csv",
    ...others,
  },
});

describe.skipIf(urls.length === 0)(`what a query of PostgreSQL gives${missing}`, () => {
  beforeAll(async () => {
    database = await createDatabase(urls[0] ?? "");
    const name = new URL(address()).username;
    await execute(
      database.url,
      "CREATE TABLE personer (id text, navn text, job boolean, oprettet timestamptz, alder numeric(5,2))",
      `INSERT INTO personer VALUES ('P1', 'Anne; "Ane"', true, '2026-03-01 12:00+00', 31.50), ('P2', NULL, false, NULL, NULL)`,
      `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`,
      `GRANT SELECT ON personer TO ${name}`,
    );
  });
  afterAll(async () => {
    const name = new URL(address()).username;
    await execute(database.url, `DROP OWNED BY ${name}`, `DROP ROLE ${name}`);
    await database.drop();
  });
  beforeEach(async () => {
    bench = await makeBench();
    bench.environment.DB = address();
  });
  afterEach(() => bench.close());

  it("is a CSV file that the sources read: truth as 1 and 0, times by Danish clocks, nothing as nothing", async () => {
    const {files} = await bench.fetch(job());
    expect(await bench.files()).toEqual({
      "register.csv": "id;job;oprettet;alder\nP1;1;2026-03-01 13:00:00;31.50\nP2;0;;\n",
    });
    expect(files).toMatchObject([{rows: 2, from: "a database", state: "new"}]);
    expect((await bench.fetch(job())).hasChanged).toBe(false);
  });

  it("has delimiters, quotes and line breaks in quotes", async () => {
    await bench.fetch(job({query: `SELECT id, navn, E'to\\nlinjer' AS "tekst; lang" FROM personer WHERE id = 'P1'`}));
    expect(Object.values(await bench.files())).toEqual(['id;navn;"tekst; lang"\nP1;"Anne; ""Ane""";"to\nlinjer"\n']);
  });

  it("may be many rows, which come in pieces", async () => {
    const {files} = await bench.fetch(
      job({query: "SELECT i AS id, i % 7 AS svar FROM generate_series(1, 12345) AS i"}),
    );
    expect(files[0]?.rows).toBe(12_345);
  });

  it("may be asked for in a file beside the job", async () => {
    await writeFile(join(bench.folder, "register.sql"), "SELECT id FROM personer ORDER BY id\n;\n");
    await bench.fetch(job({query: undefined, query_file: "register.sql"}));
    expect(Object.values(await bench.files())).toEqual(["id\nP1\nP2\n"]);
    const error = await bench.refusal(job({query: undefined, query_file: "ingen.sql"}));
    expect(error).toMatchObject({kind: "config", place: {file: "from.register.query_file"}});
  });

  it.each([
    ["two statements", "SELECT 1 AS a; DROP TABLE personer", "42601"],
    ["a statement that writes", "DELETE FROM personer RETURNING id", "42601"],
    ["a function that writes", "SELECT nextval('tal')", "25006"],
    ["a table that it may not read", "SELECT * FROM hemmelig", "42501"],
    ["a mistyped table", "SELECT * FROM persner", "42P01"],
    ["a mistyped column", "SELECT alderen FROM personer", '42703): "alderen"'],
  ])("cannot be %s", async (_, query, code) => {
    await execute(database.url, "CREATE TABLE IF NOT EXISTS hemmelig (x int)", "CREATE SEQUENCE IF NOT EXISTS tal");
    await execute(database.url, `GRANT ALL ON SEQUENCE tal TO ${new URL(address()).username}`);
    const error = await bench.refusal(job({query}));
    expect(error).toMatchObject({kind: "environment", canRetry: false, place: {file: "from.register.query"}});
    expect(error.message).toContain(`(${code}`);
  });

  it("is not shown when a value is not what the query takes it for", async () => {
    const error = await bench.refusal(job({query: "SELECT navn::int FROM personer"}));
    expect(`${error.message} ${error.hint}`).not.toContain("Ane");
    expect(error.message).toContain("a value is not what the query takes it for (22P02)");
  });

  it("is stopped when it takes too long, by the server or here", async () => {
    const slow = {query: "SELECT pg_sleep(20)::text AS a"};
    const byServer = await bench.refusal(job({...slow, statement_seconds: 0.2}), {retries: {tries: 1}});
    expect(byServer).toMatchObject({canRetry: true});
    expect(byServer.message).toContain("the query takes longer than statement_seconds (57014)");
    const here = await bench.refusal(job({...slow, longest_seconds: 0.3}), {retries: {tries: 1}});
    expect(here.message).toContain("it takes longer than 0.3 seconds");
  });

  it("is refused when it is empty or larger than the job allows", async () => {
    const none = await bench.refusal(job({query: "SELECT id FROM personer WHERE id = 'X'"}));
    expect(none.message).toContain("the query gives no rows");
    const large = "SELECT repeat('x', 1000) AS a FROM generate_series(1, 5000)";
    expect((await bench.refusal(job({query: large, largest_mb: 1}))).message).toContain("larger than 1 MB");
    expect(await bench.files()).toEqual({});
  });

  it("is asked for once more when the server breaks off", async () => {
    const end = `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE ${fetching}`;
    // Queries that others have left are still at work until their time is up.
    await execute(database.url, end, "CREATE TABLE igen (x int)", "GRANT SELECT ON igen TO PUBLIC");
    // The first time it sleeps until it is ended.
    const query = "SELECT pg_sleep(CASE WHEN EXISTS (SELECT FROM igen) THEN 0 ELSE 30 END)::text AS a, 1 AS b";
    await Promise.all([
      bench.fetch(job({query})),
      execute(database.url, untilBusy, "INSERT INTO igen VALUES (1)", end),
    ]);
    expect(bench.events.filter(({kind}) => kind === "retry")).toMatchObject([
      {message: expect.stringMatching(/57P01|broken off/)},
    ]);
  });

  it("is not given to a wrong password, which is not shown", async () => {
    bench.environment.DB = address((url) => {
      url.password = "forkert-kode";
    });
    const error = await bench.refusal(job());
    expect(error).toMatchObject({canRetry: false, place: {file: "from.register.connection"}});
    expect(error.message).toContain("does not let the user in (28P01)");
    expect(`${error.message} ${error.hint}`).not.toContain("forkert-kode");
  });

  it("comes over TLS with a certificate of the authority that the job names, and no other", async () => {
    bench.environment.DB = address((url) => url.searchParams.set("sslmode", "verify-full"));
    expect((await bench.fetch(job({ca_file: testAuthority}))).files).toHaveLength(1);
    const error = await bench.refusal(job({ca_file: strangeAuthority}));
    expect(error).toMatchObject({canRetry: false});
    expect(error.message).toContain("the server's certificate is not to be trusted");
  });
});

describe("the address of a database", () => {
  beforeEach(async () => {
    bench = await makeBench();
  });
  afterEach(() => bench.close());

  it.each([
    ["is none", "server=x;password=hemmelig", "is not the address of a PostgreSQL server"],
    ["lacks its user", "postgresql://db.example.dk/data", "lacks its user, host or database"],
    ["does without TLS", "postgresql://u:hemmelig@db.example.dk/data?sslmode=disable", "has sslmode=disable"],
    ["checks nothing", "postgresql://u:hemmelig@db.example.dk/data?sslmode=no-verify", "has sslmode=no-verify"],
    ["asks for more", "postgresql://u:hemmelig@db.example.dk/data?options=-c", 'has "options"'],
  ])("that %s is refused and not shown", async (_, written, message) => {
    bench.environment.DB = written;
    const error = await bench.refusal(job());
    expect(error).toMatchObject({kind: "environment", canRetry: false, place: {file: "from.register.connection"}});
    expect(error.message).toContain(message);
    expect(`${error.message} ${error.hint}`).not.toContain("hemmelig");
  });

  it("at which nothing answers, or that breaks off, is asked again", async () => {
    bench.environment.DB = "postgresql://u:p@127.0.0.1:1/data";
    const error = await bench.refusal(job(), {retries: {tries: 2}});
    expect(error.message).toContain("nothing answers at that address");
    expect(bench.waits).toHaveLength(1);
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined).on("data", () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    bench.environment.DB = `postgresql://u:p@127.0.0.1:${typeof bound === "object" ? bound?.port : ""}/data`;
    try {
      const broken = await bench.refusal(job(), {retries: {tries: 2}});
      expect(broken).toMatchObject({canRetry: true});
      expect(broken.message).toContain("the connection was broken off");
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
