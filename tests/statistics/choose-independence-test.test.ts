import {describe, expect, it} from "vitest";
import {chooseIndependenceTest} from "../../src/statistics/choose-independence-test.ts";
import {pearsonChiSquare} from "../../src/statistics/independence/pearson.ts";

function expected(cells: number, below5: number, minimum: number) {
  return {cells, below5, below5Share: below5 / cells, minimum};
}

describe("chooseIndependenceTest(expected)", () => {
  it("takes Pearson's test when expected counts are large enough", () => {
    expect(chooseIndependenceTest(expected(4, 0, 12))).toEqual({
      method: "pearson-chi-square",
      reason: "expected-large-enough",
    });
  });

  it("allows exactly one expected count in five below 5, and no more", () => {
    expect(chooseIndependenceTest(expected(10, 2, 4.9)).reason).toBe("expected-large-enough");
    expect(chooseIndependenceTest(expected(15, 3, 1)).reason).toBe("expected-large-enough");
    expect(chooseIndependenceTest(expected(10, 3, 4.9))).toEqual({
      method: "fisher-freeman-halton",
      reason: "too-many-small-expected",
    });
  });

  it("takes the exact test when any expected count is below 1", () => {
    expect(chooseIndependenceTest(expected(100, 1, 0.99))).toEqual({
      method: "fisher-freeman-halton",
      reason: "an-expected-below-one",
    });
  });

  it("takes the exact test for the Næstved report's table 5.2", () => {
    const result = pearsonChiSquare([
      [4, 3, 0],
      [8, 0, 1],
      [21, 2, 7],
      [29, 1, 3],
      [15, 0, 4],
    ]);
    expect(result.ok && chooseIndependenceTest(result.expected).method).toBe("fisher-freeman-halton");
  });
});
