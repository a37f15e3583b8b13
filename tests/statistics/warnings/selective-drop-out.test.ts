import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fisherFreemanHalton} from "../../../src/statistics/independence/fisher-freeman-halton.ts";
import {selectiveDropOut} from "../../../src/statistics/warnings/selective-drop-out.ts";
import {selectiveDropOutOfScores} from "../../../src/statistics/warnings/selective-drop-out-of-scores.ts";

describe("selectiveDropOut(all, stayed)", () => {
  it("warns of the share that moved most, and tests those who stayed against those who left", () => {
    const test = fisherFreemanHalton([
      [30, 15, 5],
      [10, 15, 25],
    ]);
    expect(selectiveDropOut([40, 30, 30], [30, 15, 5])).toEqual({
      ok: true,
      finding: {
        kind: "selective-drop-out",
        category: 0,
        shareOfStayed: 0.6,
        shareOfAll: 0.4,
        stayed: 50,
        all: 100,
        p: test.ok ? test.p : null,
        method: "exact",
      },
    });
  });

  it("warns from five percentage points on", () => {
    expect(selectiveDropOut([50, 50], [11, 9])).toMatchObject({finding: {category: 0, shareOfStayed: 0.55}});
    expect(selectiveDropOut([500, 500], [109, 91])).toEqual({ok: true, finding: null});
  });

  it("has nothing to warn of when everybody stayed, or all are alike", () => {
    expect(selectiveDropOut([40, 30], [40, 30])).toEqual({ok: true, finding: null});
    expect(selectiveDropOut([40], [3])).toEqual({ok: true, finding: null});
  });

  it("gives a probability whenever it warns", () => {
    const categories = fc.array(
      fc.nat({max: 40}).chain((count) => fc.tuple(fc.constant(count), fc.nat({max: count}))),
      {minLength: 1, maxLength: 5},
    );
    fc.assert(
      fc.property(categories, (counts) => {
        const result = selectiveDropOut(
          counts.map(([all]) => all),
          counts.map(([, stayed]) => stayed),
        );
        expect(result.ok).toBe(counts.some(([, stayed]) => stayed > 0));
        if (!result.ok || result.finding === null) return;
        const {shareOfStayed, shareOfAll, p} = result.finding;
        expect(Math.abs(shareOfStayed - shareOfAll)).toBeGreaterThan(0.05 - 1e-12);
        expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  it("says why it cannot be computed", () => {
    expect(selectiveDropOut([1, 2], [1])).toEqual({ok: false, reason: "unequal-lengths"});
    expect(selectiveDropOut([1, 2], [1, 0.5])).toEqual({ok: false, reason: "not-a-count"});
    expect(selectiveDropOut([1, 2], [2, 0])).toEqual({ok: false, reason: "count-above-total"});
    expect(selectiveDropOut([1, 2], [0, 0])).toEqual({ok: false, reason: "no-observations"});
    expect(selectiveDropOut([], [])).toEqual({ok: false, reason: "no-observations"});
    expect(selectiveDropOut([8e11, 8e11], [1, 0])).toEqual({ok: false, reason: "not-a-count"});
  });
});

describe("selectiveDropOutOfScores(scores, hasStayed)", () => {
  it("gives the difference of means in standard deviations of all, by hand", () => {
    // Mean of all 3, standard deviation sqrt(2.5), mean of those who stayed 4.
    expect(selectiveDropOutOfScores([1, 2, 3, 4, 5], [false, false, true, true, true])).toEqual({
      ok: true,
      finding: {
        kind: "selective-drop-out-of-scores",
        meanOfStayed: 4,
        meanOfAll: 3,
        standardized: expect.closeTo(1 / Math.sqrt(2.5), 14),
        stayed: 3,
        all: 5,
      },
    });
  });

  it("warns in both directions, and not of less than a tenth of a standard deviation", () => {
    expect(selectiveDropOutOfScores([1, 2, 3, 4, 5], [true, true, true, false, false])).toMatchObject({
      finding: {standardized: expect.closeTo(-1 / Math.sqrt(2.5), 14)},
    });
    expect(selectiveDropOutOfScores([1, 2, 3, 4, 5], [true, false, true, false, true])).toEqual({
      ok: true,
      finding: null,
    });
  });

  it("says why it cannot be computed", () => {
    expect(selectiveDropOutOfScores([1, 2], [true])).toEqual({ok: false, reason: "unequal-lengths"});
    expect(selectiveDropOutOfScores([1, Number.NaN], [true, false])).toEqual({ok: false, reason: "not-a-number"});
    expect(selectiveDropOutOfScores([1, 2], [false, false])).toEqual({ok: false, reason: "no-observations"});
    expect(selectiveDropOutOfScores([1], [true])).toEqual({ok: false, reason: "too-few-observations"});
    expect(selectiveDropOutOfScores([2, 2], [true, false])).toEqual({ok: false, reason: "no-variation"});
    expect(selectiveDropOutOfScores([1e308, -1e308], [true, false])).toEqual({ok: false, reason: "not-a-number"});
  });
});
