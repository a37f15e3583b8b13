import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sniffDelimiter} from "../../src/sources/sniff-delimiter.ts";

const sniff = (text: string) => sniffDelimiter(text, "a.csv");

describe("sniffDelimiter(text, file)", () => {
  it("finds the delimiter of any table of plain words", () => {
    const word = fc.constantFrom("a", "bb", "12", "år", "");
    fc.assert(
      fc.property(
        fc.constantFrom(";", ",", "\t", "|"),
        fc
          .integer({min: 2, max: 6})
          .chain((width) => fc.array(fc.array(word, {minLength: width, maxLength: width}), {minLength: 1})),
        (delimiter, rows) => {
          expect(sniff(rows.map((row) => row.join(delimiter)).join("\n"))).toBe(delimiter);
        },
      ),
    );
  });

  it("finds none in a file of one column", () => {
    expect(sniff("navn\nBo\nIda\n")).toBeNull();
    expect(sniff("kommentar\nJa, tak\nNej; aldrig\n")).toBeNull();
    expect(sniff("")).toBeNull();
  });

  it("is not taken in by decimal commas or by commas in a heading", () => {
    expect(sniff("navn;timer\nBo;12,5\nIda;7,25\n")).toBe(";");
    expect(sniff("Hvad, synes du;Hvor, bor du\nGodt;By\nSkidt;Land, ved vandet\n")).toBe(";");
  });

  it("looks past delimiters in quotes", () => {
    expect(sniff('"a;b;c",d\n"e;f;g",h\n')).toBe(",");
  });

  it("forgives one delimiter more at the end of each row but the first, as SurveyXact writes it", () => {
    expect(sniff("navn;tekst, fuld\nv1;Ja, tak;\nv2;Nej;\n")).toBe(";");
  });

  it("finds it by the first line when the file is broken further down", () => {
    expect(sniff('a;b;c\n1;"2;3\n')).toBe(";");
    expect(sniff("a;b;c\n1;2\n3\n")).toBe(";");
  });
});
