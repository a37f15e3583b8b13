import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {binomialProbability} from "../../../src/statistics/distributions/binomial.ts";
import {type Alternative, binomialTest} from "../../../src/statistics/one-sample/binomial-test.ts";
import {exactGoodnessOfFit} from "../../../src/statistics/one-sample/exact-goodness-of-fit.ts";
import {goodnessOfFit} from "../../../src/statistics/one-sample/goodness-of-fit.ts";
import {multinomialTail} from "../../../src/statistics/one-sample/multinomial-tail.ts";
import {relativeError} from "../relative-error.ts";

const numbers = z.array(z.number());
const golden = z
  .object({
    source: z.string(),
    binomialTest: z.array(z.object({successes: z.number(), n: z.number(), target: z.number(), p: numbers})),
    exactGoodnessOfFit: z.array(z.object({counts: numbers, shares: numbers, p: z.number()})),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/paired.json", import.meta.url), "utf8")));

const alternatives: readonly Alternative[] = ["two-sided", "less", "greater"];

function pOf(result: {ok: true; p: number} | {ok: false}): number {
  if (!result.ok) throw new Error("not computed");
  return result.p;
}

describe("binomialTest(successes, n, target, alternative)", () => {
  it(`agrees with binom.test of ${golden.source}`, () => {
    for (const {successes, n, target, p} of golden.binomialTest) {
      alternatives.forEach((alternative, index) => {
        const actual = pOf(binomialTest(successes, n, target, alternative));
        expect(relativeError(actual, p[index] ?? Number.NaN), `${successes} of ${n}, ${target}`).toBeLessThan(1e-11);
      });
    }
  });

  it("is the probability of all counts at most as probable, and mirrors", () => {
    const cases = fc
      .integer({min: 1, max: 60})
      .chain((n) => fc.tuple(fc.nat({max: n}), fc.constant(n), fc.integer({min: 1, max: 19})));
    fc.assert(
      fc.property(cases, ([successes, n, twentieths]) => {
        const target = twentieths / 20;
        const limit = binomialProbability(successes, n, target) * (1 + 1e-7);
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          const probability = binomialProbability(k, n, target);
          if (probability <= limit) sum += probability;
        }
        const p = pOf(binomialTest(successes, n, target));
        expect(relativeError(p, sum)).toBeLessThan(1e-11);
        expect(relativeError(pOf(binomialTest(n - successes, n, 1 - target)), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it("tells the share and its base", () => {
    expect(binomialTest(25, 100, 0.2, "greater")).toMatchObject({share: 0.25, n: 100});
  });

  it("is quick for the largest counts", () => {
    const p = pOf(binomialTest(2e11 + 1e6, 1e12, 0.2));
    expect(p).toBeGreaterThan(0.01);
    expect(p).toBeLessThan(0.02);
  });

  it("says why it cannot be computed", () => {
    expect(binomialTest(0, 0, 0.5)).toEqual({ok: false, reason: "no-observations"});
    expect(binomialTest(4, 3, 0.5)).toEqual({ok: false, reason: "count-above-total"});
    expect(binomialTest(1.5, 3, 0.5)).toEqual({ok: false, reason: "not-a-count"});
    for (const target of [-0.1, 20, Number.NaN]) {
      expect(binomialTest(1, 3, target)).toEqual({ok: false, reason: "not-a-share"});
    }
  });
});

const fits = fc.integer({min: 2, max: 5}).chain((k) =>
  fc.tuple(
    fc.array(fc.nat({max: 8}), {minLength: k, maxLength: k}).filter((counts) => counts.some((count) => count > 0)),
    fc.array(fc.integer({min: 1, max: 9}), {minLength: k, maxLength: k}),
  ),
);

describe("goodnessOfFit(counts, expected)", () => {
  it("is computed by hand on shares of any scale", () => {
    const result = goodnessOfFit([30, 14, 34, 45, 57, 20], [1, 1, 1, 1, 1, 1]);
    expect(result).toMatchObject({df: 5, n: 200});
    expect(result.ok && result.statistic).toBeCloseTo(
      [30, 14, 34, 45, 57, 20].reduce((sum, count) => sum + (count - 200 / 6) ** 2 / (200 / 6), 0),
      12,
    );
  });

  it("sums up the expected counts, and takes exactly 5 for 5", () => {
    const result = goodnessOfFit([40, 30, 20, 5, 5], [0.5, 0.37, 0.04, 0.05, 0.04]);
    expect(result.ok && result.expected).toEqual({
      cells: 5,
      below5: 2,
      below5Share: 0.4,
      minimum: expect.closeTo(4, 12),
    });
    const thirds = goodnessOfFit([2, 3, 10], [0.1 + 0.2, 0.3, 0.3]);
    expect(thirds.ok && thirds.expected.below5).toBe(0);
  });

  it("leaves out categories of which nothing is expected, if they are empty", () => {
    expect(goodnessOfFit([4, 0, 6], [2, 0, 3])).toEqual(goodnessOfFit([4, 6], [2, 3]));
    expect(goodnessOfFit([4, 1, 6], [2, 0, 3])).toEqual({ok: false, reason: "impossible-category"});
  });

  it("does not depend on the order of the categories, and is 1 in p for a perfect fit", () => {
    fc.assert(
      fc.property(fits, ([counts, expected]) => {
        const result = goodnessOfFit(counts, expected);
        const turned = goodnessOfFit(counts.toReversed(), expected.toReversed());
        expect(pOf(turned)).toBeCloseTo(pOf(result), 12);
        expect(pOf(goodnessOfFit(expected, expected))).toBeCloseTo(1, 12);
      }),
    );
  });

  for (const [name, method] of [
    ["goodnessOfFit", goodnessOfFit],
    ["exactGoodnessOfFit", exactGoodnessOfFit],
  ] as const) {
    it(`says why ${name} cannot be computed`, () => {
      expect(method([1, 2], [1])).toEqual({ok: false, reason: "unequal-lengths"});
      expect(method([], [])).toEqual({ok: false, reason: "no-observations"});
      expect(method([0, 0], [1, 1])).toEqual({ok: false, reason: "no-observations"});
      expect(method([5], [1])).toEqual({ok: false, reason: "single-column"});
      expect(method([5, 1.5], [1, 1])).toEqual({ok: false, reason: "not-a-count"});
      expect(method([9e11, 9e11], [1, 1])).toEqual({ok: false, reason: "not-a-count"});
      expect(method([5, 1], [1, Number.NaN])).toEqual({ok: false, reason: "not-a-number"});
      expect(method([5, 1], [1.7e308, 1.7e308])).toEqual({ok: false, reason: "not-a-number"});
      expect(method([5, 1], [2, -1])).toEqual({ok: false, reason: "not-a-share"});
      expect(method([5, 1], [0, 0])).toEqual({ok: false, reason: "not-a-share"});
    });
  }
});

/** All ways to spread n over k categories. */
function outcomes(n: number, k: number): number[][] {
  if (k === 1) return [[n]];
  return Array.from({length: n + 1}, (_, first) => outcomes(n - first, k - 1).map((rest) => [first, ...rest])).flat();
}

function multinomialProbability(counts: readonly number[], shares: readonly number[]): number {
  let left = counts.reduce((sum, count) => sum + count, 0);
  let shareLeft = 1;
  let probability = 1;
  counts.forEach((count, index) => {
    const share = shares[index] ?? 0;
    probability *= binomialProbability(count, left, Math.min(1, share / shareLeft));
    left -= count;
    shareLeft -= share;
  });
  return probability;
}

describe("exactGoodnessOfFit(counts, expected, options)", () => {
  it(`agrees with a list of all outcomes in ${golden.source}`, () => {
    for (const {counts, shares, p} of golden.exactGoodnessOfFit) {
      const result = exactGoodnessOfFit(counts, shares);
      expect(result).toMatchObject({method: "exact"});
      expect(relativeError(pOf(result), p), counts.join()).toBeLessThan(1e-10);
    }
  });

  it("is the probability of all outcomes at most as probable", () => {
    const small = fits.filter(([counts]) => counts.reduce((sum, count) => sum + count, 0) <= 12);
    fc.assert(
      fc.property(small, ([counts, expected]) => {
        const whole = expected.reduce((sum, value) => sum + value, 0);
        const shares = expected.map((value) => value / whole);
        const n = counts.reduce((sum, count) => sum + count, 0);
        const limit = multinomialProbability(counts, shares) * (1 + 1e-7);
        const p = outcomes(n, counts.length)
          .map((outcome) => multinomialProbability(outcome, shares))
          .filter((probability) => probability <= limit)
          .reduce((sum, probability) => sum + probability, 0);
        expect(relativeError(pOf(exactGoodnessOfFit(counts, expected)), p)).toBeLessThan(1e-9);
      }),
    );
  });

  it("is the two-sided binomial test of two categories", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({min: 1, max: 9}), (a, b, tenths) => {
        fc.pre(a + b > 0);
        const expected = pOf(binomialTest(a, a + b, tenths / 10));
        expect(relativeError(pOf(exactGoodnessOfFit([a, b], [tenths, 10 - tenths])), expected)).toBeLessThan(1e-9);
      }),
    );
  });

  it("lies within the interval of its own simulation, which is the same for the same seed", () => {
    const [counts, shares] = [
      [12, 25, 31, 22, 8],
      [0.2, 0.2, 0.25, 0.2, 0.15],
    ];
    const exact = pOf(exactGoodnessOfFit(counts, shares));
    for (const seed of [11, 12, 13]) {
      const options = {budget: 0, seed, draws: 20_000};
      const simulated = exactGoodnessOfFit(counts, shares, options);
      if (!simulated.ok || simulated.method === "exact") throw new Error("not simulated");
      expect(simulated).toMatchObject({seed, draws: 20_000, n: 98, level: 0.99});
      expect(simulated.low <= exact && exact <= simulated.high).toBe(true);
      expect(exactGoodnessOfFit(counts, shares, options)).toEqual(simulated);
    }
  });

  it("simulates where there are too many outcomes, closely enough", {tags: "slow"}, () => {
    const counts = Array.from({length: 10}, (_, index) => 2990 + 2 * index + (index % 3));
    const result = exactGoodnessOfFit(
      counts,
      counts.map(() => 1),
    );
    if (!result.ok || result.method === "exact") throw new Error("not simulated");
    expect((result.high - result.low) / 2).toBeLessThan(0.0021);
    expect(
      Math.abs(
        result.p -
          pOf(
            goodnessOfFit(
              counts,
              counts.map(() => 1),
            ),
          ),
      ),
    ).toBeLessThan(0.005);
  });

  it("gives up when the work passes the budget, wherever that happens", () => {
    const [counts, shares] = [
      [7, 9, 11, 6],
      [0.3, 0.3, 0.2, 0.2],
    ];
    const exact = multinomialTail(counts, shares, 1e6);
    expect(exact).not.toBeNull();
    for (const budget of [0, 1, 10, 60, 120]) expect(multinomialTail(counts, shares, budget)).toBeNull();
  });
});
