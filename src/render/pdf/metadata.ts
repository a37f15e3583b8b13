import type {PdfFile} from "./pdf-file.ts";
import {dictionaryOf} from "./structure/read-structure.ts";
import {PdfReference, PdfText, type PdfValue, printValue, textOf} from "./values.ts";

/** What a PDF tells of the report as a whole. */
export interface DocumentInfo {
  readonly title: string;
  readonly authors: readonly string[];
  readonly organisation: string | null;
  readonly language: string;
  /** The day of the data, which stands as the day of the report; null when they have none. */
  readonly dataDate: string | null;
}

/** Stands in a PDF whose data have no date. */
const noDate = "2000-01-01";
const creator = "maalepunkt";

/**
 * Says in the file what it is: a report with a title, of a day, in a language, made to PDF/UA-1 (ISO 14289-1, clause 5 and 7.1).
 * Times are the day of the data, so that the same report is the same file on any day.
 */
export function describeFile(file: PdfFile, info: DocumentInfo): void {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(info.dataDate ?? "")?.[0] ?? noDate;
  const producer = writeInfo(file, info, day);
  const packet = xmpPacket(info, day, producer);
  const length = Buffer.byteLength(packet);
  const metadata = file.add("null");
  file.replace(
    metadata,
    Buffer.from(
      `${metadata} 0 obj\n<</Type /Metadata\n/Subtype /XML\n/Length ${length}>> stream\n${packet}\nendstream\nendobj\n`,
    ),
  );
  const number = file.fromTrailer("Root");
  const catalog = new Map<string, PdfValue>(dictionaryOf(file, number));
  catalog.set("/Metadata", new PdfReference(metadata));
  catalog.set("/Lang", textOf(info.language));
  catalog.set("/MarkInfo", new Map([["/Marked", true]]));
  catalog.set("/ViewerPreferences", new Map([["/DisplayDocTitle", true]]));
  file.set(number, printValue(catalog));
}

/** Writes the older form of the description, and gives the name of the program that printed the file. */
function writeInfo(file: PdfFile, info: DocumentInfo, day: string): string {
  const number = file.fromTrailer("Info");
  const producer = dictionaryOf(file, number).get("/Producer");
  const authors = namesOf(info);
  const date = new PdfText(`D:${day.replaceAll("-", "")}000000+00'00'`);
  file.set(
    number,
    printValue(
      new Map<string, PdfValue>([
        ["/Title", textOf(info.title)],
        ...(authors.length === 0 ? [] : [["/Author", textOf(authors.join(", "))] as const]),
        ["/Creator", new PdfText(creator)],
        ["/Producer", producer instanceof PdfText ? producer : new PdfText(creator)],
        ["/CreationDate", date],
        ["/ModDate", date],
      ]),
    ),
  );
  return producer instanceof PdfText ? producer.bytes : creator;
}

/** Who the report is by: its authors, or the organisation. */
function namesOf({authors, organisation}: DocumentInfo): readonly string[] {
  if (authors.length > 0) return authors;
  return organisation === null || organisation === "" ? [] : [organisation];
}

/** The description in XMP (ISO 16684-1), with the mark of PDF/UA-1. */
function xmpPacket(info: DocumentInfo, day: string, producer: string): string {
  const authors = namesOf(info).map((name) => `<rdf:li>${escapeXml(name)}</rdf:li>`);
  const time = `${day}T00:00:00Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.title)}</rdf:li><rdf:li xml:lang="${escapeXml(info.language)}">${escapeXml(info.title)}</rdf:li></rdf:Alt></dc:title>
${authors.length === 0 ? "" : `<dc:creator><rdf:Seq>${authors.join("")}</rdf:Seq></dc:creator>\n`}<dc:language><rdf:Bag><rdf:li>${escapeXml(info.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${time}</xmp:CreateDate>
<xmp:ModifyDate>${time}</xmp:ModifyDate>
<xmp:MetadataDate>${time}</xmp:MetadataDate>
<xmp:CreatorTool>${creator}</xmp:CreatorTool>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const entities: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};

/** Text without what XML forbids, and with what it gives a meaning escaped. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, "")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
