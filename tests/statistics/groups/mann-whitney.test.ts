import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {mannWhitney} from "../../../src/statistics/groups/mann-whitney.ts";
import {mannWhitneyExact} from "../../../src/statistics/groups/mann-whitney-exact.ts";
import {goldenInputs} from "../golden-inputs.ts";
import {relativeError} from "../relative-error.ts";
import {divisions} from "./enumerated-divisions.ts";

const numbers = z.array(z.number());
const pair = z.object({x: numbers, y: numbers});
const answers = (most: number) => fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: most});
const vary = (x: readonly number[], y: readonly number[]): boolean => new Set([...x, ...y]).size > 1;

function asymptotic(x: readonly number[], y: readonly number[]) {
  const result = mannWhitney(x, y);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function exact(...[x, y, options]: Parameters<typeof mannWhitneyExact>) {
  const result = mannWhitneyExact(x, y, options);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("mannWhitney(x, y)", () => {
  it("agrees to 1e-10 with R's wilcox.test, with and without continuity correction (golden file)", () => {
    const cases = goldenInputs("mann-whitney", pair);
    expect(cases.length).toBeGreaterThan(0);
    for (const {input, expected} of cases) {
      const {u, p, pContinuity} = asymptotic(input.x, input.y);
      expect(u).toBe(expected("U")[0]);
      expect(relativeError(p, expected("p")[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(relativeError(pContinuity, expected("pContinuity")[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("counts the pairs in which x is above y, and gives the sign of the difference", () => {
    // R: wilcox.test(c(4, 6, 7), c(1, 6), exact = FALSE, correct = FALSE): W = 4.5, and z = 1.5 / sqrt(2.85)
    const result = asymptotic([4, 6, 7], [1, 6]);
    expect(result).toMatchObject({u: 4.5, n: 5, z: expect.closeTo(1.5 / Math.sqrt(2.85), 14)});
    expect(asymptotic([1, 6], [4, 6, 7])).toMatchObject({u: 1.5, z: -result.z, p: result.p});
  });

  it("has a p of 1 when neither group is above the other, and when the correction takes all of the difference", () => {
    expect(asymptotic([1, 4], [2, 3])).toMatchObject({z: 0, p: 1, pContinuity: 1});
    expect(asymptotic([1, 3, 5], [2, 3, 4])).toMatchObject({p: 1});
    const half = asymptotic([1, 4, 5], [2, 3, 6, 7, 3]);
    expect(Math.abs(half.u - 7.5)).toBeGreaterThan(0);
    expect(half.pContinuity).toBeGreaterThan(half.p);
  });

  it("is the same for any increasing change of scale and any order, and gives probabilities", () => {
    fc.assert(
      fc.property(answers(12), answers(12), (x, y) => {
        fc.pre(vary(x, y));
        const result = asymptotic(x, y);
        const grown = (value: number): number => value ** 3 - 50;
        expect(asymptotic(x.map(grown).reverse(), y.map(grown))).toEqual(result);
        expect(asymptotic(y, x)).toMatchObject({p: result.p, pContinuity: result.pContinuity});
        expect(result.p > 0 && result.p <= 1).toBe(true);
        expect(result.pContinuity).toBeGreaterThanOrEqual(result.p);
      }),
    );
  });
});

describe("mannWhitneyExact(x, y)", () => {
  it("agrees to 1e-10 with coin's exact p (golden file)", () => {
    const cases = goldenInputs("mann-whitney-exact", pair);
    expect(cases.length).toBeGreaterThan(0);
    for (const {input, expected} of cases) {
      const result = exact(input.x, input.y);
      expect(result.method).toBe("exact");
      expect(relativeError(result.p, expected("p")[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("is the share of all divisions at least as far from the mean, spelt out, up to nine with ties", () => {
    fc.assert(
      fc.property(answers(4), answers(5), (x, y) => {
        fc.pre(vary(x, y));
        const distance = ([a = [], b = []]: readonly number[][]): number =>
          Math.abs(asymptotic(a, b).u - (a.length * b.length) / 2);
        const all = divisions([...x, ...y], [x.length, y.length]);
        const extreme = all.filter((division) => distance(division) >= distance([x, y]));
        expect(exact(x, y)).toMatchObject({method: "exact", p: expect.closeTo(extreme.length / all.length, 13)});
      }),
      {numRuns: 60},
    );
  });

  it("is the same both ways, whichever group is the smaller", () => {
    fc.assert(
      fc.property(answers(9), answers(20), (x, y) => {
        fc.pre(vary(x, y));
        expect(exact(y, x).p).toBeCloseTo(exact(x, y).p, 13);
        expect(exact(y, x).u + exact(x, y).u).toBe(x.length * y.length);
      }),
    );
  });

  it("comes close to the normal approximation in large samples", {tags: "slow"}, () => {
    const x = Array.from({length: 70}, (_, index) => 1 + ((index * 7) % 5));
    const y = Array.from({length: 80}, (_, index) => 1 + ((index * index) % 6));
    expect(Math.abs(exact(x, y).p - asymptotic(x, y).p)).toBeLessThan(0.005);
  });

  it("simulates beyond its budget, says so, and its interval holds the exact p", () => {
    let held = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const x = [1, 2, 2, 3, 5, 5, (seed % 5) + 1];
      const y = [2, 3, 4, 4, 5, (seed % 4) + 2];
      const {p} = exact(x, y);
      const simulated = exact(x, y, {budget: 0, seed, draws: 2000});
      if (simulated.method !== "monte-carlo") throw new Error("not simulated");
      expect(simulated).toMatchObject({seed, draws: 2000, level: 0.99, n: 13});
      if (simulated.low <= p && p <= simulated.high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(38);
  });

  it("simulates few values among many people too, with the same interval", () => {
    const x = Array.from({length: 60}, (_, index) => 1 + (index % 2));
    const y = Array.from({length: 40}, (_, index) => 1 + (index % 3 === 0 ? 0 : 1));
    const {p} = exact(x, y);
    const simulated = exact(x, y, {budget: 0, seed: 5, draws: 20000});
    if (simulated.method !== "monte-carlo") throw new Error("not simulated");
    expect(simulated.low <= p && p <= simulated.high).toBe(true);
    expect(exact(x, y, {budget: 0, seed: 5, draws: 20000})).toEqual(simulated);
    expect(exact(x, y, {budget: 0, seed: 6, draws: 20000})).not.toEqual(simulated);
  });

  it("counts what was observed among what was drawn", () => {
    const result = exact([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [21, 22, 23, 24, 25, 26, 27, 28, 29, 30], {
      budget: 0,
      draws: 999,
    });
    expect(result).toMatchObject({method: "monte-carlo", p: 0.001, u: 0});
  });

  it("takes thirty thousand answers", {tags: "slow", timeout: 20_000}, () => {
    const x = Array.from({length: 15_000}, (_, index) => (index * 7919) % 10);
    const y = Array.from({length: 15_000}, (_, index) => (index * 104_729 + 3) % 9);
    const result = exact(x, y);
    if (result.method !== "monte-carlo") throw new Error("not simulated");
    expect(result.high - result.low).toBeLessThan(0.0045);
  });
});

describe("the Mann-Whitney tests", () => {
  it("say why they cannot be computed", () => {
    for (const method of [mannWhitney, mannWhitneyExact]) {
      expect(method([], [1, 2])).toEqual({ok: false, reason: "no-observations"});
      expect(method([1, 2], [])).toEqual({ok: false, reason: "no-observations"});
      expect(method([], [])).toEqual({ok: false, reason: "no-observations"});
      expect(method([3, 3], [3])).toEqual({ok: false, reason: "no-variation"});
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(method([1, bad], [2])).toEqual({ok: false, reason: "not-a-number"});
      }
      expect(method([1], [2])).toMatchObject({ok: true, u: 0});
    }
  });
});
