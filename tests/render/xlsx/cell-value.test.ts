import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {printNumber} from "../../../src/numbers/print.ts";
import {sheetCell} from "../../../src/render/xlsx/cell-value.ts";
import {rowHeight} from "../../../src/render/xlsx/row-height.ts";
import type {Cell} from "../../../src/results/model.ts";
import {shownInExcel} from "./shown-in-excel.ts";

const address = "a/b/r/c";

function numberCell(exact: number, printed: string, shown?: string): Cell {
  return {kind: "number", address, base: 10, exact, printed, ...(shown === undefined ? {} : {shown})};
}

/** As Danish Excel shows it. */
function shown(cell: Cell): string {
  const {value, format} = sheetCell(cell);
  if (format === null) return String(value);
  return typeof value === "number" ? shownInExcel(value, format) : value;
}

describe("sheetCell", () => {
  it("sheetCell(share) is a percentage, exact", () => {
    const cell: Cell = {kind: "share", address, count: 53, base: 98, exact: 53 / 98, printed: "54", interval: null};
    expect(sheetCell(cell)).toEqual({value: 53 / 98, format: "0\\ %", note: null});
    expect(shown({...cell, printed: "54,1"})).toBe("54,1 %");
    expect(shown({...cell, shown: "54 % (53)"})).toBe("54 % (53)");
    expect(shown({...cell, shown: "Gul (54 pct.)"})).toBe("Gul (54 %)");
  });

  it("sheetCell(base) shows the n that the table shows", () => {
    expect(shown({kind: "base", address, count: 98, base: 98, exact: 1, printed: "100 (98)"})).toBe("100 % (98)");
  });

  it("sheetCell(count) does not tell more than a table that only crosses off", () => {
    const cell: Cell = {kind: "count", address, count: 43, base: null, exact: 43, printed: "43", shown: "X"};
    expect(sheetCell(cell)).toEqual({value: "X", format: null, note: null});
    expect(shown({...cell, shown: "43"})).toBe("43");
  });

  it("sheetCell(number) keeps its decimals, its thousands and what the table shows beside it", () => {
    expect(shown(numberCell(34.56, "34,6"))).toBe("34,6");
    expect(shown(numberCell(-1234.5, "−1.234,5"))).toBe("-1.234,5");
    expect(shown(numberCell(5.21, "5,2", "5,2***"))).toBe("5,2***");
    expect(shown(numberCell(3.4, "3,4", "Grøn (3,4)"))).toBe("Grøn (3,4)");
  });

  it("sheetCell tells where the report's rule rounds otherwise than Excel", () => {
    const cell: Cell = {kind: "share", address, count: 49, base: 200, exact: 0.2446, printed: "25", interval: null};
    expect(sheetCell(cell).note).toBe("Trykt som 25 i rapporten, der afrunder på en anden måde.");
  });

  it("sheetCell(empty) tells why in a note", () => {
    expect(sheetCell({kind: "empty", address, printed: "–", reason: "Ingen er spurgt"})).toEqual({
      value: "–",
      format: null,
      note: "Ingen er spurgt",
    });
  });

  it("sheetCell(text) stays text, also when it looks like a formula", () => {
    expect(sheetCell({kind: "text", address, printed: '=HYPERLINK("http://x")\u0000'}).value).toBe(
      '=HYPERLINK("http://x")',
    );
  });

  it("sheetCell keeps what Excel's limits allow, and tells the rest in a note", () => {
    const long = sheetCell(numberCell(5.21, "5,2", `5,2 ${"timer ".repeat(60)}`));
    expect(long).toMatchObject({value: 5.21, format: "0.0", note: expect.stringMatching(/^Trykt som »5,2 timer/)});
    expect(sheetCell(numberCell(1.5, `1,5${"0".repeat(40)}`)).format).toBe(`0.${"0".repeat(30)}`);
    expect(sheetCell(numberCell(Number.POSITIVE_INFINITY, "∞"))).toEqual({value: "∞", format: null, note: null});
    const text = sheetCell({kind: "text", address, printed: `x${"𝄞".repeat(20_000)}`}).value;
    expect(text).toBe(`x${"𝄞".repeat(16_383)}`);
    expect(sheetCell({kind: "text", address, printed: "𝄞".repeat(20_000)}).value).toBe("𝄞".repeat(16_383));
  });

  it("numbers of any size are shown as the report prints them", () => {
    fc.assert(
      fc.property(fc.integer({min: -9_999_999, max: 9_999_999}), fc.integer({min: 0, max: 3}), (digits, decimals) => {
        const exact = digits / 1000;
        const printed = printNumber(exact, decimals);
        const {note} = sheetCell(numberCell(exact, printed));
        if (note === null) expect(shown(numberCell(exact, printed))).toBe(printed.replace("−", "-"));
      }),
    );
  });
});

describe("rowHeight", () => {
  it("gives each line its room, up to the height that a row may have", () => {
    expect(rowHeight([{text: "kort", width: 40}])).toBe(13.5);
    expect(rowHeight([{text: "a\nb\nc", width: 40}])).toBe(40.5);
    expect(rowHeight([{text: "to lange bogstaver", width: 10}])).toBe(27);
    expect(rowHeight([{text: "bogstavrækkersammen", width: 10}])).toBe(27);
    expect(rowHeight([{text: "a ".repeat(20_000), width: 10}], 1.4)).toBe(409);
  });
});
