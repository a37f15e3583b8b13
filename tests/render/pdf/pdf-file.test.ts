import {describe, expect, it} from "vitest";
import {destinationPages} from "../../../src/render/pdf/page-numbers.ts";
import {PdfFile, reference} from "../../../src/render/pdf/pdf-file.ts";
import {smallPdf} from "./small-pdf.ts";

const catalog = "<</Type /Catalog\n/Pages 3 0 R\n/Dests 7 0 R>>";
const info =
  "<</Title (A)\n/Creator (Mozilla/5.0 \\(X11\\))\n/CreationDate (D:20261122015454+00'00')\n/ModDate (D:20261122015455+00'00')>>";
const pages = [
  "<</Type /Pages\n/Kids [4 0 R 6 0 R]>>",
  "<</Type /Pages\n/Kids [5 0 R]>>",
  "<</Type /Page>>",
  "<</Type /Page>>",
];
const places =
  "<</100#25 [6 0 R /XYZ 0 0 0]\n/profil [6 0 R /XYZ 0 10 0]\n/m#25C3#25A5l [5 0 R /XYZ 0 20 0]\n/gone [2 0 R /XYZ 0 0 0]>>";
const bytes = () => smallPdf([catalog, info, ...pages, places]);

describe("PdfFile", () => {
  it("reads the objects that the trailer and others refer to", () => {
    const file = new PdfFile(bytes());
    expect(file.fromTrailer("Root")).toBe(1);
    expect(file.text(1)).toBe(`1 0 obj\n${catalog}\nendobj\n`);
    expect(reference(file.text(1), "Pages")).toBe(3);
  });

  it("reads the pages in order, through the levels of their tree", () => {
    expect(new PdfFile(bytes()).pages()).toEqual([5, 6]);
  });

  it("writes an untouched file as it was", () => {
    expect(new PdfFile(bytes()).write().equals(bytes())).toBe(true);
  });

  it("moves what lies after an object that has changed its length", () => {
    const file = new PdfFile(bytes());
    file.replace(2, Buffer.from("2 0 obj\n<</Title (Something longer than before)>>\nendobj\n"));
    const again = new PdfFile(file.write());
    expect(again.text(2)).toContain("longer");
    expect(again.text(7)).toBe(file.text(7));
  });

  it("adds objects after all others, and takes objects out", () => {
    const file = new PdfFile(bytes());
    const added = file.add("<</New true>>");
    file.remove(7);
    const again = new PdfFile(file.write());
    expect(added).toBe(8);
    expect(again.text(8)).toBe("8 0 obj\n<</New true>>\nendobj\n");
    expect(() => again.text(7)).toThrow("object 7");
    expect(() => file.text(7)).toThrow("object 7");
    expect(file.write().toString("latin1")).toContain("/Size 9\n");
  });

  it("reads what has been set", () => {
    const file = new PdfFile(bytes());
    file.set(2, "<</Title (B)>>");
    expect(file.text(2)).toBe("2 0 obj\n<</Title (B)>>\nendobj\n");
  });

  it.each(["", "%PDF-1.7 nothing", bytes().subarray(0, -20).toString("latin1")])(
    "refuses what is no such PDF",
    (text) => {
      expect(() => new PdfFile(Buffer.from(text, "latin1"))).toThrow("cannot be read");
    },
  );

  it("refuses a reference to an object that is not there", () => {
    expect(() => new PdfFile(bytes()).object(99)).toThrow("object 99");
    expect(() => reference("<<>>", "Pages")).toThrow("/Pages");
  });
});

describe("destinationPages", () => {
  it("gives the page, from 1, of each place that is linked to", () => {
    expect(destinationPages(new PdfFile(bytes()))).toEqual(
      new Map([
        ["100%", 2],
        ["profil", 2],
        ["mål", 1],
      ]),
    );
  });

  it("gives none for a document without links", () => {
    const file = new PdfFile(smallPdf(["<</Type /Catalog\n/Pages 3 0 R>>", info, ...pages]));
    expect(destinationPages(file).size).toBe(0);
  });
});
