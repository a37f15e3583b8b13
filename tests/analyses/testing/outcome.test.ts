import {describe, expect, it} from "vitest";
import {numbersOfExact, testOutcome} from "../../../src/analyses/testing/outcome.ts";
import {simulationWords} from "../../../src/analyses/testing/simulation-words.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {fisherFreemanHalton} from "../../../src/statistics/independence/fisher-freeman-halton.ts";

const table = [
  [4, 3, 0],
  [8, 0, 1],
  [21, 2, 7],
  [29, 1, 3],
  [15, 0, 4],
];

function outcomeOf(budget?: number) {
  const result = fisherFreemanHalton(table, budget === undefined ? {} : {budget, draws: 10_000});
  const numbers = numbersOfExact(result);
  if (!numbers.ok) throw new Error(numbers.reason);
  return testOutcome("fisher-freeman-halton", numbers, defaultNumberStyle);
}

describe("testOutcome(method, numbers, style)", () => {
  it("says of a simulated p that it is one, and keeps draws, seed and interval", () => {
    const outcome = outcomeOf(1);
    expect(outcome).toMatchObject({
      name: "Fisher-Freeman-Haltons eksakte test (simuleret)",
      exact: false,
      simulation: {draws: expect.any(Number), seed: 1934, level: 0.99},
    });
    expect(outcome.simulation?.low).toBeLessThan(outcome.p);
    expect(outcome.simulation?.high).toBeGreaterThan(outcome.p);
    expect(simulationWords(outcome)).toMatch(/^, 99 pct\.-interval 0,0\d{3}-0,0\d{3} ved \d+\.000 trækninger$/);
  });

  it("says of an exact p that it is exact, and no more", () => {
    const outcome = outcomeOf();
    expect(outcome).toMatchObject({name: "Fisher-Freeman-Haltons eksakte test", exact: true, printed: "p = 0,052"});
    expect("simulation" in outcome).toBe(false);
    expect(simulationWords(outcome)).toBe("");
  });

  it("judges at the report's level", () => {
    const judged = (significance: number) =>
      testOutcome("sign-test", {statistic: null, df: null, p: 0.04, n: 9}, {...defaultNumberStyle, significance});
    expect([judged(0.05).significant, judged(0.04).significant]).toEqual([true, false]);
  });
});
