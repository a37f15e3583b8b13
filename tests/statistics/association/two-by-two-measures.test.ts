import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {conditionalOddsRatio} from "../../../src/statistics/association/odds-ratio.ts";
import {oddsRatioLikeR} from "../../../src/statistics/association/odds-ratio-like-r.ts";
import {riskDifference} from "../../../src/statistics/association/risk-difference.ts";
import {binomialProbability} from "../../../src/statistics/distributions/binomial.ts";
import {hypergeometricProbability} from "../../../src/statistics/distributions/hypergeometric.ts";
import {goldenTables} from "../golden-cases.ts";
import {relativeError} from "../relative-error.ts";
import {testableFours} from "./random-tables.ts";

const table = z.array(z.array(z.number()));
const triple = z.array(z.union([z.number(), z.literal("Inf").transform(() => Number.POSITIVE_INFINITY)])).length(3);
const golden = z
  .object({
    odds: z.array(z.object({table, exact: triple, r: triple})),
    difference: z.array(
      z.object({
        input: z.tuple([z.number(), z.number(), z.number(), z.number()]),
        estimate: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/association.json", import.meta.url), "utf8")));

describe("conditionalOddsRatio(table)", () => {
  it("solves the conditional likelihood, and the tails of its interval, to 1e-10 of a slow solution in R", () => {
    for (const {table: counts, exact} of golden.odds) {
      const result = conditionalOddsRatio(counts);
      if (!result.ok) throw new Error(result.reason);
      [result.estimate, result.low, result.high].forEach((value, index) => {
        expect(relativeError(value, exact[index] ?? Number.NaN)).toBeLessThan(1e-10);
      });
    }
  });

  it("inverts when the columns are swapped, and stays inside its interval", () => {
    fc.assert(
      fc.property(testableFours(40), (counts) => {
        const result = conditionalOddsRatio(counts);
        const swapped = conditionalOddsRatio(counts.map((row) => row.toReversed()));
        if (!result.ok || !swapped.ok) throw new Error("not computed");
        expect(relativeError(1 / swapped.estimate, result.estimate)).toBeLessThan(1e-11);
        expect(relativeError(1 / swapped.high, result.low)).toBeLessThan(1e-11);
        expect(result.low <= result.estimate && result.estimate <= result.high).toBe(true);
      }),
      {numRuns: 200},
    );
  });

  it("has an interval whose coverage, summed over all tables with the margins, is at least its level", () => {
    const [rows, columns, n] = [12, 9, 25];
    const low = Math.max(0, rows + columns - n);
    const intervals = Array.from({length: Math.min(rows, columns) - low + 1}, (_, index) => {
      const a = low + index;
      return conditionalOddsRatio([
        [a, rows - a],
        [columns - a, n - rows - columns + a],
      ]);
    });
    for (const odds of [0.1, 0.5, 1, 2.7, 15]) {
      let covered = 0;
      let whole = 0;
      intervals.forEach((interval, index) => {
        const weight = hypergeometricProbability(low + index, columns, n - columns, rows) * odds ** (low + index);
        whole += weight;
        if (interval.ok && interval.low <= odds && odds <= interval.high) covered += weight;
      });
      expect(covered / whole).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("takes counts of a thousand million", {tags: "slow"}, () => {
    const result = conditionalOddsRatio([
      [2e9, 1e9],
      [1e9, 2e9],
    ]);
    expect(result.ok && relativeError(result.estimate, 4)).toBeLessThan(1e-9);
    // The Wald interval is right at this size: ln 4 ± 1.96 * sqrt(1e-9 * 3)
    const reach = 1.959963984540054 * Math.sqrt(3e-9);
    expect(result.ok && relativeError(Math.log(result.high / 4), reach)).toBeLessThan(1e-4);
    expect(result.ok && relativeError(-Math.log(result.low / 4), reach)).toBeLessThan(1e-4);
  });

  it("is 0 or infinite with a cell of 0, and still has one end to its interval", () => {
    const result = conditionalOddsRatio([
      [17, 7],
      [0, 6],
    ]);
    expect(result).toMatchObject({estimate: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY});
    expect(result.ok && result.low).toBeCloseTo(2.0778074149, 9);
    expect(
      conditionalOddsRatio([
        [0, 6],
        [17, 7],
      ]),
    ).toMatchObject({estimate: 0, low: 0});
  });

  it("says why it cannot be computed", () => {
    expect(
      conditionalOddsRatio([
        [1, 2, 3],
        [1, 2, 2],
      ]),
    ).toEqual({ok: false, reason: "not-square"});
    expect(
      conditionalOddsRatio([
        [1, 2],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "single-row"});
    expect(
      conditionalOddsRatio(
        [
          [1, 2],
          [2, 2],
        ],
        2,
      ),
    ).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

describe("oddsRatioLikeR(table)", () => {
  it("agrees with R to 1e-8 on every case of fisher-2x2, where R's search ends", () => {
    for (const {table: counts, expected} of goldenTables("fisher-2x2")) {
      const result = oddsRatioLikeR(counts);
      if (!result.ok) throw new Error(result.reason);
      const values = [...(expected("oddsRatioConditionalMle") ?? []), ...(expected("ci") ?? [])];
      [result.estimate, result.low, result.high].forEach((value, index) => {
        expect(relativeError(value, values[index] ?? Number.NaN)).toBeLessThan(1e-8);
      });
    }
  });

  it("agrees with R's fisher.test to 1e-8 on tables of many shapes", () => {
    for (const {table: counts, r} of golden.odds) {
      const result = oddsRatioLikeR(counts);
      if (!result.ok) throw new Error(result.reason);
      [result.estimate, result.low, result.high].forEach((value, index) => {
        expect(relativeError(value, r[index] ?? Number.NaN), JSON.stringify(counts)).toBeLessThan(1e-8);
      });
    }
  });

  it("says why it cannot be computed", () => {
    expect(
      oddsRatioLikeR([
        [1, 2],
        [0, 0],
      ]),
    ).toEqual({ok: false, reason: "single-row"});
    expect(
      oddsRatioLikeR(
        [
          [1, 2],
          [2, 2],
        ],
        2,
      ),
    ).toEqual({ok: false, reason: "level-out-of-range"});
    expect(
      oddsRatioLikeR([
        [1e9, 1e9],
        [1e9, 1e9],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
  });
});

describe("riskDifference(successes, n, otherSuccesses, otherN)", () => {
  it("is Newcombe's method 10, composed of R's Wilson intervals", () => {
    for (const {input, estimate, low, high} of golden.difference) {
      const result = riskDifference(...input);
      expect(result).toMatchObject({ok: true, level: 0.95});
      expect(result.ok && result.estimate).toBeCloseTo(estimate, 14);
      expect(result.ok && result.low).toBeCloseTo(low, 12);
      expect(result.ok && result.high).toBeCloseTo(high, 12);
    }
  });

  it("gives the limits that Newcombe (1998) prints for 56/70 - 48/80", () => {
    const result = riskDifference(56, 70, 48, 80);
    expect(result.ok && [result.low.toFixed(4), result.high.toFixed(4)]).toEqual(["0.0524", "0.3339"]);
  });

  it("covers the true difference with about its level on average over shares, summed over all outcomes", () => {
    const [n, otherN] = [20, 30];
    const shares = [0.05, 0.15, 0.3, 0.5, 0.7, 0.9];
    const coverages = shares.flatMap((share) => shares.map((other) => coverage(share, n, other, otherN)));
    const mean = coverages.reduce((sum, value) => sum + value, 0) / coverages.length;
    expect(Math.abs(mean - 0.95)).toBeLessThan(0.015);
    expect(Math.min(...coverages)).toBeGreaterThan(0.9);
  });

  it("changes sign when the groups are swapped, and says why it cannot be computed", () => {
    const result = riskDifference(9, 10, 3, 10);
    const swapped = riskDifference(3, 10, 9, 10);
    expect(swapped.ok && result.ok && -swapped.high - result.low).toBeCloseTo(0, 14);
    expect(riskDifference(1, 0, 1, 2)).toEqual({ok: false, reason: "no-observations"});
    expect(riskDifference(1, 2, 3, 2)).toEqual({ok: false, reason: "count-above-total"});
    expect(riskDifference(1, 2, 1, 2, 1)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});

function coverage(share: number, n: number, other: number, otherN: number): number {
  let covered = 0;
  for (let x = 0; x <= n; x++) {
    for (let y = 0; y <= otherN; y++) {
      const result = riskDifference(x, n, y, otherN);
      if (result.ok && result.low <= share - other && share - other <= result.high) {
        covered += binomialProbability(x, n, share) * binomialProbability(y, otherN, other);
      }
    }
  }
  return covered;
}
