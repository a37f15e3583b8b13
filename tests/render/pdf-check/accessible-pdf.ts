import {deflateSync} from "node:zlib";

/** The objects of a small file that holds every rule, by names; `{page}` in one is a reference to the one called `page`. */
const objects: Readonly<Record<string, string>> = {
  catalog: `<</Type /Catalog /Pages {pages} /StructTreeRoot {root} /MarkInfo <</Marked true>> /Lang (da)
/ViewerPreferences <</DisplayDocTitle true>> /Metadata {metadata}>>`,
  pages: "<</Type /Pages /Kids [{page}] /Count 1>>",
  page: `<</Type /Page /Parent {pages} /MediaBox [0 0 595 842] /Contents {content} /StructParents 0 /Tabs /S
/Annots [{annotation}] /Resources <</Font <</F1 {font}>>>>>>`,
  content: stream(
    [
      "/Artifact <</Type /Pagination>>BDC BT /F1 9 Tf <0001> Tj ET EMC",
      ...Array.from({length: 15}, (_, mcid) => `/Span <</MCID ${mcid}>>BDC BT /F1 9 Tf <00010002> Tj ET EMC`),
      "/Artifact BMC 0 0 10 10 re f EMC",
    ].join("\n"),
  ),
  metadata: stream(
    `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Titel</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description>`,
    "/Type /Metadata /Subtype /XML",
    false,
  ),
  annotation:
    "<</Type /Annot /Subtype /Link /Rect [0 0 10 10] /Contents (Tabel 1) /StructParent 1 /A <</S /URI /URI (https://example.org)>>>>",
  font: "<</Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Sans /Encoding /Identity-H /DescendantFonts [{shapes}] /ToUnicode {letters}>>",
  shapes:
    "<</Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /FontDescriptor {descriptor} /W [1 [500 600]] /DW 500>>",
  descriptor: "<</Type /FontDescriptor /FontName /AAAAAA+Sans /FontFile2 {program}>>",
  program: stream(trueType([0, 500, 600]).toString("latin1")),
  letters: stream("1 beginbfrange <0001> <0002> <0061> endbfrange"),
  root: `<</Type /StructTreeRoot /K {document} /RoleMap <</Strong /Span /Em /Strong>>
/ParentTree <</Nums [0 [{h1} {h2} {em} {link} {caption} {th} {rowth} {td} {lbl} {lbody} {toclink} {figure} {formula} {note} {td}] 1 {link}]>>>>`,
  document:
    "<</Type /StructElem /S /Document /P {root} /K [{h1} {h2} {p} {table} {list} {toc} {figure} {formula} {note}]>>",
  h1: "<</S /H1 /P {document} /Pg {page} /K 0>>",
  h2: "<</S /H2 /P {document} /Pg {page} /K 1>>",
  p: "<</S /P /P {document} /K [{em} {link}]>>",
  em: "<</S /Em /P {p} /Pg {page} /K 2 /Lang (en-GB)>>",
  link: "<</S /Link /P {p} /Pg {page} /K [3 <</Type /OBJR /Pg {page} /Obj {annotation}>>]>>",
  table: "<</S /Table /P {document} /K [{caption} {row1} {row2}]>>",
  caption: "<</S /Caption /P {table} /Pg {page} /K 4>>",
  row1: "<</S /TR /P {table} /K [{corner} {th}]>>",
  corner: "<</S /TD /P {row1}>>",
  th: "<</S /TH /P {row1} /Pg {page} /K 5 /ID (c1) /A <</O /Table /Scope /Column>>>>",
  row2: "<</S /TR /P {table} /K [{rowth} {td}]>>",
  rowth: "<</S /TH /P {row2} /Pg {page} /K 6 /ID (r1) /A <</O /Table /Scope /Row>>>>",
  td: "<</S /TD /P {row2} /Pg {page} /K [7 <</Type /MCR /Pg {page} /MCID 14>>] /A [<</O /Table /Headers [(c1) (r1)]>>]>>",
  list: "<</S /L /P {document} /K {item}>>",
  item: "<</S /LI /P {list} /K [{lbl} {lbody}]>>",
  lbl: "<</S /Lbl /P {item} /Pg {page} /K 8>>",
  lbody: "<</S /LBody /P {item} /Pg {page} /K 9>>",
  toc: "<</S /TOC /P {document} /K {toci}>>",
  toci: "<</S /TOCI /P {toc} /K {toclink}>>",
  toclink: "<</S /Reference /P {toci} /Pg {page} /K 10>>",
  figure: "<</S /Figure /P {document} /Pg {page} /K 11 /Alt (Andelen stiger) /A <</O /Layout /BBox [10 10 200 100]>>>>",
  formula: "<</S /Formula /P {document} /Pg {page} /K 12 /Alt (a plus b)>>",
  note: "<</S /Note /P {document} /Pg {page} /K 13 /ID (n1)>>",
};

/** What one object is changed to, by the names above; objects with other names are new. */
export type Changes = Readonly<Record<string, (object: string) => string>>;

/** The file, with some of its objects changed. */
export function accessiblePdf(changes: Changes = {}, header = "%PDF-1.7\n", trailer = ""): Buffer {
  const all: Record<string, string> = {...objects};
  for (const [name, change] of Object.entries(changes)) all[name] = change(all[name] ?? "");
  const names = Object.keys(all);
  const numbered = names.map((name, index) => {
    const [dictionary = "", ...data] = (all[name] ?? "").split(/(?=\nstream\n)/);
    const body = dictionary.replace(/\{(\w+)\}/g, (_, other: string) => `${names.indexOf(other) + 1} 0 R`);
    return `${index + 1} 0 obj\n${body}${data.join("")}\nendobj\n`;
  });
  const end = `trailer\n<</Size ${names.length + 1} /Root 1 0 R ${trailer}>>\n%%EOF\n`;
  return Buffer.from(header + numbered.join("") + end, "latin1");
}

/** A stream of text. */
export function stream(text: string, entries = "", isPacked = true): string {
  const data = isPacked ? deflateSync(Buffer.from(text, "latin1")) : Buffer.from(text, "latin1");
  const filter = isPacked ? "/Filter /FlateDecode" : "";
  return `<<${entries} ${filter} /Length ${data.length}>>\nstream\n${data.toString("latin1")}\nendstream`;
}

/** A TrueType program with the tables that tell its shapes' advances, in thousandths. */
export function trueType(advances: readonly number[]): Buffer {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(advances.length, 34);
  const maxp = Buffer.alloc(6);
  maxp.writeUInt16BE(advances.length, 4);
  const hmtx = Buffer.alloc(advances.length * 4);
  for (const [index, advance] of advances.entries()) hmtx.writeUInt16BE(advance, index * 4);
  const tables = Object.entries({head, hhea, maxp, hmtx});
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt16BE(tables.length, 4);
  let offset = directory.length;
  for (const [index, [name, data]] of tables.entries()) {
    directory.write(name, 12 + index * 16, "latin1");
    directory.writeUInt32BE(offset, 12 + index * 16 + 8);
    directory.writeUInt32BE(data.length, 12 + index * 16 + 12);
    offset += data.length;
  }
  return Buffer.concat([directory, ...tables.map(([, data]) => data)]);
}
