import {describe, expect, it} from "vitest";
import {fileName} from "../../../templates/screen/save.js";
import {plainValue, toCsv, toTsv} from "../../../templates/screen/table-text.js";

describe("plainValue", () => {
  it.each([
    ["1.234", "1234"],
    ["12.345,6", "12345,6"],
    ["−0,2", "-0,2"],
    ["100 (98)", "100 (98)"],
    ["24 pct.", "24 pct."],
    ["1.23", "1.23"],
  ])("gives %s as %s", (text, value) => {
    expect(plainValue(text)).toBe(value);
  });

  it.each(['=HYPERLINK("x")', "+1+1", "-2+3", "@SUM(A1)", "\tx"])("makes no formula of %s", (text) => {
    expect(plainValue(text)).toBe(`'${text}`);
  });
});

const grid = {
  head: ["", "Procent: Ja"],
  rows: [
    ["Dårligt; eller »mindre« godt", "1.024"],
    ['"', "=1"],
  ],
};

describe("toCsv", () => {
  it("is what a Danish spreadsheet reads: byte order mark, semicolons, lines that end with CRLF", () => {
    expect(toCsv([grid])).toBe('\ufeff;Procent: Ja\r\n"Dårligt; eller »mindre« godt";1024\r\n"""";\'=1\r\n');
  });
});

describe("toTsv", () => {
  it("has tabs between values and a line a row", () => {
    expect(toTsv([grid])).toBe("\tProcent: Ja\nDårligt; eller »mindre« godt\t1024\n\"\t'=1");
  });
});

describe("fileName", () => {
  it.each([
    ["Tabel 4.1", "tabel-4-1"],
    ["Tallene bag Figur 4.2.", "tallene-bag-figur-4-2"],
    ["Ærø på ny", "aeroe-paa-ny"],
    ["…", "maalepunkt"],
  ])("calls %s %s", (label, name) => {
    expect(fileName(label)).toBe(name);
  });
});
