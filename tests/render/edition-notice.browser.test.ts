import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {renderHtml} from "../../src/render/html.ts";
import {type Browser, printPdf, startBrowser} from "../../src/render/pdf.ts";
import {checkPdf} from "../../src/render/pdf-check/check-pdf.ts";
import {renderSummary} from "../../src/render/summary.ts";
import {loadTheme} from "../../src/themes/load.ts";
import {sampleDocument} from "./sample-document.ts";

const themes = {
  institute: await loadTheme("institute"),
  kommune: await loadTheme("kommune"),
};
const sample = sampleDocument();
/** As long as a notice may be. */
const notice = `${"Tallene er ufuldstændige, for der mangler svar fra flere steder. ".repeat(9)}Slut.`;
const report = {...sample, info: {...sample.info, notice}};
const said = `Bemærk: ${notice}`;
let browser: Browser;

beforeAll(() => {
  browser = startBrowser();
});
afterAll(() => browser.close());

async function firstPage(bytes: Uint8Array): Promise<{readonly text: string; readonly pages: number}> {
  const pdf = await getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise;
  const {items} = await (await pdf.getPage(1)).getTextContent();
  const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
  const pages = pdf.numPages;
  await pdf.destroy();
  return {text: text.replace(/\s+/g, " "), pages};
}

describe("the notice of an edition", () => {
  it.each(Object.entries(themes))(
    "stands whole on the first page of the PDF of theme %s, which stays one page",
    async (_, theme) => {
      const print = async (each: typeof sample) =>
        printPdf(browser, await renderHtml(each, {medium: "print", theme}), each);
      const [without, bytes] = [await print(sample), await print(report)];
      const [old, now] = [await firstPage(without), await firstPage(bytes)];
      expect(now.text.indexOf(said)).toBe(0);
      expect(now.text).toContain(old.text.trim().split(" ").at(-1));
      expect(now.pages).toBe(old.pages);
      expect(checkPdf(bytes)).toEqual([]);
    },
  );

  it("stands first in the summary", async () => {
    const blocks = sample.chapters.map((chapter) => ({
      ...chapter,
      blocks: [{kind: "summary" as const, children: chapter.blocks.slice(0, 1)}],
    }));
    const bytes = await renderSummary({...report, chapters: blocks.slice(0, 2)}, {theme: themes.kommune, browser});
    expect((await firstPage(bytes)).text.indexOf(said)).toBe(0);
  });

  it.each(["light", "dark"])("can be read on a screen in %s colours", async (colours) => {
    for (const theme of Object.values(themes)) {
      const html = await renderHtml(report, {medium: "screen", theme});
      const contrast = await browser.use(async (page) => {
        await page.show(html.replace("<html ", `<html data-colours="${colours}" `));
        return await page.evaluate(`(${contrastOfNotice})()`);
      });
      expect(contrast, theme.name).toBeGreaterThan(4.5);
    }
  });
});

/** Runs in the page: how much the letters of the notice stand out from what is behind them, as WCAG counts. */
function contrastOfNotice(): number {
  const notice = document.querySelector(".edition-notice");
  if (notice === null) return 0;
  const rgb = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r = 0, g = 0, b = 0]: number[]) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  let behind: Element | null = notice;
  let paper = [255, 255, 255];
  for (; behind !== null; behind = behind.parentElement) {
    const colour = rgb(getComputedStyle(behind).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) {
      paper = colour;
      break;
    }
  }
  const [a, b] = [light(rgb(getComputedStyle(notice).color)), light(paper)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
