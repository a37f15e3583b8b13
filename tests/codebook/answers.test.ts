import {describe, expect, it} from "vitest";
import {readAnswer} from "../../src/codebook/answers.ts";
import type {Variable} from "../../src/codebook/model.ts";
import type {ColumnReading} from "../../src/sources/model.ts";
import {refusal} from "../sources/support.ts";

const comma: ColumnReading = {kind: "number", decimal: ","};
const point: ColumnReading = {kind: "number", decimal: "."};
const text: ColumnReading = {kind: "text"};

function variable(kind: Variable["kind"], codes: readonly string[] = []): Variable {
  const categories = codes.map((code) => ({code, label: code, missing: null}));
  return {
    source: "s",
    name: "v",
    label: "v",
    question: "v",
    kind,
    scale: kind === "categorical" ? {key: null, categories, best: null} : null,
    unit: null,
    askedAt: null,
    derivation: null,
    option: null,
    place: {file: "codebook.yaml", line: 3},
  };
}

describe("readAnswer(variable, raw, reading)", () => {
  it("takes every way to write a whole number as one code", () => {
    const scale = variable("categorical", ["4"]);
    for (const raw of ["4", "4.0", " 4 ", "+4"]) expect(readAnswer(scale, raw, point)).toBe("4");
    for (const raw of ["4", "4,0", "4,00"]) expect(readAnswer(scale, raw, comma)).toBe("4");
    expect(readAnswer(scale, "4.0", text)).toBe("4");
    expect(readAnswer(variable("categorical", ["0"]), "-0", point)).toBe("0");
  });

  it("takes a code as it stands when the scale has it so", () => {
    expect(readAnswer(variable("categorical", ["4.0"]), "4.0", point)).toBe("4.0");
    expect(readAnswer(variable("categorical", ["01"]), "01", text)).toBe("01");
    expect(readAnswer(variable("categorical", ["Ja"]), " Ja ", text)).toBe("Ja");
  });

  it("gives back a code that the scale lacks, for the check to refuse", () => {
    expect(readAnswer(variable("categorical", ["1"]), "7,0", comma)).toBe("7");
    expect(readAnswer(variable("categorical", ["1"]), "4.000", comma)).toBe("4000");
    expect(readAnswer(variable("categorical", ["Ja"]), "ja", text)).toBe("ja");
  });

  it("reads numbers by the column's decimal sign, and by their own in a column of mixed text", () => {
    expect(readAnswer(variable("number"), "1.234,5", comma)).toBe(1234.5);
    expect(readAnswer(variable("number"), "1.234", point)).toBe(1.234);
    expect(readAnswer(variable("number"), "07,5", text)).toBe(7.5);
    expect(readAnswer(variable("number"), "07.5", text)).toBe(7.5);
  });

  it("reads dates as ISO text, with the time when the column has times", () => {
    expect(readAnswer(variable("date"), "26-01-2018", {kind: "date", order: "dmy"})).toBe("2018-01-26");
    expect(readAnswer(variable("date"), "2018-01-26 9:05", {kind: "datetime", order: "ymd"})).toBe(
      "2018-01-26T09:05:00",
    );
    expect(readAnswer(variable("date"), "2018-01-26", {kind: "datetime", order: "ymd"})).toBe("2018-01-26T00:00:00");
    expect(readAnswer(variable("date"), "26.01.2018", text)).toBe("2018-01-26");
    expect(readAnswer(variable("date"), "26.01.2018 10:00", text)).toBe("2018-01-26T10:00:00");
  });

  it("leaves text as it is, but for blanks at its ends", () => {
    expect(readAnswer(variable("text"), " <b>1,0</b> ", comma)).toBe("<b>1,0</b>");
  });

  it("reads blank as null, whatever the kind", () => {
    for (const kind of ["categorical", "number", "date", "text"] as const) {
      expect(readAnswer(variable(kind), null, text)).toBeNull();
      expect(readAnswer(variable(kind), "  ", text)).toBeNull();
    }
  });

  it("refuses text for a number and a number for a date", async () => {
    const number = await refusal(() => readAnswer(variable("number"), "ung", text));
    expect(number.kind).toBe("data");
    expect(number.message).toBe('"ung" is not a number, but s.v is.');
    expect(number.place).toEqual({file: "codebook.yaml", line: 3});
    expect((await refusal(() => readAnswer(variable("date"), "43126", point))).message).toBe(
      '"43126" is not a date, but s.v is.',
    );
  });
});
