import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {AxeResults} from "axe-core";
import puppeteer, {type Browser} from "puppeteer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findBrowser} from "../../src/render/find-browser.ts";
import type {Results} from "../../src/results/model.ts";
import {run} from "../support/terminal.ts";

const data = fileURLToPath(new URL("../../data/paa-vej-til-arbejde/", import.meta.url));
const axe = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

let root: string;
let told: string;
let browser: Browser;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-first-"));
  const exports = ["borgerskema", "medarbejderskema", "forloeb.csv"].map((name) => join(data, name));
  const made = await run("init", ...exports, "--out", join(root, "evaluering"));
  expect(made.errors).toBe("");
  told = made.output;
  const built = await run("build", join(root, "evaluering"), "--out", join(root, "build"));
  expect(built.errors).toBe("");
  expect(built.exitCode).toBe(0);
  const asRoot = process.getuid?.() === 0;
  browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
});

afterAll(async () => {
  await browser?.close();
  await rm(root, {recursive: true, force: true});
});

describe("the first report of the example's exports", () => {
  it("knows persons, waves, finished forms and scales", () => {
    expect(told).toContain("id in borgerid; who they are is in forloeb");
    expect(told).toContain("1 Opstart, 2 3 måneder, 3 6 måneder, 4 9 måneder (in maalepkt)");
    expect(told).toContain("only finished ones (stato_4), the earliest of double entries (closetim)");
    expect(told).toContain("who5 × 5, helbred × 2, WHO-5 index, BIP items × 6");
    expect(told).toContain("grad × 2, ja_nej × 3, BIP items × 4");
  });

  it("counts what the written report counts", async () => {
    const results: Results = JSON.parse(await readFile(join(root, "build/results.json"), "utf8"));
    const counts = Object.fromEntries(
      results.dataReport.sources.map(({key, kept, rowsRead}) => [key, [rowsRead, kept]]),
    );
    expect(counts).toEqual({borgerskema: [227, 221], medarbejderskema: [228, 227], forloeb: [104, 104]});
    const first = results.analyses.psykhelb?.table.blocks[0]?.rows.map(({cells: [cell]}) =>
      cell?.kind === "share" ? cell.count : null,
    );
    expect(first?.slice(0, -1).reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(97);
  });

  it("is written as HTML and PDF without violations of WCAG 2.1 A and AA", async () => {
    expect((await readdir(join(root, "build"))).sort()).toEqual([
      "manifest.json",
      "report.html",
      "report.pdf",
      "results.json",
    ]);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(root, "build/report.html")).href);
    await page.evaluate(await readFile(axe, "utf8"));
    const found = (await page.evaluate(
      'axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})',
    )) as AxeResults;
    expect(found.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(found.passes.length).toBeGreaterThan(20);
    await page.close();
  });
});
