import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {getDocument, type PDFDocumentProxy} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {renderHtml} from "../../src/render/html.ts";
import {PageFonts} from "../../src/render/pdf/fonts.ts";
import {readContents} from "../../src/render/pdf/page-content.ts";
import {PdfFile} from "../../src/render/pdf/pdf-file.ts";
import {type Browser, printPdf, startBrowser} from "../../src/render/pdf.ts";
import {checkPdf} from "../../src/render/pdf-check/check-pdf.ts";
import {allBlocks} from "../../src/report/walk.ts";
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

  it("numbers all pages but the cover, and prints the chapter at the top of each but its first", async () => {
    expect(pages[0]).not.toMatch(/\d$/);
    for (const [index, text] of pages.entries())
      if (index > 0) expect(text).toMatch(new RegExp(`^(?:.*\\n)?${index + 1}På vej til arbejde`));
    const [first = 0, next = 0] = await Promise.all(["profil", "forloeb"].map(pageOf));
    const profile = pages.slice(first - 1, next - 1).map((text) => text.startsWith("3 Profil af indsatsborgerne\n"));
    expect(profile.length).toBeGreaterThan(2);
    expect(profile).toEqual([false, ...profile.slice(1).map(() => true)]);
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

  it("breaks words at the ends of lines, and holds them whole for search, copy and speech", async () => {
    expect(pages.join("\n")).toContain("ressourcekonsulenten, der undervejs");
    const file = new PdfFile(Buffer.from(bytes));
    const fonts = new PageFonts(file);
    const hyphens = (await readContents(file)).flatMap(({page, operators}) => {
      expect(operators).not.toContain("/ActualText");
      const soft = [...fonts.of(page)].flatMap(([name, {letters}]) =>
        [...letters].filter(([, letter]) => letter === "\u00ad").map(([sign]) => `/${name} ${sign}`),
      );
      return soft.filter((each) => operators.includes(`<${each.split(" ")[1]}> Tj`));
    });
    expect(hyphens.length).toBeGreaterThan(5);
  });

  it("says on further pages of a table which one it is", () => {
    expect(pages.filter((text) => /Tabel \S+ \(fortsat\)/.test(text)).length).toBeGreaterThanOrEqual(1);
  });

  it("holds every rule of PDF/UA-1", () => {
    expect(checkPdf(bytes)).toEqual([]);
  });

  it("has a structure that pdf.js reads the same of: headings, lists, tables, figures with their words", async () => {
    const roles: string[] = [];
    const alternatives: string[] = [];
    const gather = (node: object): void => {
      if ("role" in node) roles.push(String(node.role));
      if ("alt" in node) alternatives.push(String(node.alt));
      if ("children" in node && Array.isArray(node.children)) for (const child of node.children) gather(child);
    };
    for (let page = 1; page <= pdf.numPages; page++) gather((await (await pdf.getPage(page)).getStructTree()) ?? {});
    for (const role of ["H1", "H2", "H3", "TOC", "TOCI", "Table", "TH", "TD", "Caption", "Note", "Reference", "Sect"])
      expect(roles).toContain(role);
    for (const role of ["NonStruct", "Strong", "Em"]) expect(roles).not.toContain(role);
    const figures = allBlocks(report.chapters.flatMap(({blocks}) => blocks)).filter(({kind}) => kind === "figure");
    expect(roles.filter((role) => role === "Figure")).toHaveLength(figures.length);
    for (const figure of figures) if (figure.kind === "figure") expect(alternatives).toContain(figure.alt);
  });

  it("says of every link where it leads", async () => {
    const annotations = await Promise.all(
      Array.from({length: pdf.numPages}, async (_, index) => (await pdf.getPage(index + 1)).getAnnotations()),
    );
    const described = annotations.flat().map((link) => ({to: link.dest ?? link.url, says: link.contentsObj?.str}));
    expect(described).toContainEqual({to: "profil", says: "3 Profil af indsatsborgerne"});
    expect(described).toContainEqual({to: "note-1", says: "Note 1"});
    expect(described.find(({to}) => String(to).startsWith("https:"))?.says).toMatch(/^Ekstern henvisning: https:/);
    for (const {says} of described) expect(says).not.toBe("");
  });

  it("gives the same bytes whatever day the browser's clock and this program's have", async () => {
    vi.useFakeTimers({now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"]});
    try {
      const later = await printPdf(withClock(browser, "20310506070809"), html, report);
      expect(Buffer.from(later).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
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
    for (const type of ["H1", "H2", "H3", "Table", "Caption", "TH", "Figure", "BlockQuote", "Link", "LI", "LBody"]) {
      expect(stdout).toMatch(new RegExp(`^\\s*${type}\\b`, "m"));
    }
  });
});

async function pageOf(id: string): Promise<number> {
  const destination = await pdf.getDestination(id);
  return destination === null ? 0 : (await pdf.getPageIndex(destination[0])) + 1;
}

/** A browser on another day: its prints have another time in them. */
function withClock(real: Browser, time: string): Browser {
  return {
    ...real,
    use: (task) =>
      real.use((page) => {
        const print: typeof page.print = async (options) => {
          const printed = (await page.print(options)).toString("latin1");
          expect(printed).toMatch(/\(D:\d{14}/);
          return Buffer.from(printed.replace(/\(D:\d{14}/g, `(D:${time}`), "latin1");
        };
        return task(new Proxy(page, {get: (target, key) => (key === "print" ? print : bound(target, key))}));
      }),
  };
}

/** A property of an object, methods with the object they belong to. */
function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === "function" ? value.bind(target) : value;
}
