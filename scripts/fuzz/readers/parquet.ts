import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {sourceEffects} from "../../../src/sources/read-bytes.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import {readParquetTexts} from "../../../src/store/held/parquet.ts";
import type {FuzzedReader} from "../reader.ts";

const rows = `SELECT 'B' || i AS id, i % 5 AS q1, i / 4 AS tal, DATE '2018-01-26' + i::INTEGER AS dag,
  CASE WHEN i % 3 > 0 THEN ['Ja', 'Nej'][i % 2 + 1] END AS svar, i % 2 = 0 AS sand FROM range(40) AS r(i)`;

async function inFolder<Value>(run: (file: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "maalepunkt-"));
  try {
    return await run(join(folder, "a.parquet"));
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** Each way of packing that survey data come in. */
function seeds(): Promise<Uint8Array[]> {
  return Promise.all(["snappy", "zstd", "uncompressed"].map(packed));
}

function packed(compression: string): Promise<Uint8Array> {
  return inFolder(async (file) => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (${rows}) TO '${file}' (FORMAT parquet, COMPRESSION ${compression})`);
    connection.closeSync();
    instance.closeSync();
    return readFile(file);
  });
}

function read(bytes: Uint8Array): Promise<unknown> {
  return inFolder(async (file) => {
    await writeFile(file, bytes);
    const effects = {...sourceEffects, readParquetTexts};
    return readSource("a", {type: "parquet", path: file, name: "a", id: "id"}, ".", effects);
  });
}

export const reader: FuzzedReader = {name: "parquet", seeds, read};
