import {describe, expect, it} from "vitest";
import {oppositeDirection} from "../../../src/statistics/warnings/opposite-direction.ts";

const along = [
  [12, 2, 0],
  [2, 12, 2],
  [0, 2, 12],
];
const against = along.map((row) => [...row].reverse());
const apart = [
  [5, 5, 5],
  [5, 5, 5],
  [5, 5, 5],
];

describe("oppositeDirection(tables)", () => {
  it("finds an item that goes against most of the others", () => {
    const result = oppositeDirection([against, against, against]);
    expect(result).toMatchObject({ok: true, finding: {kind: "opposite-direction", against: 3, others: 3}});
    expect(result.ok && result.finding?.meanTauB).toBeLessThan(-0.7);
  });

  it("finds nothing where it goes against half of them, with them, or nowhere", () => {
    expect(oppositeDirection([against, along])).toEqual({ok: true, finding: null});
    expect(oppositeDirection([along, along])).toEqual({ok: true, finding: null});
    expect(oppositeDirection([apart, apart, apart])).toEqual({ok: true, finding: null});
  });

  it("finds nothing where the mean is above -0.2, however significant two of three are", () => {
    expect(oppositeDirection([against, against, along])).toMatchObject({finding: {against: 2}});
    const weakly = [
      [1000, 1100, 1200],
      [1100, 1100, 1100],
      [1200, 1100, 1000],
    ];
    expect(oppositeDirection([weakly, weakly, weakly])).toEqual({ok: true, finding: null});
  });

  it("corrects for how many others there are, and for few answers", () => {
    const few = [
      [0, 1],
      [2, 0],
    ];
    expect(oppositeDirection([few, few])).toEqual({ok: true, finding: null});
  });

  it("leaves out pairs that cannot be computed, and needs two", () => {
    const alike = [[9, 0]];
    expect(oppositeDirection([against, against, alike])).toMatchObject({finding: {against: 2, others: 2}});
    expect(oppositeDirection([against, alike])).toEqual({ok: false, reason: "too-few-observations"});
    expect(oppositeDirection([against, against], 1)).toEqual({ok: false, reason: "level-out-of-range"});
  });
});
