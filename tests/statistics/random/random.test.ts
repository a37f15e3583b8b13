import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chiSquareUpperTail} from "../../../src/statistics/distributions/chi-square.ts";
import {hypergeometricProbability} from "../../../src/statistics/distributions/hypergeometric.ts";
import {logGamma} from "../../../src/statistics/distributions/log-gamma.ts";
import {randomHypergeometric} from "../../../src/statistics/random/random-hypergeometric.ts";
import {randomTables} from "../../../src/statistics/random/random-table.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

const logFactorial = (k: number): number => logGamma(k + 1);

/** The p of a chi-square test of drawn values against their probabilities, small ones taken together. */
function goodnessOfFit(drawn: readonly number[], probability: (value: number) => number): number {
  const counts = new Map<number, number>();
  for (const value of drawn) counts.set(value, (counts.get(value) ?? 0) + 1);
  let statistic = 0;
  let classes = 0;
  let [restExpected, restCount] = [0, 0];
  for (let value = 0; value <= Math.max(...counts.keys()) + 5; value++) {
    const expected = drawn.length * probability(value);
    const count = counts.get(value) ?? 0;
    if (expected < 10) [restExpected, restCount] = [restExpected + expected, restCount + count];
    else {
      statistic += (count - expected) ** 2 / expected;
      classes++;
    }
  }
  if (restExpected > 1) statistic += (restCount - restExpected) ** 2 / restExpected;
  return chiSquareUpperTail(statistic, classes);
}

describe("xoshiro128(seed)", () => {
  it("gives the same numbers for the same seed, others for another", () => {
    const take = (seed: number): number[] => Array.from({length: 5}, xoshiro128(seed));
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
  });

  it("gives numbers from 0 up to 1, evenly", () => {
    const random = xoshiro128(99);
    const drawn = Array.from({length: 40_000}, () => Math.floor(random() * 20));
    expect(goodnessOfFit(drawn, (value) => (value < 20 ? 0.05 : 0))).toBeGreaterThan(1e-4);
    expect(Math.min(...drawn) >= 0 && Math.max(...drawn) < 20).toBe(true);
  });

  it("uses all 53 bits", () => {
    const random = xoshiro128(3);
    const odd = Array.from({length: 100}, () => (random() * 2 ** 53) % 2).filter((bit) => bit === 1).length;
    expect(odd).toBeGreaterThan(25);
    expect(odd).toBeLessThan(75);
  });
});

describe("randomHypergeometric(marked, unmarked, drawn)", () => {
  it("draws every number with its probability, both by walking and by rejection", () => {
    const random = xoshiro128(2024);
    for (const [marked, unmarked, drawn] of [
      [3, 5, 4],
      [10, 20, 12],
      [40, 45, 30],
      [300, 2700, 300],
      [60, 50, 70],
    ] as const) {
      const values = Array.from({length: 20_000}, () =>
        randomHypergeometric(marked, unmarked, drawn, logFactorial, random),
      );
      const p = goodnessOfFit(values, (k) => hypergeometricProbability(k, marked, unmarked, drawn));
      expect(p, `${marked}, ${unmarked}, ${drawn}`).toBeGreaterThan(1e-4);
    }
  });

  it("gives the only number there can be", () => {
    const random = xoshiro128(1);
    expect(randomHypergeometric(0, 5, 3, logFactorial, random)).toBe(0);
    expect(randomHypergeometric(5, 0, 3, logFactorial, random)).toBe(3);
    expect(randomHypergeometric(0, 0, 0, logFactorial, random)).toBe(0);
    expect(randomHypergeometric(4, 6, 10, logFactorial, random)).toBe(4);
  });
});

describe("randomTables(rowTotals, columnTotals)", () => {
  it("have the margins that were asked for, however large", () => {
    const margins = fc
      .array(fc.array(fc.oneof(fc.nat({max: 9}), fc.nat({max: 4e9})), {minLength: 3, maxLength: 3}), {
        minLength: 2,
        maxLength: 4,
      })
      .map((table) => ({
        rows: table.map((row) => row.reduce((sum, count) => sum + count, 0)),
        columns: [0, 1, 2].map((column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
      }));
    fc.assert(
      fc.property(margins, fc.nat(), ({rows, columns}, seed) => {
        const cells = new Float64Array(rows.length * 3);
        randomTables(rows, columns, logFactorial, xoshiro128(seed))(cells);
        rows.forEach((total, row) => {
          expect(cells.subarray(3 * row, 3 * row + 3).reduce((sum, cell) => sum + cell, 0)).toBe(total);
        });
        columns.forEach((total, column) => {
          expect(cells.filter((_, index) => index % 3 === column).reduce((sum, cell) => sum + cell, 0)).toBe(total);
        });
        expect(cells.every((cell) => cell >= 0)).toBe(true);
      }),
    );
  });

  it("come with their probability under independence", () => {
    const draw = randomTables([3, 2], [2, 2, 1], logFactorial, xoshiro128(11));
    const cells = new Float64Array(6);
    const counts = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      draw(cells);
      const key = cells.join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // 3! 2! 2! 2! 1! / 5! over the product of the cells' factorials
    const [common, factorials] = [48 / 120, [1, 1, 2, 6]];
    let statistic = 0;
    for (const [key, count] of counts) {
      const product = key.split(",").reduce((all, cell) => all * (factorials[Number(cell)] ?? Number.NaN), 1);
      statistic += (count - (20_000 * common) / product) ** 2 / ((20_000 * common) / product);
    }
    expect(counts.size).toBe(5);
    expect(chiSquareUpperTail(statistic, 4)).toBeGreaterThan(1e-4);
  });
});
