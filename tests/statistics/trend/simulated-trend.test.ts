import {describe, expect, it} from "vitest";
import type {CountTable} from "../../../src/statistics/contingency-table.ts";
import type {ExactOptions, ExactResult} from "../../../src/statistics/independence/fisher-freeman-halton.ts";
import {exactJonckheereTerpstra, jonckheereTerpstra} from "../../../src/statistics/trend/jonckheere-terpstra.ts";
import {exactLinearByLinear} from "../../../src/statistics/trend/linear-by-linear.ts";

const small = [
  [3, 1, 0],
  [1, 2, 3],
];

describe("simulated trends", () => {
  it("hold the exact p in a narrow interval, of as many draws as matter", () => {
    for (const method of [exactJonckheereTerpstra, exactLinear]) {
      const exact = exactP(method(small, {}));
      const simulated = method(small, {budget: 1});
      if (!simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
      expect(simulated).toMatchObject({draws: 450_000, seed: 1934, n: 10, level: 0.99});
      expect(simulated.high - simulated.low).toBeLessThan(0.003);
      expect(simulated.low <= exact && exact <= simulated.high).toBe(true);
    }
  });

  it("draw divisions of the observations where that is less work, and hold the exact p too", () => {
    const wide = [
      [3, 1, 0, 1, 2, 1, 1, 1],
      [1, 2, 3, 1, 1, 2, 2, 1],
    ];
    const exact = exactP(exactJonckheereTerpstra(wide));
    const simulated = exactJonckheereTerpstra(wide, {budget: 1, draws: 0.5});
    if (!simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
    expect(simulated.draws).toBe(450_034);
    expect(simulated.high - simulated.low).toBeLessThan(0.004);
    expect(simulated.low <= exact && exact <= simulated.high).toBe(true);
  });

  it("take the draws and the seed that are wanted, and count ties as extreme", () => {
    for (const method of [exactJonckheereTerpstra, exactLinear]) {
      const exact = exactP(method(small, {}));
      for (const seed of [0, 7, 8]) {
        const simulated = method(small, {budget: 1, draws: 2000.9, seed});
        expect(simulated).toMatchObject({ok: true, method: "monte-carlo", draws: 2000, seed});
        if (!simulated.ok || simulated.method !== "monte-carlo") return;
        expect(simulated.low <= exact && exact <= simulated.high).toBe(true);
      }
      // Both tables with these margins are equally far from the mean.
      const tied = [
        [1, 0],
        [0, 1],
      ];
      expect(method(tied, {budget: 1, draws: 100})).toMatchObject({p: 1, high: 1, draws: 100});
      expect(method(tied, {budget: 1, draws: 1})).toMatchObject({p: 1, draws: 1, seed: 1934});
    }
  });

  it("neither overflow with huge scores nor vanish with tiny ones", () => {
    const [huge, whole] = [{columns: [0, 1e90, 3e90]}, {columns: [0, 1, 3]}];
    const exact = exactP(exactLinearByLinear(small, whole));
    for (const scores of [huge, {columns: [0, 1e-200, 3e-200]}]) {
      const simulated = exactLinearByLinear(small, scores);
      if (!simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
      expect(simulated.low <= exact && exact <= simulated.high).toBe(true);
    }
  });

  it("hold the exact p in their interval for tables of many observations", {tags: "slow"}, () => {
    // Tables of two rows are exact however many they are; a small budget has them simulated.
    const counts = [
      [30, 40, 35, 25, 20],
      [25, 33, 38, 28, 25],
    ];
    for (const method of [exactJonckheereTerpstra, exactLinear]) {
      const exact = exactP(method(counts, {budget: 1e10}));
      let held = 0;
      for (let seed = 0; seed < 20; seed++) {
        const simulated = method(counts, {budget: 1, seed});
        if (!simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
        expect((simulated.high - simulated.low) / 2).toBeLessThan(0.002);
        if (simulated.low <= exact && exact <= simulated.high) held++;
      }
      expect(held).toBeGreaterThanOrEqual(18);
    }
  });

  it("are as narrow as 0.002 on 10×10 tables of 30,000, and the same for the same seed", {tags: "slow"}, () => {
    const counts = Array.from({length: 10}, (_, i) =>
      Array.from({length: 10}, (__, j) => 250 + 10 * ((i * 37 + j * 53) % 11)),
    );
    const result = exactJonckheereTerpstra(counts, {seed: 5});
    if (!result.ok || result.method !== "monte-carlo") throw new Error("not simulated");
    expect((result.high - result.low) / 2).toBeLessThan(0.0021);
    const large = jonckheereTerpstra(counts);
    // With so many the normal p is off by less than that.
    expect(large.ok && Math.abs(large.p - result.p)).toBeLessThan(0.004);
    expect(exactJonckheereTerpstra(counts, {seed: 5})).toEqual(result);
    expect(exactJonckheereTerpstra(counts, {seed: 6})).not.toEqual(result);
  });

  it("begin where the exact method's work passes its budget, which is looked at before the work is done", {
    tags: "slow",
    timeout: 20_000,
  }, () => {
    const counts = [
      [5, 3, 4, 2, 6],
      [3, 6, 4, 4, 3],
      [4, 2, 5, 6, 3],
      [2, 5, 3, 4, 6],
      [6, 4, 3, 3, 4],
    ];
    for (const method of [exactJonckheereTerpstra, exactLinear]) {
      expect(method(counts, {draws: 1})).toMatchObject({method: "monte-carlo"});
    }
  });
});

function exactLinear(counts: CountTable, options: ExactOptions): ExactResult {
  return exactLinearByLinear(counts, {}, options);
}

function exactP(result: ExactResult): number {
  if (!result.ok || result.method !== "exact") throw new Error(result.ok ? result.method : result.reason);
  return result.p;
}
