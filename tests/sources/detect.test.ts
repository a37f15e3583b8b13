import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {detectSource} from "../../src/sources/detect.ts";
import {zipOf} from "../support/zip.ts";
import {filesInMemory, refusal, utf16, windows1252} from "./support.ts";

const typeOf = (name: string, content: string | Uint8Array) => detectSource(name, filesInMemory({[name]: content}));

const zip = (files: Readonly<Record<string, string>>) =>
  zipOf(Object.entries(files).map(([name, content]) => ({name, content})));

const workbook = (...sheets: string[]) =>
  zip({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook><sheets>${sheets.map((name) => `<sheet name="${name}" sheetId="1"/>`)}</sheets></workbook>`,
  });

describe("detectSource(path, effects)", () => {
  it("knows binary files by their first bytes, whatever they are called", async () => {
    expect(await typeOf("data.dat", "$FL2@(#) SPSS DATA FILE")).toBe("spss");
    expect(await typeOf("data.csv", "$FL3@(#) SPSS DATA FILE")).toBe("spss");
    expect(await typeOf("data", "PAR1…")).toBe("parquet");
    expect(await typeOf("gammel", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))).toBe("excel");
  });

  it("knows SurveyXact's workbook from any other by its sheets", async () => {
    expect(await typeOf("a.xlsx", workbook("Labels", "Dataset(1)", "Dataset(2)", "Structure"))).toBe("surveyxact");
    expect(await typeOf("a.xlsx", workbook("Ark1"))).toBe("excel");
    const spreadsheet = (name: string) => `<?xml version="1.0"?><Workbook><Worksheet ss:Name="${name}"/>`;
    expect(await typeOf("a.xml", spreadsheet("Ark1"))).toBe("excel");
    const whole = ["Labels", "Variables", "Dataset", "Structure"].map(spreadsheet).join("");
    expect(await typeOf("a.xml", whole)).toBe("surveyxact");
  });

  it("knows SurveyXact's export in a zip and in a folder", async () => {
    const names = {"s/123_dataset.csv": "", "s/123_structure.csv": "", "s/123_labels.csv": ""};
    expect(await typeOf("a.zip", zip(names))).toBe("surveyxact");
    expect(await typeOf("a.zip", zip({"eksport/bog.xlsx": ""}))).toBe("surveyxact");
    expect(await typeOf("a.zip", zip({"bog.xml": "<Workbook/>"}))).toBe("surveyxact");
    expect(await typeOf("a.ods", zip({"content.xml": "<x/>"}))).toBe("excel");
    const folder = filesInMemory({"skema/dataset.csv": "", "skema/structure.csv": "", "skema/labels.csv": ""});
    expect(await detectSource("skema", folder)).toBe("surveyxact");
    expect(await detectSource("bog", filesInMemory({"bog/eksport.xlsx": ""}))).toBe("surveyxact");
  });

  it("stops reading a list of sheets that is no list of sheets", async () => {
    const sheets = ["Dataset", "Structure", "Labels"].map((name) => `<sheet name="${name}"/>`).join("");
    expect(await typeOf("a.xlsx", zip({"xl/workbook.xml": sheets}))).toBe("surveyxact");
    const bomb = zip({"xl/workbook.xml": `${" ".repeat(9_000_000)}${sheets}`});
    expect(await typeOf("a.xlsx", bomb)).toBe("excel");
  });

  it("takes time in proportion to a workbook's text, however crooked its tags", async () => {
    const started = performance.now();
    const crooked = "<Worksheet ".repeat(100_000);
    expect(await typeOf("a.xml", `<?xml version="1.0"?>${crooked}`)).toBe("excel");
    expect(await typeOf("a.xlsx", zip({"xl/workbook.xml": "<sheet ".repeat(100_000)}))).toBe("excel");
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it("takes a damaged archive for a workbook, whose reader tells what is wrong", async () => {
    const whole = workbook("Ark1");
    for (const length of [4, 10, 40, whole.length - 10]) {
      expect(await typeOf("a.xlsx", whole.subarray(0, length))).toBe("excel");
    }
  });

  it("knows a web page that calls itself a workbook as Excel's, whose reader tells what it is", async () => {
    expect(await typeOf("a.xls", "<html><table><tr><td>id</td></tr></table></html>")).toBe("excel");
  });

  it("knows LimeSurvey's responses by their heading, in codes or words", async () => {
    expect(await typeOf("a.csv", '"id","submitdate","lastpage","startlanguage","Q1"\n')).toBe("limesurvey");
    expect(await typeOf("a.csv", utf16("id\tsubmitdate\tstartlanguage\tQ1[SQ001]\r\n"))).toBe("limesurvey");
    expect(await typeOf("a.csv", '"Response ID","Date submitted","Last page","Start language"\n')).toBe("limesurvey");
    expect(await typeOf("a.csv", '"id. Response ID","submitdate. Date submitted","lastpage. Last page"\n')).toBe(
      "limesurvey",
    );
  });

  it("knows REDCap's data by events, forms with checkboxes, or labels", async () => {
    expect(await typeOf("a.csv", "record_id,redcap_event_name,alder\n")).toBe("redcap");
    expect(await typeOf("a.csv", "record_id,alder,skema_complete\n")).toBe("redcap");
    expect(await typeOf("a.csv", "nr,dag___1,dag___2,skema_complete\n")).toBe("redcap");
    expect(await typeOf("a.csv", '"Record ID","Dag (choice=Arbejde)","Complete?"\n')).toBe("redcap");
  });

  it("takes any other delimited text as CSV", async () => {
    expect(await typeOf("a.csv", windows1252("id;køn;antal_complete\n1;k;1\n"))).toBe("csv");
    expect(await typeOf("a.txt", "id\n1\n")).toBe("csv");
    expect(await typeOf("a.csv", 'id;"ikke lukket\n1;2\n')).toBe("csv");
    expect(await typeOf("tom.csv", "")).toBe("csv");
  });

  it("knows JSON lines by their name or their first brace", async () => {
    expect(await typeOf("a.jsonl", '{"id": 1}\n')).toBe("jsonl");
    expect(await typeOf("a.txt", ' {"id": 1}\n')).toBe("jsonl");
  });

  it("goes by the name of an empty file", async () => {
    expect(await typeOf("tom.sav", "")).toBe("spss");
  });

  it("refuses a folder without an export, naming what is in it", async () => {
    const error = await refusal(() => detectSource("data", filesInMemory({"data/a.csv": "", "data/b.csv": ""})));
    expect(error.message).toBe('The folder "data" holds no export that is known.');
    expect(error.hint).toBe('Name a file in it. It has "a.csv", "b.csv".');
  });

  it("refuses a folder of several exports, a workbook among them", async () => {
    const files = {"data/a.xlsx": "", "data/b.sav": ""};
    expect((await refusal(() => detectSource("data", filesInMemory(files)))).hint).toContain("Name a file in it");
    expect(await detectSource("data", filesInMemory({"data/a.xlsx": "", "data/læsmig.txt": ""}))).toBe("surveyxact");
  });

  it("refuses what is not there, with the nearest name", async () => {
    const error = await refusal(() => detectSource("data/skma.csv", filesInMemory({"data/skema.csv": ""})));
    expect(error.message).toBe('There is no "data/skma.csv".');
    expect(error.hint).toBe('Did you mean "skema.csv"?');
  });

  it("reads no more than the start of a large text file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "detect-"));
    try {
      const file = join(folder, "stor.csv");
      writeFileSync(file, `record_id,redcap_event_name\n${"1,start\n".repeat(100_000)}`);
      expect(await detectSource(file)).toBe("redcap");
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it("asks only for the start where it can", async () => {
    const asked: number[] = [];
    const type = await detectSource("stor.csv", {
      readFile: () => Promise.reject(new Error("the whole file was read")),
      readFolder: () => Promise.reject(Object.assign(new Error(), {code: "ENOTDIR"})),
      readStart: async (_, length) => {
        asked.push(length);
        return new TextEncoder().encode("id;a\n1;2\n");
      },
    });
    expect(type).toBe("csv");
    expect(asked).toEqual([65_536]);
  });
});
