import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binomialProbability} from "../../../src/statistics/distributions/binomial.ts";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {binomialTest} from "../../../src/statistics/one-sample/binomial-test.ts";
import {exactGoodnessOfFit} from "../../../src/statistics/one-sample/exact-goodness-of-fit.ts";
import {goodnessOfFit} from "../../../src/statistics/one-sample/goodness-of-fit.ts";
import {multinomialTail} from "../../../src/statistics/one-sample/multinomial-tail.ts";
import {TwoCategories} from "../../../src/statistics/one-sample/two-categories.ts";

const logFactorials = Float64Array.from({length: 61}, (_, k) => logGamma(k + 1));

/** The logarithm of a split's term, as far as n! is left out. */
function logTerm(count: number, draws: number, share: number): number {
  const factorials = (logFactorials[count] ?? 0) + (logFactorials[draws - count] ?? 0);
  return count * Math.log(share) + (draws - count) * Math.log(1 - share) - factorials;
}

describe("multinomialTail(counts, shares, steps)", () => {
  // Steps that were counted; the first number of each lies a little above, the second well below.
  const cases: readonly (readonly [readonly number[], readonly number[], number, number])[] = [
    [[7, 9, 11, 6], [0.3, 0.3, 0.2, 0.2], 550, 250],
    [[40, 55, 30, 25], [0.4, 0.3, 0.2, 0.1], 9500, 4500],
    [[30, 10, 5], [0.6, 0.25, 0.15], 220, 100],
    [[9, 3, 6, 2, 5], [0.1, 0.2, 0.3, 0.15, 0.25], 2250, 1000],
    [[2, 3, 1, 4, 2, 1], [0.3, 0.1, 0.2, 0.1, 0.2, 0.1], 1450, 650],
  ];

  it("is had for little work, whatever the order of the categories", () => {
    for (const [counts, shares, enough, tooFew] of cases) {
      const p = multinomialTail(counts, shares, 1e8);
      expect(multinomialTail(counts, shares, enough), counts.join()).toBe(p);
      expect(multinomialTail(counts.toReversed(), shares.toReversed(), enough), counts.join()).toBeCloseTo(p ?? 2, 12);
      expect(multinomialTail(counts, shares, tooFew), counts.join()).toBeNull();
    }
  });

  it("is the same with every budget that suffices", () => {
    const [counts, shares] = [
      [7, 9, 11, 6],
      [0.3, 0.3, 0.2, 0.2],
    ];
    const p = multinomialTail(counts, shares, 1e6);
    let sufficed = false;
    for (let steps = 100; steps < 1000; steps += 7) {
      const found = multinomialTail(counts, shares, steps);
      if (found === null) expect(sufficed).toBe(false);
      else expect(found).toBe(p);
      sufficed = found !== null;
    }
    expect(sufficed).toBe(true);
  });

  it("is not tried for more than 100,000 observations", () => {
    expect(multinomialTail([99_960, 20, 20], [0.9996, 0.0002, 0.0002], 1e6)).not.toBeNull();
    expect(multinomialTail([99_961, 20, 20], [0.9996, 0.0002, 0.0002], 1e6)).toBeNull();
  });
});

describe("TwoCategories", () => {
  it("knows what share of the splits has a term of at most a limit, ties included", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 40}), fc.integer({min: 1, max: 19}), fc.nat(40), (draws, twentieths, at) => {
        const share = twentieths / 20;
        const splits = new TwoCategories([Math.log(share), Math.log(1 - share)], logFactorials);
        const observed = logTerm(Math.min(at, draws), draws, share);
        for (const limit of [observed + 1e-9, observed - 1e-9, 10, -1e3]) {
          let expected = 0;
          for (let count = 0; count <= draws; count++) {
            if (logTerm(count, draws, share) <= limit) expected += binomialProbability(count, draws, share);
          }
          expect(splits.shareUpTo(draws, limit)).toBeCloseTo(expected, 12);
          // A second question is answered from the table.
          expect(splits.shareUpTo(draws, limit)).toBeCloseTo(expected, 12);
        }
      }),
      {numRuns: 60},
    );
  });

  it("counts a term that is just the limit, on either side and at the mode", () => {
    const halves = new TwoCategories([Math.log(0.5), Math.log(0.5)], logFactorials);
    const term = (count: number): number =>
      count * Math.log(0.5) +
      (3 - count) * Math.log(0.5) -
      (logFactorials[count] ?? 0) -
      (logFactorials[3 - count] ?? 0);
    expect(term(0)).toBe(term(3));
    expect(halves.shareUpTo(3, term(0))).toBeCloseTo(0.25, 14);
    expect(halves.shareUpTo(3, Math.max(term(1), term(2)))).toBe(1);
    expect(halves.shareUpTo(0, 0)).toBe(1);
    expect(halves.shareUpTo(0, -1)).toBe(0);
  });

  it("makes one table for a number of draws, when it is asked for", () => {
    const splits = new TwoCategories([Math.log(0.3), Math.log(0.7)], logFactorials);
    expect(splits.has(5)).toBe(false);
    splits.shareUpTo(5, -1);
    expect([splits.has(5), splits.has(4)]).toEqual([true, false]);
  });
});

describe("exactGoodnessOfFit(counts, expected, options), simulated", () => {
  it("draws as often as matters or can be afforded", () => {
    const single = (categories: number): number[] =>
      Array.from({length: categories}, (_, index) => (index === 0 ? 1 : 0));
    const shares = (categories: number): number[] => Array.from({length: categories}, (_, index) => index + 1);
    const few = exactGoodnessOfFit(single(3), shares(3), {budget: 0});
    expect(few).toMatchObject({method: "monte-carlo", draws: 450_000, seed: 1900, n: 1});
    // The first category has the smallest share, 1 of 6.
    expect(few.ok && few.method === "monte-carlo" && few.low <= 1 / 6 && few.high >= 1 / 6).toBe(true);
    expect(exactGoodnessOfFit(single(20), shares(20), {budget: 0, draws: 0.5})).toMatchObject({draws: 225_000});
    expect(exactGoodnessOfFit(single(9000), shares(9000), {budget: 0})).toMatchObject({draws: 1000});
  });

  it("takes the draws that are wanted, and counts ties as extreme", () => {
    const tied = [
      [0, 1, 0],
      [1, 1, 1],
    ] as const;
    expect(exactGoodnessOfFit(...tied, {budget: 0, draws: 200.9})).toMatchObject({p: 1, high: 1, draws: 200});
    expect(exactGoodnessOfFit(...tied, {budget: 0, draws: 1})).toMatchObject({p: 1, draws: 1});
  });

  it("agrees with the asymptotic p for millions of observations", () => {
    const [counts, shares] = [
      [800_000, 600_500, 599_500],
      [4, 3, 3],
    ];
    const asymptotic = goodnessOfFit(counts, shares);
    const simulated = exactGoodnessOfFit(counts, shares, {draws: 1000});
    if (!asymptotic.ok || !simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
    expect(simulated.low <= asymptotic.p && asymptotic.p <= simulated.high).toBe(true);
  });

  it("needs no budget with two categories", () => {
    const binomial = binomialTest(7, 10, 0.4);
    expect(exactGoodnessOfFit([7, 3], [0.4, 0.6], {budget: 0})).toEqual({
      ok: true,
      method: "exact",
      n: 10,
      p: binomial.ok ? binomial.p : Number.NaN,
    });
  });
});

describe("the two-sided binomial test", () => {
  it("is exactly 1 at the mean, and counts the mirror image of a fair coin", () => {
    expect(binomialTest(3000, 10_000, 0.3)).toMatchObject({p: 1});
    const coin = binomialTest(2, 10, 0.5);
    expect(coin.ok && coin.p).toBeCloseTo(112 / 1024, 14);
  });
});
