import {deflateSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {readContents, writeContents} from "../../../src/render/pdf/page-content.ts";
import {PdfFile} from "../../../src/render/pdf/pdf-file.ts";
import {smallPdf, stream} from "./small-pdf.ts";

const bytes = smallPdf([
  "<</Type /Catalog\n/Pages 3 0 R>>",
  "<</Title (A)>>",
  "<</Type /Pages\n/Kids [4 0 R 5 0 R 6 0 R]>>",
  "<</Type /Page\n/Contents 7 0 R>>",
  "<</Type /Page\n/Contents 8 0 R>>",
  "<</Type /Page\n/Contents 9 0 R>>",
  stream(deflateSync(Buffer.from("BT first ET"))),
  stream(deflateSync(Buffer.from("BT second ET"), {level: 1})),
  "<</Length 5>> stream\nBT ET\nendstream",
]);

describe("readContents", () => {
  it("gives the operators of each page, without pages that are stored in another way", async () => {
    expect(await readContents(new PdfFile(bytes))).toEqual([
      {page: 4, object: 7, operators: "BT first ET"},
      {page: 5, object: 8, operators: "BT second ET"},
    ]);
  });
});

describe("writeContents", () => {
  it("puts changed pages into the file and leaves the others as they are", async () => {
    const file = new PdfFile(bytes);
    await writeContents(file, [{object: 7, operators: `BT ${"changed ".repeat(50)}ET`}]);
    const again = new PdfFile(file.write());
    expect((await readContents(again)).map(({operators}) => operators)).toEqual([
      `BT ${"changed ".repeat(50)}ET`,
      "BT second ET",
    ]);
    for (const number of [1, 2, 3, 8, 9]) expect(again.text(number)).toBe(file.text(number));
  });
});
