import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cochranQ} from "../../../src/statistics/paired/cochran-q.ts";
import {cohensDz} from "../../../src/statistics/paired/cohens-dz.ts";
import {friedman} from "../../../src/statistics/paired/friedman.ts";
import {mcNemar} from "../../../src/statistics/paired/mcnemar.ts";
import {pairedT} from "../../../src/statistics/paired/paired-t.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {normalSample} from "../normal-sample.ts";
import {relativeError} from "../relative-error.ts";

function succeeded<T extends {ok: boolean}>(result: T): Extract<T, {ok: true}> {
  if (!isOk(result)) throw new Error("not computed");
  return result;
}

function isOk<T extends {ok: boolean}>(result: T): result is Extract<T, {ok: true}> {
  return result.ok;
}

describe("pairedT(before, after, level)", () => {
  it("is computed by hand for three pairs", () => {
    const result = succeeded(pairedT([1, 2, 3], [2, 4, 6]));
    // Differences 1, 2, 3: mean 2, sd 1; t with 2 degrees of freedom has a closed form.
    expect(result).toMatchObject({mean: 2, sd: 1, df: 2, n: 3, cohensDz: 2, level: 0.95});
    expect(result.t).toBeCloseTo(2 * Math.sqrt(3), 14);
    expect(result.p).toBeCloseTo(1 - result.t / Math.sqrt(2 + result.t ** 2), 14);
  });

  it("has an interval around the mean that reaches zero exactly when p reaches what the level leaves", () => {
    const changes = fc.array(fc.tuple(fc.integer({min: 0, max: 100}), fc.integer({min: 0, max: 100})), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(changes, fc.constantFrom(0.8, 0.95, 0.999), (pairs, level) => {
        const result = pairedT(
          pairs.map(([before]) => before),
          pairs.map(([, after]) => after),
          level,
        );
        fc.pre(result.ok && Math.abs(result.p - (1 - level)) > 1e-9);
        const {low, high, mean, p} = succeeded(result);
        expect(low <= mean && mean <= high).toBe(true);
        expect(low > 0 || high < 0).toBe(p < 1 - level);
        expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  it("holds the mean as often as its level says, on simulated normal differences", () => {
    const random = xoshiro128(1908);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    let held = 0;
    const rounds = 4000;
    for (let round = 0; round < rounds; round++) {
      const after = Array.from({length: 8}, () => 0.7 + 3 * normal());
      const {low, high} = succeeded(
        pairedT(
          after.map(() => 0),
          after,
          0.9,
        ),
      );
      if (low <= 0.7 && 0.7 <= high) held++;
    }
    // Four standard errors of 0.0047.
    expect(Math.abs(held / rounds - 0.9)).toBeLessThan(0.019);
  });

  it("keeps the digits of a very small p", () => {
    // R: pt(-t, 39) * 2 for differences 1000 + (-1, 1, …)
    const after = Array.from({length: 40}, (_, i) => 1000 + (i % 2 === 0 ? 1 : -1));
    const {t, p} = succeeded(
      pairedT(
        after.map(() => 0),
        after,
      ),
    );
    expect(relativeError(t, 1000 * Math.sqrt(39))).toBeLessThan(1e-12);
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-100);
  });

  it("says why it cannot be computed", () => {
    expect(pairedT([1], [2])).toEqual({ok: false, reason: "too-few-observations"});
    expect(pairedT([], [])).toEqual({ok: false, reason: "no-observations"});
    expect(pairedT([1, 2], [1])).toEqual({ok: false, reason: "unequal-lengths"});
    expect(pairedT([1, 2, 3], [2, 3, 4])).toEqual({ok: false, reason: "no-variation"});
    expect(pairedT([0.1, 0.2, 0.7], [0.2, 0.3, 0.8])).toEqual({ok: false, reason: "no-variation"});
    expect(pairedT([1, 2], [1, Number.NaN])).toEqual({ok: false, reason: "not-a-number"});
    expect(pairedT([0, 0], [1e200, -1e200])).toEqual({ok: false, reason: "not-a-number"});
    expect(pairedT([1, 2], [3, 5], 95)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

describe("cohensDz(before, after, level)", () => {
  it("has the interval by R's noncentral t: uniroot on pt(t, df, ncp)", () => {
    // R: d <- c(-12,-16,24,-12,20,24,-12,-4,0,0); t <- mean(d)/(sd(d)/sqrt(10)); ncp from pt(t, 9, ncp) = 0.975, 0.025
    const after = [-12, -16, 24, -12, 20, 24, -12, -4, 0, 0];
    const result = succeeded(
      cohensDz(
        after.map(() => 0),
        after,
      ),
    );
    expect(result).toMatchObject({n: 10, level: 0.95});
    expect(result.estimate).toBeCloseTo(0.0760367317974748, 12);
    expect(result.low).toBeCloseTo(-0.546796236184676, 9);
    expect(result.high).toBeCloseTo(0.694724995722939, 9);
  });

  it("holds the true value as often as its level says, in few pairs", {tags: "slow"}, () => {
    const random = xoshiro128(21);
    const runs = 1500;
    let held = 0;
    for (let i = 0; i < runs; i++) {
      const after = normalSample(8, 0.7, 1, random);
      const {low, high} = succeeded(
        cohensDz(
          after.map(() => 0),
          after,
          0.9,
        ),
      );
      if (low <= 0.7 && 0.7 <= high) held++;
    }
    expect(Math.abs(held / runs - 0.9)).toBeLessThan(0.02);
  });

  it("says why it cannot be computed", () => {
    expect(cohensDz([1, 2, 3], [2, 3, 4])).toEqual({ok: false, reason: "no-variation"});
    expect(cohensDz([0, 0, 0], [1000, 1000.001, 1000])).toEqual({ok: false, reason: "no-variation"});
    expect(cohensDz([1], [2])).toEqual({ok: false, reason: "too-few-observations"});
    expect(cohensDz([1, 2], [3, 5], 0)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

const repeated = (values: fc.Arbitrary<number>) =>
  fc
    .integer({min: 2, max: 6})
    .chain((k) => fc.array(fc.array(values, {minLength: k, maxLength: k}), {minLength: 2, maxLength: 15}));

describe("friedman(matrix)", () => {
  it("is computed by hand without ties", () => {
    // Rank sums 4, 5, 9 of 3 people: 12 / (3 · 3 · 4) · (16 + 25 + 81) - 3 · 3 · 4 = 4.667
    expect(
      friedman([
        [1, 2, 3],
        [10, 20, 30],
        [7, 6, 8],
      ]),
    ).toMatchObject({
      statistic: expect.closeTo(14 / 3, 13),
      df: 2,
      n: 3,
      kendallsW: expect.closeTo(7 / 9, 13),
    });
  });

  it("depends on the order within people only, and on no order of people or measurements", () => {
    fc.assert(
      fc.property(repeated(fc.integer({min: 1, max: 5})), (matrix) => {
        const result = friedman(matrix);
        const stretched = friedman(matrix.map((row, person) => row.map((value) => value ** 3 + 10 * person)));
        const turned = friedman(matrix.toReversed().map((row) => row.toReversed()));
        fc.pre(result.ok);
        const {statistic, p, kendallsW} = succeeded(result);
        expect(stretched).toEqual(result);
        expect(relativeError(succeeded(turned).statistic, statistic)).toBeLessThan(1e-12);
        expect(p >= 0 && p <= 1 && kendallsW >= 0 && kendallsW <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  it("is 1 in Kendall's W when all agree", () => {
    expect(
      friedman([
        [1, 2, 3, 4],
        [2, 3, 5, 9],
      ]),
    ).toMatchObject({statistic: 6, kendallsW: 1});
  });

  it("says why it cannot be computed", () => {
    expect(friedman([])).toEqual({ok: false, reason: "no-observations"});
    expect(friedman([[], []])).toEqual({ok: false, reason: "no-observations"});
    expect(friedman([[1, 2, 3]])).toEqual({ok: false, reason: "too-few-observations"});
    expect(friedman([[1], [2]])).toEqual({ok: false, reason: "single-column"});
    expect(friedman([[1, 2], [1]])).toEqual({ok: false, reason: "ragged-table"});
    expect(
      friedman([
        [1, 2],
        [1, Number.NaN],
      ]),
    ).toEqual({ok: false, reason: "not-a-number"});
    expect(
      friedman([
        [1, 1],
        [4, 4],
      ]),
    ).toEqual({ok: false, reason: "no-differences"});
  });
});

describe("cochranQ(matrix)", () => {
  it("is Friedman's test on ones and zeros", () => {
    fc.assert(
      fc.property(repeated(fc.integer({min: 0, max: 1})), (matrix) => {
        const q = cochranQ(matrix);
        const ranks = friedman(matrix);
        fc.pre(ranks.ok);
        if (!q.ok || !ranks.ok) throw new Error("one of them is not computed");
        expect(relativeError(q.statistic, ranks.statistic)).toBeLessThan(1e-12);
        expect(q.df).toBe(ranks.df);
      }),
    );
  });

  it("is McNemar's test of two measurements", () => {
    const people = (count: number, row: number[]) => Array.from({length: count}, () => row);
    const matrix = [...people(9, [1, 1]), ...people(7, [1, 0]), ...people(16, [0, 1]), ...people(42, [0, 0])];
    const expected = succeeded(
      mcNemar([
        [9, 7],
        [16, 42],
      ]),
    );
    expect(cochranQ(matrix)).toEqual({
      ok: true,
      statistic: expect.closeTo(expected.statistic, 12),
      df: 1,
      p: expect.closeTo(expected.p, 12),
      n: 74,
      informative: 23,
    });
  });

  it("says why it cannot be computed", () => {
    expect(
      cochranQ([
        [0, 1],
        [2, 0],
      ]),
    ).toEqual({ok: false, reason: "not-binary"});
    expect(
      cochranQ([
        [0, 0],
        [1, 1],
      ]),
    ).toEqual({ok: false, reason: "no-differences"});
    expect(cochranQ([[0, 1]])).toEqual({ok: false, reason: "too-few-observations"});
  });
});
