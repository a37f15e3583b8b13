import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {builtInFormat, dateText, formatKind, numberCell} from "../../../src/sources/excel/number-formats.ts";

describe("formatKind(code)", () => {
  it.each([
    ["General", "number"],
    ["0.00", "number"],
    ["#,##0.00 [$kr.-406];[Red]-#,##0.00", "number"],
    ['0 "dage"', "number"],
    ["0\\d", "number"],
    ["0.00E+00", "number"],
    ["@", "number"],
    ["0%", "percent"],
    ["0.0 %;-0.0 %", "percent"],
    ["dd-mm-yyyy", "date"],
    ["[$-406]d. mmmm yyyy;@", "date"],
    ["mmm-yy", "date"],
    ["m", "date"],
    ["yyyy-mm-dd hh:mm", "date"],
    ["hh:mm:ss", "time"],
    ["[h]:mm", "time"],
    ["mm:ss.0", "time"],
    ["h:mm AM/PM", "time"],
  ])("%s is a %s", (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });

  it("knows the formats that are not written out", () => {
    expect([0, 2, 9, 14, 20, 22, 46, 49, 164].map(builtInFormat)).toEqual([
      "number",
      "number",
      "percent",
      "date",
      "time",
      "date",
      "time",
      "number",
      "number",
    ]);
  });
});

describe("dateText(serial, date1904)", () => {
  it("counts as Excel does, with the day of 1900 that never was left out", () => {
    expect([1, 59, 60, 61, 43126, 2_958_465, 2_958_466, 0, -1].map((serial) => dateText(serial, false))).toEqual([
      "1900-01-01",
      "1900-02-28",
      null,
      "1900-03-01",
      "2018-01-26",
      "9999-12-31",
      null,
      null,
      null,
    ]);
    expect(dateText(41_664, true)).toBe("2018-01-26");
  });

  it("gives every second back, whatever the time zone and however a float rounds it", () => {
    fc.assert(
      fc.property(fc.integer({min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(2200, 0, 1) / 1000}), (second) => {
        const serial = (second * 1000 - Date.UTC(1899, 11, 30)) / 86_400_000;
        const wanted = new Date(second * 1000).toISOString().slice(0, 19).replace("T", " ").replace(" 00:00:00", "");
        expect(dateText(serial, false)).toBe(wanted);
      }),
    );
  });
});

describe("numberCell(stored, format, date1904)", () => {
  it("writes every number as its shortest text, which reads as the same number", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
        const text = numberCell(value.toPrecision(17), "number", false)?.text ?? "";
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("takes nothing for a number that is none", () => {
    for (const text of ["", "1,5", "0x10", "Infinity", "NaN", "1e", "--1", "1e999"]) {
      expect(numberCell(text, "number", false), text).toBeNull();
    }
  });

  it("leaves a number that is no day a number", () => {
    expect(numberCell("-5", "date", false)?.text).toBe("-5");
    expect(numberCell("-0.5", "time", false)?.text).toBe("-0.5");
  });
});
