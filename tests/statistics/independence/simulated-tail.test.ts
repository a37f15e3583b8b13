import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {occupiedTable} from "../../../src/statistics/contingency-table.ts";
import {exactTail} from "../../../src/statistics/independence/exact/exact-tail.ts";
import {simulatedTail} from "../../../src/statistics/independence/simulated-tail.ts";

const tables = fc
  .array(fc.array(fc.nat({max: 6}), {minLength: 3, maxLength: 3}), {minLength: 2, maxLength: 4})
  .map((table) => occupiedTable(table));

describe("simulatedTail(table, seed)", () => {
  it("has an interval that holds the exact p about as often as it says", () => {
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
});
