import {describe, expect, it} from "vitest";
import {type CountTable, type OccupiedTable, occupiedTable} from "../../../src/statistics/contingency-table.ts";
import {withFewerRows} from "../../../src/statistics/trend/exact-or-simulated.ts";
import {jonckheereTerpstra} from "../../../src/statistics/trend/jonckheere-terpstra.ts";
import {exactLinearByLinear, linearByLinear} from "../../../src/statistics/trend/linear-by-linear.ts";
import {centered} from "../../../src/statistics/trend/scores.ts";
import {
  concordanceStatistic,
  extremeLimits,
  productStatistic,
  TrendSum,
} from "../../../src/statistics/trend/trend-statistic.ts";
import {relativeError} from "../relative-error.ts";

const counts = [
  [4, 3, 1],
  [2, 5, 6],
];

function occupied(table: CountTable): OccupiedTable {
  const result = occupiedTable(table);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

/** A table of n observations, all but three of them in one cell. */
function concentrated(n: number): OccupiedTable {
  return occupied([
    [n - 3, 1],
    [1, 1],
  ]);
}

describe("trend statistics", () => {
  it("have the asymptotic chi-square as their squared distance in mean squares", () => {
    for (const scores of [
      {},
      {rows: [1, 1.7], columns: [-3, 1 / 3, 10]},
      {rows: [0, 1e90], columns: [1, 2e90, 5e90]},
    ]) {
      const asymptotic = linearByLinear(counts, scores);
      if (!asymptotic.ok) throw new Error(asymptotic.reason);
      const {distance, meanSquare} = productStatistic(
        occupied(counts),
        scores.rows ?? [1, 2],
        scores.columns ?? [1, 2, 3],
      );
      expect(relativeError(distance ** 2 / meanSquare, asymptotic.statistic)).toBeLessThan(1e-9);
    }
    const asymptotic = jonckheereTerpstra(counts);
    if (!asymptotic.ok) throw new Error(asymptotic.reason);
    const {distance, meanSquare} = concordanceStatistic(occupied(counts));
    expect(relativeError(distance ** 2 / meanSquare, asymptotic.z ** 2)).toBeLessThan(1e-12);
  });

  it("are whole as long as no sum of theirs can lose a digit", () => {
    expect(productStatistic(concentrated(9e6), [1, 2], [1, 101])).toMatchObject({whole: true, scale: 9e6});
    expect(productStatistic(concentrated(1e7), [1, 2], [0, 9.9]).whole).toBe(true);
    expect(productStatistic(occupied([...counts, [1, 1, 1]]), [1, 2, 3], [0, 0.1, 10]).whole).toBe(true);
    expect(productStatistic(occupied(counts), [1, 2], [0, 1 / 3, 1]).whole).toBe(false);
    const wide = occupied([
      [1e7, 1, 1],
      [1, 1, 1],
    ]);
    expect(productStatistic(wide, [1, 2], [0, 1, 100]).whole).toBe(false);
    expect(concordanceStatistic(concentrated(9e7)).whole).toBe(true);
    expect(concordanceStatistic(concentrated(1e8)).whole).toBe(false);
  });

  it("look a trifle nearer to the mean where sums are rounded, so that ties count", () => {
    const thirds = productStatistic(occupied(counts), [1, 2], [0, 1 / 3, 1]);
    const whole = productStatistic(occupied(counts), [1, 2], [0, 1, 3]);
    expect(thirds.distance).toBeLessThan(whole.distance / 3);
    expect(relativeError(thirds.distance, whole.distance / 3)).toBeLessThan(1e-9);
  });

  it("have limits that are just as extreme as what was observed, and whole steps further in are not", () => {
    const statistic = productStatistic(occupied(counts), [1, 2], [1, 2, 3]);
    const [below, above] = extremeLimits(statistic);
    const {scale, scaledMean, distance} = statistic;
    expect(scaledMean - below * scale).toBeGreaterThanOrEqual(distance);
    expect(scaledMean - (below + 1) * scale).toBeLessThan(distance);
    expect(above * scale - scaledMean).toBeGreaterThanOrEqual(distance);
    expect((above - 1) * scale - scaledMean).toBeLessThan(distance);
  });

  it("give the same sum for a table whatever was summed before", () => {
    const {weights} = concordanceStatistic(occupied(counts));
    const sum = new TrendSum(2, weights);
    const cells = Float64Array.of(4, 2, 3, 5, 1, 6);
    // Concordant 4·(5 + 6) + 3·6, discordant 3·2 + 1·(2 + 5).
    expect(Math.abs(sum.of(cells))).toBe(62 - 13);
    expect(sum.of(cells)).toBe(sum.of(cells));
  });
});

describe("withFewerRows(table)", () => {
  it("turns a table that is higher than wide, and no other", () => {
    const high = occupied([
      [0, 4, 2],
      [0, 3, 5],
      [0, 0, 0],
      [0, 1, 6],
    ]);
    expect(withFewerRows(high)).toEqual({
      turned: true,
      table: {
        counts: [
          [4, 3, 1],
          [2, 5, 6],
        ],
        rowTotals: [8, 13],
        columnTotals: [6, 8, 7],
        n: 21,
        rowIndexes: [1, 2],
        columnIndexes: [0, 1, 3],
      },
    });
    const wide = occupied(counts);
    expect(withFewerRows(wide)).toEqual({table: wide, turned: false});
    const square = occupied([
      [1, 2],
      [3, 4],
    ]);
    expect(withFewerRows(square)).toEqual({table: square, turned: false});
  });
});

describe("scores", () => {
  it("are centered to their weighted mean without losing digits to large ones", () => {
    const third = centered([1e15, 1e15 + 1, 1e15 + 3], [1, 1, 1], 3);
    [-4 / 3, -1 / 3, 5 / 3].forEach((expected, index) => {
      expect(third[index]).toBeCloseTo(expected, 12);
    });
    const many = centered([1, 2, 4], [20_000, 30_000, 50_000], 100_000);
    [-1.8, -0.8, 1.2].forEach((expected, index) => {
      expect(many[index]).toBeCloseTo(expected, 14);
    });
  });

  it("may be as large as 1e100, no larger, and however small", () => {
    for (const method of [linearByLinear, exactLinearByLinear]) {
      expect(method(counts, {columns: [1, 2, 1.1e100]})).toEqual({ok: false, reason: "not-a-number"});
      expect(method(counts, {rows: [-2e100, 1]})).toEqual({ok: false, reason: "not-a-number"});
      expect(method(counts, {columns: [1, 2]})).toEqual({ok: false, reason: "unequal-lengths"});
    }
    for (const step of [1e100, 1e-160, 1e-200, 1e-300]) {
      const result = linearByLinear(counts, {rows: [0, step], columns: [0, step / 3, step]});
      const plain = linearByLinear(counts, {columns: [0, 1, 3]});
      expect(result.ok && plain.ok && relativeError(result.correlation, plain.correlation)).toBeLessThan(1e-12);
    }
  });
});
