import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {occupiedTable} from "../../../src/statistics/contingency-table.ts";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {exactTail} from "../../../src/statistics/independence/exact/exact-tail.ts";
import {simulatedTail} from "../../../src/statistics/independence/simulated-tail.ts";
import {randomTables} from "../../../src/statistics/random/random-table.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

const tables = fc
  .array(fc.array(fc.nat({max: 6}), {minLength: 3, maxLength: 3}), {minLength: 2, maxLength: 4})
  .map((table) => occupiedTable(table));

describe("simulatedTail(table, seed)", () => {
  it("has an interval that holds the exact p about as often as it says", {tags: "slow"}, () => {
    let held = 0;
    let all = 0;
    fc.assert(
      fc.property(tables, fc.nat(), (table, seed) => {
        fc.pre(table.ok);
        if (!table.ok) return;
        const exact = exactTail(table, 1e8) ?? Number.NaN;
        const {p, low, high} = simulatedTail(table, seed, 2000);
        expect(low <= p && p <= high).toBe(true);
        all++;
        if (low <= exact && exact <= high) held++;
      }),
      {numRuns: 150, seed: 20240611},
    );
    expect(all).toBe(150);
    expect(held / all).toBeGreaterThanOrEqual(0.97);
  });

  it("counts the observed table among the drawn ones, so that p is never 0", () => {
    const table = occupiedTable([
      [40, 0],
      [0, 40],
    ]);
    if (!table.ok) throw new Error(table.reason);
    expect(simulatedTail(table, 1, 999)).toMatchObject({p: 1 / 1000, low: 0, draws: 999, level: 0.99});
  });

  it("recombines halves where the p is neither small nor large, with an interval as good as its name", {
    tags: "slow",
  }, () => {
    const shapes = [
      [
        [12, 9, 7],
        [8, 11, 9],
        [5, 9, 13],
        [6, 3, 8],
      ],
      [
        [20, 31, 14, 9, 11],
        [25, 22, 17, 6, 3],
      ],
      [
        [3, 1, 2, 2],
        [2, 4, 1, 1],
        [1, 2, 4, 0],
        [2, 1, 1, 3],
      ],
    ];
    let held = 0;
    for (const shape of shapes) {
      const table = occupiedTable(shape);
      if (!table.ok) throw new Error(table.reason);
      const exact = exactTail(table, 1e9) ?? Number.NaN;
      for (let seed = 0; seed < 60; seed++) {
        const {p, low, high} = simulatedTail(table, seed, 20_000);
        expect(low <= p && p <= high).toBe(true);
        const ofWholeTables = 2 * 2.576 * Math.sqrt((exact * (1 - exact)) / 20_000);
        expect(high - low).toBeLessThan(0.95 * ofWholeTables);
        if (low <= exact && exact <= high) held++;
      }
    }
    // 180 intervals of 99 %: three misses or fewer but for one time in ten.
    expect(held).toBeGreaterThanOrEqual(175);
  });

  it("reaches a half-width of 0.002 on 10×10 tables with n = 30000, with the draws it affords", {tags: "slow"}, () => {
    const rowTotals = [300, 1000, 1700, 2400, 3000, 3600, 4000, 4500, 4700, 4800];
    const columnTotals = rowTotals.toReversed();
    const draw = randomTables(rowTotals, columnTotals, (k) => logGamma(k + 1), xoshiro128(8));
    const cells = new Float64Array(100);
    const ps = Array.from({length: 3}, () => {
      draw(cells);
      const table = occupiedTable(rowTotals.map((_, row) => [...cells.subarray(10 * row, 10 * row + 10)]));
      if (!table.ok) throw new Error(table.reason);
      const {p, low, high} = simulatedTail(table, 1);
      expect((high - low) / 2).toBeLessThan(0.002);
      return p;
    });
    // Two thousandths is only hard to reach in the middle.
    expect(ps.filter((p) => p > 0.1 && p < 0.9).length).toBeGreaterThan(0);
  });

  it("is the same for the same seed, and another for another", () => {
    const table = occupiedTable([
      [12, 9, 7],
      [8, 11, 9],
      [5, 9, 13],
    ]);
    if (!table.ok) throw new Error(table.reason);
    expect(simulatedTail(table, 4, 20_000)).toEqual(simulatedTail(table, 4, 20_000));
    expect(simulatedTail(table, 5, 20_000).p).not.toBe(simulatedTail(table, 4, 20_000).p);
  });
});
