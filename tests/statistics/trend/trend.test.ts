import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {chiSquareUpperTail} from "../../../src/statistics/distributions/chi-square.ts";
import type {ExactResult} from "../../../src/statistics/independence/fisher-freeman-halton.ts";
import {pearsonChiSquare} from "../../../src/statistics/independence/pearson.ts";
import {cochranArmitage, exactCochranArmitage} from "../../../src/statistics/trend/cochran-armitage.ts";
import {exactJonckheereTerpstra, jonckheereTerpstra} from "../../../src/statistics/trend/jonckheere-terpstra.ts";
import {exactLinearByLinear, linearByLinear} from "../../../src/statistics/trend/linear-by-linear.ts";
import {testableTables, transposed} from "../association/random-tables.ts";
import {goldenTables} from "../golden-cases.ts";
import {relativeError} from "../relative-error.ts";
import {enumeratedTrendP} from "./enumerated-trend-p.ts";

type Table = readonly (readonly number[])[];

const numbers = z.array(z.number());
const table = z.array(numbers);
const golden = z
  .object({
    exact: z.array(
      z.object({table, scores: numbers, product: z.number(), concordance: z.number(), wilcoxonZ: z.number()}),
    ),
    product: z.array(z.object({table, rows: numbers, columns: numbers, z: z.number(), p: z.number()})),
    armitage: z.array(z.object({table, scores: numbers, statistic: z.number(), p: z.number()})),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/trend.json", import.meta.url), "utf8")));

const smallTables = testableTables(3).filter((counts) => counts.flat().reduce((sum, count) => sum + count, 0) <= 12);

const physical = [
  [4, 3, 0],
  [8, 0, 1],
  [21, 2, 7],
  [29, 1, 3],
  [15, 0, 4],
];

function exactP(result: ExactResult): number {
  if (!result.ok || result.method !== "exact") throw new Error(result.ok ? result.method : result.reason);
  return result.p;
}

/** Twice the Jonckheere-Terpstra statistic less its mean, times two: concordant less discordant pairs. */
function concordance(counts: Table): number {
  const cells = counts.flatMap((row, i) => row.map((count, j) => ({i, j, count})));
  let sum = 0;
  for (const one of cells) {
    for (const other of cells) {
      if (one.i < other.i) sum += one.count * other.count * Math.sign(other.j - one.j);
    }
  }
  return sum;
}

/** n times the sum of products of positions, less its mean times n. */
function productDistance(counts: Table): number {
  const cells = counts.flatMap((row, i) => row.map((count, j) => ({i, j, count})));
  const total = (value: (cell: {i: number; j: number; count: number}) => number): number =>
    cells.reduce((sum, cell) => sum + cell.count * value(cell), 0);
  return Math.abs(total(() => 1) * total(({i, j}) => i * j) - total(({i}) => i) * total(({j}) => j));
}

describe("linearByLinear(table)", () => {
  it("agrees with R to 1e-10 on every case of ordinal-association", () => {
    const cases = goldenTables("ordinal-association");
    expect(cases.length).toBeGreaterThan(0);
    for (const {table: counts, expected} of cases) {
      const result = linearByLinear(counts);
      if (!result.ok) throw new Error(result.reason);
      expect(relativeError(result.statistic, expected("linearByLinear")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
      expect(relativeError(result.p, expected("pLinearByLinear")?.[0] ?? Number.NaN)).toBeLessThan(1e-10);
    }
  });

  it("agrees with coin's lbl_test for scores of all kinds", () => {
    for (const {table: counts, rows, columns, z: deviate, p} of golden.product) {
      const result = linearByLinear(counts, {rows, columns});
      if (!result.ok) throw new Error(result.reason);
      expect(relativeError(result.statistic, deviate ** 2)).toBeLessThan(1e-10);
      expect(Math.sign(result.correlation)).toBe(Math.sign(deviate));
      expect(relativeError(result.p, p)).toBeLessThan(1e-10);
    }
  });

  it("does not change when scores are moved and stretched, and keeps an empty category's place", () => {
    const moved = linearByLinear(physical, {rows: [7, 9, 11, 13, 15], columns: [-1e6, 0, 1e6]});
    const plain = linearByLinear(physical);
    expect(moved.ok && plain.ok && relativeError(moved.statistic, plain.statistic)).toBeLessThan(1e-10);
    const gap = physical.map(([a = 0, b = 0, c = 0]) => [a, 0, b, c]);
    expect(linearByLinear(gap)).toEqual(linearByLinear(physical, {columns: [1, 3, 4]}));
  });

  it("says why it cannot be computed", () => {
    expect(linearByLinear([[1, 2]])).toEqual({ok: false, reason: "single-row"});
    expect(linearByLinear(physical, {rows: [1, 2]})).toEqual({ok: false, reason: "unequal-lengths"});
    expect(linearByLinear(physical, {columns: [2, 2, 2]})).toEqual({ok: false, reason: "no-variation"});
    expect(linearByLinear(physical, {columns: [1, 2, Number.NaN]})).toEqual({ok: false, reason: "not-a-number"});
    expect(exactLinearByLinear(physical, {rows: [1, 2]})).toEqual({ok: false, reason: "unequal-lengths"});
    expect(exactLinearByLinear([])).toEqual({ok: false, reason: "no-observations"});
  });
});

describe("exactLinearByLinear(table)", () => {
  it("agrees with coin's exact distribution for two groups", () => {
    for (const {table: counts, scores, product} of golden.exact) {
      const p = exactP(exactLinearByLinear(counts, {columns: scores}));
      expect(relativeError(p, product)).toBeLessThan(1e-10);
      expect(relativeError(exactP(exactLinearByLinear(transposed(counts), {rows: scores})), p)).toBeLessThan(1e-11);
    }
  });

  it("equals the sum over all tables, enumerated in whole numbers, for totals up to 12", () => {
    fc.assert(
      fc.property(smallTables, (counts) => {
        expect(
          relativeError(exactP(exactLinearByLinear(counts)), enumeratedTrendP(counts, productDistance)),
        ).toBeLessThan(1e-12);
      }),
      {numRuns: 150},
    );
  });

  it("takes scores in tenths as exactly as whole ones, and simulates others", () => {
    const whole = exactLinearByLinear(physical, {columns: [1, 3, 4]});
    const tenths = exactLinearByLinear(physical, {columns: [0.1, 0.3, 0.4]});
    expect(tenths).toEqual(whole);
    const others = exactLinearByLinear(physical, {columns: [1 / 3, 1, 4 / 3]}, {draws: 20_000});
    expect(others).toMatchObject({method: "monte-carlo", draws: 20_000});
    if (!others.ok || others.method !== "monte-carlo") return;
    expect(others.low <= exactP(whole) && exactP(whole) <= others.high).toBe(true);
  });
});

describe("jonckheereTerpstra(table)", () => {
  it("is the Wilcoxon rank-sum test for two groups, as coin computes it", () => {
    for (const {table: counts, wilcoxonZ} of golden.exact) {
      const result = jonckheereTerpstra(counts);
      // coin's positive statistic says that the first group is higher.
      expect(result.ok && relativeError(-result.z, wilcoxonZ)).toBeLessThan(1e-10);
    }
  });

  it("counts pairs of unequal groups, ties by half, and is two-sided", () => {
    const result = jonckheereTerpstra([
      [4, 3, 1],
      [2, 5, 6],
    ]);
    // 4·5 + 4·6 + 3·6 pairs rise, 4·2 + 3·5 + 1·6 are tied.
    expect(result).toMatchObject({statistic: 62 + 29 / 2, mean: (8 * 13) / 2, n: 21});
    expect(result.ok && relativeError(result.p, chiSquareUpperTail(result.z ** 2, 1))).toBeLessThan(1e-10);
  });

  it("has the statistic, mean and variance of the permutation distribution", () => {
    fc.assert(
      fc.property(smallTables, (counts) => {
        const result = jonckheereTerpstra(counts);
        if (!result.ok) throw new Error(result.reason);
        expect(result.statistic - result.mean).toBeCloseTo(concordance(counts) / 2, 10);
        const square = permutationMean(counts, (other) => concordance(other) ** 2 / 4);
        expect(relativeError(result.variance, square)).toBeLessThan(1e-10);
        expect(result.p >= 0 && result.p <= 1).toBe(true);
      }),
      {numRuns: 40},
    );
  });

  it("keeps its digits when nearly all stand in one row", () => {
    // As two groups it is Wilcoxon's: variance m n (N + 1) / 12 less the part of ties.
    const [m, n] = [3, 1e9];
    const result = jonckheereTerpstra([
      [1, 1, 1],
      [5e8, 3e8, 2e8],
    ]);
    const ties = [5e8 + 1, 3e8 + 1, 2e8 + 1].reduce((sum, t) => sum + (t ** 3 - t) / (m + n) / (m + n - 1), 0);
    expect(result.ok && relativeError(result.variance, ((m * n) / 12) * (m + n + 1 - ties))).toBeLessThan(1e-10);
  });

  it("says why it cannot be computed", () => {
    expect(jonckheereTerpstra([[1], [2]])).toEqual({ok: false, reason: "single-column"});
    expect(exactJonckheereTerpstra([[1], [2]])).toEqual({ok: false, reason: "single-column"});
  });
});

describe("exactJonckheereTerpstra(table)", () => {
  it("is the exact rank-sum test with ties for two groups, as coin computes it", () => {
    for (const {table: counts, concordance: p} of golden.exact) {
      // coin's shift algorithm carries an absolute error of about 1e-15.
      expect(Math.abs(exactP(exactJonckheereTerpstra(counts)) - p)).toBeLessThan(1e-14 + 1e-10 * p);
    }
  });

  it("equals the sum over all tables, enumerated in whole numbers, for totals up to 12", () => {
    fc.assert(
      fc.property(smallTables, (counts) => {
        const distance = (other: Table): number => Math.abs(concordance(other));
        const p = exactP(exactJonckheereTerpstra(counts));
        expect(relativeError(p, enumeratedTrendP(counts, distance))).toBeLessThan(1e-12);
        expect(relativeError(exactP(exactJonckheereTerpstra(transposed(counts))), p)).toBeLessThan(1e-12);
      }),
      {numRuns: 150},
    );
  });

  it("lies in the interval of its simulation, which is the same for the same seed", {tags: "slow"}, () => {
    const p = exactP(exactJonckheereTerpstra(physical));
    const options = {budget: 1, draws: 20_000};
    let held = 0;
    for (let seed = 0; seed < 40; seed++) {
      const simulated = exactJonckheereTerpstra(physical, {...options, seed});
      if (!simulated.ok || simulated.method !== "monte-carlo") throw new Error("not simulated");
      expect(simulated).toMatchObject({seed, draws: 20_000, level: 0.99, n: 98});
      if (simulated.low <= p && p <= simulated.high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(38);
    expect(exactJonckheereTerpstra(physical, options)).toEqual(exactJonckheereTerpstra(physical, options));
  });
});

describe("cochranArmitage(table)", () => {
  it("agrees with R's prop.trend.test", () => {
    for (const {table: counts, scores, statistic, p} of golden.armitage) {
      const result = cochranArmitage(counts, scores);
      if (!result.ok) throw new Error(result.reason);
      expect(relativeError(result.statistic, statistic)).toBeLessThan(1e-10);
      expect(relativeError(result.p, p)).toBeLessThan(1e-10);
    }
  });

  it("is Pearson's test for two groups, and positive when the second column's share rises", () => {
    const counts = [
      [30, 10],
      [20, 25],
    ];
    const [trend, pearson] = [cochranArmitage(counts), pearsonChiSquare(counts)];
    expect(trend.ok && pearson.ok && relativeError(trend.statistic, pearson.statistic)).toBeLessThan(1e-12);
    expect(trend.ok && trend.z > 0).toBe(true);
    const turned = cochranArmitage(counts.toReversed());
    expect(turned.ok && trend.ok && turned.z + trend.z).toBeCloseTo(0, 12);
  });

  it("has the exact p of the linear-by-linear test", () => {
    const counts = physical.map(([a = 0, b = 0]) => [a, b]);
    expect(exactCochranArmitage(counts)).toEqual(exactLinearByLinear(counts));
    expect(exactCochranArmitage(counts, [1, 2, 4, 8, 16])).toEqual(
      exactLinearByLinear(counts, {rows: [1, 2, 4, 8, 16]}),
    );
  });

  it("is for two columns only", () => {
    expect(cochranArmitage(physical)).toEqual({ok: false, reason: "not-binary"});
    expect(exactCochranArmitage(physical)).toEqual({ok: false, reason: "not-binary"});
    expect(cochranArmitage([[1, 2]])).toEqual({ok: false, reason: "single-row"});
  });
});

/** The mean of a function over all orders of the observations, by listing all tables with their numbers of orders. */
function permutationMean(counts: Table, of: (table: Table) => number): number {
  // E f = sum over the values of f of the probability of at least that value.
  const values = new Set<number>();
  enumeratedTrendP(counts, (other) => {
    values.add(of(other));
    return 0;
  });
  const sorted = [...values].sort((a, b) => a - b);
  let mean = sorted[0] ?? 0;
  for (let i = 1; i < sorted.length; i++) {
    const [value, before] = [sorted[i] ?? 0, sorted[i - 1] ?? 0];
    const probability = enumeratedTrendP(counts, (other) => (other === counts ? value : of(other)));
    mean += (value - before) * probability;
  }
  return mean;
}
