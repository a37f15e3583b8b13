import {describe, expect, it} from "vitest";
import type {SourceTable, SourceVariable} from "../../../src/sources/model.ts";
import {placeOfRow, rowWords} from "../../../src/sources/row-place.ts";
import {combineFiles} from "../../../src/sources/shape/combine-files.ts";
import {refusal} from "../support.ts";
import {readingOf, tableOf, valuesOf} from "./support.ts";

const combine = (...tables: SourceTable[]) =>
  combineFiles(
    tables.map((table) => ({table, name: table.dataFile})),
    ["id"],
  );
const single = (labels: Readonly<Record<string, string>>): Partial<SourceVariable> => ({
  kind: "single",
  labels: Object.entries(labels).map(([code, label]) => ({code, label})),
});

describe("combineFiles(files, wanted)", () => {
  it("leaves one file as it is", () => {
    const table = tableOf("a.csv", {svar: ["1"]});
    expect(combine(table)).toBe(table);
  });

  it("puts rows one after the other, columns by their names, in whatever order", () => {
    const table = combine(
      tableOf("a.csv", {id: ["1", "2"], svar: ["Ja", "Nej"]}),
      tableOf("b.csv", {svar: ["Ja"], id: ["3"]}),
    );
    expect(table.columns.map(({name, values}) => [name, values])).toEqual([
      ["id", ["1", "2", "3"]],
      ["svar", ["Ja", "Nej", "Ja"]],
    ]);
    expect(table.rowCount).toBe(3);
    expect(table.files.map(({path}) => path)).toEqual(["a.csv", "b.csv"]);
    expect(table.notes).toEqual([]);
  });

  it("tells once of a file that describes them all", () => {
    const structure = tableOf("skema.txt", {}).files;
    const described = (name: string, id: string): SourceTable => {
      const table = tableOf(name, {id: [id]});
      return {...table, files: [...table.files, ...structure]};
    };
    const table = combine(described("a.csv", "1"), described("b.csv", "2"));
    expect(table.files.map(({path}) => path)).toEqual(["a.csv", "skema.txt", "b.csv"]);
  });

  it("knows the file and line of each row", () => {
    const table = combine(tableOf("a.csv", {id: ["1", "2"]}), tableOf("b.csv", {id: ["3", "4"]}));
    expect([0, 1, 2, 3].map((row) => placeOfRow(table, row))).toEqual([
      {file: "a.csv", line: 2},
      {file: "a.csv", line: 3},
      {file: "b.csv", line: 2},
      {file: "b.csv", line: 3},
    ]);
    expect(rowWords(table, [1, 3])).toBe("lines a.csv:3, b.csv:3");
    expect(rowWords(tableOf("data/a.csv", {id: ["1", "2"]}), [1])).toBe("line 3");
  });

  it("has nothing where a file lacks a column, and tells", () => {
    const table = combine(tableOf("a.csv", {id: ["1"]}), tableOf("b.csv", {id: ["2"], alder: ["40"]}));
    expect(valuesOf(table, "alder")).toEqual([null, "40"]);
    expect(table.notes).toEqual(["a.csv mangler alder: felterne er tomme i rækkerne derfra."]);
  });

  it("refuses a file without the id", async () => {
    const error = await refusal(() => combine(tableOf("a.csv", {id: ["1"]}), tableOf("b.csv", {Id: ["2"]})));
    expect(error.message).toBe('"b.csv" has no column "id", which other files of "skema" have.');
    expect(error.hint).toBe('Did you mean "Id"?');
    expect(error.place).toEqual({file: "b.csv", line: 1});
  });

  it("reads numbers with different decimal signs as the numbers they are", () => {
    const table = combine(
      tableOf("a.csv", {id: ["1", "2"], t: ["1.234,5", "7"]}),
      tableOf("b.csv", {id: ["3"], t: ["7.25"]}),
    );
    expect(valuesOf(table, "t")).toEqual(["1234.5", "7", "7.25"]);
    expect(readingOf(table, "t")).toEqual({kind: "number", decimal: "."});
  });

  it("reads dates of different forms as the days they are", () => {
    const table = combine(
      tableOf("a.csv", {id: ["1", "2"], d: ["26-01-2018", null]}),
      tableOf("b.csv", {id: ["3"], d: ["2018-02-08 10:00"]}),
    );
    expect(valuesOf(table, "d")).toEqual(["2018-01-26", null, "2018-02-08T10:00:00"]);
    expect(readingOf(table, "d")).toEqual({kind: "datetime", order: "ymd"});
  });

  it("reads a code that is text in one file and number in another as text, and tells", () => {
    const table = combine(tableOf("a.csv", {id: ["1"], s: ["4,0"]}), tableOf("b.csv", {id: ["2"], s: ["I høj grad"]}));
    expect(valuesOf(table, "s")).toEqual(["4", "I høj grad"]);
    expect(readingOf(table, "s")).toEqual({kind: "text"});
    expect(table.notes).toEqual(["»s« er læst som tekst: den er tekst i b.csv og tal eller datoer i a.csv."]);
  });

  it("refuses dates in one file and numbers in another", async () => {
    const error = await refusal(() =>
      combine(tableOf("a.csv", {id: ["1"], d: ["26-01-2018"]}), tableOf("b.csv", {id: ["2"], d: ["43126"]})),
    );
    expect(error.message).toBe('"d" holds numbers in b.csv and dates in a.csv.');
  });

  it("refuses variables that the exports declare to be of different kinds", async () => {
    const error = await refusal(() =>
      combine(
        tableOf("a.sav", {id: ["1"], v: ["4"]}, {v: {kind: "number"}}),
        tableOf("b.sav", {id: ["2"], v: ["4"]}, {v: {kind: "text"}}),
      ),
    );
    expect(error.message).toBe('"v" holds numbers in a.sav and text in b.sav.');
  });

  it("takes labelled numbers and plain numbers as one of a list of answers", () => {
    const table = combine(
      tableOf("a.sav", {id: ["1"], v: ["4"]}, {v: {kind: "number"}}),
      tableOf("b.sav", {id: ["2"], v: ["4"]}, {v: single({"4": "Godt"})}),
    );
    expect(table.variables[1]).toMatchObject({kind: "single", labels: [{code: "4", label: "Godt"}]});
  });

  it("gathers labels, uses the first of two for a code, and tells of the conflict", () => {
    const table = combine(
      tableOf("a.sav", {id: ["1"], v: ["1"]}, {v: single({"1": "Ja", "2": "Nej"})}),
      tableOf("b.sav", {id: ["2"], v: ["9"]}, {v: single({"1": "Nej", "2": "Nej", "9": "Ved ikke"})}),
    );
    expect(table.variables[1]?.labels).toEqual([
      {code: "1", label: "Ja"},
      {code: "2", label: "Nej"},
      {code: "9", label: "Ved ikke"},
    ]);
    expect(table.notes).toEqual([
      "Svar på »v«: 1 hedder »Ja« i a.sav og »Nej« i b.sav. Den første betegnelse er brugt.",
    ]);
  });

  it("tells of questions that are worded differently", () => {
    const table = combine(
      tableOf("a.sav", {id: ["1"], v: ["1"]}, {v: {question: "Hvordan går det?"}}),
      tableOf("b.sav", {id: ["2"], v: ["1"]}, {v: {question: "Hvordan gik det?"}}),
    );
    expect(table.variables[1]?.question).toBe("Hvordan går det?");
    expect(table.notes).toEqual([
      "Spørgsmålet bag »v« er formuleret forskelligt i a.sav, b.sav; den første formulering er brugt.",
    ]);
  });

  it("joins declared missing values, unless one of them is an answer elsewhere", async () => {
    const nine = {missing: {values: ["9"], range: null}};
    const above = {missing: {values: [], range: {from: 97, to: null}}};
    const file = (name: string, values: string[], known: Partial<SourceVariable>) =>
      tableOf(name, {id: values, v: values}, {v: known});
    expect(combine(file("a", ["1", "9"], nine), file("b", ["2", "97"], above)).variables[1]?.missing).toEqual({
      values: ["9"],
      range: {from: 97, to: null},
    });
    const answered = await refusal(() => combine(file("a", ["1", "9"], nine), file("b", ["9"], {})));
    expect(answered.message).toBe('"v" has the value "9", which is missing elsewhere but not in b.');
    const inRange = await refusal(() => combine(file("a", ["1"], above), file("b", ["98"], nine)));
    expect(inRange.message).toBe('"v" has the value "98", which is missing elsewhere but not in b.');
    const below = {missing: {values: [], range: {from: null, to: 0}}};
    const ranges = await refusal(() => combine(file("a", ["1"], above), file("b", ["2"], below)));
    expect(ranges.message).toBe('"v" has different ranges of missing values in a and b.');
  });

  it("refuses an option that is another option elsewhere", async () => {
    const option = (code: string) => ({o: {kind: "multiple" as const, option: {set: "q", code, label: "x"}}});
    const error = await refusal(() =>
      combine(tableOf("a", {id: ["1"], o: ["1"]}, option("1")), tableOf("b", {id: ["2"], o: ["1"]}, option("2"))),
    );
    expect(error.message).toBe('"o" is the option 1 in a and 2 in b.');
  });

  it("says whose notes it passes on, and no more of one sort than are read", () => {
    const many = Object.fromEntries(Array.from({length: 20}, (_, index) => [`v${index}`, ["1"]]));
    const words = Object.fromEntries(Object.keys(many).map((name) => [name, ["x"]]));
    const table = combine(
      {...tableOf("a.csv", {id: ["1"], ...many}), notes: ["Noget."]},
      tableOf("b.csv", {id: ["2"], ...words}),
    );
    expect(table.notes[0]).toBe("a.csv: Noget.");
    expect(table.notes).toHaveLength(14);
    expect(table.notes.at(-1)).toBe("Og 8 bemærkninger til af samme slags.");
  });
});
