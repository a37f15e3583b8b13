import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../../src/config/evaluation.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import {filesInMemory, refusal} from "../support.ts";
import {valuesOf} from "./support.ts";

const spec: SourceSpec = {type: "csv", path: "a.csv", name: "A", id: "id", encoding: "auto", delimiter: "auto"};
const place = {file: "evaluation.yaml", line: 7, column: 3};
const read = (files: Readonly<Record<string, string>>, changes: Partial<SourceSpec>) => {
  const inFolder = Object.fromEntries(Object.entries(files).map(([name, text]) => [`mappe/${name}`, text]));
  const pathPlace = {file: "evaluation.yaml", line: 6, column: 3};
  return readSource("a", {...spec, ...changes} as SourceSpec, "mappe", filesInMemory(inFolder), pathPlace, place);
};

describe("waves by file", () => {
  const files = {"foer.csv": "id;svar\n1;2\n2;3\n", "efter.csv": "svar;id\n4;1\n"};

  it("gives each row the wave of its file, by the file's name", async () => {
    const table = await read(files, {path: "*.csv", wave: {file: {"foer.csv": 1, "efter.csv": 3}}});
    expect(valuesOf(table, "id")).toEqual(["1", "1", "2"]);
    expect(valuesOf(table, "$wave")).toEqual(["3", "1", "1"]);
    expect(valuesOf(table, "svar")).toEqual(["4", "2", "3"]);
    expect(table.variables.map(({name}) => name)).toEqual(["svar", "id"]);
  });

  it("knows a file by its path as written, or without its ending", async () => {
    const wave = {file: {"./foer.csv": 1, foer: 1, efter: 2}};
    const table = await read(files, {path: ["foer.csv", "efter.csv"], wave: {file: {foer: 1, "efter.csv": 2}}});
    expect(valuesOf(table, "$wave")).toEqual(["1", "1", "2"]);
    const error = await refusal(() => read(files, {path: ["foer.csv", "efter.csv"], wave}));
    expect(error.message).toBe('The waves name the file "./foer.csv", which is none of the source\'s files.');
  });

  it("refuses a file without a wave, and a wave without a file", async () => {
    const lacking = await refusal(() => read(files, {path: "*.csv", wave: {file: {"foer.csv": 1}}}));
    expect(lacking.message).toBe('The file "efter.csv" has no wave.');
    expect(lacking.place).toEqual(place);
    const spare = await refusal(() =>
      read(files, {path: "*.csv", wave: {file: {"foer.csv": 1, "efter.csv": 2, "efer.csv": 3}}}),
    );
    expect(spare.message).toMatch(/name the file "efer.csv"/);
    expect(spare.hint).toBe('Did you mean "efter.csv"?');
  });

  it("refuses an export that has a column of the waves' name itself", async () => {
    const error = await refusal(() => read({"a.csv": "id;$wave\n1;2\n"}, {wave: {file: {a: 1}}}));
    expect(error.message).toBe('The export has a column named "$wave", which the waves want.');
  });
});

describe("waves by a variable's values", () => {
  const wave = {variable: "runde", values: {start: 1, slut: 3}};

  it("gives each row the wave that its value stands for, and none for no value", async () => {
    const table = await read({"a.csv": "id;runde;svar\n1;start;2\n1;slut;3\n2;;4\n"}, {wave});
    expect(valuesOf(table, "$wave")).toEqual(["1", "3", null]);
  });

  it("takes the variable out of what persons were asked", async () => {
    const table = await read({"a.csv": "id;runde;svar\n1;start;2\n"}, {wave});
    expect(table.variables.map(({name}) => name)).toEqual(["id", "svar"]);
    expect(valuesOf(table, "runde")).toEqual(["start"]);
  });

  it("knows a number however it is written", async () => {
    const changes = {wave: {variable: "runde", values: {"0": 1, "12": 2}}};
    const table = await read({"a.csv": "id;runde\n1;0,0\n2;12,0\n3;12\n"}, changes);
    expect(valuesOf(table, "$wave")).toEqual(["1", "2", "2"]);
  });

  it("refuses a value that stands for no wave, with its file, its line and the nearest", async () => {
    const files = {"a.csv": "id;runde\n1;start\n", "b.csv": "id;runde\n1;slut\n2;slutt\n"};
    const error = await refusal(() => read(files, {path: ["a.csv", "b.csv"], wave}));
    expect(error.message).toBe('"slutt" in column "runde" stands for no wave.');
    expect(error.place).toEqual({file: "mappe/b.csv", line: 3});
    expect(error.hint).toBe('Write it under wave.values of the source. Did you mean "slut"?');
  });

  it("refuses a variable that is not there", async () => {
    const error = await refusal(() => read({"a.csv": "id;rnde\n1;start\n"}, {wave}));
    expect(error.message).toBe('"mappe/a.csv" has no column "runde" for the wave.');
    expect(error.hint).toBe('Did you mean "rnde"?');
  });
});

describe("several files of one source", () => {
  it("are put together before waves are found by suffix", async () => {
    const files = {"a.csv": "id;v_m1;v_m3\n1;2;3\n", "b.csv": "id;v_m3\n2;4\n"};
    const table = await read(files, {path: "*.csv", wave: {suffix: {_m1: 1, _m3: 3}}});
    expect(table.columns.map(({name, values}) => [name, values])).toEqual([
      ["id", ["1", "1", "2"]],
      ["v", ["2", "3", "4"]],
      ["$wave", ["1", "3", "3"]],
    ]);
    expect(table.parts).toEqual([
      {file: "mappe/a.csv", rowCount: 2},
      {file: "mappe/b.csv", rowCount: 1},
    ]);
    expect(table.lines).toEqual([2, 2, 2]);
  });

  it("must all have the variable that holds the wave", async () => {
    const files = {"a.csv": "id;bolge\n1;2\n", "b.csv": "id;svar\n2;4\n"};
    const error = await refusal(() => read(files, {path: "*.csv", wave: "bolge"}));
    expect(error.message).toBe('"mappe/b.csv" has no column "bolge", which other files of "a" have.');
  });

  it("must all have the column that tells finished forms, unless it has suffixes too", async () => {
    const files = {"a.csv": "id;faerdig\n1;1\n", "b.csv": "id;svar\n2;4\n"};
    const error = await refusal(() => read(files, {path: "*.csv", completed: "faerdig"}));
    expect(error.message).toBe('"mappe/b.csv" has no column "faerdig", which other files of "a" have.');
    const wide = {"a.csv": "id;faerdig_m1\n1;1\n", "b.csv": "id;faerdig_m1\n2;0\n"};
    const table = await read(wide, {path: "*.csv", completed: "faerdig", wave: {suffix: {_m1: 1}}});
    expect(valuesOf(table, "faerdig")).toEqual(["1", "0"]);
  });

  it("may have no id at all: each row is a person", async () => {
    const table = await read(
      {"a.csv": "x_1;x_2\n1;2\n", "b.csv": "x_1;x_2\n3;4\n"},
      {
        path: "*.csv",
        id: "$row",
        wave: {suffix: {_1: 1, _2: 2}},
      },
    );
    expect(valuesOf(table, "$row")).toEqual(["1", "1", "2", "2"]);
  });
});
