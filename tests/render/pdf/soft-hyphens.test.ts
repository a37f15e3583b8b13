import {deflateSync, inflateSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {PdfFile} from "../../../src/render/pdf/pdf-file.ts";
import {removeSoftHyphens, withoutSoftHyphens} from "../../../src/render/pdf/soft-hyphens.ts";
import {smallPdf, stream} from "./small-pdf.ts";

const sign = "/Span<</ActualText <FEFF00AD> >> BDC\n5.0391541 0 Td <0001> Tj\nEMC\n";

describe("withoutSoftHyphens", () => {
  it("takes the sign out and keeps the move to it, from which the next one counts", () => {
    expect(withoutSoftHyphens(`<002F> Tj\n${sign}0 0 Td <0031> Tj\n`)).toBe(
      "<002F> Tj\n5.0391541 0 Td\n0 0 Td <0031> Tj\n",
    );
  });

  it("takes every sign out of a word", () => {
    expect(withoutSoftHyphens(`${sign}1 0 Td <0031> Tj\n${sign}`)).not.toContain("Span");
  });

  it("takes soft hyphens out of the text of a ligature and keeps the letters", () => {
    const ligature = (text: string) => `/Span<</ActualText <FEFF${text}> >> BDC\n1 0 Td <0080> Tj\nEMC\n`;
    expect(withoutSoftHyphens(ligature("006600AD0074"))).toBe(ligature("00660074"));
  });

  it("leaves other texts alone, also those whose digits only look like a soft hyphen", () => {
    const other = "/Span<</ActualText <FEFF100A D> >> BDC\n/Span<</ActualText <FEFF100AD000> >> BDC\n";
    expect(withoutSoftHyphens(other)).toBe(other);
  });
});

describe("removeSoftHyphens", () => {
  it("rewrites the pages that have soft hyphens and leaves the others as they are", () => {
    const file = new PdfFile(
      smallPdf([
        "<</Type /Catalog\n/Pages 3 0 R>>",
        "<</Title (A)>>",
        "<</Type /Pages\n/Kids [4 0 R 5 0 R]>>",
        "<</Type /Page\n/Contents 6 0 R>>",
        "<</Type /Page\n/Contents 7 0 R>>",
        stream(deflateSync(Buffer.from(sign))),
        stream(deflateSync(Buffer.from("BT ET"), {level: 1})),
      ]),
    );
    const untouched = file.object(7);
    removeSoftHyphens(file);
    const again = new PdfFile(file.write());
    const [, length] = /\/Length (\d+)/.exec(again.text(6)) ?? [];
    const start = again.object(6).indexOf("stream\n") + "stream\n".length;
    const content = inflateSync(again.object(6).subarray(start, start + Number(length)));
    expect(content.toString()).toBe("5.0391541 0 Td\n");
    expect(again.object(7).equals(untouched)).toBe(true);
  });

  it("leaves a page alone whose content is written in another way", () => {
    const file = new PdfFile(
      smallPdf([
        "<</Pages 3 0 R>>",
        "<<>>",
        "<</Kids [4 0 R]>>",
        "<</Contents 5 0 R>>",
        "<</Length 5>> stream\nBT ET\nendstream",
      ]),
    );
    const before = file.write();
    removeSoftHyphens(file);
    expect(file.write().equals(before)).toBe(true);
  });
});
