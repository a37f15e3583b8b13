import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {writeSav} from "../sources/spss/write-sav.ts";
import {rowsOf, xlsxOf} from "./xlsx.ts";
import {zipOf} from "./zip.ts";

/** A file of one kind, as evaluation.yaml would name it. */
export interface SourceFile {
  readonly type: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const persons = Array.from({length: 12}, (_, index) => ({
  id: `P${index + 1}`,
  job: index % 4 === 0 ? "Ja" : "Nej",
  age: 22 + 3 * index,
}));
const table = [["personid", "job", "alder"], ...persons.map(({id, job, age}) => [id, job, age])];

const utf8 = (text: string) => Uint8Array.from(Buffer.from(text));
const delimited = (rows: readonly (readonly (string | number)[])[], delimiter: string) =>
  utf8(rows.map((row) => `${row.join(delimiter)}\n`).join(""));

/** The register of the small evaluation as a file of each kind: three columns, with a name, Ja or Nej, and a number. */
export async function registerForms(): Promise<readonly SourceFile[]> {
  return [
    {type: "csv", name: "register.csv", bytes: delimited(table, ";")},
    {type: "spss", name: "register.sav", bytes: savOf("bytecode")},
    {type: "spss", name: "register.zsav", bytes: savOf("zlib")},
    {type: "excel", name: "register.xlsx", bytes: xlsxOf([{name: "Data", rows: rowsOf(table)}])},
    {type: "parquet", name: "register.parquet", bytes: await parquetOfTable()},
    {type: "jsonl", name: "register.jsonl", bytes: utf8(persons.map(jsonLine).join("\n"))},
    {type: "limesurvey", name: "lime.csv", bytes: delimited(limeSurvey(), ",")},
    {type: "redcap", name: "redcap.csv", bytes: delimited(redcap(), ",")},
    {type: "surveyxact", name: "skema.zip", bytes: surveyXact()},
  ];
}

function savOf(compression: "bytecode" | "zlib"): Uint8Array {
  return writeSav({
    variables: [
      {name: "personid", width: 8},
      {name: "job", width: 3, labels: ["Ja", "Nej"].map((job) => ({value: job, label: job}))},
      {name: "alder"},
    ],
    rows: persons.map(({id, job, age}) => [id, job, age]),
    compression,
    caseCount: persons.length,
  });
}

async function parquetOfTable(): Promise<Uint8Array> {
  const values = persons.map(({id, job, age}) => `('${id}', '${job}', ${age})`).join(", ");
  return parquetOf(`SELECT * FROM (VALUES ${values}) AS t(personid, job, alder)`);
}

/** A Parquet file of what a query gives. */
async function parquetOf(sql: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "maalepunkt-parquet-"));
  const instance = await DuckDBInstance.create(":memory:");
  try {
    const file = join(folder, "register.parquet");
    const connection = await instance.connect();
    await connection.run(`COPY (${sql}) TO '${file}' (FORMAT parquet)`);
    connection.closeSync();
    return Uint8Array.from(await readFile(file));
  } finally {
    instance.closeSync();
    await rm(folder, {recursive: true, force: true});
  }
}

function jsonLine({id, job, age}: (typeof persons)[number]): string {
  return JSON.stringify({personid: id, job, alder: age});
}

function limeSurvey(): string[][] {
  const header = ["id", "submitdate", "lastpage", "startlanguage", "personid", "job", "alder"];
  return [
    header,
    ...persons.map(({id, job, age}, index) => [`${index + 1}`, "2026-01-02 10:00:00", "2", "da", id, job, `${age}`]),
  ];
}

function redcap(): string[][] {
  const header = ["record_id", "redcap_event_name", "personid", "job", "alder", "skema_complete"];
  return [header, ...persons.map(({id, job, age}, index) => [`${index + 1}`, "start_arm_1", id, job, `${age}`, "2"])];
}

function surveyXact(): Uint8Array {
  const structure = "questionName;variableName;questionType;subType;questionText;choiceValue;choiceText\n";
  const open = (name: string) => `${name};${name};Open;String;${name};;;\n`;
  return zipOf([
    {name: "eksport/dataset.csv", content: delimited(table, ";")},
    {
      name: "eksport/structure.csv",
      content: `${structure}${open("personid")}job;job;Closed;Single;job;;;\n${open("alder")}`,
    },
    {name: "eksport/labels.csv", content: "job;Ja;Ja\njob;Nej;Nej\n"},
  ]);
}
