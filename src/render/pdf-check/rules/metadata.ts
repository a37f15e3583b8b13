import type {PdfObjects} from "../read/pdf-objects.ts";
import {type Rule, unless} from "../rule.ts";

/** What the file says of itself. */
export const metadataRules: readonly Rule[] = [
  {
    name: "metadata",
    clause: "7.1",
    condition: "06-001",
    message: "The catalogue has no metadata",
    check: ({objects}) => unless(packet(objects) !== null),
  },
  {
    name: "part",
    clause: "5",
    condition: "06-002",
    message: "The metadata do not say that the file is made to PDF/UA-1 (pdfuaid:part)",
    check: ({objects}) => {
      const xmp = packet(objects) ?? "";
      const part = /<pdfuaid:part>\s*(\d+)\s*<\/pdfuaid:part>|pdfuaid:part="(\d+)"/.exec(xmp);
      const isDeclared = /xmlns:pdfuaid="http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/"/.test(xmp);
      return unless(isDeclared && (part?.[1] ?? part?.[2]) === "1");
    },
  },
  {
    name: "title",
    clause: "7.1",
    condition: "06-003",
    message: "The metadata have no title (dc:title)",
    check: ({objects}) =>
      unless(/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/.test(packet(objects) ?? "")),
  },
  {
    name: "display-title",
    clause: "7.1",
    condition: "07-001",
    message: "Viewers are not told to show the title (ViewerPreferences, DisplayDocTitle)",
    check: ({objects}) =>
      unless(objects.dictionary(objects.catalogue.get("/ViewerPreferences"))?.get("/DisplayDocTitle") === true),
  },
];

function packet(objects: PdfObjects): string | null {
  return objects.stream(objects.catalogue.get("/Metadata"))?.toString("utf8") ?? null;
}
