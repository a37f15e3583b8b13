import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  binomialLowerTail,
  binomialProbability,
  binomialUpperTail,
} from "../../../src/statistics/distributions/binomial.ts";
import {chiSquareLowerTail, chiSquareUpperTail} from "../../../src/statistics/distributions/chi-square.ts";
import {hypergeometricProbability} from "../../../src/statistics/distributions/hypergeometric.ts";
import {incompleteBetaLower, incompleteBetaUpper} from "../../../src/statistics/distributions/incomplete-beta.ts";
import {incompleteGammaLower, incompleteGammaUpper} from "../../../src/statistics/distributions/incomplete-gamma.ts";
import {inverseBetaLower, inverseBetaUpper} from "../../../src/statistics/distributions/inverse-beta.ts";
import {
  normalLowerTail,
  normalQuantile,
  normalQuantileUpper,
  normalUpperTail,
} from "../../../src/statistics/distributions/normal.ts";
import {relativeError} from "../relative-error.ts";

const shape = fc.double({min: 0.5, max: 2000, noNaN: true});
const share = fc.double({min: 1e-12, max: 1 - 1e-12, noNaN: true});

describe("the gamma distribution", () => {
  it("has tails that add up to 1", () => {
    fc.assert(
      fc.property(shape, fc.double({min: 0, max: 5000, noNaN: true}), (a, x) => {
        expect(incompleteGammaLower(a, x) + incompleteGammaUpper(a, x)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("starts at 0 and ends at 1", () => {
    expect(incompleteGammaLower(3, 0)).toBe(0);
    expect(incompleteGammaUpper(3, 0)).toBe(1);
    expect(incompleteGammaLower(3, Number.POSITIVE_INFINITY)).toBe(1);
    expect(incompleteGammaUpper(3, Number.POSITIVE_INFINITY)).toBe(0);
  });

  it("keeps its precision in the far upper tail (mpmath)", () => {
    expect(relativeError(incompleteGammaUpper(0.5, 650), 1.1303728441492743e-284)).toBeLessThan(1e-12);
  });

  it("is exponential with shape 1, so that a chi-square with 2 degrees of freedom is too", () => {
    expect(relativeError(chiSquareUpperTail(100, 2), Math.exp(-50))).toBeLessThan(1e-14);
    expect(relativeError(chiSquareLowerTail(1e-9, 2), -Math.expm1(-0.5e-9))).toBeLessThan(1e-14);
  });

  it("refuses shapes and values that it is not defined for", () => {
    expect(() => incompleteGammaLower(0, 1)).toThrow(RangeError);
    expect(() => incompleteGammaUpper(Number.NaN, 1)).toThrow(RangeError);
    expect(() => incompleteGammaUpper(1e13, 1)).toThrow(RangeError);
    expect(() => incompleteGammaUpper(1, -1)).toThrow(RangeError);
    expect(() => chiSquareUpperTail(Number.NaN, 1)).toThrow(RangeError);
  });
});

describe("the beta distribution", () => {
  it("has tails that add up to 1 and mirror each other", () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        const lower = incompleteBetaLower(x, a, b);
        expect(lower + incompleteBetaUpper(x, a, b)).toBeCloseTo(1, 12);
        expect(relativeError(incompleteBetaUpper(1 - x, b, a, x), lower)).toBeLessThan(1e-12);
      }),
    );
  });

  it("keeps its precision in the far tail (mpmath)", () => {
    expect(relativeError(incompleteBetaLower(2 ** -20, 20, 30), 1.0950443943374972e-107)).toBeLessThan(1e-12);
  });

  it("is undone by its inverse", () => {
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => {
        const lower = inverseBetaLower(p, a, b);
        const upper = inverseBetaUpper(p, a, b);
        // Where x is near 1, x itself cannot be told finely enough: a step of x is many of p there.
        if (lower > 1e-290 && lower < 0.9)
          expect(relativeError(incompleteBetaLower(lower, a, b), p)).toBeLessThan(1e-9);
        if (upper > 1e-290 && upper < 0.9)
          expect(relativeError(incompleteBetaUpper(upper, a, b), p)).toBeLessThan(1e-9);
      }),
      {numRuns: 300},
    );
  });

  it("is inverted at the ends", () => {
    expect([inverseBetaLower(0, 2, 3), inverseBetaLower(1, 2, 3)]).toEqual([0, 1]);
    expect([inverseBetaUpper(0, 2, 3), inverseBetaUpper(1, 2, 3)]).toEqual([1, 0]);
  });

  it("refuses shapes, values and probabilities that it is not defined for", () => {
    expect(() => incompleteBetaLower(0.5, 0, 1)).toThrow(RangeError);
    expect(() => incompleteBetaLower(0.5, 1e13, 1)).toThrow(RangeError);
    expect(() => incompleteBetaUpper(1.5, 1, 1)).toThrow(RangeError);
    expect(() => inverseBetaLower(-0.1, 1, 1)).toThrow(RangeError);
    expect(() => inverseBetaUpper(Number.NaN, 1, 1)).toThrow(RangeError);
  });
});

describe("the binomial distribution", () => {
  const binomials = fc.integer({min: 1, max: 60}).chain((n) => fc.tuple(fc.constant(n), fc.integer({min: 0, max: n})));

  it("has tails that are sums of its probabilities", () => {
    fc.assert(
      fc.property(binomials, share, ([n, k], p) => {
        let [lower, upper] = [0, 0];
        for (let i = 0; i <= n; i++) {
          if (i <= k) lower += binomialProbability(i, n, p);
          if (i >= k) upper += binomialProbability(i, n, p);
        }
        // Below 1e-300 a double has fewer digits.
        if (lower > 1e-300) expect(relativeError(binomialLowerTail(k, n, p), lower)).toBeLessThan(1e-11);
        if (upper > 1e-300) expect(relativeError(binomialUpperTail(k, n, p), upper)).toBeLessThan(1e-11);
      }),
    );
  });

  it("takes everything below or above its range as nothing or all", () => {
    expect([binomialLowerTail(-1, 5, 0.3), binomialLowerTail(5, 5, 0.3)]).toEqual([0, 1]);
    expect([binomialUpperTail(0, 5, 0.3), binomialUpperTail(6, 5, 0.3)]).toEqual([1, 0]);
    expect([binomialProbability(-1, 5, 0.3), binomialProbability(6, 5, 0.3)]).toEqual([0, 0]);
    expect(binomialProbability(2.5, 5, 0.3)).toBe(0);
  });

  it("is certain where the share is 0 or 1", () => {
    expect([binomialProbability(0, 5, 0), binomialProbability(1, 5, 0)]).toEqual([1, 0]);
    expect([binomialProbability(5, 5, 1), binomialProbability(4, 5, 1)]).toEqual([1, 0]);
    expect([binomialLowerTail(2, 5, 1), binomialUpperTail(2, 5, 1)]).toEqual([0, 1]);
  });

  it("refuses what is not a number of trials or a share", () => {
    expect(() => binomialProbability(1, 2.5, 0.5)).toThrow(RangeError);
    expect(() => binomialLowerTail(1, -1, 0.5)).toThrow(RangeError);
    expect(() => binomialUpperTail(1, 2, 1.5)).toThrow(RangeError);
  });
});

describe("the hypergeometric distribution", () => {
  const urns = fc
    .tuple(fc.integer({min: 0, max: 40}), fc.integer({min: 0, max: 40}))
    .chain(([marked, unmarked]) =>
      fc.tuple(fc.constant({marked, unmarked}), fc.integer({min: 0, max: marked + unmarked})),
    );

  it("adds up to 1 and swaps marked with drawn", () => {
    fc.assert(
      fc.property(urns, ([{marked, unmarked}, drawn]) => {
        let sum = 0;
        for (let k = 0; k <= drawn; k++) {
          const probability = hypergeometricProbability(k, marked, unmarked, drawn);
          sum += probability;
          const swapped = hypergeometricProbability(k, drawn, marked + unmarked - drawn, marked);
          expect(relativeError(swapped, probability)).toBeLessThan(1e-12);
        }
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it("refuses what cannot be drawn", () => {
    expect(() => hypergeometricProbability(0, 2, 2, 5)).toThrow(RangeError);
    expect(() => hypergeometricProbability(0, -1, 2, 1)).toThrow(RangeError);
    expect(() => hypergeometricProbability(0, 1, 2, 0.5)).toThrow(RangeError);
  });
});

describe("the normal distribution", () => {
  it("keeps its precision in the far tail (mpmath)", () => {
    expect(relativeError(normalLowerTail(-36), 4.182624065797283e-284)).toBeLessThan(1e-12);
    expect(relativeError(normalUpperTail(36), 4.182624065797283e-284)).toBeLessThan(1e-12);
  });

  it("ends at 0 and 1", () => {
    expect(normalLowerTail(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalUpperTail(Number.NEGATIVE_INFINITY)).toBe(1);
  });

  it("is undone by its quantiles", () => {
    fc.assert(
      fc.property(fc.double({min: 1e-300, max: 0.999, noNaN: true}), (p) => {
        expect(relativeError(normalLowerTail(normalQuantile(p)), p)).toBeLessThan(1e-11);
        expect(relativeError(normalUpperTail(normalQuantileUpper(p)), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it("has no finite quantile at 0 and 1", () => {
    for (const p of [0, 1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe("inverseBetaLower, from the far end of a lopsided distribution", () => {
  it("comes back from a first step that leaves the numbers (R: qbeta(2e-250, 5e5, 0.5))", () => {
    expect(inverseBetaLower(2e-250, 5e5, 0.5)).toBeCloseTo(0.99885823970824916, 14);
  });
});
