import {describe, expect, it} from "vitest";
import {ceilingFloor} from "../../../src/statistics/warnings/ceiling-floor.ts";

describe("ceilingFloor(values, lowest, highest)", () => {
  it("warns of more than 15 in a hundred at an end, and not of 15", () => {
    const at = (top: number, bottom: number) =>
      ceilingFloor(
        [
          [5, top],
          [3, 100 - top - bottom],
          [1, bottom],
        ],
        1,
        5,
      );
    expect(at(15, 15)).toEqual({ok: true, finding: null});
    expect(at(16, 15)).toEqual({
      ok: true,
      finding: {kind: "ceiling-floor", where: "ceiling", ceilingShare: 0.16, floorShare: 0.15, n: 100},
    });
    expect(at(15, 16)).toMatchObject({finding: {where: "floor"}});
    expect(at(40, 40)).toMatchObject({finding: {where: "both"}});
  });

  it("looks at the ends of the scale, not of what was observed", () => {
    expect(
      ceilingFloor(
        [
          [2, 50],
          [4, 50],
          [5, 0],
        ],
        1,
        5,
      ),
    ).toEqual({ok: true, finding: null});
  });

  it("says why it cannot be computed", () => {
    expect(ceilingFloor([], 1, 5)).toEqual({ok: false, reason: "no-observations"});
    expect(ceilingFloor([[3, 0]], 1, 5)).toEqual({ok: false, reason: "no-observations"});
    expect(ceilingFloor([[6, 1]], 1, 5)).toEqual({ok: false, reason: "value-out-of-range"});
    expect(ceilingFloor([[0, 1]], 1, 5)).toEqual({ok: false, reason: "value-out-of-range"});
    expect(ceilingFloor([[3, 1]], 5, 5)).toEqual({ok: false, reason: "value-out-of-range"});
    expect(ceilingFloor([[3, -1]], 1, 5)).toEqual({ok: false, reason: "not-a-count"});
    expect(ceilingFloor([[Number.NaN, 1]], 1, 5)).toEqual({ok: false, reason: "not-a-number"});
    expect(ceilingFloor([[3, 1]], 1, Number.POSITIVE_INFINITY)).toEqual({ok: false, reason: "not-a-number"});
    expect(
      ceilingFloor(
        [
          [3, 8e11],
          [4, 8e11],
        ],
        1,
        5,
      ),
    ).toEqual({ok: false, reason: "not-a-count"});
  });
});
