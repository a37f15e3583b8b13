import {spawnSync} from "node:child_process";
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {serverPrograms, startServers, stopServers} from "../postgres/servers.ts";
import {codebookText, databaseEvaluationText, questions} from "./cross-tables.ts";
import {median, printTable} from "./measure.ts";
import {makeRegister} from "./register-data.ts";

const rounds = 3;
const connection = "MAALEPUNKT_BENCH_DATABASE";

/**
 * The register as a table of a PostgreSQL server: maalepunkt as a user runs it, and psql running the very statements that it sent, in
 * turn. Where PostgreSQL is not installed, it says so.
 * @param rows of the register, sizes one after the other
 */
export async function benchPostgres(rows: readonly number[]): Promise<void> {
  const programs = serverPrograms();
  if (programs === null) {
    console.log("\nPostgreSQL is not installed here: counting in a server is left out.");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-server-"));
  chmodSync(folder, 0o711);
  const servers = join(folder, "s");
  mkdirSync(servers, {mode: 0o700});
  try {
    const [url = ""] = await startServers(servers, 1);
    const lines: string[][] = [];
    for (const size of rows) lines.push(...(await benchSize({url, psql: join(programs, "psql"), folder}, size)));
    console.log("\nThe same counted in PostgreSQL, and by psql running the same statements, medians\n");
    printTable([["rows", "", "seconds", "× psql", "statements"], ...lines]);
    console.log("\nGoal: at most 1.2 × psql.");
  } finally {
    stopServers(servers);
    rmSync(folder, {recursive: true, force: true});
  }
}

interface Bench {
  readonly url: string;
  readonly psql: string;
  readonly folder: string;
}

async function benchSize({url, psql, folder}: Bench, rows: number): Promise<string[][]> {
  await loadTable({url, psql, folder}, rows);
  const evaluation = join(folder, "evaluation");
  mkdirSync(join(evaluation, "chapters"), {recursive: true});
  writeFileSync(join(evaluation, "evaluation.yaml"), databaseEvaluationText("Et register", connection));
  writeFileSync(join(evaluation, "codebook.yaml"), codebookText);
  writeFileSync(join(evaluation, "chapters", "01-svar.md"), "# Svar\n\nMange svar.\n");
  const log = join(folder, "sent.sql");
  const build = ["bin/maalepunkt.js", "build", evaluation, "--format", "json", "--out", join(folder, "out")];
  const environment = {...process.env, [connection]: url, BENCH_SQL_LOG: log};
  rmSync(log, {force: true});
  run(process.execPath, ["--import", join(import.meta.dirname, "log-queries.ts"), ...build], environment);
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    own.push(run(process.execPath, build, environment));
    bare.push(run(psql, ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", log, url], environment));
  }
  const counted = Number(spawnSync("grep", ["-c", "^SELECT\\|^WITH", log], {encoding: "utf8"}).stdout);
  const ratio = (median(own) / median(bare)).toFixed(2);
  return [
    [rows.toLocaleString("en"), "maalepunkt", median(own).toFixed(2), ratio, String(counted)],
    ["", "psql", median(bare).toFixed(2), "", ""],
  ];
}

/** The register as PostgreSQL would have it: codes as small numbers, the id as its key. */
async function loadTable({url, psql, folder}: Bench, rows: number): Promise<void> {
  const {file} = await makeRegister(join(folder, "register"), rows, "in order");
  const text = join(folder, "register.csv");
  const instance = await DuckDBInstance.create(":memory:");
  const duckdb = await instance.connect();
  await duckdb.run(`COPY (FROM read_parquet('${file}')) TO '${text}' (HEADER false)`);
  duckdb.closeSync();
  instance.closeSync();
  const columns = ["id text PRIMARY KEY", ...questions.map((name) => `${name} smallint`)];
  const table = [...columns, "koen text", "alder smallint", "region text"].join(", ");
  const environment = process.env;
  run(psql, ["-X", "-q", "-c", `DROP TABLE IF EXISTS register; CREATE TABLE register (${table})`, url], environment);
  run(psql, ["-X", "-q", "-c", `\\copy register FROM '${text}' (FORMAT csv)`, url], environment);
  run(psql, ["-X", "-q", "-c", "VACUUM ANALYZE register", url], environment);
  rmSync(text);
  rmSync(file);
}

/** @returns seconds */
function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const {status, stderr, error} = spawnSync(command, args, {encoding: "utf8", env: environment});
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${stderr || error?.message}`);
  return (performance.now() - started) / 1000;
}
