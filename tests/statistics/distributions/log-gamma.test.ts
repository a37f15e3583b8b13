import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {stirlingError} from "../../../src/statistics/distributions/stirling-error.ts";
import {relativeError} from "../relative-error.ts";

describe("logGamma(x)", () => {
  it("keeps its relative precision around the zeros at 1 and 2 (mpmath, 30 digits)", () => {
    expect(relativeError(logGamma(1.00000001), -5.772156531688512e-9)).toBeLessThan(1e-15);
    expect(relativeError(logGamma(0.99999), 5.772238896093089e-6)).toBeLessThan(1e-15);
    expect(relativeError(logGamma(2.0001), 4.2281658112919945e-5)).toBeLessThan(1e-15);
    expect(relativeError(logGamma(1.99999999), -4.227843293043373e-9)).toBeLessThan(1e-15);
  });

  it("is 0 at 1 and 2", () => {
    expect(logGamma(1)).toBeCloseTo(0, 300);
    expect(logGamma(2)).toBeCloseTo(0, 300);
  });

  it("reaches down to the smallest numbers", () => {
    expect(logGamma(1e-300)).toBe(690.7755278982137);
  });

  it("is ln k! at k + 1", () => {
    let factorial = 1;
    for (let k = 1; k <= 20; k++) {
      factorial *= k;
      expect(relativeError(logGamma(k + 1), Math.log(factorial))).toBeLessThan(1e-14);
    }
  });

  it("obeys its recurrence everywhere", () => {
    fc.assert(
      fc.property(fc.double({min: 1e-3, max: 1e4, noNaN: true}), (x) => {
        const next = logGamma(x) + Math.log(x);
        return Math.abs(logGamma(x + 1) - next) <= 1e-14 * (1 + Math.abs(next) + Math.abs(Math.log(x)));
      }),
    );
  });

  it("refuses what is not positive", () => {
    for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe("stirlingError(x)", () => {
  it("is what Stirling's formula lacks, tabulated or not (mpmath, 30 digits)", () => {
    const cases: [number, number][] = [
      [0.3, 0.2360649007482156],
      [3.25, 0.025562157964525795],
      [7.5, 0.011104559758206917],
      [15, 0.005554733551962801],
      [100, 0.0008333305556349147],
    ];
    for (const [x, expected] of cases) expect(Math.abs(stirlingError(x) - expected)).toBeLessThan(3e-15);
  });
});
