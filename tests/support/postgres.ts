/** PostgreSQL for tests: one set of servers for the whole run, and a database of its own for each test file. */
import {spawn} from "node:child_process";
import {randomBytes} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {Client} from "pg";
import {inject} from "vitest";
import {serverPrograms, startServers} from "../../scripts/postgres/servers.ts";
import {readAddress} from "../../src/postgresql/address.ts";
import {type Connection, connectionTo} from "../../src/postgresql/connection.ts";

const serverCount = 3;

export interface TestServers {
  /** Of a superuser on each server; none where there is no server. */
  readonly urls: readonly string[];
  /** Why there is none, for the names of tests that are skipped; blank where there is one. */
  readonly missing: string;
}

/**
 * The servers that `MAALEPUNKT_TEST_POSTGRES` tells (URLs of superusers with commas between), or three that are started for this
 * run by the first test that asks.
 */
export async function testServers(): Promise<TestServers> {
  const told = process.env.MAALEPUNKT_TEST_POSTGRES;
  if (told !== undefined && told !== "") return {urls: told.split(","), missing: ""};
  if (serverPrograms() === null || process.platform === "win32") {
    return {urls: [], missing: " (skipped: PostgreSQL is not installed, and MAALEPUNKT_TEST_POSTGRES tells no server)"};
  }
  const {folder: parent, pid} = inject("postgres");
  const folder = join(parent, "s");
  const ready = join(parent, "urls");
  if (isFirst(join(parent, "started"))) {
    keep(pid, parent);
    mkdirSync(folder, {mode: 0o700});
    const urls = await startServers(folder, serverCount).catch((error: unknown) => String(error));
    writeFileSync(`${ready}.new`, JSON.stringify(urls));
    renameSync(`${ready}.new`, ready);
  }
  while (!existsSync(ready)) await setTimeout(50);
  const urls: unknown = JSON.parse(readFileSync(ready, "utf8"));
  if (Array.isArray(urls)) return {urls, missing: ""};
  throw new Error(`PostgreSQL is installed and does not start: ${urls}`);
}

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/**
 * A new database on a server.
 * @param url of the server's superuser
 */
export async function createDatabase(url: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await execute(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {url: own.href, drop: () => execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)};
}

/** How a server on this machine is reached, without TLS. */
export function connectionHere(url: string): Connection {
  const address = readAddress(url);
  if ("fault" in address) throw new TypeError(`the test's own address ${address.fault}`);
  return connectionTo(address, null);
}

/** Runs statements, one after the other, on a connection of their own. */
export async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({connectionString: url});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
}

/** Stops the servers also when the run of the tests is killed. */
function keep(pid: number, folder: string): void {
  const script = new URL("../../scripts/postgres.ts", import.meta.url).pathname;
  const wait = `while kill -0 ${pid} && [ -d "$1" ]; do sleep 1; done; [ -d "$1" ] && exec "$2" "$3" stop "$1"`;
  const keeper = spawn("sh", ["-c", wait, "keeper", folder, process.execPath, script], {
    detached: true,
    stdio: "ignore",
  });
  keeper.unref();
}
