import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {cholesky, solveLower} from "../../../src/statistics/weighted/cholesky.ts";
import {raoScott} from "../../../src/statistics/weighted/rao-scott.ts";
import {weightedMean} from "../../../src/statistics/weighted/weighted-mean.ts";
import {weightedShares} from "../../../src/statistics/weighted/weighted-shares.ts";
import {relativeError} from "../relative-error.ts";

const weights = fc.integer({min: 1, max: 40}).map((tenths) => tenths / 10);
const samples = fc.array(
  fc.record({
    a: fc.integer({min: 1, max: 3}),
    b: fc.integer({min: 1, max: 4}),
    y: fc.integer({min: -50, max: 50}),
    weight: weights,
    stratum: fc.integer({min: 1, max: 2}),
  }),
  {minLength: 12, maxLength: 60},
);

function isOk<R extends {ok: boolean}>(result: R): result is Extract<R, {ok: true}> {
  return result.ok;
}

function unwrap<R extends {ok: true} | {ok: false; reason: string}>(result: R): Extract<R, {ok: true}> {
  if (!isOk(result)) throw new Error(JSON.stringify(result));
  return result;
}

describe("weightedMean(values, design)", () => {
  it("is the one-sample t-test without weights, by hand", () => {
    // Mean 3, variance 2.5, n = 5: se = sqrt(0.5), t = 3 / se with 4 degrees of freedom, qt(0.975, 4) = 2.776445105.
    const result = unwrap(weightedMean([1, 2, 3, 4, 5]));
    expect(result.mean).toBe(3);
    expect(result.se).toBeCloseTo(Math.sqrt(0.5), 14);
    expect(result.test?.t).toBeCloseTo(3 / Math.sqrt(0.5), 13);
    expect(result.high - 3).toBeCloseTo(2.7764451051977987 * Math.sqrt(0.5), 12);
    expect([result.df, result.n]).toEqual([4, 5]);
    expect(result.effectiveN).toBeCloseTo(5, 12);
  });

  it("does not change when all weights are multiplied", () => {
    fc.assert(
      fc.property(samples, fc.integer({min: 2, max: 1000}), (sample, factor) => {
        const values = sample.map(({y}) => y);
        const once = unwrap(weightedMean(values, {weights: sample.map(({weight}) => weight)}));
        const often = unwrap(weightedMean(values, {weights: sample.map(({weight}) => weight * factor)}));
        expect(often.mean).toBeCloseTo(once.mean, 9);
        expect(often.se).toBeCloseTo(once.se, 9);
        expect(often.effectiveN).toBeCloseTo(once.effectiveN, 9);
      }),
    );
  });

  it("contains its mean, and has an effective n of at most n", () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(0.5, 0.9, 0.95, 0.999), (sample, level) => {
        const design = {weights: sample.map(({weight}) => weight)};
        const result = unwrap(
          weightedMean(
            sample.map(({y}) => y),
            design,
            level,
          ),
        );
        expect(result.low <= result.mean && result.mean <= result.high).toBe(true);
        expect(result.effectiveN).toBeLessThanOrEqual(result.n * (1 + 1e-12));
        expect(result.test === null || (result.test.p >= 0 && result.test.p <= 1)).toBe(true);
      }),
    );
  });

  it("holds the true mean in about 95 of 100 clustered samples", {tags: "slow"}, () => {
    const random = xoshiro128(1934);
    const clusters = 30;
    let held = 0;
    const rounds = 1500;
    for (let round = 0; round < rounds; round++) {
      const values: number[] = [];
      const labels: number[] = [];
      for (let cluster = 0; cluster < clusters; cluster++) {
        const effect = random() + random() - 1;
        for (let i = 0; i < 5; i++) {
          values.push(effect + random() - 0.5);
          labels.push(cluster);
        }
      }
      const {low, high} = unwrap(weightedMean(values, {clusters: labels}));
      if (low <= 0 && 0 <= high) held++;
    }
    // Four standard errors of a share of 0.95.
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / rounds));
  });

  it("has no error when the whole population was observed, and less the more of it", () => {
    const values = [1, 2, 4, 8, 16, 3];
    const withPopulation = (size: number) =>
      unwrap(weightedMean(values, {populations: new Array<number>(6).fill(size)})).se;
    expect(withPopulation(6)).toBe(0);
    expect(withPopulation(12) / unwrap(weightedMean(values)).se).toBeCloseTo(Math.sqrt(0.5), 13);
    expect(withPopulation(Number.POSITIVE_INFINITY)).toBe(unwrap(weightedMean(values)).se);
    expect(unwrap(weightedMean(values, {populations: new Array<number>(6).fill(6)})).test).toBeNull();
  });

  it("keeps observations that do not count in the design, which is not the same as leaving them out", () => {
    const design = {clusters: [1, 1, 2, 2, 3, 3], weights: [1, 2, 1, 2, 1, 1]};
    const part = unwrap(weightedMean([3, 5, 4, 8, null, null], design));
    const shorter = unwrap(weightedMean([3, 5, 4, 8], {clusters: [1, 1, 2, 2], weights: [1, 2, 1, 2]}));
    expect([part.mean, part.n, part.df]).toEqual([shorter.mean, 4, 1]);
    expect(part.se).not.toBeCloseTo(shorter.se, 6);
  });

  it("reads clusters within strata, so that labels may be used again", () => {
    const values = [1, 5, 2, 9, 4, 4];
    const strata = ["a", "a", "a", "b", "b", "b"];
    const again = unwrap(weightedMean(values, {strata, clusters: [1, 2, 2, 1, 2, 2]}));
    const apart = unwrap(weightedMean(values, {strata, clusters: [1, 2, 2, 3, 4, 4]}));
    expect(again).toEqual(apart);
    expect(again.df).toBe(2);
  });

  it("does not count an observation of no weight", () => {
    const result = unwrap(weightedMean([1, 2, 3, 1000], {weights: [1, 1, 2, 0]}));
    expect([result.mean, result.n, result.df]).toEqual([2.25, 3, 2]);
  });

  it("says why it cannot be computed", () => {
    const reason = (...call: Parameters<typeof weightedMean>) => {
      const result = weightedMean(...call);
      return result.ok ? null : result.reason;
    };
    expect(reason([])).toBe("no-observations");
    expect(reason([null, null])).toBe("no-observations");
    expect(reason([1, 2], {weights: [0, 0]})).toBe("no-observations");
    expect(reason([1])).toBe("too-few-observations");
    expect(reason([1, null])).toBe("too-few-observations");
    expect(reason([1, 2, 3], {clusters: [1, 1, 1]})).toBe("lone-cluster");
    expect(reason([1, 2, 3], {strata: [1, 1, 2]})).toBe("lone-cluster");
    expect(reason([1, 2, 3], {strata: [1, 1, 2], populations: [9, 9, 1]})).toBe(null);
    expect(reason([1, Number.NaN])).toBe("not-a-number");
    expect(reason([1, 2], {weights: [1]})).toBe("unequal-lengths");
    expect(reason([1, 2], {weights: [1, -1]})).toBe("not-a-weight");
    expect(reason([1, 2], {weights: [1, Number.NaN]})).toBe("not-a-weight");
    expect(reason([1, 2], {weights: [1e308, 1e308]})).toBe("not-a-number");
    expect(reason([1e308, -1e308, 1e308])).toBe("not-a-number");
    expect(reason([1, 2], {populations: [1, 1]})).toBe("population-out-of-range");
    expect(reason([1, 2], {populations: [4, 5]})).toBe("population-out-of-range");
    expect(reason([1, 2], {populations: [Number.NaN, Number.NaN]})).toBe("population-out-of-range");
    expect(reason([1, 2], {}, 1)).toBe("level-out-of-range");
  });
});

describe("weightedShares(values, design)", () => {
  it("gives shares that add up to 1, within their intervals, within 0 and 1", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const {shares} = unwrap(
          weightedShares(
            sample.map(({b}) => b),
            {weights: sample.map(({weight}) => weight)},
          ),
        );
        expect(shares.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12);
        for (const {share, interval} of shares) {
          if (interval === null) continue;
          expect(0 < interval.low && interval.low <= share && share <= interval.high && interval.high < 1).toBe(true);
        }
      }),
    );
  });

  it("is the weighted mean of an indicator", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const design = {weights: sample.map(({weight}) => weight)};
        const result = unwrap(
          weightedShares(
            sample.map(({a}) => a),
            design,
          ),
        );
        for (const {category, share, se} of result.shares) {
          const mean = unwrap(
            weightedMean(
              sample.map(({a}) => (a === category ? 1 : 0)),
              design,
            ),
          );
          expect(share).toBeCloseTo(mean.mean, 12);
          expect(se).toBeCloseTo(mean.se, 12);
        }
      }),
    );
  });

  it("holds the true share in about 95 of 100 weighted samples", {tags: "slow"}, () => {
    const random = xoshiro128(1934);
    const rounds = 1500;
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const values = Array.from({length: 150}, () => (random() < 0.3 ? "yes" : "no"));
      const {shares} = unwrap(weightedShares(values, {weights: values.map(() => 0.5 + random())}));
      const interval = shares.find(({category}) => category === "yes")?.interval;
      if (interval && interval.low <= 0.3 && 0.3 <= interval.high) held++;
    }
    expect(Math.abs(held / rounds - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / rounds));
  });

  it("puts numbers in ascending order, then texts, and has no interval for a share of 1", () => {
    const {shares} = unwrap(weightedShares(["b", 10, 9, "a"]));
    expect(shares.map(({category}) => category)).toEqual([9, 10, "a", "b"]);
    expect(unwrap(weightedShares(["yes", "yes", null])).shares).toEqual([
      {category: "yes", share: 1, se: 0, interval: null},
    ]);
    expect(weightedShares([null])).toEqual({ok: false, reason: "no-observations"});
    expect(weightedShares(["a", "b"], {}, 0)).toEqual({ok: false, reason: "level-out-of-range"});
    expect(weightedShares(["a"])).toEqual({ok: false, reason: "too-few-observations"});
  });
});

describe("raoScott(first, second, design)", () => {
  it("is the same both ways, and whatever the categories are called", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const design = {weights: sample.map(({weight}) => weight)};
        const a = sample.map((one) => one.a);
        const b = sample.map((one) => one.b);
        const result = raoScott(a, b, design);
        const turned = raoScott(b, a, design);
        const renamed = raoScott(
          a.map((value) => ["z", "x", "y"][value - 1] ?? ""),
          b,
          design,
        );
        expect(turned.ok).toBe(result.ok);
        expect(renamed.ok).toBe(result.ok);
        if (!result.ok || !turned.ok || !renamed.ok) return;
        expect(result.p >= 0 && result.p <= 1).toBe(true);
        expect(relativeError(turned.f, result.f)).toBeLessThan(1e-8);
        expect(relativeError(renamed.df1, result.df1)).toBeLessThan(1e-8);
        expect(result.df1).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  it("is close to Pearson's test in a large simple sample", () => {
    const random = xoshiro128(7);
    const a = Array.from({length: 4000}, () => Math.floor(random() * 3));
    const b = Array.from({length: 4000}, () => Math.floor(random() * 2));
    const result = unwrap(raoScott(a, b));
    expect(result.designEffect).toBeCloseTo(1, 1);
    expect(result.f * result.df1).toBeCloseTo(result.pearson, 1);
  });

  it("sees through a sample in which everybody is entered five times", () => {
    const a = [1, 1, 2, 2, 1, 2, 1, 2, 1, 1, 2, 2];
    const b = [1, 2, 1, 2, 1, 2, 1, 2, 1, 1, 2, 2];
    const once = unwrap(raoScott(a, b));
    const repeat = <T>(values: readonly T[]) => values.flatMap((value) => [value, value, value, value, value]);
    const often = unwrap(raoScott(repeat(a), repeat(b), {clusters: repeat(a.map((_, i) => i))}));
    expect(relativeError(often.p, once.p)).toBeLessThan(1e-10);
    expect(often.designEffect / once.designEffect).toBeCloseTo(5, 10);
  });

  it("says why it cannot be computed", () => {
    const reason = (...call: Parameters<typeof raoScott>) => {
      const result = raoScott(...call);
      return result.ok ? null : result.reason;
    };
    expect(reason([1, 2], [1])).toBe("unequal-lengths");
    expect(reason([], [])).toBe("no-observations");
    expect(reason([1, null], [null, 1])).toBe("no-observations");
    expect(reason([1, 1, 1], [1, 2, 1])).toBe("single-row");
    expect(reason([1, 2, 1], [1, 1, 1])).toBe("single-column");
    expect(reason([1, 2, 1], [1, 2, 1], {weights: [1, 0, 1]})).toBe("single-row");
    expect(reason([1, 2, 3], [1, 2, 3])).toBe("too-many-empty-cells");
    expect(reason([1, 2, 1, 2], [1, 1, 2, 2], {populations: [4, 4, 4, 4]})).toBe("no-sampling-error");
    expect(reason([1, 2, 1, 2], [1, 1, 2, 2], {weights: [1, 1, 1, Number.NaN]})).toBe("not-a-weight");
  });
});

describe("cholesky(matrix)", () => {
  it("gives the triangle whose product is the matrix, and solves with it", () => {
    const lower = cholesky([
      [4, 2, -2],
      [2, 10, 2],
      [-2, 2, 6],
    ]);
    expect(lower).toEqual([[2], [1, 3], [-1, 1, 2]]);
    expect(solveLower(lower ?? [], [2, 7, 4])).toEqual([1, 2, 1.5]);
  });

  it("refuses what is not positive definite", () => {
    expect(
      cholesky([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(cholesky([[-1]])).toBeNull();
    expect(cholesky([[0]])).toBeNull();
  });
});
