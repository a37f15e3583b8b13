import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {binomialLowerTail, binomialUpperTail} from "../../../src/statistics/distributions/binomial.ts";
import {funnelLimits} from "../../../src/statistics/units/funnel-limits.ts";
import {relativeError} from "../relative-error.ts";

const golden = z
  .object({limits: z.array(z.record(z.enum(["share", "n", "level", "fewest", "most", "low", "high"]), z.number()))})
  .parse(JSON.parse(readFileSync(new URL("../golden/units.json", import.meta.url), "utf8")));

function limits(share: number, n: number, level: number) {
  const result = funnelLimits(share, n, level);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("funnelLimits(share, n, level)", () => {
  it("agrees with R's qbinom, and to 1e-9 with Spiegelhalter's interpolation in R", () => {
    expect(golden.limits.length).toBe(60);
    for (const {share, n, level, fewest, most, low, high} of golden.limits) {
      const found = limits(share, n, level);
      expect(found).toMatchObject({fewest, most});
      expect(relativeError(found.low, low)).toBeLessThan(1e-9);
      expect(relativeError(found.high, high)).toBeLessThan(1e-9);
    }
  });

  it("are passed at either end with a probability of at most (1 - level) / 2, and one person less would be too many", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 0.99, noNaN: true}),
        fc.integer({min: 1, max: 400}),
        fc.constantFrom(0.95, 0.998),
        (share, n, level) => {
          const {fewest, most} = limits(share, n, level);
          const tail = (1 - level) / 2;
          expect(binomialUpperTail(most + 1, n, share)).toBeLessThanOrEqual(tail + 1e-12);
          expect(binomialLowerTail(fewest - 1, n, share)).toBeLessThanOrEqual(tail + 1e-12);
          if (most > 0) expect(binomialUpperTail(most, n, share)).toBeGreaterThan(tail - 1e-12);
          if (fewest < n) expect(binomialLowerTail(fewest, n, share)).toBeGreaterThan(tail - 1e-12);
        },
      ),
    );
  });

  it("are wider at the higher level, and the smoothed ones lie within a person of the exact ones", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 0.99, noNaN: true}), fc.integer({min: 1, max: 400}), (share, n) => {
        const [inner, outer] = [limits(share, n, 0.95), limits(share, n, 0.998)];
        expect(outer.fewest).toBeLessThanOrEqual(inner.fewest);
        expect(outer.most).toBeGreaterThanOrEqual(inner.most);
        expect(inner.high).toBeLessThanOrEqual(inner.most / n + 1e-12);
        expect(inner.high).toBeGreaterThanOrEqual((inner.most - 1) / n - 1e-12);
        expect(inner.low).toBeLessThanOrEqual(inner.fewest / n + 1 / n + 1e-12);
      }),
    );
  });

  it("allow nothing else where the common share is 0 or 1", () => {
    expect(limits(0, 12, 0.95)).toMatchObject({fewest: 0, most: 0, low: 0, high: 0});
    expect(limits(1, 12, 0.95)).toMatchObject({fewest: 12, most: 12, low: 1, high: 1});
  });

  it("say why they cannot be computed", () => {
    expect(funnelLimits(1.2, 10, 0.95)).toEqual({ok: false, reason: "not-a-share"});
    expect(funnelLimits(Number.NaN, 10, 0.95)).toEqual({ok: false, reason: "not-a-share"});
    expect(funnelLimits(0.5, -1, 0.95)).toEqual({ok: false, reason: "not-a-count"});
    expect(funnelLimits(0.5, 0, 0.95)).toEqual({ok: false, reason: "no-observations"});
    expect(funnelLimits(0.5, 10, 1)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});
