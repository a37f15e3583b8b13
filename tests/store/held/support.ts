import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {checkValues} from "../../../src/codebook/check-values.ts";
import {resolveCodebook} from "../../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../../src/config/codebook-file.ts";
import type {SourceSpec} from "../../../src/config/evaluation.ts";
import {readYaml} from "../../../src/config/read-yaml.ts";
import {largeSources} from "../../../src/pipeline/large-sources.ts";
import type {SourceTable} from "../../../src/sources/model.ts";
import {sourceEffects} from "../../../src/sources/read-bytes.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import {checkHeldValues} from "../../../src/store/held/check.ts";
import {holdSource} from "../../../src/store/held/hold.ts";
import {readParquetTexts} from "../../../src/store/held/parquet.ts";
import type {SourceRules, Store} from "../../../src/store/model.ts";
import {type Engine, openEngine, openStore} from "../../../src/store/open.ts";

type FileSpec = Extract<SourceSpec, {type: "csv" | "parquet"}>;

/** Runs with a folder that holds one file, and takes it away again. */
export async function inFolder<Value>(
  name: string,
  content: string | Uint8Array,
  run: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "maalepunkt-"));
  try {
    await writeFile(join(folder, name), content);
    return await run(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}

export function csvSpec(more: Partial<FileSpec> = {}): SourceSpec {
  return {type: "csv", path: "a.csv", name: "A", id: "id", encoding: "auto", delimiter: "auto", ...more};
}

export function parquetSpec(): SourceSpec {
  return {type: "parquet", path: "a.parquet", name: "A", id: "id"};
}

/** The source as the database holds it; null when it is left to the readers in memory. */
export async function heldTable(engine: Engine, spec: SourceSpec, folder: string): Promise<SourceTable | null> {
  const [large] = await largeSources({a: spec}, folder, {csv: 0, parquet: 0});
  if (large === undefined) return null;
  await engine.allow([large.file]);
  return holdSource(engine, large);
}

export function memoryTable(spec: SourceSpec, folder: string): Promise<SourceTable> {
  return readSource("a", spec, folder, {...sourceEffects, readParquetTexts});
}

/** A store over one source, read in memory or held. */
export async function storeOf(
  where: "memory" | "held",
  spec: SourceSpec,
  folder: string,
  codebookText = "",
  rules: Partial<SourceRules> = {},
  opening: Promise<Engine> = openEngine(),
): Promise<Store> {
  const engine = await opening;
  try {
    const table = where === "memory" ? await memoryTable(spec, folder) : await heldTable(engine, spec, folder);
    if (table === null) throw new Error("the source is not held");
    const written = readYaml("codebook.yaml", codebookText, codebookFileSpec);
    const codebook = resolveCodebook([table], {a: spec}, written.value, written.placeOf);
    const variables = codebook.get("a");
    if (variables === undefined) throw new Error("the codebook lacks the source");
    if (table.held === null) checkValues(table, variables);
    else await checkHeldValues(engine, table, table.held, variables);
    return await openStore(
      {
        codebook,
        sources: [
          {
            table,
            rules: {
              key: "a",
              name: "A",
              type: spec.type,
              id: spec.id,
              wave: null,
              completed: null,
              closed: null,
              ...rules,
            },
          },
        ],
        populations: [{key: "all", label: "alle", source: "a", where: []}],
        waves: [1, 2].map((wave) => ({wave, label: String(wave)})),
      },
      Promise.resolve(engine),
    );
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** An engine that notes the queries it is asked. */
export async function spiedEngine(queries: string[]): Promise<Engine> {
  const engine = await openEngine();
  return new Proxy(engine, {
    get(target, key) {
      if (key === "rows") {
        return (sql: string) => {
          queries.push(sql);
          return target.rows(sql);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A Parquet file of what a query gives, in small row groups. */
export async function parquetOf(sql: string): Promise<Uint8Array> {
  return inFolder("kilde.parquet", "", async (folder) => {
    const file = join(folder, "kilde.parquet");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (${sql}) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
    connection.closeSync();
    instance.closeSync();
    return readFile(file);
  });
}
