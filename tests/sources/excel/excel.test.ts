import {describe, expect, it} from "vitest";
import {rowsOf, type XlsxOptions, type XlsxSheet, xlsxOf} from "../../support/xlsx.ts";
import {zipOf} from "../../support/zip.ts";
import {refusal} from "../support.ts";
import {readBook, valuesOf} from "./support.ts";

type Cells = Parameters<typeof rowsOf>[0];

function book(rows: Cells, options: XlsxOptions & {merges?: string[]} = {}): Uint8Array {
  return xlsxOf([{name: "Ark1", rows: rowsOf(rows), merges: options.merges ?? []}], options);
}

describe("readExcel(key, file, context, spec)", () => {
  it("reads a sheet with a header, with numbers, texts and the rows of the sheet", async () => {
    const table = await readBook(
      book([
        ["id", "alder", "by"],
        ["B1", 31.5, "Næstved"],
        ["B2", 0.1, null],
      ]),
    );
    expect(valuesOf(table)).toEqual({id: ["B1", "B2"], alder: ["31.5", "0.1"], by: ["Næstved", null]});
    expect(table.columns[1]?.reading).toEqual({kind: "number", decimal: "."});
    expect(table.lines).toEqual([2, 3]);
    expect(table).toMatchObject({key: "ark", dataFile: "data/ark.xlsx", rowCount: 2, held: null, notes: []});
    expect(table.files).toEqual([
      {
        path: "../../data/ark.xlsx",
        rows: 2,
        encoding: "xlsx",
        delimiter: null,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(table.variables[0]).toEqual({
      name: "id",
      question: null,
      kind: "unknown",
      labels: [],
      option: null,
      missing: null,
      measure: null,
      place: {file: "data/ark.xlsx", line: 1},
    });
  });

  it("leaves out blank rows and blank columns, and keeps the numbers of the rows", async () => {
    const rows = `${rowsOf([["a", null, "b", null]])}${rowsOf([[1, null, 2], [null], ["  "], [3, null, 4], [null]], 3)}`;
    const table = await readBook(xlsxOf([{name: "Ark1", rows}]));
    expect(valuesOf(table)).toEqual({a: ["1", "3"], b: ["2", "4"]});
    expect(table.lines).toEqual([3, 6]);
  });

  it("reads shared strings in parts, without their phonetic readings, and resolves what is escaped", async () => {
    const strings = [
      "<t>navn</t>",
      "<r><t>to</t></r><r><rPr/><t xml:space='preserve'> dele</t></r><rPh><t>nej</t></rPh>",
      "<t>a &lt;b&gt; &amp;amp; &#230;&#xF8; _x0041_</t>",
    ];
    const cells = [0, 1, 2].map((index) => [`<c t="s"><v>${index}</v></c>`]);
    expect(valuesOf(await readBook(book(cells, {strings})))).toEqual({navn: ["to dele", "a <b> &amp; æø A"]});
  });

  it("reads dates by the formats of their cells, in the 1900 and the 1904 system", async () => {
    const formats = ["dd-mm-yyyy", 'yyyy-mm-dd"T"hh:mm:ss', "[h]:mm", "#,##0.00"];
    const cells: Cells = [
      ["dag", "tid", "timer", "kr"],
      [
        '<c s="1"><v>43126</v></c>',
        '<c s="2"><v>43216.520115740743</v></c>',
        '<c s="3"><v>1.5</v></c>',
        '<c s="4"><v>43126</v></c>',
      ],
      [
        '<c s="1"><v>59</v></c>',
        '<c t="d"><v>2018-04-26T12:28:58Z</v></c>',
        '<c s="3"><v>0.25</v></c>',
        '<c s="4"><v>-1e-7</v></c>',
      ],
    ];
    const table = await readBook(book(cells, {formats}));
    expect(valuesOf(table)).toEqual({
      dag: ["2018-01-26", "1900-02-28"],
      tid: ["2018-04-26 12:28:58", "2018-04-26 12:28:58"],
      timer: ["36:00:00", "06:00:00"],
      kr: ["43126", "-1e-7"],
    });
    expect(table.columns.map((column) => column.reading.kind)).toEqual(["date", "datetime", "text", "number"]);
    const later = await readBook(book([["dag"], ['<c s="1"><v>0</v></c>']], {formats, date1904: true}));
    expect(valuesOf(later)).toEqual({dag: ["1904-01-01"]});
  });

  it("reads numbers and dates that stand as text among such, and tells so in a note", async () => {
    const formats = ["dd-mm-yyyy"];
    const table = await readBook(
      book(
        [
          ["timer", "dag", "koder", "svar"],
          [1.5, '<c s="1"><v>43126</v></c>', 1, 1],
          ["2,5", "27-01-2018", "01", "Ja"],
          ["1.000,5", null, 2, 2],
          ["#N/A", "08-02-2018 08.30", 3, 3],
        ],
        {formats},
      ),
    );
    expect(valuesOf(table)).toEqual({
      timer: ["1.5", "2.5", "1000.5", null],
      dag: ["2018-01-26", "2018-01-27", null, "2018-02-08 08:30:00"],
      koder: ["1", "01", "2", "3"],
      svar: ["1", "Ja", "2", "3"],
    });
    expect(table.columns.map((column) => column.reading.kind)).toEqual(["number", "datetime", "text", "text"]);
    expect(table.notes).toEqual([
      "Arket »Ark1«: Tal og datoer, der er gemt som tekst, er læst som tal og datoer: timer, dag.",
    ]);
  });

  it("reads a column of nothing but text as text of other exports, with the decimal sign that it shows", async () => {
    const table = await readBook(
      book([
        ["a", "b", "c"],
        ["2,5", 1, "1.234"],
        ["1.000", "1.234", 5],
      ]),
    );
    expect(table.columns.map((column) => column.reading)).toEqual([
      {kind: "number", decimal: ","},
      {kind: "number", decimal: "."},
      {kind: "number", decimal: "."},
    ]);
    // Column a shows that points part thousands here.
    expect(valuesOf(table)).toMatchObject({a: ["2,5", "1.000"], b: ["1", "1234"], c: ["1234", "5"]});
  });

  it("reads true and false as 1 and 0 with labels, and percentages as shares with a note", async () => {
    const table = await readBook(
      book(
        [
          ["ja", "andel"],
          ['<c t="b"><v>1</v></c>', '<c s="1"><v>0.25</v></c>'],
          ['<c t="b"><v>0</v></c>', '<c s="1"><v>1</v></c>'],
        ],
        {
          formats: ["0.0%"],
        },
      ),
    );
    expect(valuesOf(table)).toEqual({ja: ["1", "0"], andel: ["0.25", "1"]});
    expect(table.variables[0]).toMatchObject({
      kind: "single",
      labels: [
        {code: "1", label: "Ja"},
        {code: "0", label: "Nej"},
      ],
    });
    expect(table.variables[1]?.kind).toBe("unknown");
    expect(table.notes).toEqual([
      "Arket »Ark1«: Procenter er gemt som andele og læst som andele (0,25 for 25 pct.): andel.",
    ]);
  });

  it("tells of merged cells among the answers, of which only the first has a value", async () => {
    const rows: Cells = [
      ["by", "a"],
      ["Køge", 1],
      [null, 2],
    ];
    const table = await readBook(book(rows, {merges: ["A2:A3"]}));
    expect(valuesOf(table)).toEqual({by: ["Køge", null], a: ["1", "2"]});
    expect(table.notes).toEqual([
      "Arket »Ark1«: Der er flettede celler blandt svarene (1; den første er A2:A3); kun den øverste til venstre af dem har en værdi.",
    ]);
  });

  it("tells of numbers that Excel has rounded, and reads them as text", async () => {
    const table = await readBook(book([["cpr"], ["<c><v>1.2345678901234568E+19</v></c>"], [5]]));
    expect(table.columns[0]?.reading.kind).toBe("text");
    expect(table.notes).toEqual([
      "Arket »Ark1«: Excel gemmer kun 15 cifre af et tal, så længere tal er afrundet i filen: cpr.",
    ]);
  });

  it("takes the stored values of formulas, and computes none", async () => {
    const table = await readBook(
      book([
        ["a", "b", "c"],
        [
          "<c><f>1+1</f><v>3</v></c>",
          '<c t="str"><f>HYPERLINK("http://example.dk","Navn")</f><v>Navn</v></c>',
          '<c t="str"><f>""</f><v></v></c>',
        ],
      ]),
    );
    expect(valuesOf(table)).toEqual({a: ["3"], b: ["Navn"], c: [null]});
  });

  it("refuses a formula without a stored value, naming sheet and cell", async () => {
    for (const cell of ["<c><f>SUM(A1:A9)</f></c>", "<c><f>1+1</f><v/></c>"]) {
      const error = await refusal(() =>
        readBook(
          book([
            ["a", "b"],
            [1, 2],
            [1, cell],
          ]),
        ),
      );
      expect(error.kind).toBe("data");
      expect(error.message).toBe('Cell B3 of sheet "Ark1" holds a formula without a stored value.');
      expect(error.place).toEqual({file: "data/ark.xlsx", line: 3, column: 2});
      expect(error.hint).toMatch(/^Formulas are never computed here/);
    }
  });

  it("refuses cells with errors, save those that say that there is nothing, which it counts in a note", async () => {
    const error = await refusal(() => readBook(book([["a"], ['<c t="e"><v>#DIV/0!</v></c>']])));
    expect(error.message).toBe('Cell A2 of sheet "Ark1" holds the error #DIV/0!.');
    const name = await refusal(() =>
      readBook(
        book([
          ['<c t="e"><v>#REF!</v></c>', "b"],
          [1, 2],
        ]),
      ),
    );
    expect(name.message).toBe('Cell A1 of sheet "Ark1" holds the error #REF!.');
    const table = await readBook(
      book([
        ["a", "b"],
        ['<c t="e"><v>#N/A</v></c>', 1],
        [2, '<c t="e"><v>#NULL!</v></c>'],
      ]),
    );
    expect(valuesOf(table)).toEqual({a: [null, "2"], b: ["1", null]});
    expect(table.notes).toEqual([
      "Arket »Ark1«: 2 celler med fejlen #N/A eller #NULL! er læst som tomme; den første er A2.",
    ]);
  });
});

describe("the header of a sheet", () => {
  it("stands in the row that header_row tells", async () => {
    const rows: Cells = [["Udtræk 2026"], [null], ["a", "b"], [1, 2]];
    expect(valuesOf(await readBook(book(rows), {header_row: 3}))).toEqual({a: ["1"], b: ["2"]});
    const titled = await refusal(() => readBook(book(rows)));
    expect(titled.message).toBe('Column B of sheet "Ark1" has no name: cell B1 is empty.');
    expect(titled.hint).toBe("Do the names stand in row 3? Then write header_row: 3.");
    const blank = await refusal(() => readBook(book(rows), {header_row: 2}));
    expect(blank.message).toBe('Row 2 of sheet "Ark1", where the names should stand, is empty.');
    const merged = await refusal(() => readBook(book(rows, {merges: ["A1:B1"]})));
    expect(merged.message).toBe('Row 1 of sheet "Ark1" is one merged cell: a title, and no names.');
    expect(merged.hint).toMatch(/header_row: 3/);
  });

  it("has two rows where questions are merged over their items", async () => {
    const rows: Cells = [
      ["id", "Trivsel", null, "Helbred"],
      [null, "glad", "rolig", null],
      ["B1", 1, 2, 3],
    ];
    const table = await readBook(book(rows, {merges: ["B1:C1", "A1:A2", "D1:D2"]}));
    expect(valuesOf(table)).toEqual({id: ["B1"], "Trivsel - glad": ["1"], "Trivsel - rolig": ["2"], Helbred: ["3"]});
    expect(table.lines).toEqual([3]);
  });

  it("is refused where the row below merged cells holds answers, or lacks a name", async () => {
    const merges = ["B1:C1"];
    for (const below of [["x", "a", 1], ["x", "a", null], [1, "a", "b"], [null]]) {
      const error = await refusal(() => readBook(book([["id", "Trivsel", null], below, ["B1", 1, 2]], {merges})));
      const cell = below.length === 1 ? "B2" : typeof below[0] === "number" ? "A2" : "C2";
      expect(error.message).toBe(
        `Cell B1 of sheet "Ark1" is merged over several columns, so row 2 should hold names, but ${cell} holds none.`,
      );
    }
  });

  it("wants each column to have a name of its own", async () => {
    const twice = await refusal(() =>
      readBook(
        book([
          ["a", "b", "a "],
          [1, 2, 3],
        ]),
      ),
    );
    expect(twice.message).toBe('Cells A1 and C1 of sheet "Ark1" both name a column "a".');
    expect(twice.place).toEqual({file: "data/ark.xlsx", line: 1, column: 3});
    const nameless = await refusal(() =>
      readBook(
        book([
          ["a", null, "c"],
          [1, 2, 3],
        ]),
      ),
    );
    expect(nameless.message).toBe('Column B of sheet "Ark1" has no name: cell B1 is empty.');
  });

  it("may have names that a program would run or take for a path; they stay text", async () => {
    const rows: Cells = [
      ["=HYPERLINK(1)", "../../etc/passwd", "{{x}}"],
      [1, 2, 3],
    ];
    expect(Object.keys(valuesOf(await readBook(book(rows))))).toEqual(["=HYPERLINK(1)", "../../etc/passwd", "{{x}}"]);
  });

  it("wants rows below it", async () => {
    const error = await refusal(() => readBook(book([["a", "b"]])));
    expect(error.message).toBe('Sheet "Ark1" has a header and no rows.');
    expect((await refusal(() => readBook(book([])))).message).toBe('Sheet "Ark1" is empty.');
  });
});

describe("the sheet of a workbook", () => {
  const sheets: XlsxSheet[] = [
    {name: "Skjult", rows: rowsOf([["x"], [1]]), state: "hidden"},
    {name: "Forside", rows: rowsOf([["Titel"]])},
    {name: "Data", rows: rowsOf([["a"], [2]])},
    {name: "Mere", rows: rowsOf([["a"], [3]])},
  ];

  it("is the first that is shown and has rows, or the one that is named", async () => {
    expect(valuesOf(await readBook(xlsxOf(sheets)))).toEqual({a: ["2"]});
    expect(valuesOf(await readBook(xlsxOf(sheets), {sheet: "mere"}))).toEqual({a: ["3"]});
    expect(valuesOf(await readBook(xlsxOf(sheets), {sheet: "Skjult"}))).toEqual({x: ["1"]});
  });

  it("is refused when it is not there, with the nearest name", async () => {
    const error = await refusal(() => readBook(xlsxOf(sheets), {sheet: "Dat"}));
    expect(error.kind).toBe("config");
    expect(error.message).toBe('The workbook has no sheet "Dat".');
    expect(error.place).toEqual({file: "reports/lille/evaluation.yaml", line: 9});
    expect(error.hint).toBe('Did you mean "Data"?');
  });
});

describe("a file under the name of a workbook", () => {
  it.each([
    ["<html><table><tr><td>1</td></tr></table></html>", "The file is a web page (HTML) under the name of a workbook."],
    ["\ufeff <!DOCTYPE html><p>", "The file is a web page (HTML) under the name of a workbook."],
    ["id;alder\n1;2\n", "The file is text under the name of a workbook."],
    ["<?xml version='1.0'?><data/>", "The file is XML, but no workbook."],
    ["%PDF-1.7\n", "The file is a PDF, and no workbook."],
    ["", "The file is empty."],
    ["\u0000\u0001\u0002", "The file is no workbook."],
  ])("is told for what it is: %j", async (content, message) => {
    const error = await refusal(() => readBook(content));
    expect(error.kind).toBe("data");
    expect(error.message).toBe(message);
  });

  it("is told when it is another kind of archive", async () => {
    const word = zipOf([
      {name: "[Content_Types].xml", content: "<Types/>"},
      {name: "word/document.xml", content: "<w/>"},
    ]);
    expect((await refusal(() => readBook(word))).message).toBe("The file is a Word document, and no workbook.");
    const binary = xlsxOf([], {parts: [{name: "xl/workbook.bin", content: "x"}]});
    expect((await refusal(() => readBook(binary))).message).toBe("The workbook is binary (.xlsb).");
    const other = zipOf([{name: "a.txt", content: "x"}]);
    expect((await refusal(() => readBook(other))).message).toBe("The file is a zip archive that holds no workbook.");
  });

  it("is told when it is encrypted", async () => {
    const {CFB} = await import("@e965/xlsx");
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(5000, 7));
    const compound = Buffer.from(CFB.write(container, {type: "buffer"}) as Uint8Array);
    expect((await refusal(() => readBook(compound))).message).toBe("The workbook is encrypted with a password.");
  });
});

describe("a damaged or hostile workbook", () => {
  it("is refused when it unpacks to more than largest_unpacked_mb", async () => {
    const bomb = book([["a"], [`<c t="inlineStr"><is><t>${"x".repeat(3_000_000)}</t></is></c>`]]);
    expect(bomb.length).toBeLessThan(20_000);
    const error = await refusal(() => readBook(bomb, {largest_unpacked_mb: 2}));
    expect(error.message).toBe("The archive unpacks to 3 MB, where 2 MB are allowed.");
    expect(error.hint).toMatch(/largest_unpacked_mb/);
    expect((await readBook(bomb)).rowCount).toBe(1);
  });

  it("is refused when a sheet lacks its end, a part or a string", async () => {
    const cut = xlsxOf([{name: "Ark1", rows: ""}], {
      parts: [{name: "xl/worksheets/sheet1.xml", content: `<worksheet><sheetData>${rowsOf([["a"], [1]])}`}],
    });
    expect((await refusal(() => readBook(cut))).message).toMatch(/^The XML is not whole/);
    const lost = await refusal(() => readBook(book([["a"], ['<c t="s"><v>7</v></c>']])));
    expect(lost.message).toBe('The workbook is damaged: sheet "Ark1", cell A2.');
    const unrelated = xlsxOf([{name: "Ark1", rows: ""}], {
      parts: [{name: "xl/_rels/workbook.xml.rels", content: "<R/>"}],
    });
    expect((await refusal(() => readBook(unrelated))).message).toBe('The workbook is damaged: it lacks sheet "Ark1".');
  });

  it.each([
    ["<c><v>12abc</v></c>", "cell A2."],
    ["<c><v>1e999</v></c>", "cell A2."],
    ['<c t="b"><v>ja</v></c>', "cell A2."],
    ['<c t="d"><v>2018-02-30</v></c>', "cell A2."],
    ['<c t="?"><v>1</v></c>', "cell A2."],
  ])("is refused for a cell that is not what it says: %s", async (cell, end) => {
    const error = await refusal(() => readBook(book([["a"], [cell]])));
    expect(error.message).toBe(`The workbook is damaged: sheet "Ark1", ${end}`);
    expect(error.place).toEqual({file: "data/ark.xlsx", line: 2, column: 1});
  });

  it("is refused for cells that come twice, in disorder, or outside a sheet", async () => {
    const read = (rows: string) => refusal(() => readBook(xlsxOf([{name: "Ark1", rows: rowsOf([["a"]]) + rows}])));
    const cell = '<c r="A2"><v>1</v></c>';
    expect((await read(`<row r="2">${cell}${cell}</row>`)).message).toMatch(/has the cell A2 twice\.$/);
    expect((await read(`<row r="3"><c><v>1</v></c></row><row r="2">${cell}</row>`)).message).toMatch(
      /has row 2 after row 3\.$/,
    );
    for (const row of [
      '<row r="1048577"><c><v>1</v></c></row>',
      '<row r="2"><c r="XFE2"><v>1</v></c></row>',
      '<row r="x"><c><v>1</v></c></row>',
    ]) {
      expect((await read(row)).message).toMatch(/has cells outside a sheet\.$/);
    }
    expect((await read('<row r="2"><c t="str"><v>a_x0000_b</v></c></row>')).message).toMatch(
      /has a NUL character in cell A2\.$/,
    );
  });

  it("is refused, before memory runs out, for more cells than can be held", async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const rows =
      rowsOf([["a"]]) +
      Array.from({length: 4000}, (_, row) => `<row r="${row + 2}"><c><v>1</v></c></row>`).join("") +
      far;
    const error = await refusal(() => readBook(xlsxOf([{name: "Ark1", rows}])));
    expect(error.message).toBe('Sheet "Ark1" is larger than 48 million cells.');
    expect(error.hint).toBe("Save the sheet as CSV, which is read piece by piece.");
  });

  it("has no entities of its own, and its macros and links to other workbooks are left where they are", async () => {
    const parts = [{name: "xl/workbook.xml", content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'}];
    expect((await refusal(() => readBook(xlsxOf([], {parts})))).message).toMatch(/^The XML is not whole/);
    const linked = book([["a"], [1]], {
      parts: [
        {name: "xl/vbaProject.bin", content: "not read"},
        {name: "xl/externalLinks/externalLink1.xml", content: "<not"},
      ],
    });
    expect((await readBook(linked)).rowCount).toBe(1);
  });
});
