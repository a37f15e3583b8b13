import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {fisherFreemanHalton} from "../../../src/statistics/independence/fisher-freeman-halton.ts";
import {relativeError} from "../relative-error.ts";
import {enumeratedP} from "./enumerated-p.ts";

const golden = z
  .array(z.object({table: z.array(z.array(z.number())), p: z.number()}))
  .parse(JSON.parse(readFileSync(new URL("../golden/fisher.json", import.meta.url), "utf8")));

const table45 = [
  [2, 0, 0, 0, 0],
  [1, 2, 2, 0, 0],
  [2, 3, 8, 2, 1],
  [2, 2, 12, 19, 9],
  [0, 1, 8, 12, 9],
];

/** Tables with a total of at most 12, of 2 to 4 rows and columns. */
const smallTables = fc.tuple(fc.integer({min: 2, max: 4}), fc.integer({min: 2, max: 4})).chain(([rows, columns]) =>
  fc
    .array(fc.tuple(fc.nat({max: rows - 1}), fc.nat({max: columns - 1})), {minLength: 1, maxLength: 12})
    .map((places) => {
      const table = Array.from({length: rows}, () => Array.from({length: columns}, () => 0));
      for (const [row, column] of places) {
        const cells = table[row];
        if (cells !== undefined) cells[column] = (cells[column] ?? 0) + 1;
      }
      return table;
    }),
);

function exactP(table: readonly (readonly number[])[]): number | string {
  const result = fisherFreemanHalton(table);
  if (!result.ok) return result.reason;
  return result.method === "exact" ? result.p : result.method;
}

function transposed(table: readonly (readonly number[])[]): number[][] {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));
}

describe("fisherFreemanHalton(table)", () => {
  it("gives the exact p of the Næstved report's tables", () => {
    const cases: [number[][], number][] = [
      [
        [
          [1, 3, 13, 35, 24],
          [1, 1, 0, 4, 0],
          [0, 1, 3, 5, 6],
        ],
        0.14253234925278851,
      ],
      [
        [
          [4, 8, 21, 29, 15],
          [3, 0, 2, 1, 0],
          [0, 1, 7, 3, 4],
        ],
        0.052039128960273275,
      ],
      [
        [
          [1, 4, 14, 39, 30],
          [1, 1, 2, 5, 0],
        ],
        0.04240312876377283,
      ],
      [
        [
          [3, 9, 26, 32, 19],
          [4, 0, 4, 1, 0],
        ],
        0.0008948269396326312,
      ],
    ];
    for (const [table, p] of cases) expect(relativeError(Number(exactP(table)), p)).toBeLessThan(1e-12);
  });

  it("agrees with R on tables of many shapes", {tags: "slow"}, () => {
    for (const {table, p} of golden) expect(relativeError(Number(exactP(table)), p)).toBeLessThan(1e-10);
  });

  it("finishes a 5×5 table with n = 97 within a fraction of the default budget", {tags: "slow"}, () => {
    const result = fisherFreemanHalton(table45, {budget: 60_000_000});
    // R 4.2.2: 0.0007031325077334413 after 6 s, itself exact to 2e-10 only.
    expect(result.ok && result.method === "exact" && relativeError(result.p, 0.0007031325077334413) < 1e-9).toBe(true);
  });

  it("equals the sum over all tables, enumerated in whole numbers, for totals up to 12", () => {
    fc.assert(
      fc.property(smallTables, (table) => {
        const p = exactP(table);
        fc.pre(typeof p === "number");
        expect(relativeError(Number(p), enumeratedP(table))).toBeLessThan(1e-12);
      }),
      {numRuns: 300},
    );
  });

  it("does not change when rows or columns are permuted or swapped", {tags: "slow"}, () => {
    const tables = fc.array(fc.array(fc.nat({max: 6}), {minLength: 4, maxLength: 4}), {minLength: 3, maxLength: 5});
    fc.assert(
      fc.property(tables, fc.nat(), (table, shift) => {
        const p = exactP(table);
        fc.pre(typeof p === "number");
        const turn = <T>(items: readonly T[]): T[] =>
          items.map((_, i) => items[(i + shift) % items.length] as T).reverse();
        for (const other of [transposed(table), turn(table), table.map((row) => turn(row))]) {
          expect(relativeError(Number(exactP(other)), Number(p))).toBeLessThan(1e-11);
        }
        expect(Number(p) >= 0 && Number(p) <= 1).toBe(true);
      }),
      {numRuns: 40},
    );
  });

  it("is 1 when no table is less probable", () => {
    expect(
      exactP([
        [5, 5],
        [5, 5],
      ]),
    ).toBe(1);
    expect(
      exactP([
        [1, 0],
        [0, 1],
      ]),
    ).toBe(1);
  });

  it("counts tables of equal probability in, though their factorials differ", () => {
    // With margins 4, 4 and 1, 3, 4, tables with different cells tie; enumeration decides in whole numbers.
    for (const table of [
      [
        [1, 2, 1],
        [0, 1, 3],
      ],
      [
        [0, 3, 1],
        [1, 0, 3],
      ],
      [
        [4, 0, 2],
        [2, 3, 1],
        [0, 1, 3],
      ],
    ]) {
      expect(relativeError(Number(exactP(table)), enumeratedP(table))).toBeLessThan(1e-13);
    }
  });

  it("leaves out empty rows and columns", () => {
    expect(
      exactP([
        [3, 0, 1],
        [0, 0, 0],
        [1, 0, 4],
      ]),
    ).toBe(
      exactP([
        [3, 1],
        [1, 4],
      ]),
    );
  });

  it("is exact for 2×2 tables with large counts", {tags: "slow"}, () => {
    // R: fisher.test(matrix(c(225000, 225300, 225000, 224700), 2))
    expect(
      relativeError(
        Number(
          exactP([
            [225000, 225000],
            [225300, 224700],
          ]),
        ),
        0.5284672832120034,
      ),
    ).toBeLessThan(1e-10);
  });

  it("keeps its precision where the p is very small", () => {
    // The observed table and its mirror image are the two least probable: 2 / C(400, 200).
    const p = Number(
      exactP([
        [200, 0],
        [0, 200],
      ]),
    );
    let expected = 2;
    for (let k = 1; k <= 200; k++) expected *= k / (200 + k);
    expect(relativeError(p, expected)).toBeLessThan(1e-11);
  });

  it("simulates when the work would pass the budget, and says so", {tags: "slow"}, () => {
    const result = fisherFreemanHalton(table45, {budget: 1000, seed: 7});
    expect(result).toMatchObject({ok: true, method: "monte-carlo", seed: 7, level: 0.99, n: 97});
    if (!result.ok || result.method !== "monte-carlo") return;
    expect(result.draws).toBeGreaterThan(100_000);
    expect(result.low).toBeLessThan(0.00070313);
    expect(result.high).toBeGreaterThan(0.00070313);
    expect(result.low <= result.p && result.p <= result.high).toBe(true);
  });

  it("gives up on tables that no budget can do, and simulates those at once", () => {
    const table = Array.from({length: 10}, (_, i) => Array.from({length: 10}, (_, j) => 250 + ((i * 7 + j * 3) % 11)));
    expect(fisherFreemanHalton(table, {draws: 100})).toMatchObject({ok: true, method: "monte-carlo"});
    const huge = [
      [2e9, 2e9],
      [2e9, 2e9],
    ];
    expect(fisherFreemanHalton(huge, {draws: 100})).toMatchObject({ok: true, method: "monte-carlo", p: 1});
  });

  it("takes the same path and gives the same numbers every time", () => {
    const options = {budget: 1000, draws: 2000};
    const first = fisherFreemanHalton(table45, {...options, seed: 42});
    expect(fisherFreemanHalton(table45, {...options, seed: 42})).toEqual(first);
    expect(fisherFreemanHalton(table45, {...options, seed: 43})).not.toEqual(first);
    expect(fisherFreemanHalton(table45, options)).toMatchObject({seed: 1934, draws: 2000});
    expect(fisherFreemanHalton(table45, {...options, seed: Number.NaN})).toMatchObject({seed: 0});
  });

  it("says why a table cannot be tested", () => {
    expect(fisherFreemanHalton([])).toEqual({ok: false, reason: "no-observations"});
    expect(fisherFreemanHalton([[3, 4]])).toEqual({ok: false, reason: "single-row"});
    expect(fisherFreemanHalton([[3], [4]])).toEqual({ok: false, reason: "single-column"});
    expect(
      fisherFreemanHalton([
        [3, 1],
        [4, -1],
      ]),
    ).toEqual({ok: false, reason: "not-a-count"});
  });
});
