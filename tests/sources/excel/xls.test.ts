import type {WorkSheet} from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {refusal} from "../support.ts";
import {readBook, valuesOf} from "./support.ts";

const {CFB, utils, write} = await import("@e965/xlsx");

function xls(sheet: WorkSheet): Uint8Array {
  return new Uint8Array(write(utils.book_new(sheet, "Ark1"), {type: "buffer", bookType: "biff8"}));
}

function sample(): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    ["id", "tal", "dag", "ja", "f"],
    ["Bø", 1.5, null, true, null],
    ["B2", -2, null, false, null],
  ]);
  sheet.C2 = {t: "n", v: 43126, z: "dd-mm-yyyy"};
  sheet.E2 = {t: "n", v: 7, f: "3+3"};
  sheet.E3 = {t: "e", v: 0x2a};
  return sheet;
}

describe("readExcel, for .xls workbooks", () => {
  it("reads texts, numbers, dates, true and false, and the stored values of formulas", async () => {
    const table = await readBook(xls(sample()));
    expect(valuesOf(table)).toEqual({
      id: ["Bø", "B2"],
      tal: ["1.5", "-2"],
      dag: ["2018-01-26", null],
      ja: ["1", "0"],
      f: ["7", null],
    });
    expect(table.files[0]?.encoding).toBe("xls");
    expect(table.lines).toEqual([2, 3]);
    expect(table.notes).toEqual(["Arket »Ark1«: Cellen E3 med fejlen #N/A eller #NULL! er læst som tom."]);
  });

  it("refuses cells with errors, naming them", async () => {
    const sheet = sample();
    sheet.B3 = {t: "e", v: 0x07};
    expect((await refusal(() => readBook(xls(sheet)))).message).toBe(
      'Cell B3 of sheet "Ark1" holds the error #DIV/0!.',
    );
  });

  it("refuses a workbook with a password, and one that is cut off", async () => {
    const container = CFB.read(Buffer.from(xls(sample())), {type: "buffer"});
    const stream = CFB.find(container, "/Workbook");
    const content = Buffer.from(stream?.content ?? []);
    const afterStart = 4 + content.readUInt16LE(2);
    const password = Buffer.from("2f00360001000100010000000000000000000000000000000000000000000000", "hex");
    const record = Buffer.concat([password, Buffer.alloc(58 - password.length)]);
    const locked = Buffer.concat([content.subarray(0, afterStart), record, content.subarray(afterStart)]);
    if (stream !== null) Object.assign(stream, {content: locked, size: locked.length});
    const error = await refusal(async () =>
      readBook(Buffer.from(CFB.write(container, {type: "buffer"}) as Uint8Array)),
    );
    expect(error.message).toBe("The workbook is encrypted with a password.");
    const cut = await refusal(() => readBook(xls(sample()).subarray(0, 700)));
    expect(cut.message).toBe("The workbook is damaged, or no .xls workbook.");
  });
});
