import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {raoScott} from "../../../src/statistics/weighted/rao-scott.ts";
import type {SampleDesign} from "../../../src/statistics/weighted/sample-design.ts";
import {weightedMean} from "../../../src/statistics/weighted/weighted-mean.ts";
import {type WeightedShare, weightedShares} from "../../../src/statistics/weighted/weighted-shares.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const partial = z.array(z.number().nullable());
const cases = z
  .array(
    z.object({
      name: z.string(),
      y: partial,
      a: partial,
      b: partial,
      weights: numbers.nullable(),
      strata: numbers.nullable(),
      clusters: numbers.nullable(),
      populations: numbers.nullable(),
      expect: z.object({
        df: z.number(),
        mean: z.number(),
        se: z.number(),
        interval: numbers,
        p: z.number(),
        shares: numbers,
        shareErrors: numbers,
        shareLows: numbers,
        shareHighs: numbers,
        raoScott: numbers,
      }),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL("../golden/weighted.json", import.meta.url), "utf8")));

function designOf({weights, strata, clusters, populations}: (typeof cases)[number]): SampleDesign {
  return {
    ...(weights === null ? {} : {weights}),
    ...(strata === null ? {} : {strata}),
    ...(clusters === null ? {} : {clusters}),
    ...(populations === null ? {} : {populations}),
  };
}

function expectNumbers(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    expect(relativeError(value, expected[i] ?? Number.NaN), `${value} for ${expected[i]}`).toBeLessThan(tolerance);
  });
}

describe("weighted estimates, against R's package survey", () => {
  it("have golden values for every kind of design", () => {
    expect(cases.length).toBe(10);
  });

  for (const golden of cases) {
    const design = designOf(golden);

    it(`weightedMean agrees with svymean, confint and Student's t: ${golden.name}`, () => {
      const result = weightedMean(golden.y, design);
      if (!result.ok) throw new Error(result.reason);
      const {mean, se, low, high, test, df} = result;
      expect(df).toBe(golden.expect.df);
      expectNumbers([mean, se], [golden.expect.mean, golden.expect.se], 1e-12);
      expectNumbers([low, high], golden.expect.interval, 1e-10);
      expectNumbers([test?.p ?? Number.NaN], [golden.expect.p], 1e-10);
    });

    it(`weightedShares agrees with svymean and svyciprop: ${golden.name}`, () => {
      const result = weightedShares(golden.a, design);
      if (!result.ok) throw new Error(result.reason);
      const list = (pick: (share: WeightedShare) => number) => result.shares.map(pick);
      expectNumbers(
        list(({share}) => share),
        golden.expect.shares,
        1e-12,
      );
      expectNumbers(
        list(({se}) => se),
        golden.expect.shareErrors,
        1e-12,
      );
      expectNumbers(
        list(({interval}) => interval?.low ?? Number.NaN),
        golden.expect.shareLows,
        1e-10,
      );
      expectNumbers(
        list(({interval}) => interval?.high ?? Number.NaN),
        golden.expect.shareHighs,
        1e-10,
      );
    });

    it(`raoScott agrees with svychisq(statistic = "F"): ${golden.name}`, () => {
      const result = raoScott(golden.a, golden.b, design);
      if (!result.ok) throw new Error(result.reason);
      expectNumbers([result.f, result.df1, result.df2, result.p], golden.expect.raoScott, 1e-10);
    });
  }
});

describe("the golden file of R", () => {
  const goldenFile = process.env.GOLDEN_FILE ?? new URL("../golden/r-statistics.json", import.meta.url);
  const ofRaoScott = z
    .array(z.object({test: z.string(), input: z.unknown(), expect: z.unknown()}))
    .parse(JSON.parse(readFileSync(goldenFile, "utf8")))
    .filter(({test}) => test === "rao-scott");
  const input = z.object({a: numbers, b: numbers, weight: numbers});
  const expectation = z.object({
    F: z.number(),
    df1: z.number(),
    df2: z.number(),
    p: z.number(),
    shares: numbers,
    se: numbers,
  });

  it("agrees to 1e-10 on every case of rao-scott", () => {
    expect(ofRaoScott.length).toBeGreaterThan(0);
    for (const golden of ofRaoScott) {
      const {a, b, weight} = input.parse(golden.input);
      const wanted = expectation.parse(golden.expect);
      const test = raoScott(a, b, {weights: weight});
      const shares = weightedShares(a, {weights: weight});
      if (!test.ok || !shares.ok) throw new Error("not computed");
      expectNumbers([test.f, test.df1, test.df2, test.p], [wanted.F, wanted.df1, wanted.df2, wanted.p], 1e-10);
      expectNumbers(
        shares.shares.map(({share}) => share),
        wanted.shares,
        1e-10,
      );
      expectNumbers(
        shares.shares.map(({se}) => se),
        wanted.se,
        1e-10,
      );
    }
  });
});
