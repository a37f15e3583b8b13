import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {noncentralTLowerTail} from "../../../src/statistics/distributions/noncentral-t.ts";
import {cohensD} from "../../../src/statistics/effect-size/cohens-d.ts";
import {hedgesG} from "../../../src/statistics/effect-size/hedges-g.ts";
import {noncentralityInterval} from "../../../src/statistics/effect-size/noncentrality-interval.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {normalSample} from "../normal-sample.ts";

const values = fc.array(fc.integer({min: -50, max: 50}), {minLength: 2, maxLength: 15});

function d(...input: Parameters<typeof cohensD>) {
  const result = cohensD(...input);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("noncentralityInterval(t, df, level)", () => {
  it("agrees with R's pt(ncp) solved for its noncentrality", () => {
    // R: uniroot on pt(2.5, 18, ncp), and on pt(-0.4, 97, ncp), at tails of 0.025, tol = 1e-14
    const wide = noncentralityInterval(2.5, 18, 0.95);
    expect([wide.low, wide.high]).toEqual([
      expect.closeTo(0.34943464642180994, 9),
      expect.closeTo(4.591520431501818, 9),
    ]);
    const other = noncentralityInterval(-0.4, 97, 0.95);
    expect([other.low, other.high]).toEqual([
      expect.closeTo(-2.359741182104414, 9),
      expect.closeTo(1.5617987332132197, 9),
    ]);
  });

  it("puts half of what the level leaves beyond each end, however large t and small the samples", () => {
    for (const [t, df, level] of [
      [0, 1, 0.95],
      [3, 2, 0.8],
      [-12, 40, 0.99],
      [500, 3, 0.95],
      [1e9, 2, 0.9],
      [60, 30_000, 0.95],
    ] as const) {
      const {low, high} = noncentralityInterval(t, df, level);
      expect(noncentralTLowerTail(t, df, low)).toBeCloseTo((1 + level) / 2, 11);
      expect(noncentralTLowerTail(t, df, high)).toBeCloseTo((1 - level) / 2, 11);
    }
  });
});

describe("cohensD(x, y, level)", () => {
  it("is the difference of means in pooled standard deviations", () => {
    // R: (mean(x) - mean(y)) / sqrt((5 * var(x) + 5 * var(y)) / 10)
    const result = d([4, 3, 3, 5, 6, 7], [5, 2, 2, 5, 2, 1]);
    expect(result).toMatchObject({estimate: expect.closeTo(1.0923799181610665, 13), n: 12, level: 0.95});
  });

  it("turns its sign with the groups, does not care about the unit, and lies within its interval", {
    tags: "slow",
  }, () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(0.5, 0.8, 0.95), (x, y, level) => {
        fc.pre(cohensD(x, y).ok);
        const {estimate, low, high} = d(x, y, level);
        const turned = d(y, x, level);
        expect(turned.estimate).toBeCloseTo(-estimate, 10);
        expect([turned.low, turned.high]).toEqual([expect.closeTo(-high, 8), expect.closeTo(-low, 8)]);
        expect(
          d(
            x.map((value) => 8 * value),
            y.map((value) => 8 * value),
            level,
          ),
        ).toEqual({...d(x, y, level)});
        expect(low < estimate && estimate < high).toBe(true);
      }),
      {numRuns: 40},
    );
  });

  it("holds the true difference as often as its level, in small unequal samples", {tags: "slow"}, () => {
    const random = xoshiro128(11);
    let held = 0;
    const runs = 1500;
    for (let i = 0; i < runs; i++) {
      const {low, high} = d(normalSample(5, 0.8, 1, random), normalSample(9, 0, 1, random), 0.9);
      if (low < 0.8 && 0.8 < high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.88);
    expect(held / runs).toBeLessThan(0.92);
  });

  it("says why it cannot be computed", () => {
    for (const method of [cohensD, hedgesG]) {
      expect(method([], [1, 2])).toEqual({ok: false, reason: "no-observations"});
      expect(method([1], [1, 2])).toEqual({ok: false, reason: "too-few-observations"});
      expect(method([1, 1], [2, 2])).toEqual({ok: false, reason: "no-variation"});
      expect(method([1, Number.NaN], [2, 3])).toEqual({ok: false, reason: "not-a-number"});
      expect(method([1e200, -1e200], [2, 3])).toEqual({ok: false, reason: "not-a-number"});
      for (const level of [0, 1, 95, Number.NaN]) {
        expect(method([1, 2], [2, 3], level)).toEqual({ok: false, reason: "level-out-of-range"});
      }
    }
  });
});

describe("hedgesG(x, y, level)", () => {
  it("is d less its bias: a factor of Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2))", () => {
    // R: J <- function(m) exp(lgamma(m / 2) - log(sqrt(m / 2)) - lgamma((m - 1) / 2)); J(2), J(10), J(98)
    for (const [m, factor] of [
      [2, 0.5641895835477563],
      [10, 0.922745608053087],
      [98, 0.9923240874205598],
    ] as const) {
      const x = Array.from({length: m}, (_, index) => index % 7);
      const result = hedgesG(x, [3, 9]);
      if (!result.ok) throw new Error(result.reason);
      const {estimate, low, high} = d(x, [3, 9]);
      expect(result.estimate / estimate).toBeCloseTo(factor, 13);
      expect([result.low, result.high]).toEqual([low, high]);
    }
  });
});
