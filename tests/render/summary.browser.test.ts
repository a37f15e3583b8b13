import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type Browser, startBrowser} from "../../src/render/pdf.ts";
import {renderSummary} from "../../src/render/summary.ts";
import type {Block, ReportDocument} from "../../src/report/model.ts";
import {institute} from "../support/themes.ts";
import {sampleDocument} from "./sample-document.ts";
import {paragraph} from "./sample-text.ts";

/** The sample report with so many paragraphs, and every figure, marked for the summary. */
function marked(paragraphs: number): ReportDocument {
  const sample = sampleDocument();
  const words =
    "Borgerne vurderer deres helbred højere ved tredje måling end ved den første, og flere er i job. ".repeat(4);
  const prose = Array.from({length: paragraphs}, (): Block => paragraph(words));
  return {
    ...sample,
    chapters: sample.chapters.map((chapter, index) => {
      const figures = chapter.blocks.filter(({kind}) => kind === "figure");
      const inSummary = index === 1 ? [...prose, ...figures] : figures;
      return inSummary.length === 0 ? chapter : {...chapter, blocks: [{kind: "summary", children: inSummary}]};
    }),
  };
}

describe("renderSummary", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(() => {
    browser = startBrowser();
    folder = mkdtempSync(join(tmpdir(), "maalepunkt-summary-"));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, {recursive: true, force: true});
  });

  const textOf = (pdf: Uint8Array): string => {
    const file = join(folder, "summary.pdf");
    writeFileSync(file, pdf);
    execFileSync("qpdf", ["--check", file]);
    return execFileSync("pdftotext", [file, "-"], {encoding: "utf8"});
  };

  it("prints what is marked on at most two tagged pages, with its sources once", async () => {
    const text = textOf(await renderSummary(marked(6), {theme: institute, browser}));
    expect(text.split("\f").filter(Boolean).length).toBeLessThanOrEqual(2);
    expect(text).toContain("Hovedresultater");
    expect(text.match(/Kilde:/g)).toHaveLength(1);
    expect(text.replace(/\s+/g, " ")).toContain("Personerne i denne rapport er opdigtede");
  });

  it("has no word for sources where there are none, and one source for a table", async () => {
    const [chapter, ...others] = sampleDocument().chapters;
    const table = sampleDocument()
      .chapters.flatMap(({blocks}) => blocks)
      .find(({kind}) => kind === "table");
    if (chapter === undefined || table === undefined) throw new Error("the sample report has no chapter or table");
    const summaryOf = (...children: Block[]) =>
      renderSummary(
        {...sampleDocument(), chapters: [{...chapter, blocks: [{kind: "summary", children}]}, ...others]},
        {theme: institute, browser},
      );
    const bare = textOf(await summaryOf(paragraph("Kort.")));
    expect(bare).not.toContain("Kilde:");
    expect(bare.replace(/\s+/g, " ")).toContain("Personerne i denne rapport er opdigtede");
    expect(textOf(await summaryOf(table)).match(/Kilde:/g)).toHaveLength(1);
  });

  it("sets the type smaller before it gives up, and then says how many pages it takes", async () => {
    await expect(renderSummary(marked(60), {theme: institute, browser})).rejects.toMatchObject({
      kind: "config",
      message: expect.stringMatching(/^The summary takes \d+ pages in its smallest type; it has room for 2\.$/),
    });
  });

  it("asks for marks when there are none", async () => {
    await expect(renderSummary(sampleDocument(), {theme: institute, browser})).rejects.toMatchObject({
      message: "No passage is marked for the summary.",
    });
  });

  it("gives the same bytes again", async () => {
    const [first, second] = [
      await renderSummary(marked(2), {theme: institute, browser}),
      await renderSummary(marked(2), {theme: institute, browser}),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
