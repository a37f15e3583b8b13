import {afterEach, describe, expect, it, vi} from "vitest";
import {renderDocx} from "../../src/render/docx.ts";
import type {Block, Inline, ReportDocument} from "../../src/report/model.ts";
import {allBlocks} from "../../src/report/walk.ts";
import {shownIn} from "../../src/results/shown.ts";
import {allOf, childrenOf, normal, partsOf, wordsOf, type XmlElement, xmlTree} from "../support/docx.ts";
import {institute} from "../support/themes.ts";
import {everyPart} from "./docx/every-part.ts";
import {hostileDocument} from "./hostile-document.ts";
import {sampleDocument} from "./sample-document.ts";

/** A document with all that a report can hold. */
const report = everyPart();
const bytes = await renderDocx(report, institute);
const parts = await partsOf(bytes);
const tree = (name: string) => xmlTree(parts.get(name)?.toString() ?? "");
const body = tree("word/document.xml");
const paragraphs = allOf(body, "w:p").map((paragraph) => wordsOf(paragraph));

function plain(inlines: readonly Inline[]): string {
  return normal(
    inlines
      .map((inline) => {
        if ("children" in inline) return plain(inline.children);
        if (inline.kind === "footnote") return noteNumber(inline.id, inline.number);
        return inline.kind === "break" ? " " : inline.text;
      })
      .join(""),
  );
}

/** Word writes the number of a note's first reference itself; further ones are fields that show it. */
const seen = new Set<string>();
function noteNumber(id: string, number: number): string {
  if (seen.has(id)) return String(number);
  seen.add(id);
  return "";
}

const blocksOf = ({chapters}: ReportDocument): Block[] => chapters.flatMap(({blocks}) => allBlocks(blocks));
const styleOf = (paragraph: XmlElement) => allOf(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? "Normal";

afterEach(() => vi.useRealTimers());

describe("renderDocx writes everything a reader of the report sees", () => {
  const words = paragraphs.join("\n");
  const squeezed = (text: string) => text.replace(/[\s\u00a0]+/g, "");

  it("every paragraph, heading and quote as a paragraph of its own", () => {
    seen.clear();
    const written = new Set(paragraphs.map(squeezed));
    for (const block of blocksOf(report)) {
      if (block.kind === "paragraph" || block.kind === "heading")
        expect(written).toContain(squeezed(plain(block.children)));
      if (block.kind === "quote" && block.attribution !== null) {
        expect(written).toContain(squeezed(`– ${plain(block.attribution)}`));
      }
    }
  });

  it("titles of chapters and boxes, key figures, literature, and the cover", () => {
    for (const {title} of report.chapters) expect(words).toContain(plain(title));
    for (const block of blocksOf(report)) {
      if (block.kind === "box") expect(words).toContain(plain(block.title));
      if (block.kind === "key-figures") {
        for (const {value, label} of block.items) {
          expect(paragraphs).toContain(plain(value));
          expect(paragraphs).toContain(plain(label));
        }
      }
      if (block.kind === "literature") {
        for (const {children} of block.entries) expect(paragraphs).toContain(plain(children));
      }
    }
    const {title, subtitle, organisation, dataNotice} = report.info;
    for (const text of [
      title,
      subtitle,
      organisation,
      dataNotice,
      "Anna Holm, Bo Lund og Cilla Bech",
      "Data pr. 12. april 2019",
    ]) {
      expect(paragraphs).toContain(text);
    }
  });

  it("the notice of the edition, before all else", async () => {
    const noticed = {...report, info: {...report.info, notice: "Tallene er <foreløbige>."}};
    const [first] = allOf(
      xmlTree((await partsOf(await renderDocx(noticed, institute))).get("word/document.xml")?.toString() ?? ""),
      "w:p",
    );
    expect(first === undefined ? "" : wordsOf(first)).toBe("Bemærk: Tallene er <foreløbige>.");
    expect(paragraphs.join()).not.toContain("Bemærk:");
  });

  it("captions with their numbers, and under tables their notes and sources", () => {
    for (const block of blocksOf(report)) {
      if (block.kind === "table") expect(paragraphs).toContain(normal(`Tabel ${block.number} ${block.analysis.title}`));
      if (block.kind === "figure") expect(paragraphs).toContain(normal(`Figur ${block.number} ${block.title}`));
      if (block.kind === "table" || block.kind === "figure") {
        expect(words).toContain(normal(`Kilde: ${block.analysis.source}`));
      }
      if (block.kind === "table") for (const {text} of block.analysis.notes) expect(words).toContain(normal(text));
    }
  });

  it("footnotes, each once, at the foot of its page", () => {
    const notes = allOf(tree("word/footnotes.xml"), "w:footnote").filter(
      ({attributes}) => Number(attributes["w:id"]) > 0,
    );
    expect(notes.map(wordsOf)).toEqual(
      report.footnotes.map(({children}) =>
        children.map((block) => (block.kind === "paragraph" ? plain(block.children) : "")).join(" "),
      ),
    );
    const references = allOf(body, "w:footnoteReference").map(({attributes}) => attributes["w:id"]);
    expect([...references].sort()).toEqual(report.footnotes.map(({number}) => String(number)));
  });
});

describe("a table of the document", () => {
  const tables = allOf(body, "w:tbl").filter((table) => allOf(table, "w:tblLook")[0]?.attributes["w:firstRow"] === "1");
  const analyses = blocksOf(report).flatMap((block) => {
    if (block.kind === "table") return [block.analysis.table];
    return block.kind === "figure" && block.tableId === null ? [block.analysis.table] : [];
  });
  // Blocks beside each other are a table each.
  const expected = analyses.flatMap((table) =>
    table.arrangement === "beside" && table.blocks.length > 1 ? table.blocks.map((block) => [block]) : [table.blocks],
  );

  it("has the cells of the results, as they are printed", () => {
    expect(tables.length).toBe(expected.length);
    tables.forEach((table, index) => {
      const rows = allOf(table, "w:tr").filter(
        (row) => allOf(row, "w:tblHeader").length === 0 && childrenOf(row, "w:tc").length > 1,
      );
      const written = rows.map((row) => childrenOf(row, "w:tc").map((cell) => wordsOf(cell).replace(/^[●▲◆○] /, "")));
      const cells = (expected[index] ?? []).flatMap(({rows: of}) =>
        of.map((row) => [
          normal(row.label),
          ...row.cells.map((cell) =>
            normal(
              cell.kind === "text" && cell.list !== undefined
                ? cell.list.map((part) => `• ${part}`).join(" ")
                : shownIn(cell),
            ),
          ),
        ]),
      );
      expect(written).toEqual(cells);
    });
  });

  it("repeats its heads, tells that its first row and column are heads, and parts no row", () => {
    for (const table of tables) {
      const rows = childrenOf(table, "w:tr");
      const heads = rows.findIndex((row) => allOf(row, "w:tblHeader").length === 0);
      expect(heads).toBeGreaterThan(0);
      expect(rows.slice(heads).every((row) => allOf(row, "w:tblHeader").length === 0)).toBe(true);
      expect(rows.every((row) => allOf(row, "w:cantSplit").length > 0)).toBe(true);
      expect(allOf(table, "w:tblLook")[0]?.attributes).toMatchObject({"w:firstRow": "1", "w:firstColumn": "1"});
    }
  });

  it("has in each row as many columns as its grid", () => {
    for (const table of allOf(body, "w:tbl")) {
      const columns = childrenOf(childrenOf(table, "w:tblGrid")[0] ?? table, "w:gridCol").length;
      for (const row of childrenOf(table, "w:tr")) {
        const spans = childrenOf(row, "w:tc").map((cell) =>
          Number(childrenOf(cell, "w:tcPr").flatMap((p) => childrenOf(p, "w:gridSpan"))[0]?.attributes["w:val"] ?? 1),
        );
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns);
      }
    }
  });
});

describe("Word's own parts", () => {
  it("count headings as the report does", () => {
    const counters = new Map<string, number[]>();
    const numbered = allOf(body, "w:p").flatMap((paragraph) => {
      const [, level] = /^Heading([1-3])$/.exec(styleOf(paragraph)) ?? [];
      const id = allOf(paragraph, "w:numId")[0]?.attributes["w:val"] ?? "1";
      if (level === undefined) return [];
      if (id === "0") return [wordsOf(paragraph)];
      const counts = counters.get(id) ?? [];
      const depth = Number(level) - 1;
      const next = [...counts.slice(0, depth), (counts[depth] ?? 0) + 1];
      counters.set(id, next);
      const first = id === "2" ? String.fromCharCode(64 + (next[0] ?? 0)) : String(next[0]);
      const number = [first, ...next.slice(1)].join(".");
      return [`${id === "2" && depth === 0 ? "Bilag " : ""}${number} ${wordsOf(paragraph)}`];
    });
    const expected = report.chapters.flatMap((chapter) => [
      normal(`${chapter.kind === "appendix" ? "Bilag " : ""}${chapter.number ?? ""} ${plain(chapter.title)}`),
      ...allBlocks(chapter.blocks).flatMap((block) =>
        block.kind === "heading" && block.number !== null ? [`${block.number} ${plain(block.children)}`] : [],
      ),
    ]);
    expect(numbered).toEqual(expected);
  });

  it("captions count by fields that begin anew with each chapter, and references repeat them by fields", () => {
    const fields = allOf(body, "w:fldSimple").map((field) => ({
      instruction: field.attributes["w:instr"] ?? "",
      shown: wordsOf(field),
    }));
    const sequences = fields.filter(({instruction}) => /SEQ (Tabel|Figur|Boks) /.test(instruction));
    const numbers = blocksOf(report).flatMap((block) =>
      (block.kind === "table" || block.kind === "figure" || block.kind === "box") && block.number !== null
        ? [block.number.split(".").at(-1)]
        : [],
    );
    expect(sequences.map(({shown}) => shown).sort()).toEqual([...numbers].sort());
    for (const {instruction, shown} of sequences) expect(instruction.includes("\\r 1")).toBe(shown === "1");
    expect(
      fields.some(({instruction, shown}) => /REF _Ref\d+ \\h/.test(instruction) && /^Tabel \S+$/.test(shown)),
    ).toBe(true);
  });

  it("fill the list of contents with chapters and numbered sections, each with a link and a page", () => {
    const entries = allOf(body, "w:p").filter((paragraph) => /^TOC\d$/.test(styleOf(paragraph)));
    const expected = report.chapters.flatMap((chapter) => [
      chapter.plainTitle,
      ...chapter.blocks.flatMap((block) =>
        block.kind === "heading" && block.level === 2 && block.number !== null ? [block.plain] : [],
      ),
    ]);
    expect(entries).toHaveLength(expected.length);
    entries.forEach((entry, index) => {
      expect(wordsOf(entry)).toContain(normal(expected[index] ?? ""));
      expect(wordsOf(entry)).toMatch(/ \d+$/);
      expect(allOf(entry, "w:hyperlink")).toHaveLength(1);
    });
    const pages = entries.map((entry) => Number(/\d+$/.exec(wordsOf(entry))?.[0]));
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect(pages[0]).toBe(3);
  });

  it("show figures as SVG without text of their own, with a PNG for others and alternative text", () => {
    const figures = blocksOf(report).flatMap((block) => (block.kind === "figure" ? [block] : []));
    const described = allOf(body, "wp:docPr").map(({attributes}) => attributes.descr);
    for (const {alt} of figures) expect(described.map((text) => normal(text ?? ""))).toContain(normal(alt));
    const svgs = [...parts].filter(([name]) => name.endsWith(".svg"));
    expect(svgs.length).toBeGreaterThan(0);
    for (const [, svg] of svgs) expect(svg.toString()).not.toMatch(/<text|<image|href=/);
    const pngs = [...parts].filter(([name]) => name.endsWith(".png"));
    for (const [, png] of pngs) expect(png.toString("latin1", 1, 4)).toBe("PNG");
  });

  it("turn the pages of wide tables, and only those", () => {
    const ways = allOf(body, "w:pgSz").map(({attributes}) => attributes["w:orient"] ?? "portrait");
    expect(ways.filter((way) => way === "landscape")).toHaveLength(1);
    expect(ways[0]).toBe("portrait");
  });

  it("print the chapter over its pages, the title and the page at their foot, and nothing on the cover", () => {
    const heads = [...parts.keys()].filter((name) => /header\d+\.xml$/.test(name)).map((name) => wordsOf(tree(name)));
    expect(heads).toContain("");
    expect(heads).toContain(normal(`1 ${report.chapters.find(({number}) => number === "1")?.plainTitle}`));
    const feet = [...parts.keys()].filter((name) => /footer\d+\.xml$/.test(name)).map((name) => tree(name));
    expect(new Set(feet.map(wordsOf))).toEqual(new Set(["", "På vej til arbejde 1"]));
    expect(feet.some((foot) => allOf(foot, "w:fldSimple")[0]?.attributes["w:instr"] === " PAGE ")).toBe(true);
  });
});

describe("the package", () => {
  it("is the same bytes for the same report, on another day too", async () => {
    vi.useFakeTimers({now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"]});
    const again = await renderDocx(report, institute);
    expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
  });

  it("tells title, authors and language, and the day of the data for that of its making", () => {
    const core = parts.get("docProps/core.xml")?.toString() ?? "";
    expect(core).toContain("<dc:title>På vej til arbejde</dc:title>");
    expect(core).toContain("<dc:creator>Anna Holm; Bo Lund; Cilla Bech</dc:creator>");
    expect(core).toContain("2019-04-12T00:00:00Z</dcterms:created>");
    expect(parts.get("word/styles.xml")?.toString()).toContain('<w:lang w:val="da-DK"');
  });

  it("has well-formed parts, each with a type, and leads to nothing that is not there", () => {
    const types = tree("[Content_Types].xml");
    const overrides = new Set(allOf(types, "Override").map(({attributes}) => attributes.PartName));
    const endings = new Set(allOf(types, "Default").map(({attributes}) => attributes.Extension));
    for (const [name, content] of parts) {
      if (/\.(xml|rels|svg)$/.test(name)) xmlTree(content.toString());
      expect(overrides.has(`/${name}`) || endings.has(name.split(".").at(-1) ?? "")).toBe(true);
    }
    for (const part of ["word/document.xml", "word/footnotes.xml"]) {
      const folder = part.replace(/[^/]*$/, "");
      const rels = tree(`${folder}_rels/${part.slice(folder.length)}.rels`);
      const known = new Map(childrenOf(rels).map(({attributes}) => [attributes.Id, attributes]));
      for (const attributes of known.values()) {
        if (attributes.TargetMode === "External") continue;
        const target = new URL(attributes.Target ?? "", `file:///${folder}`).pathname.slice(1);
        expect(parts.has(target)).toBe(true);
      }
      const used = [...(parts.get(part)?.toString() ?? "").matchAll(/r:(?:id|embed)="([^"]+)"/g)].map(([, id]) => id);
      for (const id of used) expect(known.has(id)).toBe(true);
    }
  });

  it("has bookmarks of short names, each once, and no reference to one that is missing", () => {
    const starts = [body, tree("word/footnotes.xml")].flatMap((part) => allOf(part, "w:bookmarkStart"));
    const names = starts.map(({attributes}) => attributes["w:name"] ?? "");
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(starts.map(({attributes}) => attributes["w:id"])).size).toBe(starts.length);
    for (const name of names) expect(name).toMatch(/^_\w{1,39}$/);
    const xml = parts.get("word/document.xml")?.toString() ?? "";
    const wanted = [...xml.matchAll(/(?:w:anchor="|(?:PAGE|NOTE)?REF )(_\w+)/g)].map(([, name = ""]) => name);
    expect(wanted.length).toBeGreaterThan(0);
    for (const name of wanted) expect(names).toContain(name);
  });

  it("has properties in the order that the format wants", () => {
    for (const part of ["word/document.xml", "word/styles.xml", "word/footnotes.xml"]) {
      for (const [name, order] of Object.entries(propertyOrders)) {
        for (const element of allOf(tree(part), name)) {
          const places = childrenOf(element).map((child) => order.indexOf(child.name.replace("w:", "")));
          expect(
            places,
            `${part} ${name}: ${childrenOf(element)
              .map((child) => child.name)
              .join(" ")}`,
          ).not.toContain(-1);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }
    }
  });

  it("ends every cell with a paragraph", () => {
    for (const cell of allOf(body, "w:tc")) expect(childrenOf(cell).at(-1)?.name).toBe("w:p");
  });

  it("brings the theme's fonts, scrambled by their keys", async () => {
    const fonts = tree("word/fontTable.xml");
    expect(childrenOf(fonts, "w:font").map(({attributes}) => attributes["w:name"])).toEqual([
      "Source Serif 4",
      "Source Sans 3",
    ]);
    const [regular] = allOf(fonts, "w:embedRegular");
    const key = Buffer.from((regular?.attributes["w:fontKey"] ?? "").replace(/[{}-]/g, ""), "hex").reverse();
    const font = Buffer.from(parts.get("word/fonts/font1.odttf") ?? "");
    for (let index = 0; index < 32; index++) font[index] = (font[index] ?? 0) ^ (key[index % 16] ?? 0);
    expect(font.readUInt32BE(0)).toBe(0x00010000);
  });
});

const propertyOrders: Readonly<Record<string, readonly string[]>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl rPr sectPr".split(
      " ",
    ),
  "w:rPr": "rStyle rFonts b bCs i iCs strike color sz szCs u vertAlign lang".split(" "),
  "w:tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription".split(" "),
  "w:tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign".split(" "),
  "w:sectPr": "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols titlePg".split(" "),
  "w:style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr".split(" "),
};

describe("hostile text", () => {
  it("stands in the document as text, and changes nothing of how it is built", async () => {
    const [plainParts, hostileParts] = await Promise.all([
      renderDocx(sampleDocument(), institute).then(partsOf),
      renderDocx(hostileDocument(), institute).then(partsOf),
    ]);
    for (const [name, content] of hostileParts) if (/\.(xml|rels)$/.test(name)) xmlTree(content.toString());
    const names = (found: Map<string, Buffer>) =>
      new Set(
        [...(found.get("word/document.xml")?.toString() ?? "").matchAll(/<([a-z]+:\w+)/gi)].map(([, name]) => name),
      );
    expect([...names(hostileParts)].filter((name) => !names(plainParts).has(name))).toEqual([]);
    expect(wordsOf(xmlTree(hostileParts.get("word/document.xml")?.toString() ?? ""))).toContain(
      "<script>alert(1)</script>",
    );
    expect(hostileParts.get("word/_rels/document.xml.rels")?.toString()).not.toMatch(
      /Target="(?!https?:|mailto:|[\w./]+")/,
    );
  });
});

describe("captions below", () => {
  it("stand under their tables and figures, before what else stands there", async () => {
    const below = await renderDocx({...report, layout: {...report.layout, captions: "below"}}, institute);
    const document = xmlTree((await partsOf(below)).get("word/document.xml")?.toString() ?? "");
    const [content] = childrenOf(document, "w:body");
    const blocks = content === undefined ? [] : childrenOf(content);
    const captions = blocks.filter((block) => block.name === "w:p" && styleOf(block) === "CaptionBelow");
    expect(captions.length).toBeGreaterThan(0);
    for (const caption of captions) {
      const before = blocks[blocks.indexOf(caption) - 1];
      expect(before?.name === "w:tbl" || (before !== undefined && styleOf(before) === "Picture")).toBe(true);
    }
  });
});
