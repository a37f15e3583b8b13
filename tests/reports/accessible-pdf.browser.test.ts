import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {startEngine} from "../../src/figures/engine.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {composeReport} from "../../src/pipeline/compose.ts";
import {themeOf} from "../../src/pipeline/theme-of.ts";
import {printedChapterNumber} from "../../src/render/html/heading.ts";
import {renderHtml} from "../../src/render/html.ts";
import {type Browser, printPdf, startBrowser} from "../../src/render/pdf.ts";
import {checkPdf} from "../../src/render/pdf-check/check-pdf.ts";
import type {Block, Inline, ReportDocument} from "../../src/report/model.ts";
import {openEngine} from "../../src/store/open.ts";

const hasPoppler = spawnSync("pdfinfo", ["-v"]).error === undefined;
const hasQpdf = spawnSync("qpdf", ["--version"]).error === undefined;
let browser: Browser;

beforeAll(() => {
  browser = startBrowser();
});

afterAll(() => browser.close());

describe.each(["paa-vej-til-arbejde", "isolerede-sindslidende", "brug-for-alle"])("the PDF of %s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-pdf-"));
  const path = join(folder, "report.pdf");
  let report: ReportDocument;
  let bytes: Uint8Array;

  beforeAll(async () => {
    const {report: composed, html} = await compose(name);
    report = composed;
    bytes = await printPdf(browser, html, report);
    writeFileSync(path, bytes);
  }, 60_000);

  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  it("holds every rule of PDF/UA-1", () => {
    expect(checkPdf(bytes)).toEqual([]);
  });

  it.skipIf(!hasQpdf)("is a file that qpdf finds nothing wrong with", () => {
    expect(execFileSync("qpdf", ["--check", path], {encoding: "utf8"})).toContain(
      "No syntax or stream encoding errors",
    );
  });

  it.skipIf(!hasPoppler)(
    "is read in the order that it is written in; figures and tables may stand later in their section",
    {timeout: 60_000},
    () => {
      const {stdout, stderr} = spawnSync("pdfinfo", ["-struct-text", path], {encoding: "utf8", maxBuffer: 64e6});
      expect(stderr).toBe("");
      const read = plain(Array.from(stdout.matchAll(/^\s*"(.*)"$/gm), ([, text = ""]) => text).join(""));
      let position = 0;
      let waiting: {text: string; from: number}[] = [];
      for (const {text, kind} of expectedTexts(report)) {
        const wanted = plain(text);
        if (wanted === "") continue;
        if (kind === "float") {
          waiting.push({text: wanted, from: position});
          continue;
        }
        const found = read.indexOf(wanted, position);
        expect(found, `after …${read.slice(position - 60, position)}: ${text}`).toBeGreaterThanOrEqual(position);
        if (kind === "heading") {
          for (const float of waiting) expect(floats(read.slice(float.from, found), float.text), float.text).toBe(true);
          waiting = [];
        }
        position = found + wanted.length;
      }
      for (const float of waiting) expect(floats(read.slice(float.from), float.text), float.text).toBe(true);
    },
  );
});

const floats = (section: string, text: string) => section.includes(text);

async function compose(name: string): Promise<{readonly report: ReportDocument; readonly html: string}> {
  const database = openEngine();
  const engine = startEngine();
  try {
    const files = await readEvaluation(fileURLToPath(new URL(`../../reports/${name}`, import.meta.url)));
    const theme = await themeOf(files);
    const results = await analyse(files, () => undefined, database);
    const report = await composeReport(files, results, {onStep: () => undefined, theme, engine});
    return {report, html: await renderHtml(report, {medium: "print", theme})};
  } finally {
    await Promise.all([engine.close(), database.then((opened) => opened.close())]);
  }
}

interface ExpectedText {
  readonly text: string;
  readonly kind: "heading" | "text" | "float";
}

/** What the document says, in its order. Of tables and figures their captions. */
function expectedTexts({info, chapters, footnotes}: ReportDocument): ExpectedText[] {
  return [
    {kind: "text", text: info.title},
    ...chapters.flatMap((chapter): ExpectedText[] => [
      {kind: "heading", text: `${printedChapterNumber(chapter) ?? ""}${letters(chapter.title)}`},
      ...chapter.blocks.flatMap(textsOf),
    ]),
    {kind: "heading", text: footnotes.length > 0 ? "Noter" : ""},
    ...footnotes.flatMap(({children}) => children.flatMap(textsOf)),
  ];
}

function textsOf(block: Block): ExpectedText[] {
  switch (block.kind) {
    case "heading":
      return [{kind: "heading", text: `${block.number ?? ""}${letters(block.children)}`}];
    case "paragraph":
      return [{kind: "text", text: letters(block.children)}];
    case "list":
      return block.items.flat().flatMap(textsOf);
    case "quote":
      return block.children.flatMap(textsOf);
    case "columns":
      return block.columns.flat().flatMap(textsOf);
    case "box":
      return [{kind: "text", text: letters(block.title)}];
    case "summary":
      return block.children.flatMap(textsOf);
    case "landscape":
      return block.children.flatMap(textsOf).map(({text}) => ({kind: "float", text}));
    case "table":
      return [{kind: "float", text: `Tabel ${block.number}${block.analysis.title}`}];
    case "figure":
      return [{kind: "float", text: `Figur ${block.number}${block.title}`}];
    default:
      return [];
  }
}

function letters(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ("children" in inline) return letters(inline.children);
      if (inline.kind === "footnote") return String(inline.number);
      return "text" in inline ? inline.text : " ";
    })
    .join("");
}

/** Letters, figures and signs alone: blanks and hyphens at the ends of lines are how a text is set. */
function plain(text: string): string {
  return text.normalize("NFC").replace(/[\s\u00ad]/g, "");
}
