import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  binomialLowerTail,
  binomialProbability,
  binomialUpperTail,
} from "../../../src/statistics/distributions/binomial.ts";
import {clopperPearson} from "../../../src/statistics/intervals/clopper-pearson.ts";
import type {IntervalResult} from "../../../src/statistics/intervals/interval.ts";
import {wilson} from "../../../src/statistics/intervals/wilson.ts";
import {relativeError} from "../relative-error.ts";

const shares = fc
  .integer({min: 1, max: 1_000_000})
  .chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));
const levels = fc.constantFrom(0.8, 0.9, 0.95, 0.99, 0.999);

function ends(result: IntervalResult): [number, number] {
  if (!result.ok) throw new Error(result.reason);
  return [result.low, result.high];
}

/** The probability that the interval holds the share, summed over all outcomes. */
function coverage(method: typeof wilson, n: number, share: number, level: number): number {
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    const [low, high] = ends(method(k, n, level));
    if (low <= share && share <= high) sum += binomialProbability(k, n, share);
  }
  return sum;
}

for (const [name, method] of [
  ["clopperPearson", clopperPearson],
  ["wilson", wilson],
] as const) {
  describe(`${name}(successes, n, level)`, () => {
    it("contains the observed share, within 0 and 1", () => {
      fc.assert(
        fc.property(shares, levels, ([successes, n], level) => {
          const [low, high] = ends(method(successes, n, level));
          expect(0 <= low && low <= successes / n && successes / n <= high && high <= 1).toBe(true);
        }),
      );
    });

    it("mirrors when successes and failures are swapped", () => {
      fc.assert(
        fc.property(shares, levels, ([successes, n], level) => {
          const [low, high] = ends(method(successes, n, level));
          const [otherLow, otherHigh] = ends(method(n - successes, n, level));
          expect(otherLow).toBeCloseTo(1 - high, 12);
          expect(otherHigh).toBeCloseTo(1 - low, 12);
        }),
      );
    });

    it("starts at exactly 0 without successes and ends at exactly 1 without failures", () => {
      expect(ends(method(0, 12))[0]).toBe(0);
      expect(ends(method(12, 12))[1]).toBe(1);
    });

    it("is wider at a higher level, and says its level", () => {
      const [low, high] = ends(method(7, 39, 0.9));
      const [lower, higher] = ends(method(7, 39, 0.99));
      expect(lower < low && high < higher).toBe(true);
      expect(method(7, 39)).toMatchObject({level: 0.95});
    });

    it("says why it cannot be computed", () => {
      expect(method(0, 0)).toEqual({ok: false, reason: "no-observations"});
      expect(method(5, 4)).toEqual({ok: false, reason: "count-above-total"});
      for (const bad of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(method(bad, 10)).toEqual({ok: false, reason: "not-a-count"});
        expect(method(0, bad)).toEqual({ok: false, reason: "not-a-count"});
      }
      for (const level of [0, 1, -1, 95, Number.NaN]) {
        expect(method(3, 10, level)).toEqual({ok: false, reason: "level-out-of-range"});
      }
    });
  });
}

describe("clopperPearson(successes, n, level)", () => {
  it("puts half of what the level leaves beyond each end", () => {
    fc.assert(
      fc.property(shares, levels, ([successes, n], level) => {
        const [low, high] = ends(clopperPearson(successes, n, level));
        const tail = (1 - level) / 2;
        if (successes > 0 && low < 0.9) {
          expect(relativeError(binomialUpperTail(successes, n, low), tail)).toBeLessThan(1e-9);
        }
        if (successes < n && high < 0.9) {
          expect(relativeError(binomialLowerTail(successes, n, high), tail)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it("holds the share at least as often as its level, summed exactly over all outcomes", () => {
    for (const n of [1, 5, 20, 98]) {
      for (let share = 0.005; share < 1; share += 0.045) {
        expect(coverage(clopperPearson, n, share, 0.95)).toBeGreaterThanOrEqual(0.95);
      }
    }
  });

  it("copes with the largest counts (mpmath)", () => {
    const [low, high] = ends(clopperPearson(1, 1e12));
    expect(relativeError(low, 2.5317807984289554e-14)).toBeLessThan(1e-9);
    expect(relativeError(high, 5.5716433909261625e-12)).toBeLessThan(1e-9);
  });
});

describe("wilson(successes, n, level)", () => {
  it("holds the share about as often as its level on average", () => {
    const steps = 400;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += coverage(wilson, 30, (i + 0.5) / steps, 0.95);
    expect(sum / steps).toBeGreaterThan(0.945);
    expect(sum / steps).toBeLessThan(0.96);
  });

  it("keeps its lower end precise when successes are few among very many", () => {
    // mpmath, 40 digits
    const [low] = ends(wilson(1, 1e9));
    expect(relativeError(low, 1.7652455495696314e-10)).toBeLessThan(1e-12);
  });
});
