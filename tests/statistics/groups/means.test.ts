import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {anova} from "../../../src/statistics/groups/anova.ts";
import {anovaWelch} from "../../../src/statistics/groups/anova-welch.ts";
import {mannWhitney} from "../../../src/statistics/groups/mann-whitney.ts";
import {postHocPairs} from "../../../src/statistics/groups/post-hoc-pairs.ts";
import {welchT} from "../../../src/statistics/groups/welch-t.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {goldenInputs} from "../golden-inputs.ts";
import {normalSample} from "../normal-sample.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const {samples} = z
  .object({
    samples: z.array(
      z.object({groups: z.array(numbers), anova: numbers, welch: numbers, pairwiseT: numbers, pairwiseWilcox: numbers}),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/groups.json", import.meta.url), "utf8")));

function expectEach(actual: readonly number[], expected: readonly number[], tolerance = 1e-10): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((number, index) => {
    expect(relativeError(number, expected[index] ?? Number.NaN)).toBeLessThan(tolerance);
  });
}

function welch(...input: Parameters<typeof welchT>) {
  const result = welchT(...input);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const values = fc.array(fc.integer({min: -50, max: 50}), {minLength: 2, maxLength: 15});

describe("welchT(x, y, level)", () => {
  it("counts both groups", () => {
    expect(welch([1, 2, 4], [2, 9, 5, 7])).toMatchObject({n: 7, level: 0.95});
  });

  it("agrees to 1e-10 with R's t.test (golden file)", () => {
    const cases = goldenInputs("welch-t", z.object({x: numbers, y: numbers}));
    expect(cases.length).toBeGreaterThan(0);
    for (const {input, expected} of cases) {
      const {t, df, p, low, high} = welch(input.x, input.y);
      expectEach([t], expected("t"));
      expectEach([df], expected("df"));
      expectEach([p], expected("p"));
      expectEach([low, high], expected("ci"));
    }
  });

  it("turns its sign with the groups, is moved by no common shift and holds the difference in its interval", () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const result = welchT(x, y, 0.9);
        fc.pre(result.ok);
        const {t, p, low, high, difference} = welch(x, y, 0.9);
        expect(welch(y, x, 0.9)).toMatchObject({t: 0 - t, p, low: 0 - high, high: 0 - low});
        expect(
          relativeError(
            welch(
              x.map((value) => value + 1000),
              y.map((value) => value + 1000),
            ).p,
            p,
          ),
        ).toBeLessThan(1e-9);
        expect(low < difference && difference < high && p >= 0 && p <= 1).toBe(true);
      }),
    );
  });

  it("has an interval without 0 exactly when p is below one minus its level", () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(0.5, 0.8, 0.95, 0.999), (x, y, level) => {
        const result = welchT(x, y, level);
        fc.pre(result.ok);
        const {low, high, p} = welch(x, y, level);
        expect(low > 0 || high < 0).toBe(p < 1 - level);
      }),
    );
  });

  it("holds the true difference about as often as its level, also with unequal variances", () => {
    const random = xoshiro128(7);
    let held = 0;
    for (let i = 0; i < 4000; i++) {
      const {low, high} = welch(normalSample(8, 1, 1, random), normalSample(20, 0, 4, random));
      if (low < 1 && 1 < high) held++;
    }
    expect(held / 4000).toBeGreaterThan(0.94);
    expect(held / 4000).toBeLessThan(0.96);
  });

  it("takes a group without spread beside one with", () => {
    // R: t.test(c(1, 1, 1), c(1, 2, 4, 5)): t = -2.1909, df = 3
    expect(welch([1, 1, 1], [1, 2, 4, 5])).toMatchObject({df: 3, t: expect.closeTo(-2.1908902300206643, 12)});
  });

  it("says why it cannot be computed", () => {
    expect(welchT([], [1, 2])).toEqual({ok: false, reason: "no-observations"});
    expect(welchT([1], [1, 2])).toEqual({ok: false, reason: "too-few-observations"});
    expect(welchT([1, 1], [2, 2])).toEqual({ok: false, reason: "no-variation"});
    expect(welchT([0.1 + 0.2, 0.3], [0.3, 0.3])).toEqual({ok: false, reason: "no-variation"});
    expect(welchT([1, Number.NaN], [2, 3])).toEqual({ok: false, reason: "not-a-number"});
    expect(welchT([1e200, -1e200], [2, 3])).toEqual({ok: false, reason: "not-a-number"});
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(welchT([1, 2], [2, 3], level)).toEqual({ok: false, reason: "level-out-of-range"});
    }
  });
});

describe("anova(groups) and anovaWelch(groups)", () => {
  it("agree to 1e-10 with R's oneway.test, near 0 and far from it", () => {
    for (const {groups, anova: classic, welch: unequal} of samples) {
      // Values of a million with a spread of one lose six digits, in R as here.
      const tolerance = Math.abs(groups[0]?.[0] ?? 0) > 1e5 ? 1e-8 : 1e-10;
      const result = anova(groups);
      if (!result.ok) throw new Error(result.reason);
      const {f, dfBetween, dfWithin, p, etaSquared} = result;
      expectEach([f, dfBetween, dfWithin, p, etaSquared], classic, tolerance);
      const other = anovaWelch(groups);
      if (!other.ok) throw new Error(other.reason);
      expectEach([other.f, other.dfBetween, other.dfWithin, other.p], unequal, tolerance);
    }
  });

  it("are the t tests with two groups", () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const result = anovaWelch([x, y]);
        fc.pre(result.ok);
        const {t, df, p} = welch(x, y);
        expect(result).toMatchObject({dfBetween: 1, n: x.length + y.length});
        if (result.ok) {
          expect(relativeError(result.dfWithin, df)).toBeLessThan(1e-10);
          expect(Math.abs(result.f - t * t)).toBeLessThan(1e-9 * (1 + t * t));
          expect(Math.abs(result.p - p)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it("leave out empty groups", () => {
    const groups = [
      [1, 3, 4],
      [2, 5, 9],
    ];
    expect(anova([...groups, []])).toEqual(anova(groups));
    expect(anovaWelch([[], ...groups])).toEqual(anovaWelch(groups));
  });

  it("take a group of one in the classic test only", () => {
    // R: oneway.test(v ~ g, var.equal = TRUE) on 1, 2, 4 | 9: F = 14.286, 1 and 2 degrees of freedom
    expect(anova([[1, 2, 4], [9]])).toMatchObject({f: expect.closeTo(14.285714285714286, 12), dfWithin: 2, n: 4});
    expect(anovaWelch([[1, 2, 4], [9]])).toEqual({ok: false, reason: "too-few-observations"});
  });

  it("does without a number where groups are too far apart to be squared", () => {
    const groups = [
      [1e155, 1.0001e155],
      [-1e155, -1.0001e155],
    ];
    for (const method of [anova, anovaWelch]) expect(method(groups)).toEqual({ok: false, reason: "not-a-number"});
  });

  it("say why they cannot be computed", () => {
    for (const method of [anova, anovaWelch]) {
      expect(method([])).toEqual({ok: false, reason: "no-observations"});
      expect(method([[], []])).toEqual({ok: false, reason: "no-observations"});
      expect(method([[1, 2], []])).toEqual({ok: false, reason: "single-group"});
      expect(method([[1], [2]])).toEqual({ok: false, reason: "too-few-observations"});
      expect(
        method([
          [1, 1],
          [2, 2],
        ]),
      ).toEqual({ok: false, reason: "no-variation"});
      expect(
        method([
          [1, Number.NaN],
          [2, 2],
        ]),
      ).toEqual({ok: false, reason: "not-a-number"});
      expect(
        method([
          [1e200, -1e200],
          [2, 1],
        ]),
      ).toEqual({ok: false, reason: "not-a-number"});
    }
    expect(
      anovaWelch([
        [1, 1],
        [2, 3],
      ]),
    ).toEqual({ok: false, reason: "no-variation"});
  });
});

describe("postHocPairs(groups, compare)", () => {
  it("agrees to 1e-10 with R's pairwise.t.test and pairwise.wilcox.test", () => {
    for (const {groups, pairwiseT, pairwiseWilcox} of samples) {
      const [byMeans, byRanks] = [postHocPairs(groups, welchT), postHocPairs(groups, mannWhitney)];
      if (!byMeans.ok || !byRanks.ok) throw new Error("not computable");
      const tolerance = Math.abs(groups[0]?.[0] ?? 0) > 1e5 ? 1e-8 : 1e-10;
      expectEach(
        byMeans.pairs.map(({adjustedP}) => adjustedP ?? Number.NaN),
        pairwiseT,
        tolerance,
      );
      expectEach(
        byRanks.pairs.map(({adjustedP}) => adjustedP ?? Number.NaN),
        pairwiseWilcox,
      );
    }
  });

  it("names the pairs by the places of the groups, and counts those that cannot be compared", () => {
    const result = postHocPairs([[1, 2, 3, 4], [5, 6, 7, 8], [9]], (x, y) => welchT(x, y));
    if (!result.ok) throw new Error(result.reason);
    expect(result.pairs.map(({first, second}) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    const [only, ...others] = result.pairs;
    expect(only?.adjustedP).toBeCloseTo(3 * welch([1, 2, 3, 4], [5, 6, 7, 8]).p, 14);
    expect(others.map(({adjustedP, result: {ok}}) => [adjustedP, ok])).toEqual([
      [null, false],
      [null, false],
    ]);
  });

  it("needs two groups", () => {
    expect(postHocPairs([[1, 2]], welchT)).toEqual({ok: false, reason: "single-group"});
    expect(postHocPairs([], welchT)).toEqual({ok: false, reason: "single-group"});
  });
});
