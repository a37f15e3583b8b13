import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {kruskalWallis} from "../../../src/statistics/groups/kruskal-wallis.ts";
import {kruskalWallisExact} from "../../../src/statistics/groups/kruskal-wallis-exact.ts";
import {mannWhitney} from "../../../src/statistics/groups/mann-whitney.ts";
import {mannWhitneyExact} from "../../../src/statistics/groups/mann-whitney-exact.ts";
import {goldenInputs} from "../golden-inputs.ts";
import {relativeError} from "../relative-error.ts";
import {divisions} from "./enumerated-divisions.ts";

const numbers = z.array(z.number());
const group = (most: number) => fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: most});
const vary = (groups: readonly (readonly number[])[]): boolean => new Set(groups.flat()).size > 1;

function asymptotic(groups: readonly (readonly number[])[]) {
  const result = kruskalWallis(groups);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function exact(...[groups, options]: Parameters<typeof kruskalWallisExact>) {
  const result = kruskalWallisExact(groups, options);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("kruskalWallis(groups)", () => {
  it("agrees to 1e-10 with R's kruskal.test (golden file)", () => {
    const cases = goldenInputs("kruskal-wallis", z.object({groups: z.array(numbers)}));
    expect(cases.length).toBeGreaterThan(0);
    for (const {input, expected} of cases) {
      const {statistic, df, p} = asymptotic(input.groups);
      expect(df).toBe(expected("df")[0]);
      expect(relativeError(statistic, expected("statistic")[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(relativeError(p, expected("p")[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("is the two-sided Mann-Whitney test with two groups", () => {
    fc.assert(
      fc.property(group(12), group(12), (x, y) => {
        fc.pre(vary([x, y]));
        const result = mannWhitney(x, y);
        if (!result.ok) throw new Error(result.reason);
        expect(asymptotic([x, y]).statistic).toBeCloseTo(result.z ** 2, 10);
        expect(asymptotic([x, y]).p).toBeCloseTo(result.p, 10);
      }),
    );
  });

  it("says what share of the ranks' variance lies between groups", () => {
    expect(
      asymptotic([
        [1, 1],
        [2, 2],
        [3, 3, 3],
      ]),
    ).toMatchObject({epsilonSquared: 1, statistic: 6, n: 7});
    expect(
      asymptotic([
        [1, 4],
        [2, 3],
      ]),
    ).toMatchObject({epsilonSquared: 0, statistic: 0, p: 1});
  });

  it("leaves out empty groups", () => {
    expect(asymptotic([[1, 4, 2], [], [5, 2]])).toEqual(
      asymptotic([
        [1, 4, 2],
        [5, 2],
      ]),
    );
    expect(exact([[1, 4, 2], [], [5, 2]])).toEqual(
      exact([
        [1, 4, 2],
        [5, 2],
      ]),
    );
  });
});

describe("kruskalWallisExact(groups)", () => {
  it("is the share of all divisions with at least the statistic, spelt out, up to nine with ties", () => {
    fc.assert(
      fc.property(fc.array(group(3), {minLength: 2, maxLength: 3}), (groups) => {
        fc.pre(vary(groups));
        const sizes = groups.map((members) => members.length);
        const all = divisions(groups.flat(), sizes);
        const observed = asymptotic(groups).statistic;
        const extreme = all.filter((division) => asymptotic(division).statistic >= observed - 1e-9);
        expect(exact(groups)).toMatchObject({
          method: "exact",
          statistic: observed,
          p: expect.closeTo(extreme.length / all.length, 12),
        });
      }),
      {numRuns: 60},
    );
  });

  it("is precise in the far tail of three groups of five without ties", () => {
    const groups = [
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
      [11, 12, 13, 14, 15],
    ];
    // Only the 3! orders of separated groups reach H = 12.5: 6 of 15! / 5!^3.
    expect(relativeError(exact(groups).p, 6 / 756756)).toBeLessThan(1e-12);
  });

  it("is the exact Mann-Whitney test with two groups", () => {
    fc.assert(
      fc.property(group(8), group(8), (x, y) => {
        fc.pre(vary([x, y]));
        const result = mannWhitneyExact(x, y);
        expect(exact([x, y]).p).toBeCloseTo(result.ok ? result.p : Number.NaN, 12);
      }),
    );
  });

  it("does not care in which order groups and people come", () => {
    const groups = [
      [1, 3, 3, 5],
      [2, 2, 4],
      [5, 4, 3, 1, 1],
    ];
    const {p} = exact(groups);
    expect(exact([...groups].reverse()).p).toBeCloseTo(p, 12);
    expect(exact(groups.map((members) => [...members].reverse())).p).toBeCloseTo(p, 14);
  });

  it("simulates beyond its budget, says so, and its interval holds the exact p", () => {
    let held = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const groups = [
        [1, 2, (seed % 4) + 1],
        [2, 5, 4, 4],
        [3, (seed % 3) + 3, 1],
      ];
      const {p} = exact(groups);
      const simulated = exact(groups, {budget: 0, seed, draws: 2000});
      if (simulated.method !== "monte-carlo") throw new Error("not simulated");
      if (simulated.low <= p && p <= simulated.high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(38);
  });

  it("simulates by tables when values are few, with the same distribution", () => {
    const groups = [4, 9, 14].map((yes) => Array.from({length: 20}, (_, index) => (index < yes ? 1 : 2)));
    const [first, second] = [exact(groups), exact(groups, {budget: 0, draws: 50_000, seed: 3})];
    if (second.method !== "monte-carlo") throw new Error("not simulated");
    expect(first.method).toBe("exact");
    expect(second.low <= first.p && first.p <= second.high).toBe(true);
  });

  it("simulates when there are too many groups for a key", () => {
    const groups = Array.from({length: 25}, (_, index) => [index % 7, (index * 3) % 11]);
    expect(exact(groups, {draws: 500})).toMatchObject({method: "monte-carlo", draws: 500});
  });
});

describe("the Kruskal-Wallis tests", () => {
  it("say why they cannot be computed", () => {
    for (const method of [kruskalWallis, kruskalWallisExact]) {
      expect(method([])).toEqual({ok: false, reason: "no-observations"});
      expect(method([[], []])).toEqual({ok: false, reason: "no-observations"});
      expect(method([[1, 2, 3]])).toEqual({ok: false, reason: "single-group"});
      expect(method([[1, 2, 3], []])).toEqual({ok: false, reason: "single-group"});
      expect(method([[2, 2], [2], [2]])).toEqual({ok: false, reason: "no-variation"});
      expect(method([[2, Number.NaN], [2]])).toEqual({ok: false, reason: "not-a-number"});
    }
  });
});
