import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sheetName} from "../../../src/render/xlsx/sheet-name.ts";

describe("sheetName", () => {
  it("sheetName(label) keeps what Excel allows", () => {
    expect(sheetName("Tabel 4.1", new Set())).toBe("Tabel 4.1");
    expect(sheetName("Tabel [1]: 'a/b'*?", new Set())).toBe("Tabel 1 'a b");
    expect(sheetName("", new Set())).toBe("Tabel");
  });

  it("sheetName(label, taken) makes a name of its own, whatever the case", () => {
    expect(sheetName("TABEL 1", new Set(["tabel 1", "tabel 1 (2)"]))).toBe("TABEL 1 (3)");
  });

  it("sheetName gives 1 to 31 allowed letters and never the same twice", () => {
    fc.assert(
      fc.property(fc.array(fc.string({maxLength: 50}), {maxLength: 20}), (labels) => {
        const taken = new Set<string>();
        const names = labels.map((label) => sheetName(label, taken));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(labels.length);
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u);
      }),
    );
  });
});
