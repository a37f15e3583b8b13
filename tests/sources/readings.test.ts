import {describe, expect, it} from "vitest";
import {columnReadings} from "../../src/sources/readings.ts";

const reading = (values: (string | null)[], delimiter: string | null = ",") => columnReadings([values], delimiter)[0];

describe("columnReadings(columns, delimiter)", () => {
  it("takes the decimal sign from the whole column", () => {
    expect(reading(["12", "7,5", null])).toEqual({kind: "number", decimal: ","});
    expect(reading(["1.234,5", "12"])).toEqual({kind: "number", decimal: ","});
    expect(reading(["12", "7.5"])).toEqual({kind: "number", decimal: "."});
  });

  it("takes a column in which both decimal signs are used as text", () => {
    expect(reading(["7,5", "7.5"])).toEqual({kind: "text"});
  });

  it("reads 1.234 as the file's other columns are read", () => {
    expect(columnReadings([["1.234"], ["7,5"]], "\t")).toEqual([
      {kind: "number", decimal: ","},
      {kind: "number", decimal: ","},
    ]);
    expect(columnReadings([["1.234"], ["7.5"]], ";")[0]).toEqual({kind: "number", decimal: "."});
  });

  it("reads 1.234 by the delimiter when no other column tells: a thousand in a file parted by semicolon", () => {
    expect(reading(["1.234", "12"], ";")).toEqual({kind: "number", decimal: ","});
    expect(reading(["1.234", "12"], "\t")).toEqual({kind: "number", decimal: "."});
  });

  it("takes ids with leading zeros or more than 15 digits as text", () => {
    expect(reading(["01234", "12345"])).toEqual({kind: "text"});
    expect(reading(["1234567890123456"])).toEqual({kind: "text"});
    expect(reading(["0", "10"])).toMatchObject({kind: "number"});
  });

  it("knows Danish and ISO dates, with and without times", () => {
    expect(reading(["26-01-2018", null, "08-02-2018"])).toEqual({kind: "date", order: "dmy"});
    expect(reading(["26.01.2018", "8/2/2018"])).toEqual({kind: "date", order: "dmy"});
    expect(reading(["2018-01-26"])).toEqual({kind: "date", order: "ymd"});
    expect(reading(["2018-01-26 10:00:00", "2018-01-26"])).toEqual({kind: "datetime", order: "ymd"});
    expect(reading(["26-01-2018 10:00"])).toEqual({kind: "datetime", order: "dmy"});
  });

  it("takes a column with one value that does not fit as text, and one of nothing as empty", () => {
    expect(reading(["26-01-2018", "ukendt"])).toEqual({kind: "text"});
    expect(reading(["1", "2", "ved ikke"])).toEqual({kind: "text"});
    expect(reading([null, null])).toEqual({kind: "empty"});
    expect(reading([])).toEqual({kind: "empty"});
  });
});
