import {describe, expect, it} from "vitest";
import {binomialProbability} from "../../../src/statistics/distributions/binomial.ts";
import {chiSquareUpperTail} from "../../../src/statistics/distributions/chi-square.ts";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {randomBinomial} from "../../../src/statistics/random/random-binomial.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

describe("randomBinomial(n, p, random)", () => {
  for (const [n, p] of [
    [1, 0.3],
    [6, 0.5],
    [30, 0.02],
    [30, 0.97],
    [60, 0.4],
    [5000, 0.5],
    [100_000, 0.001],
  ] as const) {
    it(`follows the binomial distribution of ${n} trials at ${p}`, () => {
      const random = xoshiro128(77);
      const draws = 40_000;
      const seen = new Map<number, number>();
      for (let i = 0; i < draws; i++) {
        const k = randomBinomial(n, p, (x) => logGamma(x + 1), random);
        seen.set(k, (seen.get(k) ?? 0) + 1);
      }
      let statistic = 0;
      let cells = 0;
      let [restSeen, restExpected] = [draws, draws];
      for (let k = 0; k <= n; k++) {
        const expected = draws * binomialProbability(k, n, p);
        if (expected < 20) continue;
        const count = seen.get(k) ?? 0;
        statistic += (count - expected) ** 2 / expected;
        cells++;
        restSeen -= count;
        restExpected -= expected;
      }
      if (restExpected > 5) {
        statistic += (restSeen - restExpected) ** 2 / restExpected;
        cells++;
      }
      expect(chiSquareUpperTail(statistic, cells - 1)).toBeGreaterThan(0.001);
    });
  }

  it("needs no luck where there is none", () => {
    const random = (): number => {
      throw new Error("drawn");
    };
    expect(randomBinomial(0, 0.5, Math.log, random)).toBe(0);
    expect(randomBinomial(9, 0, Math.log, random)).toBe(0);
    expect(randomBinomial(9, 1, Math.log, random)).toBe(9);
  });
});
