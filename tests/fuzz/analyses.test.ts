import {afterAll, describe, expect, it} from "vitest";
import {analysisKinds, runEvaluations} from "../../scripts/fuzz/analyses/run-evaluations.ts";
import {startEngine} from "../../src/figures/engine.ts";

const engine = startEngine();
afterAll(() => engine.close());

describe("specs of every kind of analysis on invented data", () => {
  it("end in a result that can be, or in one clear error", async () => {
    const campaign = {seed: 20261122, kinds: analysisKinds, rounds: 1, engine, drawn: 0.1};
    const {run, problems} = await runEvaluations({first: 0, count: 4}, campaign);
    expect(problems).toEqual([]);
    const counted = Object.values(run).reduce((sum, kind) => sum + kind.counted, 0);
    const refused = Object.values(run).reduce((sum, kind) => sum + kind.refused, 0);
    expect(counted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(20);
  }, 20_000);
});
