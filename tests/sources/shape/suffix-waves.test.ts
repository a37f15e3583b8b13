import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {SourceTable} from "../../../src/sources/model.ts";
import {readNumber} from "../../../src/sources/numbers.ts";
import {wavesBySuffix} from "../../../src/sources/shape/suffix-waves.ts";
import {refusal} from "../support.ts";
import {readingOf, tableOf, valuesOf} from "./support.ts";

const place = {file: "evaluation.yaml", line: 7, column: 3};
const suffixes = {_m1: 1, _m3: 3};
const turn = (table: SourceTable) => wavesBySuffix(table, suffixes, place);

describe("wavesBySuffix(table, suffixes, place)", () => {
  it("makes a row for each person and wave, and repeats what has no suffix", () => {
    const table = turn(
      tableOf("a.csv", {id: ["A", "B"], koen: ["k", "m"], w_m1: ["4", "2"], w_m3: ["5", "1"], u_m3: ["7", null]}),
    );
    expect(table.columns.map(({name, values}) => [name, values])).toEqual([
      ["id", ["A", "A", "B", "B"]],
      ["koen", ["k", "k", "m", "m"]],
      ["w", ["4", "5", "2", "1"]],
      ["u", [null, "7", null, null]],
      ["$wave", ["1", "3", "1", "3"]],
    ]);
    expect(table.lines).toEqual([2, 2, 3, 3]);
    expect(table.rowCount).toBe(4);
    expect(table.variables.map(({name}) => name)).toEqual(["id", "koen", "w", "u"]);
    expect(table.notes).toEqual([
      "Lagt om fra én række pr. person til én pr. måling: 3 kolonner er blevet til 2 variable.",
    ]);
  });

  it("makes no row for a wave without an answer, and tells of persons without any", () => {
    const table = turn(tableOf("a.csv", {id: ["A", "B", "C"], w_m1: ["4", null, null], w_m3: [null, "1", null]}));
    expect(valuesOf(table, "id")).toEqual(["A", "B"]);
    expect(valuesOf(table, "$wave")).toEqual(["1", "3"]);
    expect(table.notes.at(-1)).toBe("1 person har ingen svar ved nogen måling og dermed ingen række.");
  });

  it("takes options that were not chosen for no answer", () => {
    const option = (name: string) => ({kind: "multiple" as const, option: {set: name, code: "1", label: "x"}});
    const table = turn(
      tableOf(
        "a.csv",
        {id: ["A", "B"], o_m1: ["1", "0"], o_m3: ["0", "0"], w_m3: [null, "0"]},
        {o_m1: option("q"), o_m3: option("q")},
      ),
    );
    expect(valuesOf(table, "id")).toEqual(["A", "B"]);
    expect(valuesOf(table, "$wave")).toEqual(["1", "3"]);
  });

  it("finds the suffix before an item or option", () => {
    const table = turn(tableOf("a.csv", {id: ["A"], "q_m1[SQ001]": ["1"], "q_m3[SQ001]": ["2"], d_m1___2: ["0"]}));
    expect(table.columns.map(({name}) => name)).toEqual(["id", "q[SQ001]", "d___2", "$wave"]);
    expect(valuesOf(table, "q[SQ001]")).toEqual(["1", "2"]);
  });

  it("prefers the longest suffix", () => {
    const table = wavesBySuffix(tableOf("a.csv", {id: ["A"], v_1: ["a"], v_1_1: ["b"]}), {_1: 1, _1_1: 2}, place);
    expect(valuesOf(table, "v")).toEqual(["a", "b"]);
    expect(valuesOf(table, "$wave")).toEqual(["1", "2"]);
  });

  it("takes labels from the first wave that has them, and tells of conflicts", () => {
    const labelled = (label: string) => ({kind: "single" as const, labels: [{code: "1", label}]});
    const table = turn(
      tableOf("a.csv", {id: ["A"], w_m1: ["1"], w_m3: ["1"]}, {w_m1: labelled("Ja"), w_m3: labelled("Nej")}),
    );
    expect(table.variables[1]).toMatchObject({name: "w", labels: [{code: "1", label: "Ja"}]});
    expect(table.notes.at(-1)).toBe(
      "Svar på »w«: 1 hedder »Ja« i w_m1 og »Nej« i w_m3. Den første betegnelse er brugt.",
    );
  });

  it("reads a code that is text at one wave and number at another as text, and tells", () => {
    const table = turn(tableOf("a.csv", {id: ["A"], w_m1: ["4,0"], w_m3: ["I høj grad"]}));
    expect(valuesOf(table, "w")).toEqual(["4", "I høj grad"]);
    expect(readingOf(table, "w")).toEqual({kind: "text"});
    expect(table.notes.at(-1)).toMatch(/^»w« er læst som tekst/);
  });

  it("refuses dates at one wave and numbers at another", async () => {
    const error = await refusal(() => turn(tableOf("a.csv", {id: ["A"], w_m1: ["26-01-2018"], w_m3: ["4"]})));
    expect(error.message).toBe('"w" holds numbers in w_m3 and dates in w_m1.');
  });

  it("refuses a suffix that no column ends with, with the nearest", async () => {
    const error = await refusal(() => turn(tableOf("a.csv", {id: ["A"], w_m1: ["1"], w_m2: ["1"]})));
    expect(error.kind).toBe("config");
    expect(error.message).toBe('No column of "a.csv" ends with "_m3".');
    expect(error.hint).toBe('Did you mean "_m1"?');
    expect(error.place).toEqual(place);
  });

  it("refuses a variable that stands both with and without suffix, or twice at one wave", async () => {
    const both = await refusal(() => turn(tableOf("a.csv", {id: ["A"], w: ["1"], w_m1: ["1"], w_m3: ["1"]})));
    expect(both.message).toBe('The columns "w" and "w_m1" would both be "w" at the same wave.');
    const table = tableOf("a.csv", {id: ["A"], w_start: ["1"], w_m1: ["1"]});
    const twice = await refusal(() => wavesBySuffix(table, {_m1: 1, _start: 1}, place));
    expect(twice.message).toBe('The columns "w_start" and "w_m1" would both be "w" at the same wave.');
  });

  it("gives back long data that were made wide, whatever the answers and the waves they are missing at", () => {
    const answer = fc.option(fc.constantFrom("1", "2", "4,5", "10", "1.234,5"), {nil: null});
    const word = fc.option(fc.constantFrom("Ja", "Nej", "4", "0123"), {nil: null});
    const row = fc.record({number: answer, text: word}).filter(({number, text}) => number !== null || text !== null);
    const person = fc
      .record({m1: fc.option(row, {nil: null}), m3: fc.option(row, {nil: null}), kommune: word})
      .filter(({m1, m3}) => m1 !== null || m3 !== null);
    fc.assert(
      fc.property(fc.array(person, {minLength: 1, maxLength: 8}), (persons) => {
        const long = persons.flatMap(({m1, m3, kommune}, index) =>
          [
            {wave: "1", row: m1},
            {wave: "3", row: m3},
          ].flatMap(({wave, row}) => (row === null ? [] : [{id: `P${index}`, wave, kommune, ...row}])),
        );
        const column = (key: keyof (typeof long)[number]) => long.map((each) => each[key]);
        const wanted = tableOf("lang.csv", {
          id: column("id"),
          kommune: column("kommune"),
          number: column("number"),
          text: column("text"),
          $wave: column("wave"),
        });
        const wide = turn(
          tableOf("bred.csv", {
            id: persons.map((_, index) => `P${index}`),
            kommune: persons.map(({kommune}) => kommune),
            number_m1: persons.map(({m1}) => m1?.number ?? null),
            text_m1: persons.map(({m1}) => m1?.text ?? null),
            number_m3: persons.map(({m3}) => m3?.number ?? null),
            text_m3: persons.map(({m3}) => m3?.text ?? null),
          }),
        );
        for (const name of ["id", "kommune", "number", "text", "$wave"]) {
          expect(said(wide, name)).toEqual(said(wanted, name));
        }
      }),
      {numRuns: 300},
    );
  });
});

/** What the values of a column say, as numbers where the column is numbers. */
function said(table: SourceTable, name: string): (string | number | null)[] | undefined {
  const reading = readingOf(table, name);
  return valuesOf(table, name)?.map((value) =>
    value === null ? null : reading?.kind === "number" ? readNumber(value, reading.decimal) : value,
  );
}
