import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {scoreSumDistribution, scoreSumTwoSided} from "../../../src/statistics/distributions/rank-sum.ts";
import {ClusteredDivisions, dealScores} from "../../../src/statistics/random/clustered-divisions.ts";
import {ClusteredP} from "../../../src/statistics/random/clustered-p.ts";
import {ExchangedUnits} from "../../../src/statistics/random/exchanged-units.ts";
import {largestOf, unitLevels} from "../../../src/statistics/random/unit-sizes.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Whole scores that add up to 0, as ranks make them. */
function centeredScores(n: number): Float64Array {
  return Float64Array.from({length: n}, (_, index) => 2 * index + 1 - n);
}

describe("unitLevels(sizes, wanted)", () => {
  const sizes = fc.array(fc.integer({min: 1, max: 3000}), {minLength: 2, maxLength: 8});

  it("takes every group but the largest apart completely, and of that no more than it holds", () => {
    fc.assert(
      fc.property(sizes, fc.integer({min: 1, max: 100}), (groups, wanted) => {
        const levels = unitLevels(groups, wanted);
        const largest = largestOf(groups);
        groups.forEach((size, group) => {
          const inUnits = sum(levels.map((level) => level.size * (level.counts[group] ?? 0)));
          if (group === largest) expect(inUnits).toBeLessThanOrEqual(size);
          else expect(inUnits).toBe(size);
        });
        expect(levels.every((level) => level.counts.some((count) => count > 0))).toBe(true);
        expect(levels.map((level) => level.size)).toEqual(
          [...new Set(levels.map((level) => level.size))].sort((a, b) => b - a),
        );
      }),
    );
  });

  it("makes about as many large units as are wanted, halves sizes from level to level, and ends with single ones", () => {
    expect(unitLevels([100, 100, 200], 10)).toEqual([{size: 20, counts: [5, 5, 10]}]);
    expect(unitLevels([7, 30, 50], 6)).toEqual([
      {size: 6, counts: [1, 5, 8]},
      {size: 1, counts: [1, 0, 2]},
    ]);
    expect(unitLevels([3, 4], 30)).toEqual([{size: 1, counts: [3, 4]}]);
  });

  it("lets two units of the largest group take part for each of the others", () => {
    expect(unitLevels([5, 1000], 5)).toEqual([{size: 1, counts: [5, 10]}]);
  });

  it("takes the first of the largest groups", () => {
    expect(largestOf([3, 8, 8])).toBe(1);
  });
});

describe("ExchangedUnits", () => {
  it("gives every group units of its sizes, and the largest group the rest", () => {
    const units = new ExchangedUnits([5, 12, 3], [20, 200], 4);
    for (const [unit, size] of units.sizes.entries()) units.values.set([size, 10 * size], 2 * unit);
    const sums = new Float64Array(6);
    const random = xoshiro128(1);
    for (let i = 0; i < 20; i++) {
      units.exchange(sums, random);
      expect([...sums]).toEqual([5, 50, 12, 120, 3, 30]);
    }
    expect(units.outside + sum(units.sizes)).toBe(20);
  });

  it("makes every assignment of units equally often", () => {
    const units = new ExchangedUnits([1, 1, 2], [15], 10);
    units.values.set([1, 2, 4, 8]);
    expect(units.sizes).toEqual([1, 1, 1, 1]);
    const seen = new Map<string, number>();
    const sums = new Float64Array(3);
    const random = xoshiro128(2);
    for (let i = 0; i < 12_000; i++) {
      units.exchange(sums, random);
      const key = sums.join(" ");
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(12);
    // A standard deviation is 30.
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(130);
  });
});

describe("ClusteredDivisions", () => {
  it("draws divisions whose sums have the mean and variance of sampling without replacement", () => {
    // Once with one tier of units, once with two.
    for (const sizes of [
      [40, 25, 60],
      [2500, 900, 4000],
    ]) {
      const n = sum(sizes);
      const scores = centeredScores(n);
      const squares = sum(scores.map((score) => score * score));
      const random = xoshiro128(4);
      const divisions = new ClusteredDivisions(sizes, [0], (unitSizes) => dealScores(scores, unitSizes, random));
      const deviates: number[] = [];
      const first: number[] = [];
      for (let cluster = 0; cluster < 60; cluster++) {
        let between = 0;
        let mean = 0;
        divisions.draw(random, (sums) => {
          expect(sum(sums)).toBe(0);
          sizes.forEach((size, group) => {
            between += (sums[group] ?? 0) ** 2 / size;
          });
          mean += sums[0] ?? 0;
        });
        deviates.push(between / divisions.size / (((sizes.length - 1) * squares) / (n - 1)));
        const variance = (((sizes[0] ?? 0) * (n - (sizes[0] ?? 0))) / n / (n - 1)) * squares;
        first.push(mean / divisions.size / Math.sqrt(variance));
      }
      for (const [values, expected] of [
        [deviates, 1],
        [first, 0],
      ] as const) {
        const mean = sum(values) / values.length;
        const spread = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length / (values.length - 1));
        expect(spread).toBeLessThan(0.05);
        expect(Math.abs(mean - expected)).toBeLessThan(4 * spread);
      }
    }
  });

  it("uses two tiers of units only where dealing all would be more work", () => {
    const sizesDealt: number[] = [];
    const draw = (n: number): void => {
      const scores = centeredScores(2 * n);
      new ClusteredDivisions([n, n], [0], (unitSizes) => {
        sizesDealt.push(unitSizes.length);
        return dealScores(scores, unitSizes, xoshiro128(1));
      });
    };
    draw(500);
    draw(50_000);
    expect(sizesDealt.length).toBe(3);
    expect(sizesDealt[2]).toBeGreaterThan(1500);
  });
});

describe("ClusteredP", () => {
  const half = 110;
  const scores = centeredScores(2 * half);
  const squares = sum(scores.map((score) => score * score));
  const distribution = scoreSumDistribution(scores.slice(), half, 1e9);
  const expectation = (2 * (half * squares)) / (2 * half) / (2 * half - 1);

  /** How many of the 99 % intervals from so many clusters hold the exact p of a distance of the rank sum. */
  function held(distance: number, clusters: number, times: number): {held: number; exact: number} {
    if (distribution === null) throw new Error("not enumerated");
    const exact = scoreSumTwoSided(distribution, 0, distance);
    let count = 0;
    for (let seed = 0; seed < times; seed++) {
      const random = xoshiro128(seed);
      const shuffled = scores.slice();
      const divisions = new ClusteredDivisions([half, half], [0], (sizes) => dealScores(shuffled, sizes, random));
      const p = new ClusteredP((2 * distance ** 2) / half, expectation);
      for (let cluster = 0; cluster < clusters; cluster++) {
        divisions.draw(random, (sums) => p.add((2 * (sums[0] ?? 0) ** 2) / half));
        p.endCluster();
      }
      const result = p.result();
      expect(result).toMatchObject({draws: clusters * divisions.size, level: 0.99});
      expect(0 <= result.low && result.low <= result.p && result.p <= result.high && result.high <= 1).toBe(true);
      if (result.low <= exact && exact <= result.high) count++;
    }
    return {held: count, exact};
  }

  it("has an interval that holds the exact p as often as it says, for p of all sizes", {tags: "slow"}, () => {
    const spread = Math.sqrt((half * squares) / 2 / (2 * half - 1));
    for (const [deviates, about] of [
      [0.05, 0.96],
      [0.674, 0.5],
      [1.96, 0.05],
      [3.3, 0.001],
      [4.4, 0.00001],
    ] as const) {
      const {held: count, exact} = held(2 * Math.round((deviates * spread) / 2), 40, 100);
      expect(exact / about).toBeGreaterThan(0.5);
      expect(exact / about).toBeLessThan(2);
      // Four misses or fewer of 100, at 99 %, but for one time in three hundred.
      expect(count).toBeGreaterThanOrEqual(96);
    }
  });

  it("narrows the interval by what the statistic's known mean tells", () => {
    const shares = xoshiro128(3);
    const p = new ClusteredP(1, 1);
    // The statistic of a cluster is higher by chance, and so are its hits.
    for (let cluster = 0; cluster < 100; cluster++) {
      const level = 0.8 + 0.4 * shares();
      for (let draw = 0; draw < 100; draw++) p.add(draw < 100 * (level - 0.5) ? 1 + level : (level - 0.5) / 2);
      p.endCluster();
    }
    const {low, high} = p.result();
    // Without it the half-width would be 2.6 × 0.115 / 10.
    expect(high - low).toBeLessThan(0.03);
  });

  it("is (hits + 1) / (draws + 1) where hits are few, and never 0", () => {
    const p = new ClusteredP(100, 1);
    const random = xoshiro128(6);
    for (let cluster = 0; cluster < 50; cluster++) {
      for (let draw = 0; draw < 100; draw++) p.add(random() < 0.2 ? 4 : 0.25);
      p.endCluster();
    }
    const {p: value, low, high} = p.result();
    expect(value).toBe(1 / 5001);
    expect(low).toBe(0);
    // Independent draws in fact: about as many as that would have an upper limit of 1 - 0.005 ^ (1 / 5000).
    expect(high).toBeGreaterThan(0.00105);
    expect(high).toBeLessThan(0.0025);
  });

  it("counts every cluster once where nothing tells how much its draws depend on each other", () => {
    const p = new ClusteredP(100, 1);
    for (let cluster = 0; cluster < 50; cluster++) {
      for (let draw = 0; draw < 100; draw++) p.add(1);
      p.endCluster();
    }
    expect(p.result().high).toBeCloseTo(1 - 0.005 ** (1 / 50), 10);
  });
});
