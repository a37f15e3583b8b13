import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {SourceTable} from "../../../src/sources/model.ts";
import {readSpss} from "../../../src/sources/spss.ts";
import {filesInMemory, refusal} from "../support.ts";
import {type WrittenFile, type WrittenVariable, writeSav} from "./write-sav.ts";

function readBytes(bytes: Uint8Array, options: Parameters<typeof readSpss>[3] = {}): Promise<SourceTable> {
  const context = {folder: "e", place: {file: "e/evaluation.yaml"}, effects: filesInMemory({"e/data/a.sav": bytes})};
  return readSpss("borger", "e/data/a.sav", context, options);
}

function read(file: WrittenFile, options: Parameters<typeof readSpss>[3] = {}): Promise<SourceTable> {
  return readBytes(writeSav(file), options);
}

function readFixture(name: string): Promise<SourceTable> {
  return readBytes(readFileSync(join(import.meta.dirname, "fixtures", name)));
}

/** One number variable with these values, and what the table tells of it. */
async function one(variable: Partial<WrittenVariable>, values: readonly (number | string)[]) {
  const table = await read({variables: [{name: "V", ...variable}], rows: values.map((value) => [value])});
  return {...table.columns[0], ...table.variables[0]};
}

function labels(...values: readonly (number | string)[]): {value: number | string; label: string}[] {
  return values.map((value) => ({value, label: `Svar ${value}`}));
}

describe("a table from an SPSS file", () => {
  it("tells of its file and numbers its cases from 1", async () => {
    const table = await read({variables: [{name: "A"}], rows: [[1], [2]]});
    expect(table).toMatchObject({
      key: "borger",
      dataFile: "e/data/a.sav",
      rowCount: 2,
      lines: [1, 2],
      notes: [],
      held: null,
    });
    expect(table.files).toEqual([
      {
        path: "data/a.sav",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        rows: 2,
        encoding: "utf-8",
        delimiter: null,
      },
    ]);
  });

  it("has numbers as their shortest text", async () => {
    const {values, reading} = await one({}, [4, 0.5, -0, 1e21, 1e-7, -3, 1023, 1024, Number.NaN]);
    expect(values).toEqual(["4", "0.5", "0", "1e+21", "1e-7", "-3", "1023", "1024", null]);
    expect(reading).toEqual({kind: "number", decimal: "."});
  });

  it("has text trimmed, and null where there is none", async () => {
    const {values, reading, kind} = await one({width: 10}, ["  nå ", "", "06"]);
    expect(values).toEqual(["nå", null, "06"]);
    expect({reading, kind}).toEqual({reading: {kind: "text"}, kind: "text"});
  });

  it("calls a column without values empty", async () => {
    expect((await one({}, [Number.NaN])).reading).toEqual({kind: "empty"});
    expect((await one({width: 3}, [""])).reading).toEqual({kind: "empty"});
  });

  it("has dates and moments as ISO text, and spans of time as seconds", async () => {
    const table = await readFixture("haven-packed.sav");
    const column = (name: string) => table.columns.find((each) => each.name === name);
    expect(column("day")?.values).toEqual(["2018-02-01", "1999-12-31", null, "1582-10-15", "2400-02-29"]);
    expect(column("day")?.reading).toEqual({kind: "date", order: "ymd"});
    expect(column("moment")?.values.slice(0, 3)).toEqual(["2020-02-28T23:59:59", "2021-01-01T00:00:00", null]);
    expect(column("moment")?.reading).toEqual({kind: "datetime", order: "ymd"});
    expect(column("time")?.values).toEqual(["0", "3661", "86399", null, "43870.5"]);
    expect(table.variables.map(({name, kind}) => `${name} ${kind}`)).toEqual([
      "id text",
      "hours number",
      "score number",
      "low number",
      "job single",
      "sex single",
      "day date",
      "moment date",
      "time number",
      "comment text",
    ]);
  });

  it("leaves out dates that are declared missing, and shows the number of one that no calendar has", async () => {
    const format = {type: 20, width: 11, decimals: 0};
    const {values, missing, kind} = await one({format, missing: [0]}, [13923446400, 0, 1e18]);
    expect({values, missing, kind}).toEqual({
      values: ["2024-01-01", null, "1000000000000000000"],
      missing: null,
      kind: "date",
    });
  });

  it("has the file's missing values and measurement level", async () => {
    const table = await readFixture("pspp-zipped.zsav");
    const variable = (name: string) => table.variables.find((each) => each.name === name);
    expect(variable("score")?.missing).toEqual({values: ["-4"], range: {from: 90, to: null}});
    expect(variable("status")?.missing).toEqual({values: ["uoplyst"], range: null});
    expect(variable("nummer")?.missing).toBeNull();
    expect(variable("grad")).toMatchObject({measure: "ordinal", question: "Oplever du støtte?", kind: "single"});
  });

  it("keeps the order of the labels", async () => {
    expect((await one({labels: labels(5, 1, 3)}, [1])).labels).toEqual([
      {code: "5", label: "Svar 5"},
      {code: "1", label: "Svar 1"},
      {code: "3", label: "Svar 3"},
    ]);
  });
});

describe("a variable with labels", () => {
  it("has answers to choose among when every value has a label", async () => {
    expect((await one({labels: labels(1, 2, 3)}, [1, 2, Number.NaN])).kind).toBe("single");
    expect((await one({width: 1, labels: labels("K", "M")}, ["K", ""])).kind).toBe("single");
  });

  it("still has them when a few values are out of scale, for the check of the data to tell", async () => {
    expect((await one({labels: labels(1, 2, 3)}, [1, 2, 3, 7])).kind).toBe("single");
  });

  it("is a number when labels say only what is missing", async () => {
    expect((await one({labels: labels(98, 99), missing: [98, 99]}, [12, 99])).kind).toBe("number");
    expect((await one({labels: labels(99)}, [12, 37, 99])).kind).toBe("number");
  });

  it("is a number when labels stand at the ends of a scale", async () => {
    expect((await one({labels: labels(0, 10)}, [0, 1, 2, 10])).kind).toBe("number");
  });

  it("is a number when it has thousands of values", async () => {
    const values = Array.from({length: 5000}, (_, index) => index + 0.5);
    expect((await one({labels: labels(1)}, values)).kind).toBe("number");
  });

  it("is text when most of its words have no label", async () => {
    expect((await one({width: 5, labels: labels("x")}, ["a", "b", "x"])).kind).toBe("text");
  });
});

describe("a set of dichotomies", () => {
  it("becomes options that are chosen or not, by its counted value", async () => {
    const table = await readFixture("pspp-packed.sav");
    const option = (name: string) => table.variables.find((each) => each.name === name);
    expect(option("fag_1")).toMatchObject({
      kind: "multiple",
      question: "Hvilke fag får du støtte i?",
      option: {set: "fag", code: "fag_1", label: "Dansk"},
      labels: [
        {code: "0", label: "Ikke valgt"},
        {code: "1", label: "Valgt"},
      ],
      missing: null,
    });
    const values = (name: string) => table.columns.find((each) => each.name === name)?.values;
    expect(values("fag_1")).toEqual(["1", "0", "1", "0", "1", "0"]);
    expect(values("fag_2")).toEqual(["0", "0", "0", "1", "1", null]);
  });

  it("counts a blank as not chosen only where nothing else can mean it, for those who chose another", async () => {
    const table = await readFixture("pspp-packed.sav");
    const values = (name: string) => table.columns.find((each) => each.name === name)?.values;
    expect(values("hjaelp_1")).toEqual(["1", "1", null, "0", null, null]);
    expect(values("hjaelp_2")).toEqual(["0", "1", null, "1", null, null]);
  });

  it("of words has the labels of the counted word, when the file says so", async () => {
    const table = await readFixture("pspp-packed.sav");
    const option = table.variables.find(({name}) => name === "sprog_1")?.option;
    expect(option).toEqual({set: "sprog", code: "sprog_1", label: "Dansk som modersmål"});
    expect(table.columns.find(({name}) => name === "sprog_2")?.values).toEqual(["0", "1", "1", "1", "1", "1"]);
  });

  it("is told apart from a set of categories, which a note names", async () => {
    const table = await readFixture("pspp-packed.sav");
    expect(table.variables.find(({name}) => name === "valg_1")?.option).toBeNull();
    expect(table.notes).toEqual([
      "Flersvarssættet »valg« består af variable med flere kategorier; de er læst hver for sig.",
    ]);
  });
});

describe("a weight", () => {
  it("stops the reading until something is said about it", async () => {
    const error = await refusal(() => readFixture("pspp-weighted.sav"));
    expect(error.message).toBe('SPSS would weight the cases of this file with the variable "vaegt".');
    expect(error.hint).toMatch(/WEIGHT OFF.*weight: unweighted/);
  });

  it("that is said to be left out is noted", async () => {
    const bytes = readFileSync(join(import.meta.dirname, "fixtures", "pspp-weighted.sav"));
    const table = await readBytes(bytes, {weight: "unweighted"});
    expect(table.notes).toEqual([
      "Filen er sat til at blive vægtet med variablen »vaegt« i SPSS; den er opgjort uvægtet, som evaluation.yaml angiver.",
    ]);
  });
});

describe("what cannot be used", () => {
  it("is a file without cases", async () => {
    expect((await refusal(() => read({variables: [{name: "A"}], rows: []}))).message).toBe("The file has no cases.");
  });

  it("is an infinite number", async () => {
    const error = await refusal(() => one({}, [1, Number.POSITIVE_INFINITY]));
    expect(error.message).toBe("V is infinite in case 2.");
  });

  it("is more than the limit of the source", async () => {
    const file = {variables: [{name: "A"}], rows: Array.from({length: 200_000}, () => [1])};
    const error = await refusal(() => read(file, {largest_unpacked_mb: 1}));
    expect(error.message).toBe("The cases unpack to 2 MB, and 1 MB is the limit.");
  });

  it("is a small file that promises to unfold to hundreds of times its size, unless a limit is stated", async () => {
    const noise = Array.from({length: 40_000}, (_, row) => [Math.sin(row)]);
    const bytes = writeSav({variables: [{name: "A"}], rows: noise, compression: "zlib"});
    new DataView(bytes.buffer).setInt32(bytes.length - 8, 300 * 2 ** 20, true);
    const error = await refusal(() => readBytes(bytes));
    expect(error.message).toBe("The cases unpack to 300 MB, and 256 MB is the limit.");
    expect((await refusal(() => readBytes(bytes, {largest_unpacked_mb: 400}))).message).toMatch(/does not unpack to/);
  });

  it("gets a note when the character set was guessed", async () => {
    const table = await read({variables: [{name: "A"}], rows: [[1]], encodingName: null, codePage: null});
    expect(table.notes).toEqual([
      "Filen siger ikke, hvilket tegnsæt den er skrevet i; den er læst som UTF-8, og hvor det ikke passer som windows-1252.",
    ]);
  });
});
