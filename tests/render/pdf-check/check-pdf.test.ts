import {describe, expect, it} from "vitest";
import {checkPdf, rules} from "../../../src/render/pdf-check/check-pdf.ts";
import {accessiblePdf, type Changes, stream, trueType} from "./accessible-pdf.ts";

const change = (name: string, from: string | RegExp, to: string): Changes => ({
  [name]: (object) => {
    const changed = object.replace(from, to);
    if (changed === object) throw new Error(`${from} is not in ${object}`);
    return changed;
  },
});

const content = (text: string): Changes => ({content: () => stream(text)});
const whole = Array.from({length: 15}, (_, mcid) => `/P <</MCID ${mcid}>>BDC BT /F1 9 Tf <0001> Tj ET EMC`).join("\n");
const annotation = (subtype: string) => change("annotation", "/Subtype /Link", `/Subtype /${subtype}`);

/** For each rule, ways to break just that in a file that is in order. */
const broken: readonly (readonly [rule: string, how: string, bytes: Buffer])[] = [
  ["header", "a version after 1.7", accessiblePdf({}, "%PDF-2.0\n")],
  ["header", "something before it", accessiblePdf({}, "x%PDF-1.7\n")],
  ["marked", "no MarkInfo", accessiblePdf(change("catalog", "/MarkInfo <</Marked true>>", ""))],
  ["suspects", "Suspects", accessiblePdf(change("catalog", "<</Marked true>>", "<</Marked true /Suspects true>>"))],
  ["structure-tree", "no tree", accessiblePdf(change("catalog", "/StructTreeRoot {root}", ""))],
  ["language", "no language", accessiblePdf(change("catalog", "/Lang (da)", ""))],
  ["language-tag", "a language by its name", accessiblePdf(change("em", "(en-GB)", "(British English)"))],
  ["encryption", "no right to extract", accessiblePdf({}, undefined, "/Encrypt <</Filter /Standard /P -516>>")],
  ["metadata", "no metadata", accessiblePdf(change("catalog", "/Metadata {metadata}", ""))],
  ["part", "another part", accessiblePdf(change("metadata", "<pdfuaid:part>1", "<pdfuaid:part>2"))],
  [
    "part",
    "no namespace",
    accessiblePdf(change("metadata", "http://www.aiim.org/pdfua/ns/id/", "http://www.aiim.org/pdfua/ns/xx/")),
  ],
  ["title", "an empty title", accessiblePdf(change("metadata", ">Titel<", ">     <"))],
  ["display-title", "not shown", accessiblePdf(change("catalog", "/DisplayDocTitle true", "/DisplayDocTitle false"))],
  ["unmarked", "text outside all sequences", accessiblePdf(content(`${whole}\nBT /F1 9 Tf <0001> Tj ET`))],
  ["unmarked", "a rule outside all sequences", accessiblePdf(content(`${whole}\n0 0 m 9 9 l S`))],
  [
    "unmarked",
    "a sequence that no element has",
    accessiblePdf(content(`${whole}\n/P <</MCID 99>>BDC BT /F1 9 Tf <0001> Tj ET EMC`)),
  ],
  [
    "artifact-in-content",
    "an artifact in a text",
    accessiblePdf(
      content(whole.replace("BT /F1 9 Tf <0001> Tj ET", "BT /F1 9 Tf <0001> Tj ET /Artifact BMC 0 0 1 1 re f EMC")),
    ),
  ],
  ["content-in-artifact", "a text in an artifact", accessiblePdf(content(`/Artifact BMC ${whole} EMC`))],
  ["balance", "no end", accessiblePdf(content(`${whole}\n/Artifact BMC`))],
  ["balance", "an end too many", accessiblePdf(content(`${whole}\nEMC`))],
  ["missing-content", "a number that the page has not", accessiblePdf(change("h1", "/K 0", "/K [0 77]"))],
  ["parent-tree", "another parent", accessiblePdf(change("root", "[{h1} {h2}", "[{h2} {h2}"))],
  ["parent-tree", "no key on the page", accessiblePdf(change("page", "/StructParents 0", ""))],
  [
    "repeated-content",
    "a number twice",
    accessiblePdf(content(`${whole}\n/P <</MCID 0>>BDC BT /F1 9 Tf <0001> Tj ET EMC`)),
  ],
  ["role", "a type of its own", accessiblePdf(change("p", "/S /P ", "/S /Afsnit "))],
  ["circular-role", "a circle", accessiblePdf(change("root", "/Strong /Span", "/Strong /Em"))],
  ["element-parent", "another parent", accessiblePdf(change("em", "/P {p}", "/P {table}"))],
  [
    "remapped-standard-type",
    "a standard type",
    accessiblePdf(change("root", "/Strong /Span", "/Strong /Span /P /Span")),
  ],
  ["rows", "a row in the document", accessiblePdf(change("p", "/S /P ", "/S /TR "))],
  ["header-cells", "a header cell in the document", accessiblePdf(change("p", "/S /P ", "/S /TH "))],
  ["cells", "a cell in the document", accessiblePdf(change("p", "/S /P ", "/S /TD "))],
  ["sections-THead", "a head in the document", accessiblePdf(change("p", "/S /P ", "/S /THead "))],
  ["sections-TBody", "a body in the document", accessiblePdf(change("p", "/S /P ", "/S /TBody "))],
  ["sections-TFoot", "a foot in the document", accessiblePdf(change("p", "/S /P ", "/S /TFoot "))],
  ["table-kids", "a paragraph in a table", accessiblePdf(change("caption", "/S /Caption", "/S /P"))],
  ["table-kids", "a caption in the middle", accessiblePdf(change("table", "{caption} {row1}", "{row1} {caption}"))],
  ["row-kids", "a paragraph in a row", accessiblePdf(change("td", "/S /TD", "/S /P"))],
  ["section-kids-THead", "a cell in a head", accessiblePdf(change("row1", "/S /TR", "/S /THead"))],
  ["section-kids-TBody", "a cell in a body", accessiblePdf(change("row1", "/S /TR", "/S /TBody"))],
  ["section-kids-TFoot", "a cell in a foot", accessiblePdf(change("row1", "/S /TR", "/S /TFoot"))],
  [
    "heads",
    "two heads",
    accessiblePdf({...change("row1", "/S /TR", "/S /THead"), ...change("row2", "/S /TR", "/S /THead")}),
  ],
  [
    "feet",
    "two feet",
    accessiblePdf({...change("row1", "/S /TR", "/S /TFoot"), ...change("row2", "/S /TR", "/S /TFoot")}),
  ],
  ["bodies", "a head alone", accessiblePdf(change("row1", "/S /TR", "/S /THead"))],
  ["items", "an item in the document", accessiblePdf(change("p", "/S /P ", "/S /LI "))],
  ["bodies-of-items", "a body without item", accessiblePdf(change("p", "/S /P ", "/S /LBody "))],
  ["list-kids", "a paragraph in a list", accessiblePdf(change("item", "/S /LI", "/S /P"))],
  ["item-kids", "a paragraph in an item", accessiblePdf(change("lbody", "/S /LBody", "/S /P"))],
  ["contents-items", "an entry in the document", accessiblePdf(change("p", "/S /P ", "/S /TOCI "))],
  ["contents-kids", "a paragraph in a list of contents", accessiblePdf(change("toci", "/S /TOCI", "/S /P"))],
  ["direct-content", "text in a list", accessiblePdf(change("h1", "/S /H1", "/S /Sect"))],
  ["figure-text", "no alternative text", accessiblePdf(change("figure", "/Alt (Andelen stiger)", ""))],
  ["figure-text", "an empty one", accessiblePdf(change("figure", "(Andelen stiger)", "()"))],
  ["formula-text", "no alternative text", accessiblePdf(change("formula", "/Alt (a plus b)", ""))],
  ["figure-box", "no rectangle", accessiblePdf(change("figure", "/BBox [10 10 200 100]", ""))],
  ["figure-box", "a rectangle without area", accessiblePdf(change("figure", "[10 10 200 100]", "[10 10 10 100]"))],
  ["figure-content", "nothing in it", accessiblePdf(change("figure", "/K 11", ""))],
  ["first-heading", "H2 first", accessiblePdf(change("h1", "/S /H1", "/S /H2"))],
  ["heading-levels", "H3 after H1", accessiblePdf(change("h2", "/S /H2", "/S /H3"))],
  [
    "one-heading-a-section",
    "two",
    accessiblePdf({...change("h1", "/S /H1", "/S /H"), ...change("h2", "/S /H2", "/S /H")}),
  ],
  ["one-kind-of-headings", "both", accessiblePdf(change("h2", "/S /H2", "/S /H"))],
  ["scope", "none", accessiblePdf(change("th", "/Scope /Column", ""))],
  ["headers", "a name that no cell has", accessiblePdf(change("td", "(c1)", "(c9)"))],
  ["grid", "a cell too few", accessiblePdf(change("row1", "{corner} {th}", "{th}"))],
  ["grid", "a span too wide", accessiblePdf(change("td", "/O /Table", "/O /Table /ColSpan 2"))],
  ["grid", "a span below the table", accessiblePdf(change("td", "/O /Table", "/O /Table /RowSpan 2"))],
  [
    "headed",
    "only cells",
    accessiblePdf({...change("th", "/S /TH", "/S /TD"), ...change("rowth", "/S /TH", "/S /TD")}),
  ],
  ["note-name", "no name", accessiblePdf(change("note", "/ID (n1)", ""))],
  [
    "note-names-differ",
    "a name twice",
    accessiblePdf({
      ...change("document", "{note}]", "{note} {other}]"),
      other: () => "<</S /Note /P {document} /ID (n1)>>",
    }),
  ],
  ["link-element", "no key", accessiblePdf(change("annotation", "/StructParent 1", ""))],
  ["link-element", "not named by its element", accessiblePdf(change("link", /<<\/Type \/OBJR.*>>\]/, "]"))],
  ["link-description", "none", accessiblePdf(change("annotation", "/Contents (Tabel 1)", ""))],
  ["annotation-element", "a note on the page", accessiblePdf(annotation("Text"))],
  ["widget-element", "a field", accessiblePdf(annotation("Widget"))],
  ["trap-net", "one", accessiblePdf(annotation("TrapNet"))],
  ["printer-mark", "one in the structure", accessiblePdf(annotation("PrinterMark"))],
  ["tab-order", "no order", accessiblePdf(change("page", "/Tabs /S", "/Tabs /R"))],
  ["font-program", "no program", accessiblePdf(change("descriptor", "/FontFile2 {program}", ""))],
  ["unicode-map", "no map", accessiblePdf(change("font", "/ToUnicode {letters}", ""))],
  ["letters", "a sign without letter", accessiblePdf({letters: () => stream("1 beginbfchar <0001> <0061> endbfchar")})],
  [
    "impossible-letters",
    "U+0000",
    accessiblePdf({letters: () => stream("1 beginbfrange <0001> <0002> <0000> endbfrange")}),
  ],
  [
    "missing-shape",
    "sign 0",
    accessiblePdf({
      ...content(whole.replaceAll("<0001>", "<0000>")),
      letters: () => stream("1 beginbfrange <0000> <0002> <0060> endbfrange"),
    }),
  ],
  [
    "missing-shape",
    "a sign beyond the program",
    accessiblePdf({program: () => stream(trueType([0, 500]).toString("latin1"))}),
  ],
  ["widths", "another width", accessiblePdf(change("shapes", "[500 600]", "[500 700]"))],
  ["shape-map", "none", accessiblePdf(change("shapes", "/CIDToGIDMap /Identity", ""))],
  ["encoding", "another", accessiblePdf(change("font", "/Identity-H", "/UniJIS-Own-H"))],
];

const found = (bytes: Uint8Array) => checkPdf(bytes).map(({rule}) => rule);

describe("checkPdf", () => {
  it("finds nothing in a file that holds every rule", () => {
    expect(checkPdf(accessiblePdf())).toEqual([]);
  });

  it.each(broken)("finds %s: %s", (rule, _, bytes) => {
    expect(found(bytes)).toContain(rule);
  });

  it("has a file for every rule that breaks it", () => {
    expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(rules.map(({name}) => name)));
  });

  it("has a name, a clause and words for every rule, no name twice", () => {
    expect(new Set(rules.map(({name}) => name)).size).toBe(rules.length);
    for (const {clause, condition, message} of rules) {
      expect(clause).toMatch(/^(?:[5-7](?:\.\d+)*|ISO 32000-1, [\d.]+)$/);
      expect(condition ?? "01-001").toMatch(/^\d{2}-\d{3}$/);
      expect(message).not.toMatch(/\.$/);
    }
  });

  it("tells the page and the object", () => {
    const [finding] = checkPdf(accessiblePdf(change("figure", "/Alt (Andelen stiger)", "")));
    expect(finding).toMatchObject({rule: "figure-text", clause: "7.3", condition: "13-004", page: 1});
    expect(finding?.object).toBeGreaterThan(1);
  });

  it.each(["", "no PDF", "%PDF-1.7\n1 0 obj\n<</Type /Catalog", "%PDF-1.7\ntrailer <<>>"])(
    "calls %j unreadable",
    (text) => {
      expect(found(Buffer.from(text))).toEqual(["readable"]);
    },
  );

  it("reads objects and tables of objects that are packed in streams", () => {
    const inStream = "2 0 3 30 <</Type /Pages /Kids [] >>     <</S /Document /P 9 0 R>>     ";
    const first = inStream.indexOf("<<");
    const text = inStream.replace("3 30", `3 ${inStream.lastIndexOf("<<") - first}`);
    const bytes = Buffer.from(
      [
        "%PDF-1.5\n",
        "1 0 obj\n<</Type /Catalog /Pages 2 0 R /StructTreeRoot 9 0 R>>\nendobj\n",
        "9 0 obj\n<</K 3 0 R>>\nendobj\n",
        `8 0 obj\n${stream(text, `/Type /ObjStm /N 2 /First ${text.indexOf("<<")}`)}\nendobj\n`,
        `10 0 obj\n${stream("rows", "/Type /XRef /Root 1 0 R")}\nendobj\n`,
      ].join(""),
      "latin1",
    );
    expect(found(bytes)).not.toContain("readable");
    expect(found(bytes)).not.toContain("structure-tree");
    expect(found(bytes)).toContain("marked");
  });

  it("does not follow trees that lead back to themselves", () => {
    expect(found(accessiblePdf(change("p", "{em} {link}", "{em} {document}")))).toContain("link-element");
    expect(found(accessiblePdf(change("pages", "[{page}]", "[{page} {pages}]")))).toEqual([]);
  });
});
