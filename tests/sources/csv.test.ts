import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal, systemError, utf16, windows1252} from "./support.ts";

const spec: SourceSpec = {
  type: "csv",
  path: "../../data/forloeb.csv",
  name: "Forløb",
  id: "id",
  encoding: "auto",
  delimiter: "auto",
};
const read = (content: string | Uint8Array, changes: Partial<SourceSpec> = {}) =>
  readSource(
    "forloeb",
    {...spec, ...changes} as SourceSpec,
    "reports/lille",
    filesInMemory({"data/forloeb.csv": content}),
  );

describe("readSource(key, spec, folder), for delimited text", () => {
  it("reads columns, their readings and the line of each row", async () => {
    const table = await read('\ufeffid;start;timer\r\nB1;26-01-2018;12,0\r\n"B\r\n2"; 08-02-2018 ;\r\n\r\nB3;;7,5\r\n');
    expect(table.columns).toEqual([
      {name: "id", values: ["B1", "B\r\n2", "B3"], reading: {kind: "text"}},
      {name: "start", values: ["26-01-2018", "08-02-2018", null], reading: {kind: "date", order: "dmy"}},
      {name: "timer", values: ["12,0", null, "7,5"], reading: {kind: "number", decimal: ","}},
    ]);
    expect(table.lines).toEqual([2, 3, 6]);
    expect(table.key).toBe("forloeb");
    expect(table.dataFile).toBe("data/forloeb.csv");
  });

  it("reports the file as it was read, its path relative to the evaluation", async () => {
    const table = await read(utf16("id|køn\nB1|k\n"));
    expect(table.files).toEqual([
      {
        path: "../../data/forloeb.csv",
        sha256: "c76261340a4352f6e42abc9d1f63a16d6b24521cf2d035bd233e882c18d57f30",
        rows: 1,
        encoding: "utf-16le",
        delimiter: "|",
      },
    ]);
  });

  it("tells of its variables only their names", async () => {
    const table = await read("id;svar\nB1;Ja\n");
    expect(table.variables[1]).toEqual({
      name: "svar",
      question: null,
      kind: "unknown",
      labels: [],
      option: null,
      missing: null,
      measure: null,
      place: {file: "data/forloeb.csv", line: 1},
    });
  });

  it("reads a file of one column", async () => {
    const table = await read("id\nB1\nB2\n");
    expect(table.columns).toEqual([{name: "id", values: ["B1", "B2"], reading: {kind: "text"}}]);
    expect(table.files[0]?.delimiter).toBeNull();
  });

  it("follows a stated delimiter and encoding", async () => {
    const table = await read(windows1252("id,a;b\nB1,å\n"), {delimiter: ",", encoding: "windows-1252"});
    expect(table.columns.map((column) => column.name)).toEqual(["id", "a;b"]);
    expect(table.columns[1]?.values).toEqual(["å"]);
  });

  it("takes an absolute path as it is", async () => {
    const files = filesInMemory({"/eksport/a.csv": "id;b\n1;2\n"});
    const table = await readSource("a", {...spec, path: "/eksport/a.csv"}, "reports/lille", files);
    expect(table.dataFile).toBe("/eksport/a.csv");
  });

  it("tolerates a delimiter too many at the end of rows or header", async () => {
    expect((await read("id;b\n1;2;\n3;4\n")).columns).toHaveLength(2);
    expect((await read("id;b;\n1;2\n3;4;\n")).columns).toHaveLength(2);
  });

  it("refuses a row that is too short or too long, naming its line", async () => {
    const short = await refusal(() => read("id;a;b\n1;2;3\n4;5\n"));
    expect(short.kind).toBe("data");
    expect(short.message).toBe("The row has 2 fields where the header has 3.");
    expect(short.place).toEqual({file: "data/forloeb.csv", line: 3});
    expect(short.hint).toMatch(/delimiter is missing/);
    const long = await refusal(() => read('id;a\n"x\ny";2\n4;5;6\n'));
    expect(long.message).toBe("The row has 3 fields where the header has 2.");
    expect(long.place).toEqual({file: "data/forloeb.csv", line: 4});
    expect(long.hint).toMatch(/not in quotes/);
  });

  it("refuses two columns with one name, and a column without a name", async () => {
    const twice = await refusal(() => read("id;svar;svar\n1;2;3\n"));
    expect(twice.message).toBe('Columns 2 and 3 are both named "svar".');
    expect(twice.place).toEqual({file: "data/forloeb.csv", line: 1});
    expect((await refusal(() => read("id;;b\n1;2;3\n"))).message).toBe("Column 2 has no name.");
  });

  it("refuses an empty file, and one with a header only", async () => {
    for (const empty of ["", "\ufeff", "\r\n\r\n"]) {
      expect((await refusal(() => read(empty))).message).toBe("The file is empty.");
    }
    const header = await refusal(() => read("id;a\n"));
    expect(header.message).toBe("The file has a header and no rows.");
    expect(header.place).toEqual({file: "data/forloeb.csv", line: 1});
  });

  it("refuses a file that does not exist, with the nearest name, where its path is written", async () => {
    const place = {file: "evaluation.yaml", line: 12, column: 5};
    const files = filesInMemory({"data/forlob.csv": "", "data/andet.csv": ""});
    const error = await refusal(() => readSource("forloeb", spec, "reports/lille", files, place));
    expect(error.kind).toBe("data");
    expect(error.message).toBe('There is no "data/forloeb.csv".');
    expect(error.hint).toBe('Did you mean "forlob.csv"?');
    expect(error.place).toEqual(place);
  });

  it("refuses a file in a folder that does not exist", async () => {
    const error = await refusal(() => readSource("forloeb", spec, "reports/lille", filesInMemory({})));
    expect(error.hint).toBe('There is no folder "data" either.');
    expect(error.place).toEqual({file: "data/forloeb.csv"});
  });

  it("refuses a folder where a file is wanted", async () => {
    const files = filesInMemory({"data/forloeb.csv/dataset.csv": ""});
    const error = await refusal(() => readSource("forloeb", spec, "reports/lille", files));
    expect(error.message).toBe('"data/forloeb.csv" is a folder, but one file of delimited text is wanted.');
    expect(error.hint).toMatch(/type: surveyxact/);
  });

  it("refuses a file that may not be read as a matter of the machine", async () => {
    const effects = {readFile: () => Promise.reject(systemError("EACCES")), readFolder: async () => []};
    const error = await refusal(() => readSource("forloeb", spec, "reports/lille", effects));
    expect(error.kind).toBe("environment");
    expect(error.message).toBe('"data/forloeb.csv" cannot be read (EACCES).');
    expect(error.hint).toMatch(/permissions/);
  });
});
