import {describe, expect, it} from "vitest";
import {RandomSigns} from "../../../src/statistics/paired/random-signs.ts";
import {wilcoxonSignedRankExact} from "../../../src/statistics/paired/wilcoxon-signed-rank-exact.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

/** All sums of one cluster after another. */
function clusterSums(signs: RandomSigns, clusters: number): number[] {
  const sums: number[] = [];
  for (let cluster = 0; cluster < clusters; cluster++) signs.cluster((sum) => sums.push(sum));
  return sums;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("RandomSigns", () => {
  it("gives every choice of signs the same chance, drawn one by one and in clusters", () => {
    // Powers of three have a sum of their own for each choice of signs.
    const signs = new RandomSigns([1, 3, 9], xoshiro128(4));
    const single = Array.from({length: 2000}, () => signs.single());
    const clustered = clusterSums(signs, 8);
    expect(clustered).toHaveLength(8 * signs.size);
    for (const sums of [single, clustered]) {
      const shares = new Map<number, number>();
      for (const sum of sums) shares.set(sum, (shares.get(sum) ?? 0) + 1 / sums.length);
      expect([...shares.keys()].sort((a, b) => a - b)).toEqual([-13, -11, -7, -5, 5, 7, 11, 13]);
      for (const share of shares.values()) expect(Math.abs(share - 1 / 8)).toBeLessThan(0.03);
    }
  });

  it("signs each of a hundred ranks, wherever it is dealt to", () => {
    for (let place = 0; place < 100; place += 11) {
      const ranks = Array.from({length: 100}, (_, index) => (index === place ? 1000 : 1));
      const signs = new RandomSigns(ranks, xoshiro128(place));
      const sums = [...clusterSums(signs, 1), ...Array.from({length: 200}, () => signs.single())];
      expect(sums.every((sum) => Math.abs(Math.abs(sum) - 1000) <= 99 && sum % 2 !== 0)).toBe(true);
      expect(Math.abs(mean(sums.map(Math.sign)))).toBeLessThan(0.3);
    }
  });

  it("has the mean and variance of independent signs, within clusters and between them", () => {
    const ranks = Array.from({length: 130}, (_, index) => index + 1);
    const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
    const sums = clusterSums(new RandomSigns(ranks, xoshiro128(9)), 20);
    expect(Math.abs(mean(sums)) / Math.sqrt(squares)).toBeLessThan(0.06);
    expect(mean(sums.map((sum) => sum * sum)) / squares).toBeGreaterThan(0.9);
    expect(mean(sums.map((sum) => sum * sum)) / squares).toBeLessThan(1.1);
  });

  it("makes larger clusters where signs are more work", () => {
    const [few, many] = [3, 60_000].map((length) => new RandomSigns(new Array<number>(length).fill(1), xoshiro128(1)));
    if (few === undefined || many === undefined) throw new Error("two");
    expect([few.size, few.work]).toEqual([263, 11_407]);
    expect([many.size, many.work]).toEqual([863, 83_404]);
  });
});

describe("wilcoxonSignedRankExact in clusters", () => {
  it("holds the exact p in a narrow interval of as many draws as matter", () => {
    const before = Array.from({length: 60}, (_, i) => (i * 7) % 5);
    const after = before.map((value, i) => value + ((i * 11) % 6) - 2);
    const exact = wilcoxonSignedRankExact(before, after);
    const simulated = wilcoxonSignedRankExact(before, after, {budget: 0, draws: 0.5});
    if (!exact.ok || !simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
    expect(simulated).toMatchObject({seed: 1945, level: 0.99, n: 50, zeros: 10, V: 865, draws: 2_000_064});
    expect(simulated.high - simulated.low).toBeLessThan(0.0005);
    expect(simulated.low <= exact.p && exact.p <= simulated.high).toBe(true);
  });

  it("counts ties as extreme among the draws that are wanted, and needs no work at the middle", () => {
    expect(wilcoxonSignedRankExact([1], [2], {budget: 0, draws: 1})).toMatchObject({p: 1, draws: 1});
    expect(wilcoxonSignedRankExact([1, 1, 2], [2, 2, 4], {budget: 0, draws: 500})).toMatchObject({
      method: "monte-carlo",
      draws: 500,
    });
    expect(wilcoxonSignedRankExact([1], [2], {budget: 0, draws: 200})).toMatchObject({p: 1, high: 1, draws: 200});
    expect(wilcoxonSignedRankExact([1, 2], [2, 1], {budget: 0})).toMatchObject({method: "exact", p: 1});
  });
});
