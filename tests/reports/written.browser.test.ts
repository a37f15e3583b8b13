import {execFileSync, spawnSync} from "node:child_process";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {AxeResults} from "axe-core";
import puppeteer, {type Browser} from "puppeteer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findBrowser} from "../../src/render/find-browser.ts";
import {run} from "../support/terminal.ts";

/** Each example report, what it says at every table, and how many tables it has at least. */
const reports = [
  {name: "paa-vej-til-arbejde", notice: "Personerne er opdigtede.", tables: 30},
  {name: "isolerede-sindslidende", notice: "Personerne er opdigtede.", tables: 25},
  {name: "brug-for-alle", notice: "Personer og planer er opdigtede.", tables: 25},
];
const axe = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
const isInstalled = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;

let browser: Browser;

beforeAll(async () => {
  const asRoot = process.getuid?.() === 0;
  browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
});

afterAll(() => browser?.close());

describe.each(reports)("the example report $name, written", ({name, notice, tables}) => {
  const folder = fileURLToPath(new URL(`../../reports/${name}`, import.meta.url));
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), "maalepunkt-written-"));
    const {exitCode, errors, output} = await run("build", folder, "--out", out);
    expect(errors).toBe("");
    expect(exitCode).toBe(0);
    expect(
      output
        .trim()
        .split("\n")
        .map((line) => line.split("/").at(-1)),
    ).toEqual(["report.html", "report.pdf", "results.json"]);
  });

  afterAll(() => rm(out, {recursive: true, force: true}));

  it.each([
    {width: 1280, colours: "light"},
    {width: 1280, colours: "dark"},
    {width: 320, colours: "light"},
    {width: 320, colours: "dark"},
  ])("has no violation of WCAG 2.2 A, AA and best practices at $width pixels, $colours", async ({width, colours}) => {
    const page = await browser.newPage();
    await page.setViewport({width, height: 900});
    await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: colours}]);
    await page.goto(pathToFileURL(join(out, "report.html")).href);
    await page.$eval("main td[data-address]", (cell) => cell.click());
    await page.evaluate(await readFile(axe, "utf8"));
    const results = (await page.evaluate(
      'axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})',
    )) as AxeResults;
    expect(results.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(20);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.close();
  });

  it("has an answer to every live number in text, in tables and in figures", async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(out, "report.html")).href);
    const silent = await page.evaluate(() => {
      const {addresses} = JSON.parse(document.querySelector("#_answers")?.textContent ?? "{}");
      const known = new Set<string>(addresses);
      const inText = Array.from(document.querySelectorAll("main data.number"), (number) =>
        (number.getAttribute("value") ?? "").split(" ").map(decodeURIComponent),
      );
      const inFigures = Array.from(document.querySelectorAll(".drawing [data-address]"), (text) =>
        (text.getAttribute("data-address") ?? "").split(" ").map(decodeURIComponent),
      );
      const inTables = Array.from(document.querySelectorAll<HTMLElement>("main td[data-address]"))
        .filter((cell) => /^[\d.,]+$/.test(cell.textContent ?? ""))
        .map(({dataset}) => dataset.address ?? "");
      return [...inText.flat(), ...inFigures.flat(), ...inTables].filter((address) => !known.has(address));
    });
    expect(silent).toEqual([]);
    await page.close();
  });

  it("asks the network for nothing and runs no script but its own", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) asked.push(request.url());
    });
    await page.goto(pathToFileURL(join(out, "report.html")).href);
    expect(asked).toEqual([]);
    expect(await page.$$eval("script", (scripts) => scripts.map(({type}) => type))).toEqual(["application/json", ""]);
    await page.close();
  });

  it("says on the cover, in the preface and at every table that the people are invented", async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(out, "report.html")).href);
    const lines = await page.$$eval(".table-notes", (all) => all.map((each) => each.textContent ?? ""));
    const sources = lines.filter((line) => line.includes("Kilde:"));
    expect(sources.length).toBeGreaterThan(tables);
    expect(sources.filter((line) => !line.includes(notice))).toEqual([]);
    expect(await page.$eval("header, .cover", (cover) => cover.textContent)).toContain(notice);
    const preface = await page.$eval("#forord", (heading) => heading.parentElement?.textContent);
    expect(preface).toMatch(/(Personerne i rapporten|Personer og planer|Personerne) er opdigtede/);
    await page.close();
  });

  it.skipIf(!isInstalled("qpdf"))("is a PDF that qpdf finds nothing wrong with", () => {
    expect(execFileSync("qpdf", ["--check", join(out, "report.pdf")], {encoding: "utf8"})).toContain(
      "No syntax or stream encoding errors",
    );
  });

  it.skipIf(!isInstalled("pdfinfo"))(
    "is a tagged PDF in Danish with bookmarks, whose structure pdfinfo can read",
    () => {
      const {stdout, stderr} = spawnSync("pdfinfo", ["-struct", join(out, "report.pdf")], {
        encoding: "utf8",
        maxBuffer: 1e8,
      });
      expect(stderr).toBe("");
      expect(stdout).toContain("Table");
      const about = execFileSync("pdfinfo", [join(out, "report.pdf")], {encoding: "utf8"});
      expect(about).toMatch(/Tagged: +yes/);
      expect(about).toMatch(/Page size: +59\d\.\d+ x 841\.\d+ pts \(A4\)/);
      const bytes = execFileSync("qpdf", ["--qdf", "--object-streams=disable", join(out, "report.pdf"), "-"], {
        maxBuffer: 1e9,
      });
      expect(bytes.includes("/Lang (da)")).toBe(true);
      expect(bytes.includes("/Outlines")).toBe(true);
    },
  );
});
