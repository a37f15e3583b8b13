import {describe, expect, it} from "vitest";
import {assembleReport} from "../../src/report/assemble.ts";
import type {Block, Chapter} from "../../src/report/model.ts";
import {analysis, chapter, results} from "./sample.ts";

const figure = (key: string) => ({title: `Figur over ${key}`, alt: "Alt", svg: "<svg></svg>", analysis: analysis(key)});

function assemble(...texts: string[]) {
  return assembleReport(
    texts.map((text, index) => chapter(`0${index}.md`, text)),
    results("alder", "helbred"),
    new Map([["alder_figur", figure("alder")]]),
  );
}

function only(text: string): Chapter {
  const [first] = assemble(text).chapters;
  if (first === undefined) throw new Error("no chapter");
  return first;
}

const kinds = (blocks: readonly Block[]) => blocks.map((block) => block.kind);

describe("assembleReport(chapters, results, figures): numbering", () => {
  it("numbers chapters 1, 2 and appendices A, B, and leaves front matter without a number", () => {
    const {chapters} = assemble(
      "# Forord {.front}",
      "# Indledning",
      "# Metode",
      "# Data {.appendix}",
      "# Mere {.appendix}",
    );
    expect(chapters.map((each) => each.number)).toEqual([null, "1", "2", "A", "B"]);
    expect(chapters.map((each) => each.kind)).toEqual(["front", "chapter", "chapter", "appendix", "appendix"]);
  });

  it("numbers sections within chapters and starts anew in each", () => {
    const {chapters} = assemble("# A\n\n## x\n\n### y\n\n### z\n\n## v\n\n### w", "# B\n\n## x");
    const numbers = chapters.map((each) =>
      each.blocks.flatMap((block) => (block.kind === "heading" ? [block.number] : [])),
    );
    expect(numbers).toEqual([["1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"], ["2.1"]]);
  });

  it("numbers tables and figures each by their own order in the chapter", () => {
    const {chapters} = assemble("# A", "# B\n\n«table:alder»\n\n«figure:alder_figur»\n\n«table:helbred»");
    const numbered = chapters[1]?.blocks.flatMap((block) =>
      block.kind === "table" || block.kind === "figure" ? [`${block.kind} ${block.number}`] : [],
    );
    expect(numbered).toEqual(["table 2.1", "figure 2.1", "table 2.2"]);
  });

  it("numbers footnotes through the whole report", () => {
    const document = assemble("# A\n\nEt[^a] to[^b]\n\n[^a]: Første\n[^b]: Anden", "# B\n\nTre[^a]\n\n[^a]: Tredje");
    expect(document.footnotes.map((note) => note.number)).toEqual([1, 2, 3]);
    expect(JSON.stringify(document.footnotes[2])).toContain("Tredje");
    expect(JSON.stringify(document.chapters[1])).toContain('"kind":"footnote","number":3,"id":"note-3"');
  });

  it("gives ids in plain letters, and never the same one twice", () => {
    const {chapters} = assemble("# Målgruppe og øvrigt", "# Målgruppe og øvrigt");
    expect(chapters.map((each) => each.id)).toEqual(["maalgruppe-og-oevrigt", "maalgruppe-og-oevrigt-2"]);
  });
});

describe("assembleReport: references", () => {
  it("resolves references to chapters, sections, tables, figures and boxes, also forwards", () => {
    const document = assemble(
      "# A {#start}\n\nSe «ref:table:alder», «ref:figure:alder_figur», «ref:chapter:slut», «ref:section:del», «ref:box:boks» og «Ref:chapter:start».",
      "# B {#slut}\n\n## Del {#del}\n\n«table:alder»\n\n«figure:alder_figur»\n\n::: box {#boks} Titel\nx\n:::",
    );
    const [paragraph] = document.chapters[0]?.blocks ?? [];
    const texts =
      paragraph?.kind === "paragraph"
        ? paragraph.children.flatMap((each) => (each.kind === "reference" ? [each.text] : []))
        : [];
    expect(texts).toEqual(["Tabel 2.1", "Figur 2.1", "kapitel 2", "afsnit 2.1", "Boks 2.1", "Kapitel 1"]);
  });

  it("names a reference to nothing, with what was meant", () => {
    expect(() => assemble("# A\n\n«ref:table:aldr»\n\n«table:alder»")).toThrowError(/nothing called "table:aldr"/);
  });

  it("tells a figure which table holds its numbers", () => {
    const blocks = only("# A\n\n«figure:alder_figur»\n\n«table:alder»").blocks;
    expect(blocks[0]).toMatchObject({kind: "figure", tableNumber: "1.1", tableId: "tabel-alder"});
  });

  it("tells a figure without a table in the report that it brings its own", () => {
    expect(only("# A\n\n«figure:alder_figur»").blocks[0]).toMatchObject({tableId: null, tableNumber: null});
  });
});

describe("assembleReport: blocks", () => {
  it("builds paragraphs, lists, quotes and boxes", () => {
    const chapterBlocks = only(
      "# A\n\nTekst\n\n- a\n- b\n\n1. c\n\n> Citat\n>\n> — Borger\n\n::: box Titel\nIndhold\n:::",
    ).blocks;
    expect(kinds(chapterBlocks)).toEqual(["paragraph", "list", "list", "quote", "box"]);
    expect(chapterBlocks[3]).toMatchObject({attribution: [{kind: "text", text: "Borger"}]});
    expect(chapterBlocks[4]).toMatchObject({number: "1.1", title: [{kind: "text", text: "Titel"}]});
  });

  it("reads who said a quote from its last line, with or without an empty line before", () => {
    const apart = only("# A\n\n> Jeg *tør* mere\n>\n> — Borger").blocks[0];
    const together = only("# A\n\n> Jeg *tør* mere\n> — Borger").blocks[0];
    expect(apart).toMatchObject({kind: "quote", children: [{kind: "paragraph"}], attribution: [{text: "Borger"}]});
    expect(together).toEqual(apart);
  });

  it("leaves a dash inside a quote's line where it is", () => {
    expect(only("# A\n\n> Jeg tør\n> mere — og mere").blocks[0]).toMatchObject({attribution: null});
  });

  it("keeps live numbers as numbers with their addresses", () => {
    expect(only("# A\n\nDet er «number:76 pct.» af alle.").blocks[0]).toEqual({
      kind: "paragraph",
      line: 3,
      children: [
        {kind: "text", text: "Det er "},
        {kind: "number", text: "76 pct.", addresses: ["a/b/c/d"]},
        {kind: "text", text: " af alle."},
      ],
    });
  });

  it("nests emphasis, and links only to the web, mail and places in the report", () => {
    const [paragraph] = only("# A\n\n**fed *begge*** [net](https://example.org) [ond](javascript:alert(1))").blocks;
    expect(JSON.stringify(paragraph)).toContain('"kind":"link","href":"https://example.org"');
    expect(JSON.stringify(paragraph)).not.toContain('"href":"javascript');
  });

  it("takes HTML in a chapter as text", () => {
    expect(JSON.stringify(only("# A\n\n<script>alert(1)</script>").blocks)).toContain("<script>");
    expect(kinds(only("# A\n\n<div>\n\nx\n\n</div>").blocks)).toEqual(["paragraph", "paragraph", "paragraph"]);
  });
});

describe("assembleReport: bad chapters", () => {
  it("refuses a chapter without a title", () => {
    expect(() => assemble("Tekst først")).toThrowError(/begins with its title/);
  });

  it("refuses a second title", () => {
    expect(() => assemble("# A\n\n# B")).toThrowError(/this is a second/);
  });

  it("refuses a table written by hand", () => {
    expect(() => assemble("# A\n\n| a | b |\n|---|---|\n| 1 | 2 |")).toThrowError(/written by hand/);
  });

  it("refuses a table inside a paragraph", () => {
    expect(() => assemble("# A\n\nSe «table:alder» her.")).toThrowError(/stands inside a paragraph/);
  });

  it("refuses the same table twice", () => {
    expect(() => assemble("# A\n\n«table:alder»", "# B\n\n«table:alder»")).toThrowError(/stands twice/);
  });

  it("names an analysis or a figure that does not exist", () => {
    expect(() => assemble("# A\n\n«table:aldr»")).toThrowError(/no analysis "aldr"/);
    expect(() => assemble("# A\n\n«figure:x»")).toThrowError(/no figure "x"/);
  });

  it("lets an author's id go before one made from a title", () => {
    const {chapters} = assemble("# Et\n\n## Resultater", "# To {#resultater}");
    expect(chapters[1]?.id).toBe("resultater");
    expect(chapters[0]?.blocks[0]).toMatchObject({id: "resultater-2"});
  });

  it("refuses an id that is used twice", () => {
    expect(() => assemble("# A {#x}", "# B {#x}")).toThrowError(/used twice/);
  });
});
