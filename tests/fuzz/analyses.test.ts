import {afterAll, describe, expect, it} from "vitest";
import {chanceOf} from "../../scripts/fuzz/analyses/chance.ts";
import {checkFigures} from "../../scripts/fuzz/analyses/check-drawn.ts";
import {checkResult} from "../../scripts/fuzz/analyses/check-result.ts";
import {inventSpec} from "../../scripts/fuzz/analyses/invent-spec.ts";
import {analysisKinds, runEvaluations} from "../../scripts/fuzz/analyses/run-evaluations.ts";
import {inventWorld} from "../../scripts/fuzz/analyses/world.ts";
import {startEngine} from "../../src/figures/engine.ts";
import type {AnalysisResult, Cell} from "../../src/results/model.ts";
import {analyse} from "../analyses/support.ts";
import {results} from "../figures/tables.ts";

const engine = startEngine();
afterAll(() => engine.close());

describe("specs of every kind of analysis on invented data", () => {
  it("end in a result that can be, or in one clear error", async () => {
    const campaign = {seed: 20261122, kinds: analysisKinds, rounds: 1, engine, drawn: 0.1};
    const {run, problems} = await runEvaluations({first: 0, count: 3}, campaign);
    expect(problems).toEqual([]);
    const counted = Object.values(run).reduce((sum, kind) => sum + kind.counted, 0);
    const refused = Object.values(run).reduce((sum, kind) => sum + kind.refused, 0);
    expect(counted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(20);
  }, 60_000);

  it("are the same for the same seed, and others for another", () => {
    const specsOf = (seed: number) =>
      analysisKinds.map((kind) => inventSpec(kind, chanceOf(seed), {world: inventWorld(seed), results: []}));
    expect(specsOf(7)).toEqual(specsOf(7));
    expect(specsOf(7)).not.toEqual(specsOf(8));
  });
});

describe("what a result cannot be", () => {
  async function problems(tamper: (cell: Cell) => Cell): Promise<string[]> {
    const result = await analyse("{kind: distribution, title: T. Procent, items: [forloeb.job]}");
    const tampered: AnalysisResult = {
      ...result,
      table: {
        ...result.table,
        blocks: result.table.blocks.map((block) => ({
          ...block,
          rows: block.rows.map((row, index) => (index === 0 ? {...row, cells: row.cells.map(tamper)} : row)),
        })),
      },
    };
    return checkResult(tampered, results(tampered));
  }

  it("is told: a count over its base, a wrong rounding, parts that miss the whole, a slip in print, two addresses", async () => {
    expect(await problems((cell) => cell)).toEqual([]);
    const share = (more: object) => problems((cell) => (cell.kind === "share" ? {...cell, ...more} : cell));
    expect((await share({count: 9})).join()).toContain("9 of 8");
    expect((await share({printed: "37"})).join()).toContain("3 of 8 is printed 37");
    expect((await share({count: 2, exact: 0.25, printed: "25"})).join()).toContain("add to 7, not 8");
    expect((await share({shown: "NaN %"})).join()).toContain("«NaN %»");
    expect((await share({address: "a/job/2/percent"})).join()).toContain("is not found by its address");
  });

  it("is told of figures too, which escape what labels hold", async () => {
    const result = await analyse("{kind: distribution, title: T. Procent, items: [forloeb.ond]}");
    expect(await checkFigures(result, results(result), engine)).toEqual([]);
  });
});
