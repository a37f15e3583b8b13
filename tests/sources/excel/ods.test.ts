import {describe, expect, it} from "vitest";
import {zipOf} from "../../support/zip.ts";
import {refusal} from "../support.ts";
import {readBook, valuesOf} from "./support.ts";

function ods(rows: string, manifest = "<manifest:manifest/>"): Uint8Array {
  return zipOf([
    {name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet"},
    {name: "META-INF/manifest.xml", content: manifest},
    {
      name: "content.xml",
      content: `<office:document-content><office:body><office:spreadsheet><table:table table:name="Ark1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

function row(cells: string, attributes = ""): string {
  return `<table:table-row${attributes}>${cells}</table:table-row>`;
}

function text(value: string): string {
  return `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
}

function cell(attributes: string): string {
  return `<table:table-cell ${attributes}/>`;
}

describe("readExcel, for OpenDocument spreadsheets", () => {
  it("reads each type of cell", async () => {
    const names = ["tal", "andel", "dag", "tid", "klokken", "ja", "tekst"].map(text).join("");
    const values = [
      cell('office:value-type="float" office:value="1.50"'),
      cell('office:value-type="percentage" office:value="0.25"'),
      cell('office:value-type="date" office:date-value="2018-01-26"'),
      cell('office:value-type="date" office:date-value="2018-04-26T12:28:58"'),
      cell('office:value-type="time" office:time-value="PT08H30M00S"'),
      cell('office:value-type="boolean" office:boolean-value="true"'),
      `<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>to<text:s text:c="2"/><text:span>ord</text:span></text:p><draw:frame><text:p>nej</text:p></draw:frame><text:p>linje 2</text:p></table:table-cell>`,
    ];
    const table = await readBook(ods(row(names) + row(values.join(""))));
    expect(valuesOf(table)).toEqual({
      tal: ["1.5"],
      andel: ["0.25"],
      dag: ["2018-01-26"],
      tid: ["2018-04-26 12:28:58"],
      klokken: ["08:30:00"],
      ja: ["1"],
      tekst: ["to  ord\nlinje 2"],
    });
    expect(table.files[0]?.encoding).toBe("ods");
  });

  it("follows repeated and covered cells and rows to the right places", async () => {
    const one = cell('table:number-columns-repeated="2" office:value-type="float" office:value="1"');
    const rows = [
      row(`${text("a")}${text("b")}<table:table-cell table:number-columns-repeated="2"/>${text("c")}`),
      row(cell('table:number-columns-repeated="16384"'), ' table:number-rows-repeated="3"'),
      row(`${one}<table:covered-table-cell/><table:table-cell/>${text("x")}`, ' table:number-rows-repeated="2"'),
      row(cell(""), ' table:number-rows-repeated="1048569"'),
    ];
    const table = await readBook(ods(rows.join("")));
    expect(valuesOf(table)).toEqual({a: ["1", "1"], b: ["1", "1"], c: ["x", "x"]});
    expect(table.lines).toEqual([5, 6]);
  });

  it("reads merged questions over their items", async () => {
    const head = `${text("id")}<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Trivsel</text:p></table:table-cell><table:covered-table-cell/>`;
    const rows = [
      row(head),
      row(`<table:table-cell/>${text("glad")}${text("rolig")}`),
      row(text("B1") + text("1") + text("2")),
    ];
    expect(Object.keys(valuesOf(await readBook(ods(rows.join("")))))).toEqual([
      "id",
      "Trivsel - glad",
      "Trivsel - rolig",
    ]);
  });

  it("refuses formulas without values, errors, and cells that are not what they say", async () => {
    const read = (value: string) => refusal(() => readBook(ods(row(text("a")) + row(value))));
    expect((await read(cell('table:formula="of:=1+1"'))).message).toBe(
      'Cell A2 of sheet "Ark1" holds a formula without a stored value.',
    );
    const error =
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>';
    expect((await read(error)).message).toBe('Cell A2 of sheet "Ark1" holds the error #DIV/0!.');
    for (const attributes of [
      'office:value-type="float" office:value="x"',
      'office:value-type="float"',
      'office:value-type="date" office:date-value="2018-02-30"',
      'office:value-type="time" office:time-value="8"',
    ]) {
      expect((await read(cell(attributes))).message).toBe('The workbook is damaged: sheet "Ark1", cell A2.');
    }
  });

  it("refuses cells that are repeated until memory is full, and workbooks that are encrypted", async () => {
    const full = 'table:number-columns-repeated="16384" office:value-type="float" office:value="1"';
    const error = await refusal(() => readBook(ods(row(cell(full), ' table:number-rows-repeated="1048576"'))));
    expect(error.message).toBe('Sheet "Ark1" is larger than 48 million cells.');
    const manifest =
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    expect((await refusal(() => readBook(ods(row(text("a")), manifest)))).message).toBe("The workbook is encrypted.");
  });
});
