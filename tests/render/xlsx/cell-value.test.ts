import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {printNumber} from "../../../src/numbers/print.ts";
import {sheetCell} from "../../../src/render/xlsx/cell-value.ts";
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
  });

  it("sheetCell(base) shows the n that the table shows", () => {
    expect(shown({kind: "base", address, count: 98, base: 98, exact: 1, printed: "100 (98)"})).toBe("100 % (98)");
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
