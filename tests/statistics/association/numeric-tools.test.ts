import {describe, expect, it} from "vitest";
import {brentRoot} from "../../../src/statistics/association/brent-root.ts";
import {increasingRoot, type ValueAndSlope} from "../../../src/statistics/association/increasing-root.ts";
import {conditionalMoments} from "../../../src/statistics/association/noncentral-hypergeometric.ts";
import {relativeError} from "../relative-error.ts";

/** Fisher's noncentral hypergeometric distribution, term by term. */
function enumerated(marked: number, unmarked: number, drawn: number, logOdds: number): Map<number, number> {
  const choose = (n: number, k: number): number => {
    let product = 1;
    for (let i = 1; i <= k; i++) product *= (n - k + i) / i;
    return product;
  };
  const weights = new Map<number, number>();
  for (let k = Math.max(0, drawn - unmarked); k <= Math.min(marked, drawn); k++) {
    weights.set(k, choose(marked, k) * choose(unmarked, drawn - k) * Math.exp(k * logOdds));
  }
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([k, weight]) => [k, weight / whole]));
}

function expectation(distribution: Map<number, number>, of: (k: number) => number): number {
  return [...distribution].reduce((sum, [k, probability]) => sum + probability * of(k), 0);
}

/** A function that counts how often it is asked. */
function counted(at: (x: number) => ValueAndSlope): {at: (x: number) => ValueAndSlope; asked: () => number} {
  let times = 0;
  return {
    at: (x) => {
      times++;
      return at(x);
    },
    asked: () => times,
  };
}

describe("conditionalMoments(observed, marked, unmarked, drawn, logOdds)", () => {
  it("sums up the distribution around the observed cell, also where cells cannot be empty", () => {
    for (const [marked, unmarked, drawn] of [
      [9, 12, 8],
      [12, 3, 8],
      [4, 20, 9],
      [7, 7, 7],
    ] as const) {
      for (const logOdds of [-4, -0.7, 0, 0.3, 5]) {
        const distribution = enumerated(marked, unmarked, drawn, logOdds);
        for (const observed of distribution.keys()) {
          const moments = conditionalMoments(observed, marked, unmarked, drawn, logOdds);
          const mean = expectation(distribution, (k) => k - observed);
          const atLeast = expectation(distribution, (k) => (k >= observed ? 1 : 0));
          const atMost = expectation(distribution, (k) => (k <= observed ? 1 : 0));
          expect(moments.excess).toBeCloseTo(mean, 10);
          expect(moments.variance).toBeCloseTo(
            expectation(distribution, (k) => (k - observed - mean) ** 2),
            10,
          );
          expect(moments.logAtLeast).toBeCloseTo(Math.log(atLeast), 10);
          expect(moments.logAtMost).toBeCloseTo(Math.log(atMost), 10);
          expect(moments.excessAtLeast).toBeCloseTo(
            expectation(distribution, (k) => Math.max(0, k - observed)) / atLeast,
            10,
          );
          expect(moments.excessAtMost).toBeCloseTo(
            expectation(distribution, (k) => Math.min(0, k - observed)) / atMost,
            10,
          );
        }
      }
    }
  });
});

describe("increasingRoot(at, start)", () => {
  it("takes Newton's steps where they lead on", () => {
    const cubic = counted((x) => [x ** 3 - 2, 3 * x * x]);
    expect(relativeError(increasingRoot(cubic.at, 1.5), Math.cbrt(2))).toBeLessThan(1e-15);
    expect(cubic.asked()).toBeLessThanOrEqual(6);
    const atOnce = counted((x) => [x - 3, 1]);
    expect(increasingRoot(atOnce.at, 3)).toBe(3);
    expect(atOnce.asked()).toBe(1);
  });

  it("strides on where the function is flat or infinite, and halves what lies between two sides", () => {
    const step = counted((x) => [x < 77.25 ? -1 : 1, 0]);
    expect(increasingRoot(step.at, 0)).toBeCloseTo(77.25, 12);
    expect(step.asked()).toBeLessThan(70);
    const infinite = (x: number): ValueAndSlope => [x < -40 ? Number.NEGATIVE_INFINITY : x + 39, 1];
    expect(increasingRoot(infinite, -90)).toBeCloseTo(-39, 12);
    const falling = counted((x) => [x < -77.25 ? -1 : 1, 0]);
    expect(increasingRoot(falling.at, 0)).toBeCloseTo(-77.25, 12);
  });

  it("does not leap where the slope is all but nought", () => {
    const flat = counted((x) => [Math.atan(x - 5), 1 / (1 + (x - 5) ** 2)]);
    expect(increasingRoot(flat.at, -400)).toBeCloseTo(5, 12);
    expect(flat.asked()).toBeLessThan(40);
    expect(increasingRoot((x) => [Math.exp(x) - 1e-30, Math.exp(x)], 0)).toBeCloseTo(Math.log(1e-30), 12);
  });

  it("finds large roots to their last digits", () => {
    expect(
      relativeError(
        increasingRoot((x) => [x * x - 1e20, 2 * x], 3e9),
        1e10,
      ),
    ).toBeLessThan(1e-15);
  });
});

describe("brentRoot(f, a, b)", () => {
  it("is an end at which the function is zero already", () => {
    expect(brentRoot((x) => x, 0, 1)).toBe(0);
    expect(brentRoot((x) => x - 1, 0, 1)).toBe(1);
  });
});
