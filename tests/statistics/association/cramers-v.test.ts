import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {cramersV} from "../../../src/statistics/association/cramers-v.ts";
import {noncentralChiSquare} from "../../../src/statistics/association/noncentral-chi-square.ts";
import {binomialProbability} from "../../../src/statistics/distributions/binomial.ts";
import {chiSquareLowerTail} from "../../../src/statistics/distributions/chi-square.ts";
import {goldenTables} from "../golden-cases.ts";
import {relativeError} from "../relative-error.ts";
import {testableTables, transposed} from "./random-tables.ts";

const {nominal} = z
  .object({
    nominal: z.array(
      z.object({
        table: z.array(z.array(z.number())),
        estimate: z.number(),
        biasCorrected: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/association.json", import.meta.url), "utf8")));

describe("cramersV(table)", () => {
  it("agrees with R to 1e-10 on every case of pearson-chi-square", () => {
    const cases = goldenTables("pearson-chi-square").filter(({expected}) => expected("cramersV") !== undefined);
    expect(cases.length).toBeGreaterThan(0);
    for (const {table: counts, expected} of cases) {
      const result = cramersV(counts);
      expect(result.ok && relativeError(result.estimate, expected("cramersV")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("has Bergsma's corrected value and the interval of the noncentral chi-square, as R computes them", () => {
    for (const {table: counts, ...expected} of nominal) {
      const result = cramersV(counts);
      if (!result.ok) throw new Error(result.reason);
      expect(relativeError(result.estimate, expected.estimate)).toBeLessThan(1e-10);
      expect(result.biasCorrected).toBeCloseTo(expected.biasCorrected, 12);
      expect(result.low).toBeCloseTo(expected.low, 9);
      expect(result.high).toBeCloseTo(expected.high, 9);
    }
  });

  it("does not depend on order or on which side is which, and its interval holds it", () => {
    fc.assert(
      fc.property(testableTables(), (counts) => {
        const result = cramersV(counts);
        const turned = cramersV(transposed(counts).reverse());
        if (!result.ok || !turned.ok) throw new Error("not computed");
        expect(turned.estimate).toBeCloseTo(result.estimate, 10);
        expect(turned.low).toBeCloseTo(result.low, 7);
        expect(turned.high).toBeCloseTo(result.high, 7);
        const order = [0, result.low, result.estimate, result.high, 1];
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        if (result.biasCorrected !== null) {
          expect(result.biasCorrected >= 0 && result.biasCorrected <= result.estimate + 1e-9).toBe(true);
        }
      }),
      {numRuns: 200},
    );
  });

  it("has an interval that holds the true value in at least about 95 % of samples, summed over all 2×2 tables", () => {
    // 30 persons in two groups of 15 with shares of 0.3 and 0.7: V is 0.4.
    const n = 15;
    let covered = 0;
    for (let a = 0; a <= n; a++) {
      for (let b = 0; b <= n; b++) {
        const result = cramersV([
          [a, n - a],
          [b, n - b],
        ]);
        if (!result.ok || result.low > 0.4 || result.high < 0.4) continue;
        covered += binomialProbability(a, n, 0.3) * binomialProbability(b, n, 0.7);
      }
    }
    expect(covered).toBeGreaterThan(0.94);
  });

  it("has no corrected value when every observation has a row of its own", () => {
    expect(
      cramersV([
        [1, 0],
        [0, 1],
      ]),
    ).toMatchObject({ok: true, estimate: 1, biasCorrected: null});
  });

  it("says why it cannot be computed", () => {
    expect(cramersV([[1, 2]])).toEqual({ok: false, reason: "single-row"});
    expect(
      cramersV(
        [
          [1, 2],
          [2, 1],
        ],
        0,
      ),
    ).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

describe("noncentralChiSquare(x, df, noncentrality)", () => {
  it("agrees with R's pchisq and dchisq", () => {
    // R: pchisq(10, 3, 5), dchisq(10, 5, 5); pchisq(3000, 4, 3100), dchisq(3000, 6, 3100)
    expect(noncentralChiSquare(10, 3, 5).lower).toBeCloseTo(0.706648647777452, 12);
    expect(noncentralChiSquare(10, 3, 5).density).toBeCloseTo(0.0705354890055598, 12);
    expect(noncentralChiSquare(3000, 4, 3100).lower).toBeCloseTo(0.175525762322741, 11);
    expect(noncentralChiSquare(3000, 4, 3100).density).toBeCloseTo(0.00231873078535866, 12);
  });

  it("is the central distribution without noncentrality", () => {
    for (const x of [0.1, 1, 5, 40]) {
      expect(relativeError(noncentralChiSquare(x, 4, 0).lower, chiSquareLowerTail(x, 4))).toBeLessThan(1e-14);
    }
  });
});
