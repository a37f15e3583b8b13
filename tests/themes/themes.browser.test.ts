import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {AxeResults} from "axe-core";
import puppeteer, {type Browser, type Page} from "puppeteer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {textWidth} from "../../src/figures/text-metrics.ts";
import {figureTheme} from "../../src/figures/theme.ts";
import {findBrowser} from "../../src/render/find-browser.ts";
import {renderHtml} from "../../src/render/html.ts";
import {loadTheme} from "../../src/themes/load.ts";
import {type Theme, themeNames} from "../../src/themes/model.ts";
import {resultsOf} from "../render/results-of.ts";
import {sampleDocument} from "../render/sample-document.ts";
import {look} from "./look.ts";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const own = await loadTheme("kommune", [look({colours: {accent: "#7a1f3d"}})]);
const themes = [...(await Promise.all(themeNames.map((name) => loadTheme(name)))), {...own, label: "own accent"}].map(
  (theme) => ({label: theme.name, ...theme}),
);
let browser: Browser;

beforeAll(async () => {
  const asRoot = process.getuid?.() === 0;
  browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
});

afterAll(() => browser.close());

async function open(theme: Theme, scheme: "light" | "dark", width: number): Promise<Page> {
  const report = sampleDocument();
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: scheme}]);
  await page.setViewport({width, height: 900});
  await page.setContent(await renderHtml(report, {medium: "screen", theme, results: resultsOf(report)}));
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return page;
}

describe("a theme in a browser", () => {
  const cases = themes.flatMap((theme) => [
    {...theme, scheme: "light" as const},
    {...theme, scheme: "dark" as const},
  ]);

  it.each(cases)(
    "$label, $scheme: every text that is drawn has the contrast of WCAG AA",
    async ({scheme, ...theme}) => {
      const page = await open(theme, scheme, 1280);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await page.evaluate(axe);
      const results = (await page.evaluate('axe.run({runOnly: ["color-contrast"]})')) as AxeResults;
      expect(results.violations.flatMap(({nodes}) => nodes.map(({html}) => html))).toEqual([]);
      expect(results.passes[0]?.nodes.length).toBeGreaterThan(60);
      // Figures are drawn for light paper, and keep a piece of it under them.
      const background = await page.$eval(".drawing", (drawing) => getComputedStyle(drawing).backgroundColor);
      expect(background).toBe(scheme === "dark" ? "rgb(255, 255, 255)" : "rgba(0, 0, 0, 0)");
      await page.close();
    },
  );

  it.each(themes)(
    "$label: a phone need not scroll sideways, and figures reckon with at least the width that it sets",
    async (theme) => {
      const page = await open(theme, "light", 320);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      const {label, strong} = figureTheme(theme);
      const texts = [
        "Selvvurderet psykisk helbred",
        "Beskæftigelse/ordinære timer (n = 98)",
        "0123456789 – «ÆØÅ»",
        "rehabiliteringsteamets 1.147,9 kr.",
      ];
      for (const {widths, weight} of [label, strong]) {
        for (const text of texts) {
          const set = await page.evaluate(measure, text, weight);
          const reckoned = textWidth(text, {widths, weight, size: 100});
          expect(reckoned, `${text} at ${weight}`).toBeGreaterThanOrEqual(set - 0.5);
          expect(reckoned, `${text} at ${weight}`).toBeLessThan(set * 1.07);
        }
      }
      await page.close();
    },
  );
});

/** Runs in the page: how wide a label is set at 100 pixels. */
async function measure(text: string, weight: number): Promise<number> {
  const span = document.createElement("span");
  span.textContent = text;
  span.style.cssText = `position: absolute; white-space: pre; font: ${weight} 100px var(--sans); font-variant-numeric: tabular-nums lining-nums; letter-spacing: 0`;
  document.body.append(span);
  await document.fonts.ready;
  const {width} = span.getBoundingClientRect();
  span.remove();
  return width;
}
