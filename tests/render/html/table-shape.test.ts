import {describe, expect, it} from "vitest";
import {splitAtUnits, tableShape} from "../../../src/render/html/table-shape.ts";
import * as sample from "../sample-analyses.ts";

describe("splitAtUnits", () => {
  it.each([
    ["76", "76", ""],
    ["100 (98)", "100", " (98)"],
    ["9,2", "9", ",2"],
    ["1.056,5", "1.056", ",5"],
    ["100,0 (1.204)", "100", ",0 (1.204)"],
    ["4-17", "4-17", ""],
    ["4,3-16,7", "4,3-16", ",7"],
    ["−3,2", "−3", ",2"],
    ["52 pct.", "52", " pct."],
    ["9,2 %", "9", ",2 %"],
    ["25 % (93)", "25", " % (93)"],
    ["100 pct. (98)", "100", " pct. (98)"],
    ["53 BC", "53", " BC"],
    ["34**", "34", "**"],
    ["0,397***", "0", ",397***"],
    ["24 af 98", "24 af 98", ""],
    ["–", "–", ""],
    ["", "", ""],
    ["for få svar", "for få svar", ""],
  ])("splitAtUnits(%j) aligns %j and hangs %j", (printed, aligned, hanging) => {
    expect(splitAtUnits(printed)).toEqual({aligned, hanging});
  });
});

describe("tableShape", () => {
  it("sets aside the room that hangs in most columns for the whole table", () => {
    expect(tableShape(sample.misuse.table)).toMatchObject({style: "--hanging: 3.7ch", commonHanging: 3.7});
  });

  it("makes room for signs that are wider than points and brackets", () => {
    const {table} = sample.hours;
    const shown = (text: string) => {
      const cell = {
        kind: "share",
        address: "",
        count: 1,
        base: 4,
        exact: 0.25,
        printed: "25",
        shown: text,
        interval: null,
      } as const;
      const rows = [{key: "1", label: "Ja", role: "category", cells: [cell]}] as const;
      const blocks = [{key: "a", label: null, question: null, rows}];
      return tableShape({...table, columns: table.columns.slice(0, 1), blocks}).hanging;
    };
    // A figure is 1 wide, so that 93 is 2.
    expect(shown("25 % (93)")).toEqual([5.9]);
    expect(shown("25 BC")).toEqual([3.1]);
    expect(shown("25**")).toEqual([1.7]);
  });

  it("knows columns whose numbers hang differently", () => {
    expect(tableShape(sample.hours.table).hanging).toEqual([0, 2.6, 0, 1.6]);
  });

  it("sets few columns under short labels close together, and many columns small", () => {
    expect(tableShape(sample.demography.table).className).toBe("data few-columns");
    expect(tableShape(sample.readiness.table).className).toBe("data columns-2");
    expect(tableShape(sample.wellbeing.table).className).toBe("data columns-10 many-columns");
    expect(tableShape(sample.levels.table)).toMatchObject({className: "data very-many-columns", style: null});
    expect(tableShape(sample.differences.table).className).toBe("data texts");
  });
});
