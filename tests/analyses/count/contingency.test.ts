import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contingencyTable} from "../../../src/analyses/count/contingency.ts";

describe("contingencyTable", () => {
  it("puts counts in their cells, adds those that meet, and fills the rest with 0", async () => {
    const counts = [
      {row: 2, column: 11, n: 5},
      {row: 0, column: 1, n: 2},
      {row: 0, column: 1, n: 3},
    ];
    const table = await contingencyTable(counts, 3, 12);
    expect(table.map((row) => row.length)).toEqual([12, 12, 12]);
    expect(table[0]).toEqual([0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(table[1]).toEqual(new Array(12).fill(0));
    expect(table[2]?.[11]).toBe(5);
  });

  it("loses nobody, and is the same in whatever order counts come", async () => {
    const cell = fc.record({row: fc.nat({max: 4}), column: fc.nat({max: 5}), n: fc.nat({max: 1000})});
    await fc.assert(
      fc.asyncProperty(fc.array(cell, {maxLength: 20}), async (counts) => {
        const table = await contingencyTable(counts, 5, 6);
        const naive = Array.from({length: 5}, (_, row) =>
          Array.from({length: 6}, (_, column) =>
            counts.filter((each) => each.row === row && each.column === column).reduce((sum, {n}) => sum + n, 0),
          ),
        );
        expect(table).toEqual(naive);
        expect(await contingencyTable([...counts].reverse(), 5, 6)).toEqual(table);
      }),
      {numRuns: 40},
    );
  });

  it("has no cells without rows or columns", async () => {
    expect(await contingencyTable([], 0, 3)).toEqual([]);
    expect(await contingencyTable([], 2, 0)).toEqual([[], []]);
  });
});
