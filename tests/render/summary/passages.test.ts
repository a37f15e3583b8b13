import {describe, expect, it} from "vitest";
import {passagesOf} from "../../../src/render/summary/passages.ts";
import type {Block, ReportDocument} from "../../../src/report/model.ts";
import {allBlocks} from "../../../src/report/walk.ts";
import {sampleDocument} from "../sample-document.ts";
import {paragraph, text} from "../sample-text.ts";

function reportOf(
  ...chapters: {readonly kind: "front" | "chapter"; readonly blocks: readonly Block[]}[]
): ReportDocument {
  return {
    ...sampleDocument(),
    chapters: chapters.map(({kind, blocks}, index) => ({
      id: `k${index}`,
      file: `${index}.md`,
      number: kind === "front" ? null : String(index),
      kind,
      title: [text(`Kapitel ${index}`)],
      plainTitle: `Kapitel ${index}`,
      blocks,
    })),
  };
}

const said = (...words: string[]): Block => ({kind: "summary", children: words.map((each) => paragraph(each))});

describe("passagesOf", () => {
  it("passagesOf(report) takes what is marked, by chapter, and nothing else", () => {
    const report = reportOf(
      {kind: "front", blocks: [paragraph("Ikke med"), said("Først")]},
      {kind: "chapter", blocks: [paragraph("Ikke med")]},
      {kind: "chapter", blocks: [said("Så"), said("Til sidst", "Og slut")]},
    );
    expect(passagesOf(report)).toEqual([
      {heading: null, blocks: [paragraph("Først")]},
      {heading: "Kapitel 2", blocks: [paragraph("Så"), paragraph("Til sidst"), paragraph("Og slut")]},
    ]);
  });

  it("passagesOf finds marks within columns, boxes and lists", () => {
    const box: Block = {kind: "box", variant: "facts", id: "b", number: null, title: [], children: [said("I boksen")]};
    const columns: Block = {
      kind: "columns",
      columns: [[box], [{kind: "list", ordered: false, items: [[said("I listen")]]}]],
    };
    expect(passagesOf(reportOf({kind: "chapter", blocks: [columns]}))[0]?.blocks).toEqual([
      paragraph("I boksen"),
      paragraph("I listen"),
    ]);
  });

  it("references lead to the report, footnotes are dropped, at any depth", () => {
    const words = paragraph(
      "Jf. ",
      {kind: "strong", children: [{kind: "reference", target: "tabel-x", text: "Tabel 4.1"}]},
      {kind: "footnote", number: 1, id: "note-1"},
    );
    const report = reportOf({
      kind: "chapter",
      blocks: [{kind: "summary", children: [{kind: "list", ordered: true, items: [[words]]}]}],
    });
    const listed = passagesOf(report)[0]?.blocks[0];
    expect(listed).toMatchObject({
      items: [
        [{children: [{text: "Jf. "}, {kind: "strong", children: [{kind: "text", text: "Tabel 4.1 i rapporten"}]}]}],
      ],
    });
  });

  it("citations stay as they are, and tables leave their source to the end of the summary", () => {
    const cited = paragraph({kind: "reference", target: "litteratur-topp", text: "Topp m.fl. 2015"});
    const table = allBlocks(sampleDocument().chapters.flatMap(({blocks}) => blocks)).find(({kind}) => kind === "table");
    if (table === undefined) throw new Error("the sample report has no table");
    const report = reportOf(
      {kind: "chapter", blocks: [{kind: "summary", children: [cited, table]}]},
      {kind: "chapter", blocks: [{kind: "literature", entries: [{id: "litteratur-topp", children: []}]}]},
    );
    expect(passagesOf(report)[0]?.blocks).toMatchObject([
      {children: [{kind: "text", text: "Topp m.fl. 2015"}]},
      {kind: "table", analysis: {source: ""}},
    ]);
  });
});
