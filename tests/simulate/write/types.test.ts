import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readAnalysisFiles} from "../../../src/config/read-files.ts";
import {analyse} from "../../../src/pipeline/analyse.ts";
import {simulate} from "../../../src/simulate/simulate.ts";
import {codebook, evaluation, evaluationFolder, marginsFile, temporaryFolder} from "../support.ts";

const analyses = `  helbred: {kind: change, title: Helbred, items: [borger.helbred], waves: [1, 2], panel: false}
  trivsel: {kind: numbers, title: Trivsel, items: [borger.trivsel], wave: 1}
`;
const csv =
  "type: csv, path: data/borger.csv, name: borgerskema, id: id, wave: maaling, completed: faerdig, closed: tid";

async function written(source: string, labels = codebook) {
  const folder = await evaluationFolder(evaluation(analyses).replace(csv, source), labels);
  await simulate(folder, {persons: 16});
  return analyse(await readAnalysisFiles(folder), () => {});
}

const answered = async (source: string, labels = codebook) => {
  const {analyses: results} = await written(source, labels);
  return [...(results.helbred?.bases ?? []), ...(results.trivsel?.bases ?? [])].map(({valid}) => valid);
};

const rest = "name: borgerskema, id: id, wave: maaling, completed: faerdig, closed: tid";

describe("an export of each type that can be written is read again with all its answers", () => {
  it.each([
    ["csv in windows-1252", `type: csv, path: data/b.csv, encoding: windows-1252, ${rest}`],
    ["csv in UTF-16 with tabs", `type: csv, path: data/b.csv, encoding: utf-16le, delimiter: "\\t", ${rest}`],
    ["csv with lines above its header", `type: csv, path: data/b.csv, header_row: 3, ${rest}`],
    ["a folder of SurveyXact", `type: surveyxact, path: data/b, ${rest}`],
    ["a file of SPSS", `type: spss, path: data/b.sav, ${rest}`],
    ["a workbook", `type: excel, path: data/b.xlsx, sheet: Svar, ${rest}`],
    ["JSON lines", `type: jsonl, path: data/b.jsonl, ${rest}`],
    ["raw data of REDCap", "type: redcap, path: data/b.csv, name: b, id: id, wave: maaling, completed: skema_complete"],
    [
      "a row a person with a suffix for each wave",
      "type: csv, path: data/b.csv, name: b, id: id, wave: {suffix: {_m1: 1, _m2: 2}}",
    ],
    [
      "a file for each wave",
      "type: spss, path: [data/foer.sav, data/efter.sav], name: b, id: id, wave: {file: {data/foer.sav: 1, data/efter.sav: 2}}",
    ],
    [
      "a name for each wave",
      "type: csv, path: data/b.csv, name: b, id: id, wave: {variable: event, values: {start: 1, slut: 2}}",
    ],
    ["a path with a star", `type: csv, path: "data/b-*.csv", ${rest}`],
    ["two files of one survey", `type: csv, path: [data/a.csv, data/b.csv], ${rest}`],
  ])("%s", async (_, source) => {
    expect(await answered(source)).toEqual([16, 12, 16]);
  });
});

describe("options of a question with several answers", () => {
  it("are written for SurveyXact, and counted", async () => {
    const labels = codebook
      .replace("      glad:", "      diag_1: {label: Angst}\n      diag_2: {label: Depression}\n      glad:")
      .replace("  borger:\n    variables:", "  borger:\n    sets: {diag: {label: Diagnoser}}\n    variables:");
    const more = `${analyses}  diag: {kind: multiple, title: Diagnoser, set: borger.diag, wave: 1}\n`;
    const folder = await evaluationFolder(
      evaluation(more).replace(csv, `type: surveyxact, path: data/b, ${rest}`),
      labels,
    );
    await simulate(folder, {persons: 16});
    const results = await analyse(await readAnalysisFiles(folder), () => {});
    expect(results.analyses.diag?.table.blocks[0]?.rows.map(({label}) => label)).toEqual([
      "Angst",
      "Depression",
      "Total (n)",
    ]);
    expect(results.analyses.diag?.bases[0]?.valid).toBe(16);
  });
});

describe("columns that sets makes options of", () => {
  const more = `${analyses}  diag: {kind: multiple, title: Diagnoser, set: borger.diag, wave: 1}\n`;
  const withSet = (set: string) =>
    codebook.replace("  borger:\n    variables:", `  borger:\n    sets: {diag: ${set}}\n    variables:`);

  it.each([
    ["a map of labels", csv, "{options: {angst: Angst, dep: Depression}}", ["1", "0"]],
    ["a list", csv, "{options: [angst, dep]}", ["1", "0"]],
    ["a word for what was chosen", csv, "{options: {angst: Angst, dep: Depression}, chosen: Ja}", ["Ja", "Nej"]],
    ["several words", csv, "{options: [angst, dep], chosen: [0, 1]}", ["0", "Nej"]],
    ["blank for what was not chosen", csv, "{options: [angst, dep], chosen: x, blank: not_chosen}", ["x", "0"]],
    ["a folder of SurveyXact", `type: surveyxact, path: data/b, ${rest}`, "{options: [angst, dep], chosen: Ja}", null],
    ["a file of SPSS", `type: spss, path: data/b.sav, ${rest}`, "{options: [angst, dep], chosen: Ja}", null],
  ])("are written and counted though no variable speaks of them: %s", async (_, source, set, values) => {
    const folder = await evaluationFolder(evaluation(more).replace(csv, source), withSet(set));
    await simulate(folder, {persons: 16});
    const results = await analyse(await readAnalysisFiles(folder), () => {});
    expect(results.analyses.diag?.bases[0]?.valid).toBe(16);
    expect(results.analyses.diag?.table.blocks[0]?.rows).toHaveLength(3);
    if (values === null) return;
    const [header = "", ...rows] = (await readFile(join(folder, "data/borger.csv"), "utf8")).trim().split("\r\n");
    const column = header.split(";").indexOf("angst");
    expect(new Set(rows.map((row) => row.split(";")[column]))).toEqual(new Set(values));
  });

  it("are written as they are in the real export, where that is there", async () => {
    const folder = await evaluationFolder(evaluation(more), withSet("{options: [angst, dep], chosen: Ja}"));
    await simulate(folder, {persons: 5});
    const path = join(folder, "data/borger.csv");
    await writeFile(path, `${await readFile(path, "utf8")}ægte;1;1;2020-01-01;1;1;1;Ja;Nej\r\n`);
    const output = await temporaryFolder();
    await simulate(folder, {persons: 16, output});
    const [header = "", ...rows] = (await readFile(join(output, "borger.csv"), "utf8")).trim().split("\r\n");
    const column = header.split(";").indexOf("dep");
    expect(new Set(rows.map((row) => row.split(";")[column]))).toEqual(new Set(["Ja", "Nej"]));
  });

  it("can have margins", async () => {
    const folder = await evaluationFolder(evaluation(more), withSet("{options: {angst: Angst, dep: Depression}}"));
    const margins = await marginsFile(folder, {
      cells: [{address: "diag/all/angst/percent", printed: 44, table: "Tabel 1"}],
    });
    const {misfits, margins: told} = await simulate(folder, {persons: 50, margins: [margins]});
    expect({misfits, told}).toEqual({misfits: [], told: {used: 1, fitted: 1}});
  });
});

describe("an export that cannot be written", () => {
  it.each([
    ["type: limesurvey, path: data/b.csv, name: b, id: id", "an export of type limesurvey"],
    ["type: parquet, path: data/b.parquet, name: b, id: id", "an export of type parquet"],
    ["type: surveyxact, path: data/b.zip, name: b, id: id", "a zip or workbook of SurveyXact"],
    ["type: excel, path: data/b.ods, name: b, id: id", "a workbook that is not .xlsx"],
    ["type: spss, path: data/b.zsav, name: b, id: id", "a .zsav file"],
  ])("is told with what can be used instead: %s", async (source, what) => {
    const plain = evaluation("  job: {kind: distribution, title: Job, items: [forloeb.job]}\n").replace(csv, source);
    const folder = await evaluationFolder(plain, codebook);
    await expect(simulate(folder, {persons: 3})).rejects.toMatchObject({
      kind: "config",
      message: `simulate cannot write ${what}.`,
      place: {line: 6},
      hint: expect.stringContaining("type csv"),
    });
  });

  it("is a REDCap export whose dictionary is not there", async () => {
    const source = "type: redcap, path: data/b.csv, dictionary: d.csv, name: b, id: id";
    const plain = evaluation("  job: {kind: distribution, title: Job, items: [forloeb.job]}\n").replace(csv, source);
    const folder = await evaluationFolder(plain, codebook);
    await expect(simulate(folder, {persons: 3})).rejects.toMatchObject({
      kind: "config",
      message: 'There is no dictionary "d.csv", and simulate cannot write one.',
      place: {line: 6},
    });
  });
});
