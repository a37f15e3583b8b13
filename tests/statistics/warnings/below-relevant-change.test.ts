import {describe, expect, it} from "vitest";
import {belowRelevantChange} from "../../../src/statistics/warnings/below-relevant-change.ts";

function mayBeRelevant(low: number, high: number): boolean | null | undefined {
  const result = belowRelevantChange(4, 10, {low, high});
  return result.ok ? result.finding?.mayBeRelevant : undefined;
}

describe("belowRelevantChange(difference, relevantChange, interval)", () => {
  it("warns of a difference below the smallest relevant change, in either direction", () => {
    expect(belowRelevantChange(4, 10)).toEqual({
      ok: true,
      finding: {kind: "below-relevant-change", difference: 4, relevantChange: 10, mayBeRelevant: null},
    });
    expect(belowRelevantChange(-9.9, 10)).toMatchObject({finding: {difference: -9.9}});
    expect(belowRelevantChange(10, 10)).toEqual({ok: true, finding: null});
    expect(belowRelevantChange(-10, 10)).toEqual({ok: true, finding: null});
  });

  it("tells whether the interval leaves a relevant change open", () => {
    expect(mayBeRelevant(1, 7)).toBe(false);
    expect(mayBeRelevant(-2, 10)).toBe(true);
    expect(mayBeRelevant(-10, 9)).toBe(true);
    expect(mayBeRelevant(Number.NEGATIVE_INFINITY, 9)).toBe(true);
  });

  it("says why it cannot be computed", () => {
    expect(belowRelevantChange(Number.NaN, 10)).toEqual({ok: false, reason: "not-a-number"});
    expect(belowRelevantChange(1, Number.POSITIVE_INFINITY)).toEqual({ok: false, reason: "not-a-number"});
    expect(belowRelevantChange(1, 10, {low: Number.NaN, high: 2})).toEqual({ok: false, reason: "not-a-number"});
    expect(belowRelevantChange(1, 10, {low: 0, high: Number.NaN})).toEqual({ok: false, reason: "not-a-number"});
    expect(belowRelevantChange(1, 0)).toEqual({ok: false, reason: "value-out-of-range"});
  });
});
