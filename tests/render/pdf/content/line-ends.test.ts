import {deflateSync, inflateSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {applyEdits} from "../../../../src/render/pdf/content/edits.ts";
import {joinLines} from "../../../../src/render/pdf/content/line-ends.ts";
import {readPainting} from "../../../../src/render/pdf/content/units.ts";
import {PageFonts} from "../../../../src/render/pdf/fonts.ts";
import {PdfFile, streamOf} from "../../../../src/render/pdf/pdf-file.ts";
import {smallPdf, stream} from "../small-pdf.ts";

/** A page with a font in which every sign has its letter's number and is half an em wide. */
const file = () =>
  new PdfFile(
    smallPdf([
      "<</Type /Catalog\n/Pages 3 0 R>>",
      "<</Title (A)>>",
      "<</Type /Pages\n/Kids [4 0 R]>>",
      "<</Type /Page\n/Resources <</Font <</F5 5 0 R>>>>>>",
      "<</Type /Font\n/Subtype /Type0\n/DescendantFonts [6 0 R]\n/ToUnicode 7 0 R>>",
      "<</Type /Font\n/Subtype /CIDFontType2\n/CIDToGIDMap /Identity\n/W [32 [250]]\n/DW 500>>",
      stream(deflateSync(Buffer.from("1 beginbfrange\n<0020> <007E> <0020>\nendbfrange\nendcmap"))),
    ]),
  );
const sign = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** A line of text at a place, drawn sign by sign. */
function line(text: string, y: number, x = 0): string {
  const [first = "", ...rest] = text;
  const signs = rest.map((letter) => `5 0 Td <${sign(letter)}> Tj\n`).join("");
  return `BT\n/F5 10 Tf\n1 0 0 1 ${x} ${y} Tm\n<${sign(first)}> Tj\n${signs}ET\n`;
}

/** The letters of lines as a reader of the content finds them. */
function read(
  pages: readonly string[],
  joined: readonly string[] = [],
  blockOf: (mcid: number) => number | null = () => 1,
) {
  const fonts = new PageFonts(file());
  const lines = pages.map((operators) => ({page: 4, operators, units: readPainting(operators).units, blockOf}));
  const edits = joinLines(lines, fonts, new Set(joined));
  const drawn = pages.map((operators, index) => applyEdits(operators, edits[index] ?? [])).join("");
  return Array.from(drawn.matchAll(/<(\w{4})> Tj/g), ([, code = ""]) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  ).join("");
}

const marked = (mcid: number, ...lines: readonly string[]) => `/P <</MCID ${mcid} >>BDC\n${lines.join("")}EMC\n`;

describe("joinLines", () => {
  it("writes the space that a line break has swallowed, also between contents and over pages", () => {
    expect(read([marked(0, line("der skal", 700), line("leve", 680))])).toBe("der skal leve");
    expect(read([marked(0, line("og", 700)) + marked(1, line("alle", 680))])).toBe("og alle");
    expect(read([marked(0, line("og", 60)), marked(0, line("alle", 700))])).toBe("og alle");
  });

  it("writes none where there is one", () => {
    expect(read([marked(0, line("og ", 700), line("alle", 680), line(" nu", 660))])).toBe("og alle nu");
  });

  it("writes none between blocks, nor in what is no running text", () => {
    expect(read([marked(0, line("A", 700)) + marked(1, line("B", 680))], [], (mcid) => mcid)).toBe("AB");
    expect(read([marked(0, line("A", 700), line("B", 680))], [], () => null)).toBe("AB");
  });

  it("parts texts of one line that stand apart, and only those", () => {
    expect(read([marked(0, line("1.1", 700)) + marked(1, line("Baggrund", 700, 30))])).toBe("1.1 Baggrund");
    expect(read([marked(0, line("Tal", 700)) + marked(1, line("let", 700, 15))])).toBe("Tallet");
  });

  it("takes a note's raised figure for part of its line", () => {
    expect(read([marked(0, line("ord", 700)) + marked(1, line("4", 704, 15)) + marked(2, line("slut", 680))])).toBe(
      "ord4 slut",
    );
  });

  it("keeps a word whole that is broken after its own hyphen, and words apart that only end with one", () => {
    expect(read([marked(0, line("WHO-", 700), line("5", 680))], ["WHO-5"])).toBe("WHO-5");
    expect(read([marked(0, line("job-", 700), line("og", 680))], ["WHO-5"])).toBe("job- og");
  });
});

describe("PageFonts", () => {
  it("readingSign(page, font, looks, reads) gives the font a sign that looks like one and reads as another", () => {
    const own = file();
    const fonts = new PageFonts(own);
    const soft = fonts.readingSign(4, "F5", "002D", "00AD");
    const quote = fonts.readingSign(4, "F5", "0027", "2019");
    expect(fonts.readingSign(4, "F5", "002D", "00AD")).toBe(soft);
    expect(fonts.of(4).get("F5")?.letters.get(soft)).toBe("\u00ad");
    fonts.write();
    const written = new PdfFile(own.write());
    const again = new PageFonts(written).of(4).get("F5");
    expect([soft, quote, "002D"].map((sign) => again?.letters.get(sign))).toEqual(["\u00ad", "\u2019", "-"]);
    expect([soft, quote].map((sign) => again?.widthOf(sign))).toEqual([500, 500]);
    const [, map = ""] = /\/CIDToGIDMap (\d+) 0 R/.exec(written.text(6)) ?? [];
    const shapes = inflateSync(streamOf(written.object(Number(map))) ?? Buffer.alloc(0));
    const shapeOf = (sign: string) => shapes.readUInt16BE(Number.parseInt(sign, 16) * 2);
    expect([soft, quote, "0041"].map(shapeOf)).toEqual([0x2d, 0x27, 0x41]);
  });

  it("leaves a font alone that is built in another way", () => {
    const own = file();
    own.set(6, "<</Type /Font\n/Subtype /CIDFontType0\n/W []>>");
    expect(new PageFonts(own).readingSign(4, "F5", "002D", "00AD")).toBe("002D");
    expect(new PageFonts(own).readingSign(4, "F9", "002D", "00AD")).toBe("002D");
  });
});
