import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parseDelimited} from "../../src/sources/delimited.ts";
import {refusal} from "./support.ts";

const fieldsOf = (text: string, delimiter: string | null = ";") =>
  parseDelimited(text, delimiter, "a.csv").map((record) => record.fields);
const linesOf = (text: string) => parseDelimited(text, ";", "a.csv").map((record) => record.line);

describe("parseDelimited(text, delimiter, file)", () => {
  it("parts lines that end with LF, CRLF or CR, and needs no line end at the end", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      expect(fieldsOf(`a;b${end}1;2${end}`)).toEqual([
        ["a", "b"],
        ["1", "2"],
      ]);
      expect(fieldsOf(`a;b${end}1;2`)).toEqual([
        ["a", "b"],
        ["1", "2"],
      ]);
    }
  });

  it("keeps empty fields, also at both ends of a line", () => {
    expect(fieldsOf(";a;;\n")).toEqual([["", "a", "", ""]]);
  });

  it("takes quotes off, undoubles quotes inside, and keeps delimiters and line breaks between them", () => {
    expect(fieldsOf('"a;b";"sagde ""ja""";"to\r\nlinjer"\n')).toEqual([["a;b", 'sagde "ja"', "to\r\nlinjer"]]);
    expect(fieldsOf('"";""""\n')).toEqual([["", '"']]);
  });

  it("takes a quote inside an unquoted field as it is", () => {
    expect(fieldsOf('5" skærm;ja "nej"\n')).toEqual([['5" skærm', 'ja "nej"']]);
  });

  it("takes off a byte order mark", () => {
    expect(fieldsOf("\ufeffid;b\n")).toEqual([["id", "b"]]);
  });

  it("finds no record in a blank line, but one in a line with an empty quoted field", () => {
    expect(fieldsOf('a\n\n\n""\nb\n\n', null)).toEqual([["a"], [""], ["b"]]);
  });

  it("finds nothing in empty text", () => {
    expect(fieldsOf("")).toEqual([]);
    expect(fieldsOf("\r\n\r\n")).toEqual([]);
  });

  it("leaves delimiters alone in a file of one column", () => {
    expect(fieldsOf("a;b\n1,2", null)).toEqual([["a;b"], ["1,2"]]);
  });

  it("knows the line that each record begins on, past line breaks in quotes and blank lines", () => {
    expect(linesOf('a\n"x\r\ny\rz\n"\n\nb\n')).toEqual([1, 2, 7]);
  });

  it("stops after the number of records asked for", () => {
    expect(parseDelimited('a\nb\n"never closed', ";", "a.csv", 2)).toHaveLength(2);
  });

  it("refuses a quote that is never closed, naming the line where it opens", async () => {
    const error = await refusal(() => parseDelimited('a;b\n1;2\n3;"4\n5;6\n', ";", "a.csv"));
    expect(error.kind).toBe("data");
    expect(error.message).toBe("A quote opens on this line and is never closed.");
    expect(error.place).toEqual({file: "a.csv", line: 3});
    expect(error.hint).toMatch(/Close it/);
  });

  it("refuses a quote that is closed in the middle of a field, naming the line where it opens", async () => {
    const one = await refusal(() => parseDelimited('a;b\n1;"to"x\n', ";", "a.csv"));
    expect(one.message).toBe("A quote is closed in the middle of a field on this line.");
    expect(one.place).toEqual({file: "a.csv", line: 2});
    const two = await refusal(() => parseDelimited('a;b\n1;"to\nlinjer"x\n', ";", "a.csv"));
    expect(two.message).toMatch(/^A quote opens on this line, and the next one, on line 3, stands in the middle/);
    expect(two.place).toEqual({file: "a.csv", line: 2});
  });

  it("counts lines from the one that the text begins on", () => {
    expect(parseDelimited("1;2\n3;4\n", ";", "a.csv", undefined, 7).map(({line}) => line)).toEqual([7, 8]);
  });

  it("reads back any records that are written by RFC 4180, each with its line", () => {
    const field = fc.record({
      text: fc.string({
        unit: fc.constantFrom("a", "æ", '"', ";", ",", "\t", "\r", "\n", " ", "\ufeff", "1"),
        maxLength: 8,
      }),
      quoted: fc.boolean(),
    });
    const records = fc.array(fc.array(field, {minLength: 1, maxLength: 5}), {maxLength: 8});
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(";", ",", "\t", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        (rows, delimiter, end) => {
          const written = rows.map((row) =>
            row.map((each) => print(each.text, each.quoted || row.length === 1, delimiter)).join(delimiter),
          );
          const read = parseDelimited(written.map((row) => row + end).join(""), delimiter, "a.csv");
          expect(read.map((record) => record.fields)).toEqual(rows.map((row) => row.map((each) => each.text)));
          let line = 1;
          for (const [index, row] of written.entries()) {
            expect(read[index]?.line).toBe(line);
            line += 1 + (row.match(/\r\n|\r|\n/g)?.length ?? 0);
          }
        },
      ),
      {numRuns: 300},
    );
  });

  it("takes time in proportion to the text, also when all of it is quotes", {timeout: 10_000}, () => {
    expect(fieldsOf(`"${'""'.repeat(400_000)}"\n`)[0]?.[0]).toHaveLength(400_000);
    expect(fieldsOf("1;2;3;4\n".repeat(100_000))).toHaveLength(100_000);
  });
});

function print(text: string, quoted: boolean, delimiter: string): string {
  const must = quoted || text.includes(delimiter) || /["\r\n\ufeff]/.test(text);
  return must ? `"${text.replaceAll('"', '""')}"` : text;
}
