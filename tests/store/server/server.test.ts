import {createServer, type Server as Listener, type Socket} from "node:net";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {strangeAuthority, testAuthority} from "../../../scripts/postgres/servers.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import {readConnection} from "../../../src/postgresql/connection.ts";
import {secretEffects} from "../../../src/secrets/files.ts";
import {openServer, type Server} from "../../../src/store/server/server.ts";
import {createDatabase, execute, type TestDatabase, testServers} from "../../support/postgres.ts";
import {createReader, type Reader} from "../../support/shards.ts";

const {urls, missing} = await testServers();
const place = {file: "evaluation.yaml", line: 4};

interface Wish {
  readonly url: string;
  readonly tls?: "verify-full";
  readonly ca?: string;
  readonly timeout?: number;
  readonly connections?: number;
}

async function open({url, tls, ca, timeout = 30, connections = 1}: Wish): Promise<Server> {
  const spec = {connection: {env: "DB"}, tls, ca};
  const wish = {what: "the address of the database", folder: "/", placeOf: () => place};
  const connection = await readConnection(spec, wish, {...secretEffects, environment: {DB: url}});
  return openServer({connection, place, timeout, connections});
}

async function refusal(trying: Promise<unknown>, secret = ""): Promise<CliError> {
  const error = await trying.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CliError)) throw new Error(`nothing was refused in words: ${error}`);
  if (secret !== "")
    expect(JSON.stringify([error.message, error.hint, error.stack, String(error.cause)])).not.toContain(secret);
  return error;
}

describe.skipIf(urls.length === 0)(`a server${missing}`, () => {
  let database: TestDatabase;
  let reader: Reader;
  beforeAll(async () => {
    database = await createDatabase(urls[0] ?? "");
    await execute(database.url, "CREATE TABLE t (a integer)", "INSERT INTO t VALUES (1), (2)");
    reader = await createReader(database.url);
  });
  afterAll(async () => {
    await reader.drop();
    await database.drop();
  });

  it("is read with numbers as numbers, and cannot be written to, whatever its user may do", async () => {
    const server = await open(database);
    expect(
      await server.rows("SELECT a, CAST(a AS TEXT), a / 2.0, count(*), NULL FROM t WHERE a = 1 GROUP BY a"),
    ).toEqual([[1, "1", 0.5, 1, null]]);
    await expect(server.rows("INSERT INTO t VALUES (3) RETURNING a")).rejects.toThrow(/read-only/);
    await server.close();
  });

  it("runs one statement at a time: none can end the transaction that others are in", async () => {
    const server = await open(database);
    await expect(
      server.columns("SELECT 1) AS x; COMMIT; INSERT INTO t VALUES (9); SELECT * FROM (SELECT 1"),
    ).rejects.toThrow();
    await server.close();
    const again = await open(database);
    expect(await again.rows("SELECT count(*) FROM t")).toEqual([[2]]);
    await again.close();
  });

  it("shows the rows of one moment to all its connections", async () => {
    const server = await open({url: reader.url, connections: 3});
    await execute(database.url, "INSERT INTO t VALUES (3)");
    const counts = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() => server.rows("SELECT count(*), pg_backend_pid() FROM t")),
    );
    await execute(database.url, "DELETE FROM t WHERE a = 3");
    expect(new Set(counts.map(([row]) => row?.[0]))).toEqual(new Set([2]));
    expect(new Set(counts.map(([row]) => row?.[1])).size).toBe(3);
    await server.close();
  });

  it("tells that a statement took too long, and says the same of every later one", async () => {
    const server = await open({url: reader.url, timeout: 1});
    const late = await refusal(server.rows("SELECT pg_sleep(20)"));
    expect(late).toMatchObject({
      kind: "environment",
      message: expect.stringMatching(/: a statement took longer than 1 seconds \(57014\)\.$/),
    });
    expect(await refusal(server.rows("SELECT 1"))).toBe(late);
    await server.close();
  });

  it("tells that it died in the middle", async () => {
    const server = await open({url: reader.url});
    const asked = refusal(server.rows("SELECT pg_sleep(20)"));
    await execute(
      database.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'maalepunkt' AND datname = current_database()`,
    );
    expect((await asked).message).toMatch(/at localhost:\d+: the server is being shut down or started \(57P01\)\.$/);
    await server.close();
  });

  it("refuses a wrong password without showing it", async () => {
    const wrong = new URL(reader.url);
    wrong.password = "forkert-kodeord";
    const {message} = await refusal(open({url: wrong.href}), "forkert-kodeord");
    expect(message).toBe(
      `"${wrong.username}" cannot count the tables of "${wrong.pathname.slice(1)}" at ${wrong.host}: the server does not let the user in (28P01).`,
    );
  });

  it("tells that there is no such database, and that nobody listens", async () => {
    const nowhere = new URL(reader.url);
    nowhere.pathname = "/findes_ikke";
    expect((await refusal(open({url: nowhere.href}), nowhere.password)).message).toContain(
      '"findes_ikke" at localhost:',
    );
    nowhere.port = String(await closedPort());
    expect((await refusal(open({url: nowhere.href}), nowhere.password)).message).toContain(
      "nothing answers at that address (ECONNREFUSED)",
    );
  });

  describe("with TLS", () => {
    it("is trusted by the authority that signed its certificate", async ({skip}) => {
      const opened = await open({url: reader.url, tls: "verify-full", ca: testAuthority}).catch(
        (error: unknown) => error,
      );
      skip(opened instanceof CliError, "the server that was told has another certificate than the tests' own");
      const server = opened as Server;
      const rows = await server.rows("SELECT CAST(ssl AS INTEGER) FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
      await server.close();
      expect(rows).toEqual([[1]]);
    });

    it("is not trusted by another one, nor by any when none is named", async () => {
      const strange = await refusal(open({url: reader.url, tls: "verify-full", ca: strangeAuthority}));
      expect(strange.message).toMatch(/at localhost:\d+: the server's certificate is not to be trusted/);
      expect((await refusal(open({url: reader.url, tls: "verify-full"}))).hint).toMatch(/ca under database/);
    });

    it("is not trusted under another name than its certificate's", async () => {
      const other = new URL(reader.url);
      other.hostname = "127.0.0.1";
      const {message} = await refusal(open({url: other.href, tls: "verify-full", ca: testAuthority}));
      expect(message).toMatch(/at 127\.0\.0\.1:\d+: the server's certificate is for another name/);
    });
  });
});

describe("a server that does not speak TLS", () => {
  let listener: Listener;
  beforeAll(async () => {
    // The protocol's answer to a wish for TLS is one letter.
    listener = createServer((socket: Socket) => socket.once("data", () => socket.end("N")));
    await new Promise<void>((resolve) => listener.listen(0, "localhost", resolve));
  });
  afterAll(() => listener.close());

  it("is refused before a password is sent", async () => {
    const address = listener.address();
    const port = typeof address === "object" ? address?.port : 0;
    const url = `postgresql://laeser:hemmeligt@localhost:${port}/d`;
    const {message} = await refusal(open({url, tls: "verify-full"}), "hemmeligt");
    expect(message).toContain(`at localhost:${port}: the server does not speak TLS.`);
  });
});

/** A port on which nobody listens. */
function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "localhost", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
