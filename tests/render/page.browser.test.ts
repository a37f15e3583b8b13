import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {AxeResults} from "axe-core";
import puppeteer, {type Browser, type Page} from "puppeteer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findBrowser} from "../../src/render/find-browser.ts";
import {renderHtml} from "../../src/render/html.ts";
import {institute} from "../support/themes.ts";
import {hostileDocument} from "./hostile-document.ts";
import {resultsOf} from "./results-of.ts";
import {sampleDocument} from "./sample-document.ts";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
let browser: Browser;

beforeAll(async () => {
  const asRoot = process.getuid?.() === 0;
  browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
});

afterAll(() => browser.close());

/** The sample report as a reader with a window of this width sees it. */
async function open(width: number, report = sampleDocument()): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({width, height: 900});
  await page.setContent(await renderHtml(report, {medium: "screen", theme: institute, results: resultsOf(report)}));
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return page;
}

describe("the page in a browser", () => {
  it.each([1280, 320])("has no violation of WCAG 2.2 A, AA and best practices at %d pixels", async (width) => {
    const page = await open(width);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.evaluate(axe);
    const results = (await page.evaluate(
      'axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})',
    )) as AxeResults;
    expect(results.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(20);
    await page.close();
  });

  it("keeps to the width of a phone: only tables and figures scroll, each in a region that can be focused", async () => {
    const page = await open(320);
    const sizes = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      scrolling: Array.from(document.querySelectorAll(".scroll"), (region) => region.scrollWidth > region.clientWidth),
    }));
    expect(sizes.page).toBe(320);
    expect(sizes.scrolling).toContain(true);
    await page.close();
  });

  it("aligns the units of a column, whatever hangs to their right", async () => {
    const page = await open(1280);
    const edges = await page.evaluate(() =>
      Array.from(document.querySelectorAll("table"), (table) => {
        const columns = new Map<number, Set<number>>();
        for (const cell of table.querySelectorAll<HTMLTableCellElement>("tbody td:not(.text)")) {
          const number = cell.firstChild;
          if (number?.nodeType !== Node.TEXT_NODE || !/\d/.test(number.textContent ?? "")) continue;
          const range = document.createRange();
          range.selectNodeContents(number);
          const edge = Math.round(range.getBoundingClientRect().right * 10) / 10;
          columns.set(cell.cellIndex, (columns.get(cell.cellIndex) ?? new Set()).add(edge));
        }
        return Array.from(columns.values(), (column) => column.size);
      }),
    );
    expect(edges.flat().length).toBeGreaterThan(40);
    expect(new Set(edges.flat())).toEqual(new Set([1]));
    await page.close();
  });

  it("keeps what hangs within its column", async () => {
    const page = await open(1280);
    const over = await page.evaluate(
      () =>
        Array.from(document.querySelectorAll<HTMLElement>("table:not(.very-many-columns) .hanging")).filter((span) => {
          const range = document.createRange();
          range.selectNodeContents(span);
          const cell = span.closest("td");
          return cell !== null && range.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1;
        }).length,
    );
    expect(over).toBe(0);
    await page.close();
  });

  it("uses the fonts it carries", async () => {
    const page = await open(1280);
    const loaded = await page.evaluate(() =>
      Array.from(document.fonts)
        .filter((face) => face.status === "loaded")
        .map((face) => `${face.family} ${face.weight}`),
    );
    for (const face of ["Source Serif 4", "Source Sans 3"]) {
      for (const weight of [400, 600]) expect(loaded).toContain(`${face} ${weight}`);
    }
    await page.close();
  });

  it("runs nothing that stands in a label, a title or an answer", async () => {
    const page = await browser.newPage();
    let alerts = 0;
    page.on("dialog", (dialog) => {
      alerts++;
      void dialog.dismiss();
    });
    const report = hostileDocument();
    await page.setContent(await renderHtml(report, {medium: "screen", theme: institute, results: resultsOf(report)}));
    expect(await page.$$eval("script", (scripts) => scripts.map(({type}) => type))).toEqual(["application/json", ""]);
    expect(await page.$$eval("img, [onerror]", (found) => found.length)).toBe(0);
    await page.click("main td[data-address]");
    expect(await page.$eval("#_answer", (panel) => panel.textContent)).toContain("<script>alert(1)</script>");
    expect(await page.$$eval("#_answer :is(script, img, [onerror])", (found) => found.length)).toBe(0);
    expect(await page.$eval("h1", (heading) => heading.textContent)).toContain("<script>alert(1)</script>");
    expect(alerts).toBe(0);
    await page.close();
  });
});
