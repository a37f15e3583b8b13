import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {getDocument, type PDFDocumentProxy} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {renderHtml} from "../../src/render/html.ts";
import {readContents} from "../../src/render/pdf/page-content.ts";
import {PdfFile} from "../../src/render/pdf/pdf-file.ts";
import {type Browser, printPdf, startBrowser} from "../../src/render/pdf.ts";
import {institute} from "../support/themes.ts";
import {sampleDocument} from "./sample-document.ts";

interface Bookmark {
  readonly title: string;
}

const report = sampleDocument();
const isInstalled = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;
let browser: Browser;
let folder: string;
let html: string;
let bytes: Uint8Array;
let pdf: PDFDocumentProxy;
let pages: string[];

beforeAll(async () => {
  browser = startBrowser();
  folder = mkdtempSync(join(tmpdir(), "maalepunkt-test-"));
  html = await renderHtml(report, {medium: "print", theme: institute});
  bytes = await printPdf(browser, html, report);
  writeFileSync(join(folder, "report.pdf"), bytes);
  pdf = await getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise;
  pages = await Promise.all(Array.from({length: pdf.numPages}, (_, index) => textOf(index + 1)));
});

afterAll(async () => {
  await browser.close();
  await pdf?.destroy();
  rmSync(folder, {recursive: true, force: true});
});

async function textOf(page: number): Promise<string> {
  const {items} = await (await pdf.getPage(page)).getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

describe("printPdf", () => {
  it("prints on A4, with the title, in Danish, tagged", async () => {
    const {info} = await pdf.getMetadata();
    expect(info).toMatchObject({Title: "På vej til arbejde", Language: "da", Creator: "maalepunkt"});
    expect(await pdf.getMarkInfo()).toMatchObject({Marked: true});
    const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  });

  it("prints at full size: no table is so wide that the pages are shrunk to it", async () => {
    const {items} = await (await pdf.getPage(1)).getTextContent();
    const margins = items.map((item) => ("transform" in item ? Number(item.transform[4]) : 0));
    expect(Math.min(...margins)).toBeCloseTo((31 / 25.4) * 72, 0);
  });

  it("sends every entry of the contents to the page it names", async () => {
    const entries = Array.from(pages[1]?.matchAll(/^(.+?)\s+(\d+)$/gm) ?? [], ([, title = "", page]) => ({
      title: title.replace(/^(?:\d+(?:\.\d+)?|Bilag [A-Z])\s+/, ""),
      page: Number(page),
    }));
    expect(entries).toHaveLength(18);
    for (const {title, page} of entries) {
      const headings = pages
        .slice(2)
        .map((text, index) => ({page: index + 3, has: text.split("\n").some((line) => line.endsWith(title))}));
      expect(headings.filter(({has}) => has).map((heading) => heading.page)).toContain(page);
    }
  });

  it("numbers all pages but the cover, and prints the chapter at the top of each", () => {
    expect(pages[0]).not.toMatch(/\d$/);
    for (const [index, text] of pages.entries())
      if (index > 0) expect(text).toMatch(new RegExp(`^(?:.*\\n)?${index + 1}På vej til arbejde`));
    const profile = pages.filter((text) => text.startsWith("3 Profil af indsatsborgerne\n"));
    expect(profile).toHaveLength(4);
  });

  it("begins each chapter on a page of its own", async () => {
    const begins = await Promise.all(report.chapters.map(async ({id}) => pageOf(id)));
    expect(new Set(begins).size).toBe(report.chapters.length);
  });

  it("has bookmarks for chapters and sections, nested", async () => {
    const [root] = await pdf.getOutline();
    expect(root?.title).toBe("På vej til arbejde");
    expect(root?.items.map((item: Bookmark) => item.title)).toEqual([
      "Indhold",
      "Forord",
      "1 Indledning",
      "2 Metode og data",
      "3 Profil af indsatsborgerne",
      "4 De igangsatte borgerforløb",
      "5 Resultater for borgerne",
      "Bilag A Datagrundlag",
      "Noter",
    ]);
    expect(root?.items[4]?.items.map((item: Bookmark) => item.title)).toEqual([
      "3.1 Demografisk karakteristik af borgerne",
      "3.2 Psykisk helbred",
      "3.3 Misbrugsproblemer",
    ]);
  });

  it("repeats the head of a table that breaks over pages, and keeps its notes with its end", () => {
    const readiness = pages.filter((text) => /BIP-indikator\s+Første\s+måling\s+Tredje\s+måling/.test(text));
    expect(readiness.length).toBeGreaterThanOrEqual(2);
    expect(readiness.at(-1)).toMatch(/Total \(n\)[\s\S]*Kilde: Individdokumentationen, borgerskema/);
  });

  it("breaks words at the ends of lines, and holds them whole for search, copy and speech", () => {
    expect(pages.join("\n")).toMatch(/\p{L}-\n\p{Ll}/u);
    expect(pages.join("\n")).toContain("ressourcekonsulenten, der undervejs");
    for (const {operators} of readContents(new PdfFile(Buffer.from(bytes))))
      expect(operators).not.toContain("/ActualText");
  });

  it("gives the same bytes again, from the same browser and from another", async () => {
    expect(Buffer.from(await printPdf(browser, html, report)).equals(Buffer.from(bytes))).toBe(true);
    const other = startBrowser();
    try {
      expect(Buffer.from(await printPdf(other, html, report)).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      await other.close();
    }
  });

  it("asks the network for nothing", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const {port} = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    const page = `<!doctype html><link rel="stylesheet" href="${address}/a.css"><p style="background: url(${address}/b.png)">x<img src="${address}/c.png">`;
    await printPdf(browser, page, report);
    server.close();
    expect(asked).toEqual([]);
  });

  it("finds the pages of ids with Danish letters", async () => {
    const page = `<!doctype html><a href="#m%C3%A5l">x <span data-page-of="mål"></span></a><p id="mål" style="break-before: page">y`;
    const printed = await getDocument({data: new Uint8Array(await printPdf(browser, page, report)), verbosity: 0})
      .promise;
    const {items} = await (await printed.getPage(1)).getTextContent();
    expect(items.map((item) => ("str" in item ? item.str : "")).join("")).toBe("x 2");
    await printed.destroy();
  });

  it.skipIf(!isInstalled("qpdf"))("is a file that qpdf finds nothing wrong with", () => {
    expect(execFileSync("qpdf", ["--check", join(folder, "report.pdf")], {encoding: "utf8"})).toContain(
      "No syntax or stream encoding errors",
    );
  });

  it.skipIf(!isInstalled("pdfinfo"))("has a structure that pdfinfo finds nothing wrong with", () => {
    const {stdout, stderr} = spawnSync("pdfinfo", ["-struct", join(folder, "report.pdf")], {encoding: "utf8"});
    expect(stderr).toBe("");
    for (const type of ["H1", "H2", "H3", "Table", "Caption", "TH", "Figure", "BlockQuote", "Link", "LI"]) {
      expect(stdout).toMatch(new RegExp(`^\\s*${type}\\b`, "m"));
    }
  });
});

async function pageOf(id: string): Promise<number> {
  const destination = await pdf.getDestination(id);
  return destination === null ? 0 : (await pdf.getPageIndex(destination[0])) + 1;
}
