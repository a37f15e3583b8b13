import {describe, expect, it} from "vitest";
import {type CountTable, type OccupiedTable, occupiedTable} from "../../../src/statistics/contingency-table.ts";
import {ColumnBinomials} from "../../../src/statistics/independence/exact/column-binomials.ts";
import {WorkBudget} from "../../../src/statistics/independence/exact/work-budget.ts";
import {ColumnFillings} from "../../../src/statistics/trend/column-fillings.ts";
import {exactTrendTail} from "../../../src/statistics/trend/exact-trend.ts";
import {exactJonckheereTerpstra} from "../../../src/statistics/trend/jonckheere-terpstra.ts";
import {concordanceStatistic, productStatistic} from "../../../src/statistics/trend/trend-statistic.ts";

const counts = [
  [3, 1, 2, 0],
  [1, 2, 1, 3],
  [0, 2, 2, 4],
];

function occupied(table: CountTable): OccupiedTable {
  const result = occupiedTable(table);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function fillings(rowTotals: readonly number[], columnTotal: number, steps: number): ColumnFillings {
  const budget = new WorkBudget(steps);
  const n = rowTotals.reduce((sum, total) => sum + total, 0);
  return new ColumnFillings(rowTotals, new ColumnBinomials(columnTotal, n, budget), budget);
}

describe("exactTrendTail(table, statistic, steps)", () => {
  it("has the same p with every budget that suffices, and none with one that does not", () => {
    const table = occupied(counts);
    for (const statistic of [concordanceStatistic(table), productStatistic(table, [1, 2, 3], [1, 2, 3, 4])]) {
      const p = exactTrendTail(table, statistic, 1e7);
      expect(p).not.toBeNull();
      let sufficed = false;
      for (let steps = 1; steps <= 1e7; steps *= 1.25) {
        const found = exactTrendTail(table, statistic, steps);
        if (found === null) expect(sufficed).toBe(false);
        else {
          expect(found).toBe(p);
          // States, values and cells are work: this many cannot be had for less.
          expect(steps).toBeGreaterThan(50_000);
          sufficed = true;
        }
      }
      expect(sufficed).toBe(true);
    }
  });

  it("is 1 at the mean, for which no work is needed", () => {
    const even = [
      [2, 3, 2],
      [2, 3, 2],
    ];
    expect(exactJonckheereTerpstra(even, {budget: 0})).toEqual({ok: true, method: "exact", p: 1, n: 14});
  });

  it("is not for statistics that are rounded", () => {
    const table = occupied(counts);
    expect(exactTrendTail(table, productStatistic(table, [0, 1 / 3, 1], [1, 2, 3, 4]), 1e7)).toBeNull();
  });
});

describe("ColumnFillings", () => {
  it("shows every way to fill a column from what is left, with probabilities that add up to 1", () => {
    const ways: number[][] = [];
    let sum = 0;
    const all = fillings([2, 1, 3], 3, 1e6).visitAll(
      new Int32Array(3),
      Float64Array.of(1, 10, 100),
      (taken, shift, probability) => {
        ways.push([...taken]);
        expect(shift).toBe((taken[0] ?? 0) + 10 * (taken[1] ?? 0) + 100 * (taken[2] ?? 0));
        sum += probability;
        return true;
      },
    );
    expect(all).toBe(true);
    expect(ways).toEqual([
      [0, 0, 3],
      [0, 1, 2],
      [1, 0, 2],
      [1, 1, 1],
      [2, 0, 1],
      [2, 1, 0],
    ]);
    expect(sum).toBeCloseTo(1, 14);
  });

  it("leaves every row what earlier columns have not taken", () => {
    const budget = new WorkBudget(1e6);
    const rests = new ColumnFillings([2, 1, 3], new ColumnBinomials(2, 3, budget), budget);
    const ways: number[][] = [];
    rests.visitAll(Int32Array.of(1, 0, 2), new Float64Array(3), (taken) => ways.push([...taken]) > 0);
    expect(ways).toEqual([
      [1, 1, 3],
      [2, 0, 3],
      [2, 1, 2],
    ]);
  });

  it("ends where a visit ends it, or the budget does", () => {
    let visits = 0;
    const stopped = fillings([2, 1, 3], 3, 1e6).visitAll(new Int32Array(3), new Float64Array(3), () => {
      visits++;
      return visits < 2;
    });
    expect([stopped, visits]).toEqual([false, 2]);
    const broke = fillings([2, 1, 3], 3, 10).visitAll(new Int32Array(3), new Float64Array(3), () => true);
    expect(broke).toBe(false);
  });
});
