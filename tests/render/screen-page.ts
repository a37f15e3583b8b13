import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {AxeResults} from "axe-core";
import puppeteer, {type Browser, type Page} from "puppeteer";
import {afterAll, beforeAll, expect} from "vitest";
import {findBrowser} from "../../src/render/find-browser.ts";
import {renderHtml} from "../../src/render/html.ts";
import type {Block, ReportDocument} from "../../src/report/model.ts";
import {institute} from "../support/themes.ts";
import {resultsOf} from "./results-of.ts";
import {sampleDocument} from "./sample-document.ts";

export interface Opened {
  readonly width?: number;
  readonly height?: number;
  readonly colours?: "light" | "dark";
  readonly script?: boolean;
}

export interface ScreenPages {
  /** The sample report as a file, as a reader with such a window opens it. */
  readonly open: (how?: Opened) => Promise<Page>;
  /** What a button of the page saves. */
  readonly saved: (page: Page, button: string, name: string) => Promise<Uint8Array>;
}

/** Starts a browser for the tests of a file and ends it after them. */
export function screenPages(): ScreenPages {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "maalepunkt-screen-"));
    const report = askableDocument();
    const html = await renderHtml(report, {medium: "screen", theme: institute, results: resultsOf(report)});
    await writeFile(join(folder, "report.html"), html);
    const asRoot = process.getuid?.() === 0;
    browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, {recursive: true, force: true});
  });

  return {
    async open({width = 1280, height = 900, colours = "light", script = true} = {}) {
      const page = await browser.newPage();
      await page.setJavaScriptEnabled(script);
      await page.setViewport({width, height});
      await page.emulateMediaFeatures([
        {name: "prefers-color-scheme", value: colours},
        {name: "prefers-reduced-motion", value: "reduce"},
      ]);
      await page.goto(pathToFileURL(join(folder, "report.html")).href);
      return page;
    },
    async saved(page, button, name) {
      const session = await page.createCDPSession();
      await session.send("Browser.setDownloadBehavior", {behavior: "allow", downloadPath: folder, eventsEnabled: true});
      const done = new Promise<void>((resolve) => {
        session.on("Browser.downloadProgress", ({state}) => {
          if (state === "completed") resolve();
        });
      });
      await page.$eval(button, (element) => element.scrollIntoView({block: "center"}));
      await page.click(button);
      await done;
      return await readFile(join(folder, name));
    },
  };
}

/** The sample with addresses in its figures, and a cell that is made of others. */
function askableDocument(): ReportDocument {
  const report = sampleDocument();
  return {...report, chapters: report.chapters.map((chapter) => ({...chapter, blocks: chapter.blocks.map(askable)}))};
}

function askable(block: Block): Block {
  if (block.kind !== "figure") return block;
  const addresses = block.analysis.table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells[0]?.address ?? []));
  let next = 0;
  return {
    ...block,
    svg: block.svg.replace(/<text /g, () => `<text data-address="${addresses[next++ % addresses.length]}" `),
  };
}

const axe = readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Expects no violation of WCAG 2.2 A and AA, nor of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await axe);
  const results = (await page.evaluate(
    'axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})',
  )) as AxeResults;
  expect(results.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(results.passes.length).toBeGreaterThan(20);
}

/** The element in focus, told by its id, class or name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return "";
    return element.id || element.className || element.localName;
  });
}
