import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binomialProbability} from "../../../src/statistics/distributions/binomial.ts";
import {bowker} from "../../../src/statistics/paired/bowker.ts";
import {mcNemar, mcNemarExact, mcNemarMidP} from "../../../src/statistics/paired/mcnemar.ts";
import {signTest} from "../../../src/statistics/paired/sign-test.ts";
import {stuartMaxwell} from "../../../src/statistics/paired/stuart-maxwell.ts";
import {relativeError} from "../relative-error.ts";

const squares = fc
  .integer({min: 2, max: 6})
  .chain((k) => fc.array(fc.array(fc.nat({max: 12}), {minLength: k, maxLength: k}), {minLength: k, maxLength: k}));

function transposed(table: readonly (readonly number[])[]): number[][] {
  return table.map((_, i) => table.map((row) => row[i] ?? 0));
}

/** The same categories in another order. */
function reordered(table: readonly (readonly number[])[], order: readonly number[]): number[][] {
  return order.map((i) => order.map((j) => table[i]?.[j] ?? 0));
}

function numbersOf(
  result: {ok: true; statistic: number; df: number; p: number} | {ok: false; reason: string},
): number[] {
  return result.ok ? [result.statistic, result.df, result.p] : [];
}

function expectSame(a: readonly number[], b: readonly number[]): void {
  expect(a.length).toBe(b.length);
  a.forEach((value, index) => {
    expect(relativeError(value, b[index] ?? Number.NaN)).toBeLessThan(1e-9);
  });
}

for (const [name, method] of [
  ["bowker", bowker],
  ["stuartMaxwell", stuartMaxwell],
] as const) {
  describe(`${name}(table)`, () => {
    it("is the same when time runs backwards and when the categories change places", () => {
      fc.assert(
        fc.property(squares, fc.infiniteStream(fc.nat()), (table, keys) => {
          const sortKeys = table.map(() => keys.next().value ?? 0);
          const order = table.map((_, index) => index).sort((a, b) => (sortKeys[a] ?? 0) - (sortKeys[b] ?? 0));
          const result = numbersOf(method(table));
          // A statistic that is zero but for rounding has no relative error.
          fc.pre((result[0] ?? 0) === 0 || (result[0] ?? 0) > 1e-6);
          expectSame(numbersOf(method(transposed(table))), result);
          expectSame(numbersOf(method(reordered(table, order))), result);
        }),
      );
    });

    it("ignores those who stayed where they were, and categories that nobody moved to or from", () => {
      fc.assert(
        fc.property(squares, fc.nat({max: 50}), (table, stayers) => {
          const result = numbersOf(method(table));
          fc.pre(result.length > 0);
          const more = table.map((row, i) => row.map((count, j) => (i === j ? count + stayers : count)));
          expectSame(numbersOf(method(more)), result);
          const wider = [...table.map((row) => [...row, 0]), [...table.map(() => 0), stayers]];
          expectSame(numbersOf(method(wider)), result);
        }),
      );
    });

    it("is McNemar's test of two categories", () => {
      fc.assert(
        fc.property(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)), ([a, b, c, d]) => {
          fc.pre(b + c > 0);
          const table = [
            [a, b],
            [c, d],
          ];
          expectSame(numbersOf(method(table)), numbersOf(mcNemar(table)));
        }),
      );
    });

    it("says why it cannot be computed", () => {
      expect(method([])).toEqual({ok: false, reason: "no-observations"});
      expect(
        method([
          [0, 0],
          [0, 0],
        ]),
      ).toEqual({ok: false, reason: "no-observations"});
      expect(
        method([
          [4, 0],
          [0, 9],
        ]),
      ).toEqual({ok: false, reason: "no-differences"});
      expect(
        method([
          [4, 1, 2],
          [1, 3, 3],
        ]),
      ).toEqual({ok: false, reason: "not-square"});
      expect(method([[4, 1], [1]])).toEqual({ok: false, reason: "ragged-table"});
      expect(
        method([
          [4, 1.5],
          [1, 2],
        ]),
      ).toEqual({ok: false, reason: "not-a-count"});
      expect(
        method([
          [9e11, 1],
          [9e11, 2],
        ]),
      ).toEqual({ok: false, reason: "not-a-count"});
    });
  });
}

describe("bowker(table)", () => {
  it("gives no degree of freedom to pairs of categories between which nobody moved", () => {
    expect(
      bowker([
        [1, 3, 0],
        [1, 1, 0],
        [0, 4, 1],
      ]),
    ).toMatchObject({statistic: 1 + 4, df: 2, n: 11});
  });
});

describe("stuartMaxwell(table)", () => {
  it("takes a degree of freedom off for every group of categories among which people moved", () => {
    expect(
      stuartMaxwell([
        [1, 6, 0, 0],
        [2, 1, 0, 0],
        [0, 0, 1, 3],
        [0, 0, 1, 1],
      ]),
    ).toMatchObject({
      statistic: expect.closeTo(16 / 8 + 4 / 4, 12),
      df: 2,
    });
  });

  it("is zero when the margins are the same though the table is not symmetrical", () => {
    expect(
      stuartMaxwell([
        [5, 2, 0],
        [0, 5, 2],
        [2, 0, 5],
      ]),
    ).toEqual({ok: true, statistic: 0, df: 2, p: 1, n: 21});
  });

  it("copes with large counts", () => {
    const result = stuartMaxwell([
      [1e11, 3e11, 1],
      [3e11, 1e11, 0],
      [0, 2, 5],
    ]);
    expect(result.ok && result.statistic > 0 && result.statistic < 5).toBe(true);
  });
});

describe("mcNemar(table)", () => {
  it("is (b - c)² / (b + c)", () => {
    expect(
      mcNemar([
        [24, 14],
        [2, 6],
      ]),
    ).toMatchObject({statistic: 9, df: 1, n: 46, discordant: 16});
  });

  it("asks for two categories and for a pair that differs", () => {
    for (const method of [mcNemar, mcNemarExact, mcNemarMidP]) {
      expect(
        method([
          [1, 2, 0],
          [3, 4, 0],
          [1, 1, 1],
        ]),
      ).toEqual({ok: false, reason: "not-square"});
      expect(
        method([
          [3, 0],
          [0, 8],
        ]),
      ).toEqual({ok: false, reason: "no-differences"});
      expect(
        method([
          [3, -1],
          [0, 8],
        ]),
      ).toEqual({ok: false, reason: "not-a-count"});
    }
  });
});

describe("mcNemarExact(table)", () => {
  it("is the sign test of those who changed", () => {
    const exact = signTest(7, 16);
    expect(
      mcNemarExact([
        [9, 7],
        [16, 42],
      ]),
    ).toEqual({ok: true, p: exact.ok && exact.p, n: 74, discordant: 23});
  });
});

describe("mcNemarMidP(table)", () => {
  it("gives the values of Fagerland, Lydersen and Laake (2013) for the data of Bentur et al. (2009)", () => {
    // Printed there as 0.0703 and 0.0391.
    expect(
      mcNemarExact([
        [1, 1],
        [7, 12],
      ]),
    ).toMatchObject({p: expect.closeTo(0.0703125, 14)});
    expect(
      mcNemarMidP([
        [1, 1],
        [7, 12],
      ]),
    ).toMatchObject({p: expect.closeTo(0.0390625, 14)});
  });

  it("is the probability of more uneven splits and half of that of those as uneven", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (lost, gained) => {
        fc.pre(lost + gained > 0);
        const n = lost + gained;
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          const unevenness = Math.abs(2 * k - n) - Math.abs(lost - gained);
          if (unevenness >= 0) sum += binomialProbability(k, n, 0.5) * (unevenness > 0 ? 1 : 0.5);
        }
        const result = mcNemarMidP([
          [3, lost],
          [gained, 1],
        ]);
        expect(result.ok && relativeError(result.p, sum)).toBeLessThan(1e-12);
        expect(result.ok && result.p > 0 && result.p <= 1).toBe(true);
      }),
    );
  });
});
