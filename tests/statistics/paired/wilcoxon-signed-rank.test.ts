import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  signedRankLowerTail,
  signedRankProbability,
  signedRankQuantile,
  signedRankSteps,
  signedRankUpperTail,
} from "../../../src/statistics/distributions/signed-rank.ts";
import {signTest} from "../../../src/statistics/paired/sign-test.ts";
import {signedRanks, type ZeroDifferences} from "../../../src/statistics/paired/signed-ranks.ts";
import {wilcoxonSignedRank} from "../../../src/statistics/paired/wilcoxon-signed-rank.ts";
import {wilcoxonSignedRankExact} from "../../../src/statistics/paired/wilcoxon-signed-rank-exact.ts";
import {relativeError} from "../relative-error.ts";

const zeroDifferences = fc.constantFrom<ZeroDifferences>("wilcoxon", "pratt");
const scores = fc.array(fc.tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 5})), {
  minLength: 1,
  maxLength: 12,
});

function columns(pairs: readonly (readonly [number, number])[]): [number[], number[]] {
  return [pairs.map(([before]) => before), pairs.map(([, after]) => after)];
}

function pOf(result: {ok: true; p: number} | {ok: false}): number {
  if (!result.ok) throw new Error("not computed");
  return result.p;
}

/** All sums of ranks that signs can give, by listing every choice of signs. */
function allSums(ranks: readonly number[]): number[] {
  let sums = [0];
  for (const rank of ranks) sums = sums.concat(sums.map((sum) => sum + rank));
  return sums;
}

describe("wilcoxonSignedRankExact(before, after)", () => {
  it("is the share of all choices of signs that are as far from the middle, with ties and zeros", () => {
    fc.assert(
      fc.property(scores, zeroDifferences, (pairs, zeros) => {
        const [before, after] = columns(pairs);
        const ranked = signedRanks(before, after, zeros);
        fc.pre(ranked.ok);
        if (!ranked.ok) return;
        const middle = ranked.ranks.reduce((sum, rank) => sum + rank, 0) / 2;
        const sums = allSums(ranked.ranks);
        const far = sums.filter((sum) => Math.abs(sum - middle) >= Math.abs(ranked.V - middle)).length;
        const result = wilcoxonSignedRankExact(before, after, {zeros});
        expect(relativeError(pOf(result), far / sums.length)).toBeLessThan(1e-12);
        expect(result).toMatchObject({method: "exact", V: ranked.V, n: ranked.n, zeros: ranked.zeros});
      }),
    );
  });

  it("lies within the interval of its own simulation, which is the same for the same seed", () => {
    const before = Array.from({length: 60}, (_, i) => (i * 7) % 5);
    const after = Array.from({length: 60}, (_, i) => ((i * 7) % 5) + ((i * 11) % 6) - 2);
    const exact = pOf(wilcoxonSignedRankExact(before, after));
    for (const seed of [1, 2, 3]) {
      const simulated = wilcoxonSignedRankExact(before, after, {budget: 0, seed, draws: 20_000});
      expect(simulated).toMatchObject({method: "monte-carlo", seed, draws: 20_000, level: 0.99});
      if (!simulated.ok || simulated.method === "exact") throw new Error("not simulated");
      expect(simulated.low <= exact && exact <= simulated.high).toBe(true);
      expect(simulated.low <= simulated.p && simulated.p <= simulated.high).toBe(true);
      expect(wilcoxonSignedRankExact(before, after, {budget: 0, seed, draws: 20_000})).toEqual(simulated);
    }
  });

  it("chooses the number of draws itself, from a thousand to as many as matter", {tags: "slow"}, () => {
    const simulated = wilcoxonSignedRankExact([1, 1, 1, 1], [2, 2, 2, 1], {budget: 0});
    expect(simulated).toMatchObject({draws: 2_000_115, seed: 1945});
    expect(Math.abs(pOf(simulated) - 0.25)).toBeLessThan(0.002);
    expect(wilcoxonSignedRankExact([1, 2, 3], [2, 4, 6], {budget: 0, draws: 0.5})).toMatchObject({draws: 2_000_115});
  });

  it("holds the exact p in the interval of its simulation in clusters", {tags: "slow"}, () => {
    for (const shift of [0, 4]) {
      const before = Array.from({length: 400}, (_, i) => (i * 37) % 101);
      const after = before.map((value, i) => value + ((i * 53) % 97) - 48 + shift);
      const exact = pOf(wilcoxonSignedRankExact(before, after));
      let held = 0;
      for (let seed = 0; seed < 5; seed++) {
        const simulated = wilcoxonSignedRankExact(before, after, {budget: 0, seed});
        if (!simulated.ok || simulated.method === "exact") throw new Error("not simulated");
        expect((simulated.high - simulated.low) / 2).toBeLessThan(0.002);
        if (simulated.low <= exact && exact <= simulated.high) held++;
      }
      expect(held).toBeGreaterThanOrEqual(4);
    }
  });

  it("reaches a half-width of 0.002 for thirty thousand pairs", {tags: "slow"}, () => {
    const after = Array.from({length: 30_000}, (_, i) => ((i * 7919) % 30_011) - 15_005.5);
    const simulated = wilcoxonSignedRankExact(
      after.map(() => 0),
      after,
    );
    if (!simulated.ok || simulated.method === "exact") throw new Error("not simulated");
    expect((simulated.high - simulated.low) / 2).toBeLessThan(0.002);
  });

  it("keeps the digits of a tail that is as small as can be", () => {
    const after = Array.from({length: 900}, (_, i) => i + 1);
    const result = wilcoxonSignedRankExact(
      after.map(() => 0),
      after,
    );
    expect(relativeError(pOf(result), 2 ** -899)).toBeLessThan(1e-12);
  });
});

describe("wilcoxonSignedRank(before, after)", () => {
  it("turns its sign when time runs backwards, and keeps its p", () => {
    fc.assert(
      fc.property(scores, zeroDifferences, (pairs, zeros) => {
        const [before, after] = columns(pairs);
        const forth = wilcoxonSignedRank(before, after, zeros);
        const back = wilcoxonSignedRank(after, before, zeros);
        fc.pre(forth.ok && back.ok);
        if (!forth.ok || !back.ok) return;
        expect(back.z).toBeCloseTo(-forth.z, 12);
        expect(back.p).toBe(forth.p);
        expect(back.pContinuity).toBe(forth.pContinuity);
        expect(forth.p > 0 && forth.p <= 1 && forth.pContinuity > 0 && forth.pContinuity <= 1).toBe(true);
      }),
    );
  });

  it("comes near the exact p when there are many pairs", () => {
    const before = Array.from({length: 300}, (_, i) => (i * 37) % 101);
    const after = Array.from({length: 300}, (_, i) => ((i * 37) % 101) + ((i * 53) % 23) - 10);
    const exact = pOf(wilcoxonSignedRankExact(before, after));
    expect(relativeError(pOf(wilcoxonSignedRank(before, after)), exact)).toBeLessThan(0.02);
  });

  it("lets zeros by Pratt keep the ranks that the others have above them", () => {
    // Sizes 0, 0, 1, 2, 2: ranks 3, 4.5, 4.5 by Pratt; 1, 2.5, 2.5 by Wilcoxon.
    const [before, after] = [
      [5, 5, 5, 5, 5],
      [5, 5, 6, 7, 3],
    ];
    expect(signedRanks(before, after, "pratt")).toEqual({ok: true, V: 7.5, ranks: [3, 4.5, 4.5], n: 3, zeros: 2});
    expect(signedRanks(before, after)).toEqual({ok: true, V: 3.5, ranks: [1, 2.5, 2.5], n: 3, zeros: 2});
  });

  it("ties differences that only rounding tells apart", () => {
    expect(signedRanks([0.2, 0.1, 0.1 + 0.2], [0.3, 0.2, 0.3])).toEqual({
      ok: true,
      V: 3,
      ranks: [1.5, 1.5],
      n: 2,
      zeros: 1,
    });
  });

  it("says why it cannot be computed", () => {
    for (const method of [wilcoxonSignedRank, wilcoxonSignedRankExact]) {
      expect(method([1, 2], [1])).toEqual({ok: false, reason: "unequal-lengths"});
      expect(method([], [])).toEqual({ok: false, reason: "no-observations"});
      expect(method([1, 2, 2], [1, 2, 2])).toEqual({ok: false, reason: "no-differences"});
      expect(method([1, Number.NaN], [1, 2])).toEqual({ok: false, reason: "not-a-number"});
      expect(method([-1.7e308], [1.7e308])).toEqual({ok: false, reason: "not-a-number"});
      expect(method([1], [Number.POSITIVE_INFINITY])).toEqual({ok: false, reason: "not-a-number"});
    }
  });
});

describe("the signed-rank distribution", () => {
  const ranks = fc.array(
    fc.integer({min: 1, max: 9}).map((doubled) => doubled / 2),
    {minLength: 1, maxLength: 10},
  );

  it("has the tails and probabilities of an enumeration", () => {
    fc.assert(
      fc.property(
        ranks,
        fc.integer({min: -2, max: 100}).map((doubled) => doubled / 2),
        (given, statistic) => {
          const sums = allSums(given);
          const share = (condition: (sum: number) => boolean) => sums.filter(condition).length / sums.length;
          expect(signedRankLowerTail(statistic, given)).toBeCloseTo(
            share((sum) => sum <= statistic),
            13,
          );
          expect(signedRankUpperTail(statistic, given)).toBeCloseTo(
            share((sum) => sum >= statistic),
            13,
          );
          expect(signedRankProbability(statistic, given)).toBeCloseTo(
            share((sum) => sum === statistic),
            13,
          );
        },
      ),
    );
  });

  it("has quantiles that are the smallest sums with at least that probability", () => {
    fc.assert(
      fc.property(ranks, fc.double({min: 0.001, max: 0.999, noNaN: true}), (given, p) => {
        const sums = allSums(given).sort((a, b) => a - b);
        const wanted = Math.ceil(p * sums.length * (1 - 1e-13));
        expect(signedRankQuantile(p, given)).toBe(sums[wanted - 1]);
      }),
    );
    expect(signedRankQuantile(0, [1, 2])).toBe(0);
    expect(signedRankQuantile(1, [1, 2])).toBe(3);
  });

  it("is the sign test's when all ranks are the same", () => {
    const exact = signTest(3, 9);
    expect(
      2 *
        signedRankLowerTail(
          3 * 6.5,
          Array.from({length: 12}, () => 6.5),
        ),
    ).toBeCloseTo(pOf(exact), 14);
  });

  it("takes fewer steps the nearer the tail, and on a coarse grid", () => {
    const upTo100 = Array.from({length: 100}, (_, index) => index + 1);
    expect(signedRankSteps(10, upTo100)).toBeLessThan(signedRankSteps(2000, upTo100));
    expect(signedRankSteps(5045, upTo100)).toBeLessThan(signedRankSteps(2000, upTo100));
    expect(
      signedRankSteps(
        2000,
        Array.from({length: 100}, () => 50.5),
      ),
    ).toBe(100 * 40);
  });

  it("refuses ranks that cannot be", () => {
    expect(() => signedRankLowerTail(1, [0.25])).toThrow(RangeError);
    expect(() => signedRankLowerTail(1, [0])).toThrow(RangeError);
    expect(() => signedRankQuantile(1.5, [1])).toThrow(RangeError);
  });
});
