import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import type {EstimateResult} from "../../../src/statistics/association/estimate.ts";
import {gamma} from "../../../src/statistics/association/gamma.ts";
import {kendallTauB} from "../../../src/statistics/association/kendall-tau-b.ts";
import {phi} from "../../../src/statistics/association/phi.ts";
import {somersD} from "../../../src/statistics/association/somers-d.ts";
import {spearman} from "../../../src/statistics/association/spearman.ts";
import type {CountTable} from "../../../src/statistics/contingency-table.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {goldenTables} from "../golden-cases.ts";
import {relativeError} from "../relative-error.ts";
import {testableFours, testableTables, transposed} from "./random-tables.ts";

const pair = z.tuple([z.number(), z.number()]);
const {ordinal} = z
  .object({
    ordinal: z.array(
      z.object({table: z.array(z.array(z.number())), gamma: pair, kendallTauB: pair, somersD: pair, spearman: pair}),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/association.json", import.meta.url), "utf8")));

const measures = {gamma, kendallTauB, somersD, spearman} as const;
const names = ["gamma", "kendallTauB", "somersD", "spearman"] as const;
const keys = {
  gamma: "gamma",
  kendallTauB: "kendallTauB",
  somersD: "somersDColumnsGivenRows",
  spearman: "spearmanRho",
} as const;

const dose = [
  [26, 6],
  [26, 7],
  [23, 9],
  [18, 14],
  [9, 23],
];

function computed(result: EstimateResult) {
  if (!result.ok) throw new Error(result.reason);
  return result;
}

for (const name of names) {
  const measure: (table: CountTable, level?: number) => EstimateResult = measures[name];
  describe(`${name}(table)`, () => {
    it("agrees with R to 1e-10 on every case of ordinal-association", () => {
      const cases = goldenTables("ordinal-association");
      expect(cases.length).toBeGreaterThan(0);
      for (const {table, expected} of cases) {
        const value = expected(keys[name])?.[0] ?? Number.NaN;
        expect(relativeError(computed(measure(table)).estimate, value)).toBeLessThan(1e-10);
      }
    });

    it("has the standard error of the delta method, differentiated by the complex step in R", () => {
      for (const golden of ordinal) {
        const {estimate, standardError} = computed(measure(golden.table));
        expect(relativeError(estimate, golden[name][0])).toBeLessThan(1e-10);
        expect(relativeError(standardError, golden[name][1])).toBeLessThan(1e-10);
      }
    });

    it("changes sign when the columns are turned round, and stays within its interval, and that within -1 and 1", () => {
      fc.assert(
        fc.property(testableTables(), (table) => {
          const result = computed(measure(table));
          const turned = computed(measure(table.map((row) => row.toReversed())));
          expect(turned.estimate).toBeCloseTo(-result.estimate, 12);
          expect(turned.standardError).toBeCloseTo(result.standardError, 12);
          const order = [-1, result.low, result.estimate, result.high, 1];
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }),
      );
    });

    it("is 1, without spread, when all observations stand on the diagonal", () => {
      const diagonal = [
        [4, 0, 0],
        [0, 2, 0],
        [0, 0, 7],
      ];
      const {estimate, standardError, low} = computed(measure(diagonal));
      expect(estimate).toBeCloseTo(1, 14);
      expect(standardError).toBeCloseTo(0, 7);
      expect(low).toBeCloseTo(1, 6);
    });

    it("does not change when every count is multiplied, but for the spread, and not for empty rows and columns", () => {
      const result = computed(measure(dose));
      const larger = computed(measure(dose.map((row) => row.map((count) => count * 1e9))));
      expect(relativeError(larger.estimate, result.estimate)).toBeLessThan(1e-13);
      expect(relativeError(larger.standardError * Math.sqrt(1e9), result.standardError)).toBeLessThan(1e-12);
      expect(measure([[0, 0, 0], ...dose.map(([a = 0, b = 0]) => [a, 0, b])])).toEqual(result);
    });

    it("says why it cannot be computed", () => {
      expect(measure([[1, 2]])).toEqual({ok: false, reason: "single-row"});
      expect(measure([[1], [2]])).toEqual({ok: false, reason: "single-column"});
      expect(measure([[1, 2], [3]])).toEqual({ok: false, reason: "ragged-table"});
      expect(measure([])).toEqual({ok: false, reason: "no-observations"});
      expect(measure(dose, 1)).toEqual({ok: false, reason: "level-out-of-range"});
    });
  });
}

describe("the intervals of the ordinal measures", () => {
  it("are those that SAS prints for its example of an ordinal table", () => {
    // SAS/STAT, The FREQ Procedure, example of binomial dose response with MEASURES CL: value, ASE, 95 % limits.
    const printed: Record<(typeof names)[number], string[]> = {
      gamma: ["0.5313", "0.0935", "0.3480", "0.7146"],
      kendallTauB: ["0.3373", "0.0642", "0.2114", "0.4631"],
      somersD: ["0.2569", "0.0499", "0.1592", "0.3547"],
      spearman: ["0.3771", "0.0718", "0.2363", "0.5178"],
    };
    for (const name of names) {
      const {estimate, standardError, low, high} = computed(measures[name](dose));
      expect([estimate, standardError, low, high].map((value) => value.toFixed(4))).toEqual(printed[name]);
    }
  });

  it("hold the true value in about 95 % of samples of 300", () => {
    const shares = [
      [0.15, 0.1, 0.05],
      [0.1, 0.15, 0.1],
      [0.05, 0.1, 0.2],
    ];
    const truth = shares.map((row) => row.map((share) => share * 100));
    const random = xoshiro128(5);
    const samples = Array.from({length: 1500}, () => sample(shares, 300, random));
    for (const name of names) {
      const target = computed(measures[name](truth)).estimate;
      const held = samples.filter((table) => {
        const {low, high} = computed(measures[name](table));
        return low <= target && target <= high;
      });
      // Three standard deviations of a share of 1500 are 0.017.
      expect(Math.abs(held.length / samples.length - 0.95)).toBeLessThan(0.02);
    }
  });
});

describe("kendallTauB and spearman", () => {
  it("are the same with rows and columns swapped, unlike Somers' d, whose two kinds have tau-b as geometric mean", () => {
    fc.assert(
      fc.property(testableTables(), (table) => {
        for (const name of ["gamma", "kendallTauB", "spearman"] as const) {
          const [one, other] = [computed(measures[name](table)), computed(measures[name](transposed(table)))];
          expect(other.estimate).toBeCloseTo(one.estimate, 12);
          expect(other.standardError).toBeCloseTo(one.standardError, 12);
        }
        const product = computed(somersD(table)).estimate * computed(somersD(transposed(table))).estimate;
        expect(computed(kendallTauB(table)).estimate ** 2).toBeCloseTo(product, 12);
      }),
    );
  });
});

describe("phi(table)", () => {
  it("is (ad - bc) over the root of the margins, with the variance of Bishop, Fienberg and Holland", () => {
    fc.assert(
      fc.property(testableFours(30), ([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) => {
        const n = a + b + c + d;
        const [row, otherRow, column, otherColumn] = [(a + b) / n, (c + d) / n, (a + c) / n, (b + d) / n];
        const margins = row * otherRow * column * otherColumn;
        const value = (a * d - b * c) / n / n / Math.sqrt(margins);
        const [rows, columns] = [row - otherRow, column - otherColumn];
        const variance =
          1 -
          value ** 2 +
          (value * (1 + value ** 2 / 2) * rows * columns) / Math.sqrt(margins) -
          0.75 * value ** 2 * (rows ** 2 / (row * otherRow) + columns ** 2 / (column * otherColumn));
        const result = computed(
          phi([
            [a, b],
            [c, d],
          ]),
        );
        expect(result.estimate).toBeCloseTo(value, 12);
        expect(result.standardError ** 2).toBeCloseTo(variance / n, 12);
      }),
    );
  });

  it("holds the true value in about 95 % of samples of 200, in even and in uneven tables", {tags: "slow"}, () => {
    for (const shares of [
      [
        [0.3, 0.2],
        [0.2, 0.3],
      ],
      [
        [0.55, 0.15],
        [0.1, 0.2],
      ],
      [
        [0.25, 0.25],
        [0.25, 0.25],
      ],
    ]) {
      const target = computed(phi(shares.map((row) => row.map((share) => Math.round(share * 100))))).estimate;
      const random = xoshiro128(12);
      let held = 0;
      for (let i = 0; i < 1500; i++) {
        const {low, high} = computed(phi(sample(shares, 200, random)));
        if (low <= target && target <= high) held++;
      }
      expect(Math.abs(held / 1500 - 0.95)).toBeLessThan(0.02);
    }
  });

  it("is for two by two tables only", () => {
    expect(phi(dose)).toEqual({ok: false, reason: "not-square"});
    expect(phi([[1, 2]])).toEqual({ok: false, reason: "single-row"});
  });
});

function sample(shares: readonly (readonly number[])[], n: number, random: () => number): number[][] {
  const table = shares.map((row) => row.map(() => 0));
  const places = shares.flatMap((row, i) => row.map((share, j) => ({i, j, share})));
  for (let person = 0; person < n; person++) {
    let left = random();
    const place = places.find(({share}) => {
      left -= share;
      return left < 0;
    });
    const row = table[place?.i ?? 0];
    const column = place?.j ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}
