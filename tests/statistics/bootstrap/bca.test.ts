import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {bcaInterval} from "../../../src/statistics/bootstrap/bca.ts";
import {bcaEnds} from "../../../src/statistics/bootstrap/bca-ends.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const {bca: golden} = z
  .object({
    bca: z.array(
      z.object({estimate: z.number(), replicates: numbers, influences: numbers, level: z.number(), ends: numbers}),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/groups.json", import.meta.url), "utf8")));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanOfOne = ([values = []]: readonly (readonly number[])[]): number => mean(values);
const difference = ([x = [], y = []]: readonly (readonly number[])[]): number => mean(x) - mean(y);

const waits = [0.1, 0.3, 0.4, 0.9, 1.1, 1.2, 2, 2.5, 3.1, 7.4, 0.2, 0.6, 1.7, 4.5, 0.8, 0.5];

function interval(...[samples, statistic, options]: Parameters<typeof bcaInterval<number>>) {
  const result = bcaInterval(samples, statistic, options);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("bcaEnds(estimate, replicates, influences, level)", () => {
  it("agrees to 1e-10 with R's boot package on the same replicates", () => {
    expect(golden.length).toBeGreaterThan(2);
    for (const {estimate, replicates, influences, level, ends} of golden) {
      const {low, high, method} = bcaEnds(estimate, Float64Array.from(replicates), influences, level);
      expect(method).toBe("bca");
      expect(relativeError(low, ends[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(relativeError(high, ends[1] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("is the percentile interval without bias and skewness", () => {
    const replicates = Float64Array.from({length: 199}, (_, index) => index - 99);
    expect(bcaEnds(0, replicates, [-1, 0, 1], 0.9)).toMatchObject({
      low: expect.closeTo(-90, 10),
      high: expect.closeTo(90, 10),
      method: "bca",
    });
  });

  it("falls back on percentiles, and says so, when the correction cannot be computed", () => {
    const replicates = Float64Array.from({length: 199}, (_, index) => index - 99);
    const plain = {low: expect.closeTo(-90, 10), high: expect.closeTo(90, 10), method: "percentile"};
    expect(bcaEnds(0, replicates, [0, 0, 0], 0.9)).toEqual(plain);
    expect(bcaEnds(0, replicates, [1, Number.NaN], 0.9)).toEqual(plain);
    expect(bcaEnds(0, replicates, [], 0.9)).toEqual(plain);
    expect(bcaEnds(-100, replicates, [-1, 0, 2], 0.9)).toEqual(plain);
    expect(bcaEnds(100, replicates, [-1, 0, 2], 0.9)).toEqual(plain);
  });

  it("moves towards the side on which the replicates are too few, and with the skewness", () => {
    const replicates = Float64Array.from({length: 199}, (_, index) => index - 99);
    const [none, low] = [bcaEnds(0, replicates, [-1, 0, 1], 0.9), bcaEnds(20, replicates, [-1, 0, 1], 0.9)];
    expect(low.low > none.low && low.high > none.high).toBe(true);
    const skew = bcaEnds(0, replicates, [-1, -1, -1, 3], 0.9);
    expect(skew.low > none.low && skew.high > none.high).toBe(true);
  });

  it("gives the extremes when so little is left that no replicate lies beyond", () => {
    const replicates = Float64Array.from({length: 9}, (_, index) => index);
    expect(bcaEnds(4, replicates, [-1, 0, 1], 0.999)).toMatchObject({low: 0, high: 8});
  });

  it("counts replicates equal to the estimate half", () => {
    const replicates = Float64Array.of(1, 2, 2, 2, 3);
    expect(bcaEnds(2, replicates, [-1, 0, 1], 0.2)).toMatchObject({low: 2, high: 2, method: "bca"});
  });
});

describe("bcaInterval(samples, statistic, options)", () => {
  it("records what it did, and does the same again with the same seed", () => {
    const result = interval([waits], meanOfOne, {seed: 42, draws: 999});
    expect(result).toMatchObject({seed: 42, draws: 999, undefinedDraws: 0, level: 0.95, method: "bca"});
    expect(result.estimate).toBeCloseTo(mean(waits), 14);
    expect(interval([waits], meanOfOne, {seed: 42, draws: 999})).toEqual(result);
    expect(interval([waits], meanOfOne, {seed: 43, draws: 999})).not.toEqual(result);
    expect(interval([waits], meanOfOne)).toMatchObject({seed: 1987, draws: 9999});
  });

  it("comes close to R's boot on skewed waits", () => {
    // R: set.seed(1); b <- boot(waits, function(d, i) mean(d[i]), 1e5); boot.ci(b, type = "bca", L = jackknife)
    const result = interval([waits], meanOfOne, {draws: 20_000});
    expect(result.low).toBeCloseTo(1.025, 1);
    expect(Math.abs(result.high - 3.01875)).toBeLessThan(0.06);
  });

  it("holds the estimate, is wider at a higher level and follows shifts and units", () => {
    const base = interval([waits], meanOfOne, {draws: 1999});
    expect(base.low < base.estimate && base.estimate < base.high).toBe(true);
    const wide = interval([waits], meanOfOne, {draws: 1999, level: 0.99});
    expect(wide.low < base.low && base.high < wide.high).toBe(true);
    const moved = interval([waits.map((value) => 4 * value + 3)], meanOfOne, {draws: 1999});
    expect([moved.low, moved.high]).toEqual([
      expect.closeTo(4 * base.low + 3, 9),
      expect.closeTo(4 * base.high + 3, 9),
    ]);
  });

  it("resamples each sample by itself", () => {
    const constant = [5, 5, 5, 5];
    const result = interval([waits, constant], difference, {draws: 999, seed: 9});
    const alone = interval([waits], ([values = []]) => mean(values) - 5, {draws: 999, seed: 9});
    expect(result.high - result.low).toBeGreaterThan(0.5);
    expect(Math.abs(result.low - alone.low)).toBeLessThan(0.4);
    const sizes = new Set<string>();
    interval(
      [
        [1, 2, 3],
        [4, 5],
      ],
      (samples) => {
        sizes.add(samples.map(({length}) => length).join());
        return difference(samples);
      },
      {draws: 100},
    );
    expect([...sizes].sort()).toEqual(["2,2", "3,1", "3,2"]);
  });

  it("takes pairs as observations", () => {
    const pairs = waits.map((value, index) => [value, value + (index % 3)] as const);
    const change = ([sample = []]: readonly (readonly (readonly [number, number])[])[]): number =>
      mean(sample.map(([before, after]) => after - before));
    const result = bcaInterval([pairs], change, {draws: 999});
    expect(result).toMatchObject({ok: true, estimate: expect.closeTo(0.9375, 12)});
  });

  it("names the percentile interval where nothing varies", () => {
    expect(interval([[2, 2, 2]], meanOfOne, {draws: 200})).toMatchObject({method: "percentile", low: 2, high: 2});
  });

  it("leaves out draws on which the statistic is undefined, and gives up when they are many", () => {
    const ratio = ([values = []]: readonly (readonly number[])[]): number =>
      1 / values.filter((value) => value > 2).length;
    expect(bcaInterval([[1, 1, 1, 3]], ratio, {draws: 500})).toEqual({ok: false, reason: "statistic-undefined"});
    const rare = interval([waits], ratio, {draws: 5000});
    expect(rare.undefinedDraws).toBeGreaterThan(0);
    expect(Number.isFinite(rare.low) && Number.isFinite(rare.high)).toBe(true);
  });

  it("holds the true mean of 30 skewed values as often as R's boot does, which is less than its level", {
    tags: "slow",
  }, () => {
    // R: boot:::bca.ci at 0.9 on 4000 samples rexp(30), 500 replicates each, held the mean in 0.869 of them.
    const random = xoshiro128(77);
    const runs = 2000;
    let held = 0;
    for (let seed = 0; seed < runs; seed++) {
      const sample = Array.from({length: 30}, () => -Math.log(1 - random()));
      const {low, high} = interval([sample], meanOfOne, {draws: 500, seed, level: 0.9});
      if (low < 1 && 1 < high) held++;
    }
    // Three standard errors of both simulations together.
    expect(Math.abs(held / runs - 0.869)).toBeLessThan(3 * Math.sqrt(0.869 * 0.131 * (1 / runs + 1 / 4000)));
  });

  it("says why it cannot be computed", () => {
    expect(bcaInterval([], meanOfOne)).toEqual({ok: false, reason: "no-observations"});
    expect(bcaInterval([[1, 2], []], difference)).toEqual({ok: false, reason: "no-observations"});
    expect(bcaInterval([[1], [2]], difference)).toEqual({ok: false, reason: "too-few-observations"});
    expect(bcaInterval([[1, 2]], () => Number.NaN)).toEqual({ok: false, reason: "not-a-number"});
    for (const level of [0, 1, Number.NaN]) {
      expect(bcaInterval([[1, 2]], meanOfOne, {level})).toEqual({ok: false, reason: "level-out-of-range"});
    }
  });
});
