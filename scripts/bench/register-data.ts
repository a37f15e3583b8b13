import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {codebookText, evaluationText, questions, regions} from "./cross-tables.ts";

/** An evaluation as a user would have it, over a Parquet file. */
export interface Register {
  readonly folder: string;
  readonly file: string;
}

/** How ids stand in the file: in order, as most files have them, or in none. */
export type IdOrder = "in order" | "in no order";

/** A made-up register of 34 columns, always the same, with 30 cross-tables of it. */
export async function makeRegister(folder: string, rows: number, order: IdOrder): Promise<Register> {
  mkdirSync(join(folder, "chapters"), {recursive: true});
  const file = join(folder, "svar.parquet");
  writeFileSync(join(folder, "evaluation.yaml"), evaluationText("Et register", "parquet"));
  writeFileSync(join(folder, "codebook.yaml"), codebookText);
  writeFileSync(join(folder, "chapters", "01-svar.md"), "# Svar\n\nMange svar.\n");
  const instance = await DuckDBInstance.create(":memory:", {memory_limit: "3GB", temp_directory: ""});
  const connection = await instance.connect();
  await connection.run(
    `COPY (${rowsSql(rows, order)}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
  );
  connection.closeSync();
  instance.closeSync();
  return {folder, file};
}

function rowsSql(rows: number, order: IdOrder): string {
  const chance = (salt: number) => `hash(i * 64 + ${salt})`;
  const answers = questions.map(
    (name, index) =>
      `CASE WHEN ${chance(index)} % 100 >= 3 THEN CAST(1 + ${chance(index + 7919)} % 5 AS TINYINT) END AS ${name}`,
  );
  const id =
    order === "in order" ? "'B' || lpad(CAST(i AS VARCHAR), 9, '0')" : `lpad(CAST(hash(i) AS VARCHAR), 20, '0')`;
  const listed = regions.map((region) => `'${region}'`).join(", ");
  return `SELECT ${[
    `${id} AS id`,
    ...answers,
    `CASE WHEN ${chance(31)} % 2 = 0 THEN 'Kvinde' ELSE 'Mand' END AS koen`,
    `CAST(18 + ${chance(32)} % 60 AS SMALLINT) AS alder`,
    `([${listed}])[1 + CAST(${chance(33)} % ${regions.length} AS BIGINT)] AS region`,
  ].join(", ")} FROM range(1, ${rows} + 1) AS r(i)`;
}
