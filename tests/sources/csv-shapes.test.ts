import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal, utf16, windows1252} from "./support.ts";

const spec: SourceSpec = {type: "csv", path: "a.csv", name: "A", id: "id", encoding: "auto", delimiter: "auto"};
const read = (content: string | Uint8Array, changes: Partial<SourceSpec> = {}) =>
  readSource("a", {...spec, ...changes} as SourceSpec, "mappe", filesInMemory({"mappe/a.csv": content}));
const columnsOf = async (content: string | Uint8Array, changes: Partial<SourceSpec> = {}) =>
  Object.fromEntries((await read(content, changes)).columns.map(({name, values}) => [name, values]));

describe("delimited text, in the shapes that programs write", () => {
  it("takes the delimiter that Excel states on a first line of its own", async () => {
    const table = await read("sep=|\r\nid|a;b|c;d|e;f\r\n1|2|3|4\r\n");
    expect(table.columns.map(({name}) => name)).toEqual(["id", "a;b", "c;d", "e;f"]);
    expect(table.lines).toEqual([3]);
    expect(table.variables[0]?.place).toEqual({file: "mappe/a.csv", line: 2});
  });

  it("leaves out what stands above the header row, however crooked, and counts lines as an editor does", async () => {
    const table = await read('Udtræk 1. maj; "alle\r\n\r\nid;svar\r\n1;Ja\r\n', {header_row: 3});
    expect(table.columns.map(({name}) => name)).toEqual(["id", "svar"]);
    expect(table.lines).toEqual([4]);
  });

  it("refuses a header row below the end of the file", async () => {
    const error = await refusal(() => read("id;b\n1;2\n", {header_row: 3}));
    expect(error.message).toBe("The header should stand on line 3, but the file has 2 lines.");
    expect(error.hint).toMatch(/header_row/);
  });

  it("removes byte order marks in the middle, and tells", async () => {
    const table = await read('id;svar\n1;\ufeff"Ja; tak"\n\ufeff2;Ne\ufeffj\n');
    expect(table.columns[1]?.values).toEqual(["Ja; tak", "Nej"]);
    expect(table.columns[0]?.values).toEqual(["1", "2"]);
    expect(table.notes).toEqual(["3 usynlige tegn (U+FEFF) inde i filen er fjernet."]);
    expect((await read("id\n\ufeff1\n")).notes).toEqual(["1 usynligt tegn (U+FEFF) inde i filen er fjernet."]);
  });

  it("refuses a header that stands once more, as where files were put together", async () => {
    const error = await refusal(() => read("id;svar\n1;Ja\n\ufeffid;svar\n2;Nej\n"));
    expect(error.message).toBe("The header stands here once more.");
    expect(error.place).toEqual({file: "mappe/a.csv", line: 3});
    expect(error.hint).toMatch(/list under path/);
  });

  it("leaves out the row numbers that R and pandas write in a first column without a name, and tells", async () => {
    const table = await read('"","id","svar"\n"1","x","Ja"\n');
    expect(table.columns.map(({name}) => name)).toEqual(["id", "svar"]);
    expect(table.notes).toEqual(["Første kolonne har intet navn og er udeladt."]);
  });

  it("leaves out a column without a name and without values, wherever it stands", async () => {
    const table = await read("id;;svar\n1;;Ja\n2; ;Nej\n");
    expect(table.columns.map(({name, values}) => [name, values])).toEqual([
      ["id", ["1", "2"]],
      ["svar", ["Ja", "Nej"]],
    ]);
    expect(table.notes).toEqual([]);
  });

  it("takes rows of nothing but delimiters, as Excel leaves them below a table, for no rows", async () => {
    const table = await read('id;svar\n1;Ja\n;\n ; \n2;Nej\n;"";\n');
    expect(table.columns[0]?.values).toEqual(["1", "2"]);
    expect(table.lines).toEqual([2, 5]);
    expect((await refusal(() => read("id;svar\n;\n"))).message).toBe("The file has a header and no rows.");
  });

  it("refuses answers in a column without a name", async () => {
    expect((await refusal(() => read("id;;svar\n1;2;Ja\n"))).message).toBe("Column 2 has no name.");
    expect((await refusal(() => read('""\n1\n'))).message).toBe("Column 1 has no name.");
  });

  it("takes NA, NULL and the like for nothing among numbers and dates, and tells", async () => {
    const table = await read("id,tal,dato,ingen\n1,NA,2018-01-26,NULL\n2,7.5,#NULL!,NULL\n3,.,N/A,NULL\n");
    expect(table.columns.map(({values, reading}) => [values, reading.kind])).toEqual([
      [["1", "2", "3"], "number"],
      [[null, "7.5", null], "number"],
      [["2018-01-26", null, null], "date"],
      [[null, null, null], "empty"],
    ]);
    expect(table.notes).toEqual([
      "NA, NULL og lignende er læst som tomme felter i kolonner med tal eller datoer: tal, dato, ingen.",
    ]);
  });

  it("keeps NA in a column of text, where it may be an answer", async () => {
    const table = await read("id,land\n1,NA\n2,DK\n");
    expect(table.columns[1]).toEqual({name: "land", values: ["NA", "DK"], reading: {kind: "text"}});
    expect(table.notes).toEqual([]);
  });

  it("reads decimal commas with thousands, blanks around fields, and quotes and line breaks in quotes", async () => {
    const content = 'id ; beløb;svar\r\n 1;1.234,50; Ja \r\n2;12,5;"sagde ""hov""\r\nog gik"\r\n';
    const table = await read(content);
    expect(table.columns[1]).toEqual({
      name: "beløb",
      values: ["1.234,50", "12,5"],
      reading: {kind: "number", decimal: ","},
    });
    expect(table.columns[2]?.values).toEqual(["Ja", 'sagde "hov"\r\nog gik']);
  });

  it("reads the same table from every dialect", async () => {
    const letters = ["a", "æ", "Å", "1", " ", ";", ",", "\t", "|", '"', "\n", "\r"];
    const field = fc.string({unit: fc.constantFrom(...letters), maxLength: 6});
    const encodings = {
      utf8: (text: string) => new TextEncoder().encode(text),
      marked: (text: string) => new TextEncoder().encode(`\ufeff${text}`),
      utf16,
      latin: windows1252,
    };
    const dialect = fc.record({
      delimiter: fc.constantFrom(";", ",", "\t", "|"),
      end: fc.constantFrom("\r\n", "\n", "\r"),
      encoding: fc.constantFrom(...Object.values(encodings)),
      isStated: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), {minLength: 1, maxLength: 6}), dialect, async (rows, used) => {
        const lines = [["id", "svar", "note"], ...rows.map((row, index) => [`P${index}`, ...row])].map((row) =>
          row.map((text) => `"${text.replaceAll('"', '""')}"`).join(used.delimiter),
        );
        const stated = used.isStated ? `sep=${used.delimiter}${used.end}` : "";
        const table = await read(used.encoding(stated + lines.join(used.end)));
        expect(table.columns.map(({values}) => values)).toEqual([
          rows.map((_, index) => `P${index}`),
          rows.map(([answer]) => answer.trim() || null),
          rows.map(([, note]) => note.trim() || null),
        ]);
      }),
      {numRuns: 300},
    );
  });

  it("takes single quotes as ordinary signs", async () => {
    expect(await columnsOf("id;svar\n1;'Ja'\n")).toEqual({id: ["1"], svar: ["'Ja'"]});
  });

  it("reads lines that end with CR alone", async () => {
    const table = await read("id;svar\r1;Ja\r2;Nej\r");
    expect(table.columns[1]?.values).toEqual(["Ja", "Nej"]);
    expect(table.lines).toEqual([2, 3]);
  });

  it("reads windows-1252, and UTF-16 with and without a byte order mark", async () => {
    const wanted = {id: ["1"], køn: ["mand åh"]};
    const text = "id;køn\r\n1;mand åh\r\n";
    expect(await columnsOf(windows1252(text))).toEqual(wanted);
    expect(await columnsOf(utf16(text))).toEqual(wanted);
    expect(await columnsOf(utf16(text).subarray(2))).toEqual(wanted);
  });

  it("refuses NUL bytes, naming the line", async () => {
    const error = await refusal(() => read("id;svar\n1;J\0a\n"));
    expect(error.message).toMatch(/^There is a NUL byte/);
    expect(error.place).toEqual({file: "mappe/a.csv", line: 2, column: 4});
  });

  it("names the line where a quote opens that swallows the rows behind it", async () => {
    const error = await refusal(() => read('id;svar\n1;"Ja\n2;"Nej"\n'));
    expect(error.message).toBe(
      "A quote opens on this line, and the next one, on line 3, stands in the middle of a field.",
    );
    expect(error.place).toEqual({file: "mappe/a.csv", line: 2});
  });

  it("refuses a quote that is never closed before it has read a large file many times", async () => {
    const rows = "12;et svar på noget\n".repeat(500_000);
    const started = performance.now();
    const error = await refusal(() => read(`id;svar\n1;"Ja\n${rows}`));
    expect(error.message).toBe("A quote opens on this line and is never closed.");
    expect(error.place).toEqual({file: "mappe/a.csv", line: 2});
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("refuses what would fill the memory", async () => {
    const error = await refusal(() => read(new Uint8Array(128 * 1024 * 1024 + 1)));
    expect(error.message).toBe("The file is too large to be read in memory (129 MB).");
  });

  it("reads 15,000 columns, and refuses 100,000 at once", async () => {
    const wide = (count: number) => {
      const names = Array.from({length: count}, (_, index) => (index === 0 ? "id" : `v${index}`));
      return `${names.join(";")}\n${names.map(() => "1").join(";")}\n`;
    };
    expect((await read(wide(15_000))).columns).toHaveLength(15_000);
    const error = await refusal(() => read(wide(100_000)));
    expect(error.message).toBe("The table has 100000 columns, and 16384 is the most.");
  });

  it("keeps names that a spreadsheet would run or a shell would follow as mere names", async () => {
    const name = '=HYPERLINK(""http://x"")';
    const table = await read(`id;"${name}";../../etc\n1;=1+1;2\n`);
    expect(table.columns.map((column) => column.name)).toEqual(["id", '=HYPERLINK("http://x")', "../../etc"]);
    expect(table.columns[1]?.values).toEqual(["=1+1"]);
  });
});
