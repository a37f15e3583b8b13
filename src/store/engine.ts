import {stat} from "node:fs/promises";
import {availableParallelism} from "node:os";
import type {DuckDBConnection, DuckDBInstance, DuckDBValue} from "@duckdb/node-api";
import {CliError} from "../errors/cli-error.ts";
import type {Database, Relation, Select, SqlValue} from "./database.ts";
import {type ColumnType, identifier, storableText, textLiteral} from "./dialect.ts";
import {duckdb as dialect} from "./dialects/duckdb.ts";

type DuckDB = typeof import("@duckdb/node-api");

export interface AppendColumn {
  readonly type: ColumnType;
  readonly values: readonly SqlValue[];
}

/** The embedded database that exports are loaded into. What goes wrong in here is a defect, not the user's doing. */
export interface Engine extends Database {
  /**
   * Lets the engine read exactly these files. It must come before any statement: with the first of those, whatever is not
   * allowed by then stays closed.
   */
  allow(files: readonly string[]): Promise<void>;
  /** From here on, whatever is asked of a file that has been changed since is refused. */
  watch(file: string): Promise<void>;
  /** Runs one or several statements for what they do. */
  run(sql: string): Promise<void>;
  /** Adds rows, given column by column in the table's order. */
  append(table: string, columns: readonly AppendColumn[]): Promise<void>;
}

/** The rows of one chunk of DuckDB's. */
const chunkSize = 2048;

/**
 * Microdata stay in this process: no spilling to disk, no extension, no network. Before the first statement runs, all files
 * but those of the evaluation's large sources are closed, and no statement can change any of it.
 */
const confinement = {
  temp_directory: "",
  threads: "2",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
  // In binary digits: groups by several small numbers are counted in a plain table up to this size.
  perfect_ht_threshold: "18",
};

/** What the engine takes from the machine. */
export interface EngineOptions {
  /** How much memory the database may take, as `4 GB`; left out: most of what the machine has. */
  readonly memory?: string | undefined;
}

/**
 * @throws CliError (environment) when DuckDB has no binary for this machine, or `MAALEPUNKT_MEMORY` is no amount of memory. Whatever is
 * asked of the engine later is refused the same way when it takes more memory than it may.
 */
export async function openEngine({memory = process.env[memoryVariable]}: EngineOptions = {}): Promise<Engine> {
  const limit = memory === undefined || memory === "" ? {} : {memory_limit: memoryLimit(memory)};
  const duckdb = await loadDuckDB();
  return wrapped("open", async () => {
    const instance = await duckdb.DuckDBInstance.create(":memory:", {...confinement, ...limit});
    const connection = await instance.connect();
    return new DuckDBEngine(duckdb, instance, connection);
  });
}

class DuckDBEngine implements Engine {
  readonly dialect = dialect;
  readonly #duckdb: DuckDB;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #running = new Set<Promise<unknown>>();
  readonly #watched = new Map<string, string>();
  #confined: Promise<void> | null = null;
  #closing: Promise<void> | null = null;

  constructor(duckdb: DuckDB, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#duckdb = duckdb;
    this.#instance = instance;
    this.#connection = connection;
  }

  async allow(files: readonly string[]): Promise<void> {
    if (this.#confined !== null) throw new TypeError("files must be allowed before the first statement");
    await this.#confine(files);
  }

  async watch(file: string): Promise<void> {
    this.#watched.set(file, await stampOf(file));
  }

  async run(sql: string): Promise<void> {
    await this.#use("run a statement", () => this.#connection.run(sql));
  }

  rows(sql: string): Promise<readonly (readonly SqlValue[])[]> {
    return this.#use("run a query", async () => {
      const result = await this.#connection.run(sql);
      const rows = await result.getRows();
      await this.#refuseChanged();
      return rows.map((row) => row.map(plainValue));
    });
  }

  async define(kind: "TABLE" | "VIEW", name: string, select: Select): Promise<Relation> {
    await this.run(`CREATE ${kind} ${identifier(name)} AS ${select("everything")}`);
    return {from: () => identifier(name), forget: () => this.run(`DROP ${kind} ${identifier(name)}`)};
  }

  append(table: string, columns: readonly AppendColumn[]): Promise<void> {
    return this.#use("load rows", async () => {
      const {DOUBLE, INTEGER, UTINYINT, VARCHAR, DuckDBDataChunk} = this.#duckdb;
      const sqlTypes = {text: VARCHAR, number: DOUBLE, integer: INTEGER, code: UTINYINT};
      const types = columns.map(({type}) => sqlTypes[type]);
      const rowCount = columns[0]?.values.length ?? 0;
      const appender = await this.#connection.createAppender(table);
      for (let start = 0; start < rowCount; start += chunkSize) {
        const end = Math.min(start + chunkSize, rowCount);
        const chunk = DuckDBDataChunk.create(types, end - start);
        for (const [index, {values}] of columns.entries()) {
          chunk.setColumnValues(index, values.slice(start, end).map(storableValue));
        }
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    });
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running).then(() => {
      this.#connection.closeSync();
      this.#instance.closeSync();
    });
    return this.#closing;
  }

  /** Files to read are large ones, which are worth all of the machine's threads. */
  #confine(files: readonly string[]): Promise<void> {
    const settings = [
      ...(files.length === 0
        ? []
        : [`threads = ${availableParallelism()}`, `allowed_paths = [${files.map(textLiteral).join(", ")}]`]),
      "enable_external_access = false",
      "lock_configuration = true",
    ];
    this.#confined ??= this.#connection.run(settings.map((setting) => `SET ${setting}`).join("; ")).then(() => {});
    return this.#confined;
  }

  async #refuseChanged(): Promise<void> {
    for (const [file, stamp] of this.#watched) {
      if ((await stampOf(file)) === stamp) continue;
      throw new CliError("data", "The file was changed while it was read.", {
        place: {file},
        hint: "Run again when it is written to its end; let what writes it rename it into its place.",
      });
    }
  }

  /** DuckDB must not be closed, nor be used once it is closed, while it works: either ends the process. */
  async #use<Value>(what: string, action: () => Promise<Value>): Promise<Value> {
    if (this.#closing !== null) throw new Error(`The microdata store is closed and could not ${what}`);
    const running = wrapped(what, async () => {
      await this.#confine([]);
      try {
        return await action();
      } catch (error) {
        await this.#refuseChanged();
        throw error;
      }
    });
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}

async function loadDuckDB(): Promise<DuckDB> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw new CliError(
      "environment",
      `DuckDB cannot be loaded on this machine (${process.platform}-${process.arch}).`,
      {
        hint: "Run npm ci once more; DuckDB has binaries for Linux, macOS and Windows on x64 and arm64.",
        cause,
      },
    );
  }
}

async function wrapped<Value>(what: string, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    if (cause instanceof Error && cause.message.startsWith("Out of Memory Error")) throw lackOfMemory(cause);
    throw new Error(`The microdata store could not ${what}`, {cause});
  }
}

const memoryVariable = "MAALEPUNKT_MEMORY";

/** As DuckDB writes it. */
function memoryLimit(text: string): string {
  const [, amount, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]i?B)\s*$/i.exec(text) ?? [];
  if (amount !== undefined) return `${amount}${unit}`;
  throw new CliError("environment", `${memoryVariable} is "${text}", which is no amount of memory.`, {
    hint: `Write it as ${memoryVariable}="4 GB" or "800 MB".`,
  });
}

function lackOfMemory(cause: Error): CliError {
  return new CliError("environment", "The data want more memory than the database may take.", {
    hint: `Give it more with ${memoryVariable}="8 GB", or save large files as Parquet, which are read where they are.`,
    cause,
  });
}

/** Another whenever a file is written to, or another is put in its place. */
function stampOf(file: string): Promise<string> {
  return stat(file, {bigint: true}).then(
    ({size, mtimeNs, ino}) => `${size} ${mtimeNs} ${ino}`,
    () => "gone",
  );
}

function storableValue(value: SqlValue): SqlValue {
  return typeof value === "string" ? storableText(value) : value;
}

function plainValue(value: DuckDBValue): SqlValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  throw new TypeError(`a query of the store gave a ${typeof value}`);
}
