import {describe, expect, it} from "vitest";
import {refusal} from "../support.ts";
import {readBook, valuesOf} from "./support.ts";

function workbook(rows: string, {styles = "", name = "Ark1", options = ""} = {}): string {
  return `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"><NumberFormat/></Style>${styles}</Styles>
<Worksheet ss:Name="${name}"><Table ss:ExpandedColumnCount="2">${rows}</Table>${options}</Worksheet>
</Workbook>`;
}

function text(value: string): string {
  return `<Cell><Data ss:Type="String">${value}</Data></Cell>`;
}

describe("readExcel, for SpreadsheetML 2003", () => {
  it("reads each type of cell", async () => {
    const types = ["tal", "dag", "tid", "klokken", "ja", "tekst"].map(text).join("");
    const values = `<Cell><Data ss:Type="Number">1.50</Data></Cell>
<Cell><Data ss:Type="DateTime">2018-01-26T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">2018-04-26T12:28:58.000</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell>
<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>fed</B> &amp; skrå</ss:Data><Comment><ss:Data>en note</ss:Data></Comment></Cell>`;
    const table = await readBook(workbook(`<Row>${types}</Row><Row>${values}</Row>`));
    expect(valuesOf(table)).toEqual({
      tal: ["1.5"],
      dag: ["2018-01-26"],
      tid: ["2018-04-26 12:28:58"],
      klokken: ["08:30:00"],
      ja: ["1"],
      tekst: ["fed & skrå"],
    });
    expect(table.files[0]?.encoding).toBe("spreadsheetml");
  });

  it("follows Index, Span and merged cells to the right rows and columns", async () => {
    const rows = `<Row ss:Index="2">${text("a")}<Cell ss:Index="3"><Data ss:Type="String">b</Data></Cell></Row>
<Row ss:Span="2"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell></Row>`;
    const table = await readBook(workbook(rows), {header_row: 2});
    expect(valuesOf(table)).toEqual({a: ["1"], b: ["2"]});
    expect(table.lines).toEqual([6]);
  });

  it("takes number formats from the cell, the row, the column and what a style is based on", async () => {
    const styles = `<Style ss:ID="dag"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="fed" ss:Parent="dag"><Font/></Style>
<Style ss:ID="pct"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="fast"><NumberFormat ss:Format="Fixed"/></Style>`;
    const number = (style = "") => `<Cell${style}><Data ss:Type="Number">43126</Data></Cell>`;
    const rows = `<Column ss:StyleID="dag"/><Column ss:Index="3" ss:StyleID="pct" ss:Span="1"/>
<Row>${["a", "b", "c", "d", "e"].map(text).join("")}</Row>
<Row>${number()}${number(' ss:StyleID="fed"')}${number()}${number(' ss:StyleID="fast"')}${number()}</Row>
<Row ss:StyleID="dag">${number()}${number()}${number()}</Row>`;
    const table = await readBook(workbook(rows, {styles}));
    expect(valuesOf(table)).toEqual({
      a: ["2018-01-26", "2018-01-26"],
      b: ["2018-01-26", "2018-01-26"],
      c: ["43126", "2018-01-26"],
      d: ["43126", null],
      e: ["43126", null],
    });
  });

  it("refuses formulas without values, errors, and cells that are not what they say", async () => {
    const read = (cell: string) => refusal(() => readBook(workbook(`<Row>${text("a")}</Row><Row>${cell}</Row>`)));
    expect((await read('<Cell ss:Formula="=1+1"/>')).message).toBe(
      'Cell A2 of sheet "Ark1" holds a formula without a stored value.',
    );
    expect((await read('<Cell><Data ss:Type="Error">#DIV/0!</Data></Cell>')).message).toBe(
      'Cell A2 of sheet "Ark1" holds the error #DIV/0!.',
    );
    for (const data of ['"Number">1,5', '"DateTime">i går', '"Boolean">ja', '"Other">x']) {
      const error = await read(`<Cell><Data ss:Type=${data}</Data></Cell>`);
      expect(error.message).toBe('The workbook is damaged: sheet "Ark1", cell A2.');
    }
    const computed = workbook(
      `<Row>${text("a")}</Row><Row><Cell ss:Formula="=1+1"><Data ss:Type="Number">3</Data></Cell></Row>`,
    );
    expect(valuesOf(await readBook(computed))).toEqual({a: ["3"]});
  });

  it("passes over hidden sheets, and refuses a file that is cut off", async () => {
    const hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>";
    const whole = workbook(`<Row>${text("a")}</Row><Row>${text("1")}</Row>`);
    const first = workbook(`<Row>${text("x")}</Row><Row>${text("2")}</Row>`, {name: "Skjult", options: hidden});
    const [sheet = ""] = /<Worksheet.*<\/Worksheet>/s.exec(whole) ?? [];
    expect(valuesOf(await readBook(first.replace("</Workbook>", `${sheet}</Workbook>`)))).toEqual({a: ["1"]});
    expect((await refusal(() => readBook(whole.slice(0, -20)))).message).toMatch(/^The XML is not whole/);
  });

  it("reads the encoding that the file declares, and refuses bytes that are not in it", async () => {
    const content = workbook(`<Row>${text("by")}</Row><Row>${text("Næstved")}</Row>`);
    const latin = content.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"');
    expect(valuesOf(await readBook(Buffer.from(latin, "latin1")))).toEqual({by: ["Næstved"]});
    const wide = Buffer.from(`\ufeff${content}`, "utf16le");
    expect(valuesOf(await readBook(wide))).toEqual({by: ["Næstved"]});
    const error = await refusal(() => readBook(Buffer.from(content, "latin1")));
    expect(error.message).toBe("The XML is not in the encoding it declares.");
  });
});
