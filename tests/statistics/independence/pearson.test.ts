import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {pearsonChiSquare} from "../../../src/statistics/independence/pearson.ts";

describe("pearsonChiSquare(table)", () => {
  it("computes statistic, degrees of freedom and p without continuity correction", () => {
    // Agresti (2013), table 3.2: statistic 69.1, df 4 for 1 = education by religious beliefs is printed rounded; R gives:
    const result = pearsonChiSquare([
      [17, 7],
      [0, 6],
    ]);
    expect(result).toMatchObject({ok: true, df: 1, n: 30});
    if (!result.ok) return;
    expect(result.statistic).toBeCloseTo((30 * (17 * 6 - 7 * 0) ** 2) / (24 * 6 * 17 * 13), 12);
  });

  it("reproduces the chi-square p of the Næstved report's table 5.2, physical health", () => {
    const result = pearsonChiSquare([
      [4, 3, 0],
      [8, 0, 1],
      [21, 2, 7],
      [29, 1, 3],
      [15, 0, 4],
    ]);
    expect(result.ok && result.p.toFixed(3)).toBe("0.004");
  });

  it("gives expected counts in the shape of the table, with zeros in rows and columns without observations", () => {
    const result = pearsonChiSquare([
      [4, 0, 6],
      [0, 0, 0],
      [6, 0, 4],
    ]);
    expect(result).toMatchObject({
      ok: true,
      df: 1,
      expectedTable: [
        [5, 0, 5],
        [0, 0, 0],
        [5, 0, 5],
      ],
      expected: {cells: 4, below5: 0, below5Share: 0, minimum: 5},
    });
  });

  it("counts an expected count of exactly 5 as not below 5, whatever binary fractions say", () => {
    const result = pearsonChiSquare([
      [3, 7, 7],
      [3, 7, 7],
      [9, 21, 19],
    ]);
    if (!result.ok) throw new Error(result.reason);
    const below = result.expectedTable.flat().filter((expected) => expected < 5 - 1e-9).length;
    expect(result.expected.below5).toBe(below);
    expect(
      pearsonChiSquare([
        [15, 35],
        [15, 35],
        [15, 35],
      ]),
    ).toMatchObject({expected: {below5: 0}});
  });

  it("says why a table cannot be tested", () => {
    expect(pearsonChiSquare([])).toEqual({ok: false, reason: "no-observations"});
    expect(
      pearsonChiSquare([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "no-observations"});
    expect(
      pearsonChiSquare([
        [1, 2],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "single-row"});
    expect(
      pearsonChiSquare([
        [1, 0],
        [2, 0],
      ]),
    ).toEqual({ok: false, reason: "single-column"});
    expect(pearsonChiSquare([[1, 2], [3]])).toEqual({ok: false, reason: "ragged-table"});
    for (const bad of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e13]) {
      expect(
        pearsonChiSquare([
          [1, 2],
          [3, bad],
        ]),
      ).toEqual({ok: false, reason: "not-a-count"});
    }
    expect(
      pearsonChiSquare([
        [9e11, 1],
        [1, 9e11],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
  });

  it("does not depend on the order of rows and columns, nor on which is which", () => {
    const tables = fc.tuple(fc.integer({min: 2, max: 5}), fc.integer({min: 2, max: 5})).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({min: 1, max: 40}), {minLength: columns, maxLength: columns}), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(tables, (table) => {
        const turned = (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0).reverse());
        const [a, b] = [pearsonChiSquare(table), pearsonChiSquare(turned)];
        if (!a.ok || !b.ok) throw new Error("not computed");
        expect(b.statistic).toBeCloseTo(a.statistic, 9);
        expect(b.p).toBeCloseTo(a.p, 9);
        expect(b.expected.below5).toBe(a.expected.below5);
        expect(a.p >= 0 && a.p <= 1).toBe(true);
      }),
    );
  });
});
