import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {CodebookFile} from "../../src/config/codebook-file.ts";
import type {FileSourceSpec} from "../../src/config/evaluation.ts";
import {type EvaluationFiles, readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {renderJson} from "../../src/render/json.ts";
import type {Results} from "../../src/results/model.ts";
import type {SourceTable} from "../../src/sources/model.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {writeSpreadsheetML, writeWorkbook, writeZip} from "../support/surveyxact-forms.ts";

const evaluation = "reports/paa-vej-til-arbejde";
const data = "data/paa-vej-til-arbejde";
const form = join(data, "borgerskema");

let files: EvaluationFiles;
let asText: string;
let folder: string;

/** What differs with the form of a source: its type, and the files it stands in. */
function comparable(results: Results): string {
  const sources = results.dataReport.sources.map((source) => ({...source, type: "", files: []}));
  return renderJson({...results, dataReport: {...results.dataReport, sources}});
}

async function resultsFrom(borger: Pick<FileSourceSpec, "type" | "path">, codebook?: CodebookFile): Promise<string> {
  const {value} = files.evaluation;
  const {type: _type, path: _path, ...rules} = (value.sources.borger ?? {}) as Partial<FileSourceSpec>;
  const sources = {...value.sources, borger: {...rules, ...borger} as FileSourceSpec};
  const changed: EvaluationFiles = {
    ...files,
    evaluation: {...files.evaluation, value: {...value, sources}},
    codebook: codebook === undefined ? files.codebook : {...files.codebook, value: codebook},
  };
  return comparable(await analyse(changed, () => {}));
}

beforeAll(async () => {
  files = await readEvaluation(evaluation);
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-forms-"));
  asText = comparable(await analyse(files, () => {}));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

describe("the example evaluation gives the same results, byte for byte, from", () => {
  for (const name of ["borgerskema.sav", "borgerskema.zsav", "borgerskema-1252.sav"]) {
    it(`SPSS's ${name}`, async () => {
      expect(await resultsFrom({type: "spss", path: join(process.cwd(), data, name)})).toBe(asText);
    });
  }

  const forms = {"borgerskema.xlsx": writeWorkbook, "borgerskema.xml": writeSpreadsheetML, "borgerskema.zip": writeZip};
  for (const [name, write] of Object.entries(forms)) {
    it(`SurveyXact's export as ${name}`, async () => {
      await write(form, join(folder, name));
      expect(await resultsFrom({type: "surveyxact", path: join(folder, name)})).toBe(asText);
    });
  }

  it("Parquet, with a codebook that tells what Parquet does not", async () => {
    const spec = files.evaluation.value.sources.borger;
    if (spec === undefined) throw new Error("the example has no source borger");
    const table = await readSource("borger", spec, evaluation);
    await writeParquet(table, join(folder, "borgerskema.parquet"));
    const told = described(files.codebook.value, table);
    expect(await resultsFrom({type: "parquet", path: join(folder, "borgerskema.parquet")}, told)).toBe(asText);
  });
});

/** Numbers as numbers, as most programs write them. */
async function writeParquet(table: SourceTable, file: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const names = table.columns.map(({name}) => `"${name}"`);
  const rows = table.lines.map(
    (_, row) =>
      `(${table.columns.map(({values, reading}) => literal(values[row] ?? null, reading.kind === "number")).join(", ")})`,
  );
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(", ")}) AS t(${names.join(", ")})) TO '${file}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

function literal(value: string | null, isNumber: boolean): string {
  if (value === null) return "NULL";
  return isNumber ? value : `'${value.replaceAll("'", "''")}'`;
}

/** The codebook with the questions and answers that the structure and labels files tell. */
function described(codebook: CodebookFile, table: SourceTable): CodebookFile {
  const written = codebook.sources.borger ?? {variables: {}, sets: {}};
  const variables = Object.fromEntries(
    table.variables
      .filter(({question, labels}) => question !== null || labels.length > 0)
      .map(({name, question, labels}) => {
        const said = written.variables[name] ?? {};
        const answers =
          labels.length === 0 || said.scale !== undefined
            ? {}
            : {
                labels: {...Object.fromEntries(labels.map(({code, label}) => [code, label])), ...said.labels},
                order: said.order ?? labels.map(({code}) => code),
              };
        return [name, {...(question === null ? {} : {question}), ...said, ...answers}];
      }),
  );
  return {
    ...codebook,
    sources: {...codebook.sources, borger: {...written, variables: {...written.variables, ...variables}}},
  };
}
