import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {PdfSyntaxError, parseValue, parseValueAt} from "../../../src/render/pdf/parse-value.ts";
import {lettersOf, PdfReference, PdfText, type PdfValue, printValue, textOf} from "../../../src/render/pdf/values.ts";

const name = fc.string({unit: fc.integer({min: 1, max: 255}).map((code) => String.fromCharCode(code)), maxLength: 8});
const bytes = fc.string({unit: fc.integer({min: 0, max: 255}).map((code) => String.fromCharCode(code)), maxLength: 12});
const {value} = fc.letrec<{value: PdfValue}>((tie) => ({
  value: fc.oneof(
    {depthSize: "small"},
    fc.constantFrom(null, true, false),
    fc.integer({min: -1e6, max: 1e6}).map((number) => number / 8),
    name.map((letters) => `/${letters}`),
    bytes.map((each) => new PdfText(each)),
    fc.integer({min: 1, max: 9999}).map((number) => new PdfReference(number)),
    fc.array(tie("value"), {maxLength: 4}),
    fc
      .array(
        fc.tuple(
          name.map((letters) => `/${letters}`),
          tie("value"),
        ),
        {maxLength: 4},
      )
      .map((entries) => new Map(entries)),
  ),
}));

describe("parseValue", () => {
  it("reads every value as it was printed", () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(parseValue(printValue(each))).toEqual(each);
      }),
    );
  });

  it.each<[string, PdfValue]>([
    ["  % a comment\n 12 ", 12],
    ["-.5", -0.5],
    ["+7.", 7],
    ["7 0 R", new PdfReference(7)],
    ["[7 0 Rx]", null],
    ["/A#20B", "/A B"],
    ["(a\\(b\\)\\\\ \\101\\n(c))", new PdfText("a(b)\\ A\n(c)")],
    ["(a\\\r\nb\r\nc)", new PdfText("ab\nc")],
    ["<48 6A 5>", new PdfText("HjP")],
    [
      "<</A[1 2]/B<</C(x)>>>>",
      new Map<string, PdfValue>([
        ["/A", [1, 2]],
        ["/B", new Map([["/C", new PdfText("x")]])],
      ]),
    ],
  ])("reads %j", (source, expected) => {
    if (expected === null) expect(() => parseValue(source)).toThrow(PdfSyntaxError);
    else expect(parseValue(source)).toEqual(expected);
  });

  it.each(["", "(open", "<41", "[1 2", "<</A 1", "<<1 2>>", "nothing", "[".repeat(5000)])("refuses %j", (source) => {
    expect(() => parseValue(source.slice(0, 5000))).toThrow(PdfSyntaxError);
  });

  it("tells where a value ends", () => {
    expect(parseValueAt("12 (a) rest", 2)).toEqual({value: new PdfText("a"), end: 6});
  });
});

describe("textOf", () => {
  it("writes any letters so that they are read again", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary"}), (letters) => {
        expect(lettersOf(textOf(letters))).toBe(letters);
      }),
    );
  });

  it("leaves ASCII readable", () => {
    expect(printValue(textOf("Tabel 4.1 (n)"))).toBe("(Tabel 4.1 \\(n\\))");
  });
});
