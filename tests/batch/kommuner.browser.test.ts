import {copyFile, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type CheckedReports, checkPlanted} from "../../scripts/kommunerne/check-planted.ts";
import {plantedKommuner} from "../../scripts/kommunerne/planted.ts";
import {writeKommunerneData} from "../../scripts/kommunerne/write-data.ts";
import {dataFolder, writeKommunerne} from "../../scripts/kommunerne/write-evaluation.ts";
import {buildBatch} from "../../src/batch/build.ts";
import type {Results} from "../../src/results/model.ts";
import {printedSlips} from "../support/printed-slips.ts";

const some = ["Bornholm", "Høje-Taastrup", "Lejre", "Odder", "Samsø", "Vejen", "Vejle", "Ærø", "Aabenraa"];
const planted = plantedKommuner.filter(({name}) => some.includes(name));

let root = "";
let folder = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-kommuner-"));
  folder = await writeKommunerne(root, {compares: true});
  await writeKommunerneData(dataFolder(root), planted, false);
});
afterAll(async () => {
  await rm(root, {recursive: true, force: true});
});

function build(out: string, only: readonly string[]) {
  const formats = ["html", "pdf", "json"] as const;
  return buildBatch(folder, {formats, out: join(root, out), only, all: false, jobs: 2, onReport: () => {}});
}

function check(): Promise<CheckedReports> {
  return checkPlanted({folder, out: join(root, "alle"), planted, smallest: 40});
}

describe("the reports of kommuner with planted numbers", () => {
  it("have each their own numbers in page, PDF and results, and nobody else's", async () => {
    const {reports, isMerged} = await build("alle", []);
    expect(reports.map(({name, state, error}) => [name, state, error])).toEqual([
      ["alle kommuner", "built", undefined],
      ["Bornholms Regionskommune", "built", undefined],
      ["de mindste økommuner", "built", undefined],
      ["Høje-Taastrup Kommune", "built", undefined],
      ["Lejre Kommune", "built", undefined],
      ["Odder Kommune", "built", undefined],
      ["Vejen Kommune", "built", undefined],
      ["Vejle Kommune", "built", undefined],
      ["Aabenraa Kommune", "built", undefined],
    ]);
    expect(isMerged).toBe(true);
    expect(await check()).toEqual({reports: 9, files: 36, findings: []});
  });

  it("print nothing that is undefined, NaN, null or an object", async () => {
    for (const key of ["alle", "de-mindste-oekommuner", "vejle-kommune"]) {
      const {analyses}: Results = JSON.parse(await readFile(join(root, "alle", key, `${key}-results.json`), "utf8"));
      expect(Object.keys(analyses).length).toBeGreaterThan(10);
      expect(Object.values(analyses).flatMap(printedSlips)).toEqual([]);
    }
  });

  it("are, to the byte, what they are when they are built alone", async () => {
    await build("en", ["Vejle Kommune"]);
    for (const file of ["report.html", "report.pdf", "results.json"]) {
      const [alone, among] = await Promise.all(
        ["en", "alle"].map((out) => readFile(join(root, out, "vejle-kommune", `vejle-kommune-${file}`))),
      );
      expect(alone?.equals(among ?? Buffer.of()), file).toBe(true);
    }
  });

  it.each([
    ["pdf", "report.pdf"],
    ["html", "report.html"],
    ["json", "results.json"],
  ])("are not passed by the checker when one holds another's %s", async (_, file) => {
    const own = join(root, "alle", "vejen-kommune", `vejen-kommune-${file}`);
    await copyFile(own, join(root, "kept"));
    await copyFile(join(root, "alle", "vejle-kommune", `vejle-kommune-${file}`), own);
    const {findings} = await check();
    await copyFile(join(root, "kept"), own);
    expect(findings).toContainEqual(
      expect.stringMatching(new RegExp(`^Vejen Kommune: \\d+ of Vejle stands in ${file}$`)),
    );
    expect(findings.every((finding) => finding.startsWith("Vejen Kommune: "))).toBe(true);
  });
});
