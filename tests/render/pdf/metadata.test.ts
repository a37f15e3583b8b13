import {describe, expect, it} from "vitest";
import {type DocumentInfo, describeFile} from "../../../src/render/pdf/metadata.ts";
import {PdfFile} from "../../../src/render/pdf/pdf-file.ts";
import {smallPdf} from "./small-pdf.ts";

const document: DocumentInfo = {
  title: "På vej <til> arbejde",
  authors: ["Anna Holm", "Bo Lund"],
  organisation: "Institut for Målepunkter",
  language: "da",
  dataDate: "2019-04-12",
};

function described(info: Partial<DocumentInfo> = {}) {
  const file = new PdfFile(
    smallPdf([
      "<</Type /Catalog\n/Pages 3 0 R>>",
      "<</Producer (Skia/PDF m156)\n/Creator (Mozilla/5.0 \\(X11\\))\n/CreationDate (D:20261122015454+00'00')>>",
      "<</Type /Pages\n/Kids []>>",
    ]),
  );
  describeFile(file, {...document, ...info});
  const again = new PdfFile(file.write());
  return {catalogue: again.text(1), info: again.text(2), xmp: again.object(4).toString("utf8"), bytes: file.write()};
}

describe("describeFile", () => {
  it("says that the file is made to PDF/UA-1, and its title, authors and language", () => {
    const {xmp} = described();
    expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xmp).toContain('<rdf:li xml:lang="x-default">På vej &lt;til&gt; arbejde</rdf:li>');
    expect(xmp).toContain("<rdf:li>Anna Holm</rdf:li><rdf:li>Bo Lund</rdf:li>");
    expect(xmp).toContain("<dc:language><rdf:Bag><rdf:li>da</rdf:li>");
  });

  it("names the organisation where there are no authors, and nobody where there is none", () => {
    expect(described({authors: []}).xmp).toContain("<rdf:li>Institut for Målepunkter</rdf:li>");
    expect(described({authors: [], organisation: null}).xmp).not.toContain("dc:creator");
    expect(described({authors: [], organisation: null}).info).not.toContain("/Author");
  });

  it("tells readers to show the title, and that the file is tagged and in Danish", () => {
    const {catalogue} = described();
    expect(catalogue).toContain("/DisplayDocTitle true");
    expect(catalogue).toContain("/Marked true");
    expect(catalogue).toContain("/Lang (da)");
    expect(catalogue).toMatch(/\/Metadata 4 0 R/);
  });

  it("has the day of the data for all times, and a fixed day for data without one", () => {
    const {info, xmp} = described();
    expect(info).toContain("/CreationDate (D:20190412000000+00'00')\n/ModDate (D:20190412000000+00'00')");
    expect(xmp.match(/2019-04-12T00:00:00Z/g)).toHaveLength(3);
    expect(described({dataDate: null}).info).toContain("(D:20000101000000+00'00')");
  });

  it("keeps the program that printed the file, and drops what tells of this machine", () => {
    const {info} = described();
    expect(info).toContain("/Producer (Skia/PDF m156)");
    expect(info).toContain("/Creator (maalepunkt)");
    expect(info).not.toContain("X11");
  });

  it("leaves out what XML forbids", () => {
    expect(described({title: "a\u0000b\uffffc"}).xmp).toContain(">abc<");
  });
});
