import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {fisherTwoByTwo} from "../../../src/statistics/independence/fisher-2x2.ts";
import {fisherFreemanHalton} from "../../../src/statistics/independence/fisher-freeman-halton.ts";
import {likelihoodRatio} from "../../../src/statistics/independence/likelihood-ratio.ts";
import {pearsonChiSquare} from "../../../src/statistics/independence/pearson.ts";
import {yatesChiSquare} from "../../../src/statistics/independence/yates.ts";
import {testableFours, testableTables, transposed} from "../association/random-tables.ts";
import {goldenTables} from "../golden-cases.ts";
import {relativeError} from "../relative-error.ts";
import {enumeratedP} from "./enumerated-p.ts";

const {odds} = z
  .object({odds: z.array(z.object({table: z.array(z.array(z.number())), p: z.number()}))})
  .parse(JSON.parse(readFileSync(new URL("../golden/association.json", import.meta.url), "utf8")));

function pOf(result: ReturnType<typeof fisherTwoByTwo>): number {
  if (!result.ok) throw new Error(result.reason);
  return result.p;
}

describe("likelihoodRatio(table)", () => {
  it("agrees with R to 1e-10 on every case of pearson-chi-square", () => {
    const cases = goldenTables("pearson-chi-square").filter(({expected}) => expected("likelihoodRatio") !== undefined);
    expect(cases.length).toBeGreaterThan(0);
    for (const {table, expected} of cases) {
      const result = likelihoodRatio(table);
      if (!result.ok) throw new Error(result.reason);
      expect(relativeError(result.statistic, expected("likelihoodRatio")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(relativeError(result.p, expected("pLikelihoodRatio")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(result.df).toBe(expected("df")?.[0]);
    }
  });

  it("keeps its digits in large tables near independence, where it is Pearson's statistic", () => {
    const table = [
      [1e11 + 1e5, 1e11],
      [1e11, 1e11],
    ];
    const [ratio, pearson] = [likelihoodRatio(table), pearsonChiSquare(table)];
    expect(ratio.ok && pearson.ok && relativeError(ratio.statistic, pearson.statistic)).toBeLessThan(1e-6);
    expect(
      likelihoodRatio([
        [1e10, 1e10],
        [1e10, 1e10],
      ]),
    ).toMatchObject({statistic: 0, p: 1});
  });

  it("does not depend on the order of rows and columns, nor on which is which, nor on empty ones", () => {
    fc.assert(
      fc.property(testableTables(), (table) => {
        const [one, other] = [
          likelihoodRatio(table),
          likelihoodRatio([...transposed(table).reverse(), table.map(() => 0)]),
        ];
        if (!one.ok || !other.ok) throw new Error("not computed");
        expect(other.statistic).toBeCloseTo(one.statistic, 10);
        expect(other.df).toBe(one.df);
        expect(one.statistic >= 0 && one.p >= 0 && one.p <= 1).toBe(true);
      }),
    );
    expect(likelihoodRatio([[1, 2]])).toEqual({ok: false, reason: "single-row"});
  });
});

describe("yatesChiSquare(table)", () => {
  it("agrees with R to 1e-10 on every case of yates-chi-square", () => {
    const cases = goldenTables("yates-chi-square");
    expect(cases.length).toBeGreaterThan(0);
    for (const {table, expected} of cases) {
      const result = yatesChiSquare(table);
      if (!result.ok) throw new Error(result.reason);
      expect(relativeError(result.statistic, expected("statistic")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(relativeError(result.p, expected("p")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("corrects no further than to zero", () => {
    expect(
      yatesChiSquare([
        [5, 5],
        [5, 6],
      ]),
    ).toMatchObject({ok: true, statistic: 0, p: 1, df: 1});
  });

  it("is never above Pearson's statistic, and for two by two tables only", () => {
    fc.assert(
      fc.property(testableFours(40), (table) => {
        const [yates, pearson] = [yatesChiSquare(table), pearsonChiSquare(table)];
        expect(yates.ok && pearson.ok && yates.statistic <= pearson.statistic).toBe(true);
      }),
    );
    expect(
      yatesChiSquare([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toEqual({ok: false, reason: "not-square"});
    expect(
      yatesChiSquare([
        [1, -2],
        [3, 2],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
    expect(
      yatesChiSquare([
        [1, 2],
        [0, 0],
        [3, 1],
      ]).ok,
    ).toBe(true);
  });
});

describe("fisherTwoByTwo(table)", () => {
  it("agrees with R to 1e-10 on every case of fisher-2x2", () => {
    const cases = goldenTables("fisher-2x2");
    expect(cases.length).toBeGreaterThan(0);
    for (const {table, expected} of cases) {
      expect(relativeError(pOf(fisherTwoByTwo(table)), expected("p")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
    for (const {table, p} of odds) expect(relativeError(pOf(fisherTwoByTwo(table)), p)).toBeLessThan(1e-10);
  });

  it("equals the sum over all tables, enumerated in whole numbers", () => {
    fc.assert(
      fc.property(testableFours(12), (table) => {
        expect(relativeError(pOf(fisherTwoByTwo(table)), enumeratedP(table))).toBeLessThan(1e-12);
      }),
    );
  });

  it("equals the exact test of tables of any size, with hundreds of observations too", () => {
    fc.assert(
      fc.property(testableFours(400), (table) => {
        const general = fisherFreemanHalton(table);
        const p = pOf(fisherTwoByTwo(table));
        expect(general.ok && relativeError(p, general.p)).toBeLessThan(1e-9);
        expect(relativeError(pOf(fisherTwoByTwo(transposed(table).reverse())), p)).toBeLessThan(1e-11);
      }),
    );
  });

  it("is exact for a thousand million observations, and where the p is very small", () => {
    // R: fisher.test(matrix(c(225000, 225300, 225000, 224700), 2))
    expect(
      relativeError(
        pOf(
          fisherTwoByTwo([
            [225000, 225000],
            [225300, 224700],
          ]),
        ),
        0.5284672832120034,
      ),
    ).toBeLessThan(1e-10);
    const large = pOf(
      fisherTwoByTwo([
        [250_020_000, 249_980_000],
        [249_980_000, 250_020_000],
      ]),
    );
    const yates = yatesChiSquare([
      [250_020_000, 249_980_000],
      [249_980_000, 250_020_000],
    ]);
    expect(yates.ok && relativeError(large, yates.p)).toBeLessThan(1e-3);
    let expected = 2;
    for (let k = 1; k <= 400; k++) expected *= k / (400 + k);
    expect(
      relativeError(
        pOf(
          fisherTwoByTwo([
            [400, 0],
            [0, 400],
          ]),
        ),
        expected,
      ),
    ).toBeLessThan(1e-11);
  });

  it("is 1 when no table is less probable, and for two by two tables only", () => {
    expect(
      fisherTwoByTwo([
        [5, 5],
        [5, 5],
      ]),
    ).toEqual({ok: true, p: 1, n: 20});
    expect(
      fisherTwoByTwo([
        [1, 0],
        [0, 1],
      ]),
    ).toEqual({ok: true, p: 1, n: 2});
    expect(
      fisherTwoByTwo([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toEqual({ok: false, reason: "not-square"});
  });
});
