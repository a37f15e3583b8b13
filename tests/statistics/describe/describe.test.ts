import fc from "fast-check";
import {mean, sampleStandardDeviation} from "simple-statistics";
import {expect, describe as group, it} from "vitest";
import {describe} from "../../../src/statistics/describe/describe.ts";
import {quantile} from "../../../src/statistics/describe/quantile.ts";

const valueCounts = fc.uniqueArray(fc.tuple(fc.integer({min: -1000, max: 1000}), fc.integer({min: 1, max: 9})), {
  minLength: 1,
  maxLength: 20,
  selector: ([value]) => value,
});

function spellOut(values: readonly (readonly [number, number])[]): number[] {
  return values.flatMap(([value, count]) => Array.from({length: count}, () => value)).sort((a, b) => a - b);
}

group("describe(values with counts)", () => {
  it("agrees with R on the ages of ten people", () => {
    // R: x <- c(19, 22, 22, 25, 31, 31, 31, 44, 52, 56); mean(x); sd(x); quantile(x)
    const result = describe([
      [31, 3],
      [22, 2],
      [19, 1],
      [25, 1],
      [44, 1],
      [56, 1],
      [52, 1],
    ]);
    expect(result).toEqual({
      ok: true,
      n: 10,
      mean: expect.closeTo(33.3, 12),
      sd: expect.closeTo(13.01324111989186, 10),
      minimum: 19,
      lowerQuartile: 22.75,
      median: 31,
      upperQuartile: 40.75,
      maximum: 56,
    });
  });

  it("has no standard deviation for a single observation", () => {
    expect(describe([[7, 1]])).toEqual({
      ok: true,
      n: 1,
      mean: 7,
      sd: null,
      minimum: 7,
      lowerQuartile: 7,
      median: 7,
      upperQuartile: 7,
      maximum: 7,
    });
  });

  it("has a standard deviation of exactly 0 when all are equal", () => {
    expect(describe([[0.1, 7]])).toMatchObject({ok: true, sd: 0, mean: 0.1});
  });

  it("is the same as with every observation spelt out, in any order", () => {
    fc.assert(
      fc.property(valueCounts, (values) => {
        const all = spellOut(values);
        const result = describe(values);
        if (!result.ok) throw new Error(result.reason);
        expect(result.mean).toBeCloseTo(mean(all), 9);
        if (all.length > 1) expect(result.sd).toBeCloseTo(sampleStandardDeviation(all), 9);
        expect(describe([...values].reverse())).toEqual(result);
        expect(describe(all.map((value) => [value, 1]))).toMatchObject({median: result.median, n: all.length});
        const {minimum, lowerQuartile, median, upperQuartile, maximum} = result;
        const ordered = [minimum, lowerQuartile, median, upperQuartile, maximum];
        expect([...ordered].sort((a, b) => a - b)).toEqual(ordered);
      }),
    );
  });

  it("is not led astray by a large common offset", () => {
    const result = describe([
      [1e9 + 1, 10],
      [1e9 + 2, 10],
      [1e9 + 3, 10],
    ]);
    expect(result.ok && result.sd).toBeCloseTo(Math.sqrt(20 / 29), 9);
  });

  it("describes fifty million observations as fast as five", () => {
    expect(
      describe([
        [1, 2e7],
        [5, 3e7],
      ]),
    ).toMatchObject({ok: true, n: 5e7, mean: 3.4, median: 5, lowerQuartile: 1});
  });

  it("leaves out values that nobody has", () => {
    expect(
      describe([
        [99, 0],
        [3, 2],
      ]),
    ).toMatchObject({maximum: 3, n: 2});
  });

  it("says why it cannot be computed", () => {
    expect(describe([])).toEqual({ok: false, reason: "no-observations"});
    expect(describe([[3, 0]])).toEqual({ok: false, reason: "no-observations"});
    expect(describe([[Number.NaN, 1]])).toEqual({ok: false, reason: "not-a-number"});
    expect(describe([[Number.POSITIVE_INFINITY, 1]])).toEqual({ok: false, reason: "not-a-number"});
    expect(
      describe([
        [1e308, 5],
        [-1e308, 5],
      ]),
    ).toEqual({ok: false, reason: "not-a-number"});
    expect(describe([[3, -1]])).toEqual({ok: false, reason: "not-a-count"});
    expect(describe([[3, 1.5]])).toEqual({ok: false, reason: "not-a-count"});
    expect(
      describe([
        [3, 9e11],
        [4, 9e11],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
  });
});

group("quantile(sorted, n, probability)", () => {
  it("uses the R-7 method", () => {
    const sorted = [
      [1, 1],
      [2, 1],
      [4, 1],
      [8, 1],
    ] as const;
    // R: quantile(c(1, 2, 4, 8), c(0, .1, .25, .5, .9, 1), type = 7)
    const probabilities = [0, 0.1, 0.25, 0.5, 0.9, 1];
    const expected = [1, 1.3, 1.75, 3, 6.8, 8];
    const quantiles = probabilities.map((probability) => quantile(sorted, 4, probability));
    expect(quantiles).toEqual(expected.map((value) => expect.closeTo(value, 12)));
  });
});
