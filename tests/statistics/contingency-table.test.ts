import {describe, expect, it} from "vitest";
import {occupiedTable} from "../../src/statistics/contingency-table.ts";

describe("occupiedTable(table)", () => {
  it("leaves out empty rows and columns and tells which are left", () => {
    expect(
      occupiedTable([
        [0, 0, 0],
        [2, 0, 3],
        [1, 0, 0],
      ]),
    ).toEqual({
      ok: true,
      counts: [
        [2, 3],
        [1, 0],
      ],
      rowTotals: [5, 1],
      columnTotals: [3, 3],
      n: 6,
      rowIndexes: [1, 2],
      columnIndexes: [0, 2],
    });
  });

  it("finds what is wrong with a table before it finds what is missing in it", () => {
    expect(occupiedTable([[0, 0], [0]])).toEqual({ok: false, reason: "ragged-table"});
    expect(occupiedTable([[0, -0.5]])).toEqual({ok: false, reason: "not-a-count"});
    expect(occupiedTable([[], []])).toEqual({ok: false, reason: "no-observations"});
    expect(occupiedTable([[7]])).toEqual({ok: false, reason: "single-row"});
  });
});
