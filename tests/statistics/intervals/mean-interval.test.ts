import {describe, expect, it} from "vitest";
import {sampleMoments} from "../../../src/statistics/groups/sample-moments.ts";
import {meanInterval} from "../../../src/statistics/intervals/mean-interval.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {normalSample} from "../normal-sample.ts";

describe("meanInterval", () => {
  it("is Student's: R's t.test(c(1, 2, 3, 4))$conf.int", () => {
    const interval = meanInterval(2.5, Math.sqrt(5 / 3), 4);
    expect(interval).toMatchObject({ok: true, level: 0.95});
    if (!interval.ok) throw new Error("no interval");
    expect(interval.low).toBeCloseTo(0.4457397, 7);
    expect(interval.high).toBeCloseTo(4.5542603, 7);
  });

  it("needs two observations, and numbers", () => {
    expect(meanInterval(2, 1, 1)).toEqual({ok: false, reason: "too-few-observations"});
    expect(meanInterval(Number.NaN, 1, 4)).toEqual({ok: false, reason: "not-a-number"});
    expect(meanInterval(2, 1, 4, 1.5)).toEqual({ok: false, reason: "level-out-of-range"});
  });

  it("holds the mean of 95 in 100 samples from a normal distribution", () => {
    const random = xoshiro128(20);
    const draws = 4000;
    const covered = Array.from({length: draws}, () => sampleMoments(normalSample(6, 10, 3, random))).filter(
      (sample) => {
        const interval = sample.ok ? meanInterval(sample.mean, Math.sqrt(sample.variance), sample.n) : sample;
        return interval.ok && interval.low <= 10 && interval.high >= 10;
      },
    );
    // Four standard errors of a share of 95 percent in so many draws.
    expect(Math.abs(covered.length / draws - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / draws));
  });
});
