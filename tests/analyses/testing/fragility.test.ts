import {describe, expect, it} from "vitest";
import {cellItHangsOn} from "../../../src/analyses/testing/fragility.ts";
import {testOutcome} from "../../../src/analyses/testing/outcome.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {pearsonChiSquare} from "../../../src/statistics/independence/pearson.ts";

/** Tabel 5.2, physical health by status of the course. */
const health = [
  [4, 3, 0],
  [8, 0, 1],
  [21, 2, 7],
  [29, 1, 3],
  [15, 0, 4],
];
const labels = {
  rows: ["Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt"],
  columns: ["I gang", "Planlagt", "Uplanlagt"],
};

function hangsOn(counts: readonly (readonly number[])[], level = 0.05): string | null {
  const {p, n} = pearsonOf(counts);
  const style = {...defaultNumberStyle, significance: level};
  const chosen = testOutcome("pearson-chi-square", {statistic: null, df: null, p, n}, style);
  return cellItHangsOn(counts, labels, chosen, level);
}

function pearsonOf(counts: readonly (readonly number[])[]) {
  const result = pearsonChiSquare(counts);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("cellItHangsOn(counts, labels, chosen, level)", () => {
  it("finds the three people that carry the published conclusion of Tabel 5.2", () => {
    expect(hangsOn(health)).toBe("uden de 3 personer i »Fremragende · Planlagt«");
  });

  it("finds none where the result is not significant to begin with", () => {
    expect(hangsOn(health, 0.001)).toBeNull();
  });

  it("finds none where the result stands without any one cell, or is far below the level", () => {
    const strong = [
      [30, 10],
      [20, 40],
    ];
    expect(hangsOn(strong)).toBeNull();
  });
});
