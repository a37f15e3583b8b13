import {read, type WorkBook, type WorkSheet} from "@e965/xlsx";
import {beforeAll, describe, expect, it} from "vitest";
import {numberedTables} from "../../src/render/xlsx/numbered-tables.ts";
import {renderXlsx} from "../../src/render/xlsx.ts";
import {institute} from "../support/themes.ts";
import {hostileDocument} from "./hostile-document.ts";
import {sampleDocument} from "./sample-document.ts";
import {shownInExcel} from "./xlsx/shown-in-excel.ts";

describe("renderXlsx", () => {
  const report = sampleDocument();
  let bytes: Uint8Array;
  let workbook: WorkBook;

  beforeAll(async () => {
    bytes = await renderXlsx(report, {theme: institute});
    workbook = read(bytes, {cellNF: true, cellFormula: true});
  });

  it("has a sheet of contents and one for each table, in the report's order", () => {
    expect(workbook.SheetNames).toEqual(["Indhold", ...numberedTables(report).map(({sheet}) => sheet)]);
  });

  it("holds every number of every table exactly, and every text as text", () => {
    let numbers = 0;
    for (const {sheet, analysis} of numberedTables(report)) {
      const written = valuesOf(workbook.Sheets[sheet] as WorkSheet);
      for (const cell of analysis.table.blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells))) {
        if (cell.kind === "text" || cell.kind === "empty") continue;
        numbers++;
        expect(written, cell.address).toContain(cell.exact);
        if (cell.kind === "share") expect(written, cell.address).toContain(cell.count);
      }
    }
    expect(numbers).toBeGreaterThan(100);
  });

  it("shows each number as the report prints it", () => {
    for (const {sheet, analysis} of numberedTables(report)) {
      const rows = rowsOf(workbook.Sheets[sheet] as WorkSheet);
      for (const row of analysis.table.blocks.flatMap((block) => block.rows)) {
        const written = rows.filter(([label]) => label === row.label);
        const shares = row.cells.filter((cell) => cell.kind === "share").map(({printed}) => `${printed} %`);
        if (shares.length === 0) continue;
        expect(written, row.label).toContainEqual(expect.arrayContaining(shares));
      }
    }
  });

  it("says the notice of the edition right under its title", async () => {
    const noticed = {...report, info: {...report.info, notice: "=Tallene er foreløbige."}};
    const {Sheets} = read(await renderXlsx(noticed, {theme: institute}), {cellFormula: true});
    expect(Sheets.Indhold?.A2).toMatchObject({t: "s", v: "Bemærk: =Tallene er foreløbige."});
    expect(Sheets.Indhold?.A2?.f).toBeUndefined();
  });

  it("gives the same bytes again", async () => {
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.compare(await renderXlsx(report, {theme: institute}), bytes)).toBe(0);
  });

  it("makes no formula of hostile texts, and follows no link out", async () => {
    const hostile = read(await renderXlsx(hostileDocument(), {theme: institute}), {cellFormula: true});
    for (const sheet of Object.values(hostile.Sheets)) {
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith("!")) continue;
        expect(cell.f).toBeUndefined();
        if (cell.l !== undefined) expect(cell.l.Target).toMatch(/^#/);
      }
    }
  });
});

/** All values of a sheet, numbers as they are stored. */
function valuesOf(sheet: WorkSheet): unknown[] {
  return Object.entries(sheet).flatMap(([address, cell]) => (address.startsWith("!") ? [] : [cell.v]));
}

/** The formatted texts of each row, in Danish. */
function rowsOf(sheet: WorkSheet): string[][] {
  const rows = new Map<number, string[]>();
  for (const [address, cell] of Object.entries(sheet)) {
    if (address.startsWith("!")) continue;
    const row = Number(/\d+$/.exec(address)?.[0]);
    rows.set(row, [
      ...(rows.get(row) ?? []),
      typeof cell.v === "number" ? shownInExcel(cell.v, String(cell.z ?? "0")) : cell.v,
    ]);
  }
  return [...rows.values()];
}
