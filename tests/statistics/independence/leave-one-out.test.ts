import {describe, expect, it} from "vitest";
import {fisherFreemanHalton} from "../../../src/statistics/independence/fisher-freeman-halton.ts";
import {leaveOneOut} from "../../../src/statistics/independence/leave-one-out.ts";
import {pearsonChiSquare} from "../../../src/statistics/independence/pearson.ts";

const physical = [
  [4, 3, 0],
  [8, 0, 1],
  [21, 2, 7],
  [29, 1, 3],
  [15, 0, 4],
];

describe("leaveOneOut(table, test)", () => {
  it("finds the one cell of three people that carries the chi-square of the Næstved report's table 5.2", () => {
    const result = leaveOneOut(physical, pearsonChiSquare);
    if (!result.ok) throw new Error(result.reason);
    expect(result).toMatchObject({significant: true, level: 0.05});
    expect(result.turning).toHaveLength(1);
    expect(result.turning[0]).toMatchObject({row: 0, column: 1, count: 3, turns: true});
    const without = pearsonChiSquare(physical.map((row, i) => (i === 0 ? [4, 0, 0] : row)));
    expect(without.ok && without.p).toBe(result.turning[0]?.p);
  });

  it("lists every cell that is not empty, each with the p of the table without it", () => {
    const result = leaveOneOut(physical, fisherFreemanHalton);
    if (!result.ok) throw new Error(result.reason);
    expect(result.cells.map(({count}) => count)).toEqual(physical.flat().filter((count) => count > 0));
    for (const {row, column, p} of result.cells) {
      const rest = physical.map((counts, i) => counts.map((count, j) => (i === row && j === column ? 0 : count)));
      const test = fisherFreemanHalton(rest);
      expect(test.ok && test.p).toBe(p);
    }
  });

  it("tells of significance that appears without a cell as of one that goes, the smallest cell first", () => {
    const hidden = leaveOneOut(
      [
        [12, 4],
        [5, 11],
      ],
      fisherFreemanHalton,
      0.01,
    );
    if (!hidden.ok) throw new Error(hidden.reason);
    expect(hidden.significant).toBe(false);
    for (const {p, turns} of hidden.cells) expect(turns).toBe(p !== null && p <= 0.01);
    const counts = hidden.turning.map(({count}) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.length).toBeGreaterThan(0);
  });

  it("does not call a conclusion turned when nothing is left to test, but gives the reason", () => {
    const result = leaveOneOut(
      [
        [9, 0],
        [0, 9],
      ],
      fisherFreemanHalton,
    );
    if (!result.ok) throw new Error(result.reason);
    expect(result.turning).toEqual([]);
    expect(result.cells).toEqual([
      {row: 0, column: 0, count: 9, p: null, reason: "single-row", turns: false},
      {row: 1, column: 1, count: 9, p: null, reason: "single-row", turns: false},
    ]);
  });

  it("says why it cannot be computed", () => {
    expect(leaveOneOut([[1, 2]], pearsonChiSquare)).toEqual({ok: false, reason: "single-row"});
    expect(leaveOneOut(physical, pearsonChiSquare, 0)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});
