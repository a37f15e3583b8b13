import {readExcel} from "../../../src/sources/excel.ts";
import {rowsOf, xlsxOf} from "../../../tests/support/xlsx.ts";
import {zipOf} from "../../../tests/support/zip.ts";
import type {FuzzedReader} from "../reader.ts";
import {filesOf, utf8} from "../text-files.ts";

const rows = rowsOf([
  ["id", "alder", "dag", "ja", "by"],
  ["B1", 31.5, '<c s="1"><v>43126.5</v></c>', '<c t="b"><v>1</v></c>', '<c t="s"><v>0</v></c>'],
  ["B2", "2,5", "27-01-2018", '<c t="e"><v>#N/A</v></c>', '<c t="str"><f>A1</f><v>Køge</v></c>'],
]);
const merged = rowsOf([
  ["id", "Trivsel", null],
  [null, "glad", "rolig"],
  ["B1", 1, '<c t="s"><v>0</v></c>'],
]);
const sheet = `<worksheet><sheetData>${merged}</sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells></worksheet>`;
const content =
  '<office:document-content><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>b</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>c</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>d</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2018-01-26"/></table:table-row></table:table></office:spreadsheet></office:document-content>';
const spreadsheetML =
  '<?xml version="1.0"?><Workbook xmlns:ss="urn"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="A"><Table><Column ss:Index="2" ss:Span="1" ss:StyleID="d"/><Row><Cell><Data ss:Type="String">id</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">b</Data></Cell></Row><Row><Cell ss:Index="2"><Data ss:Type="String">c</Data></Cell><Cell><Data ss:Type="String">d</Data></Cell></Row><Row ss:Index="4" ss:Span="1"><Cell ss:Index="2"><Data ss:Type="Number">43126</Data></Cell><Cell><Data ss:Type="DateTime">2018-01-26T08:30:00.000</Data></Cell></Row></Table></Worksheet></Workbook>';

/**
 * Workbooks, and the sheets of workbooks: a fault in a packed file is stopped by its checksum, so the XML of a sheet is
 * damaged before it is packed, too.
 */
export const reader: FuzzedReader = {
  name: "excel",

  async seeds() {
    const {utils, write} = await import("@e965/xlsx");
    const book = utils.book_new(
      utils.aoa_to_sheet([
        ["id", "tal", "ja"],
        ["Bø", 1.5, true],
        ["B2", -2, null],
      ]),
      "Ark1",
    );
    const xls = new Uint8Array(write(book, {type: "buffer", bookType: "biff8"}));
    const xlsx = xlsxOf([{name: "Ark1", rows}], {strings: ["<t>Næstved</t>"], formats: ["dd-mm-yyyy"]});
    return [xlsx, xls, utf8(spreadsheetML), utf8(sheet), utf8(content)];
  },

  async read(bytes) {
    const effects = filesOf({"a.xlsx": packed(bytes)});
    return readExcel("a", "a.xlsx", {folder: ".", place: {file: "a"}, effects}, {});
  },
};

/** The XML of a sheet in its place in a workbook; all else as it is. */
function packed(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.subarray(0, 40)).toString("latin1");
  if (/worksheet|sheetData/.test(start)) return asSheet(bytes);
  return start.includes("office") ? asContent(bytes) : bytes;
}

function asSheet(bytes: Uint8Array): Uint8Array {
  const parts = [{name: "xl/worksheets/sheet1.xml", content: bytes}];
  return xlsxOf([{name: "Ark1", rows: ""}], {strings: ["<t>Næstved</t>"], formats: ["dd-mm-yyyy"], parts});
}

function asContent(bytes: Uint8Array): Uint8Array {
  return zipOf([{name: "content.xml", content: bytes}]);
}
