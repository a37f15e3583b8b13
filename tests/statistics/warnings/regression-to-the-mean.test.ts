import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {regressionShift, regressionToTheMean} from "../../../src/statistics/warnings/regression-to-the-mean.ts";

/** About normal: the sum of twelve uniform numbers less six. */
function normals(seed: number): () => number {
  const random = xoshiro128(seed);
  return () => Array.from({length: 12}, random).reduce((sum, value) => sum + value, -6);
}

function findingOf(before: readonly number[], after: readonly number[], isChosen: readonly boolean[]) {
  const result = regressionToTheMean(before, after, isChosen);
  if (!result.ok) throw new Error(result.reason);
  return result.finding;
}

describe("regressionToTheMean(before, after, isChosen)", () => {
  it("gives the shift from the correlation, by hand", () => {
    // Means 3 and 3, correlation 0.8; the two lowest have a mean of 1.5 before and 1.5 after.
    expect(findingOf([1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [true, true, false, false, false])).toEqual({
      kind: "regression-to-the-mean",
      expectedShift: expect.closeTo(0.2 * 1.5, 14),
      observedChange: 0,
      remainingChange: expect.closeTo(-0.3, 14),
      changeOfAll: 0,
      correlation: expect.closeTo(0.8, 14),
      n: 2,
      nOfAll: 5,
    });
  });

  it("explains all of the change where nothing happened", () => {
    const normal = normals(3);
    const truth = Array.from({length: 20000}, normal);
    const before = truth.map((value) => value + normal());
    const after = truth.map((value) => value + normal());
    const finding = findingOf(
      before,
      after,
      before.map((value) => value < -1),
    );
    expect(finding?.correlation).toBeCloseTo(0.5, 1);
    expect(finding?.observedChange).toBeGreaterThan(0.8);
    expect(Math.abs(finding?.remainingChange ?? 9)).toBeLessThan(0.06);
  });

  it("leaves an effect that all have as what remains", () => {
    const normal = normals(4);
    const truth = Array.from({length: 20000}, normal);
    const before = truth.map((value) => value + normal());
    const after = truth.map((value) => value + normal() + 0.7);
    const finding = findingOf(
      before,
      after,
      before.map((value) => value > 1),
    );
    expect(finding?.expectedShift).toBeLessThan(-0.8);
    expect(Math.abs((finding?.remainingChange ?? 9) - 0.7)).toBeLessThan(0.06);
  });

  it("does not warn of a group that is like all, or of values that are repeated exactly", () => {
    expect(findingOf([1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [true, false, false, false, true])).toBeNull();
    expect(findingOf([1, 2, 3, 4, 5], [2, 3, 4, 5, 6], [true, true, false, false, false])).toBeNull();
    expect(findingOf([1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [true, true, true, true, true])).toBeNull();
  });

  it("turns with the sign of the values, and does not depend on their unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 0, max: 100}), fc.integer({min: 0, max: 100}), fc.boolean()), {
          minLength: 3,
          maxLength: 40,
        }),
        (pairs) => {
          const [before, after, chosen] = [pairs.map((p) => p[0]), pairs.map((p) => p[1]), pairs.map((p) => p[2])];
          const once = regressionToTheMean(before, after, chosen);
          const turned = regressionToTheMean(
            before.map((value) => -4 * value),
            after.map((value) => -4 * value),
            chosen,
          );
          expect(turned.ok).toBe(once.ok);
          if (!once.ok || !turned.ok || once.finding === null || turned.finding === null) return;
          expect(turned.finding.expectedShift).toBeCloseTo(-4 * once.finding.expectedShift, 9);
          expect(once.finding.expectedShift + once.finding.remainingChange).toBeCloseTo(once.finding.observedChange, 9);
        },
      ),
    );
  });

  it("says why it cannot be computed", () => {
    const reason = (...call: Parameters<typeof regressionToTheMean>) => {
      const result = regressionToTheMean(...call);
      return result.ok ? null : result.reason;
    };
    expect(reason([1, 2], [1, 2, 3], [true, false])).toBe("unequal-lengths");
    expect(reason([1, 2, 3], [1, 2, 3], [true, false])).toBe("unequal-lengths");
    expect(reason([1, Number.NaN, 3], [1, 2, 3], [true, false, false])).toBe("not-a-number");
    expect(reason([1, 2, 3], [1, 3, 2], [false, false, false])).toBe("no-observations");
    expect(reason([1, 2], [1, 3], [true, false])).toBe("too-few-observations");
    expect(reason([2, 2, 2], [1, 3, 2], [true, false, false])).toBe("no-variation");
    expect(reason([1, 2, 3], [4, 4, 4], [true, false, false])).toBe("no-variation");
    expect(reason([1e308, -1e308, 1e308], [1, 3, 2], [true, false, false])).toBe("not-a-number");
  });
});

describe("regressionShift(before, after, isChosen)", () => {
  it("gives shifts that are too small for a warning too, with the deviation that they are judged by", () => {
    const [before, after, isChosen] = [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5.001],
      [true, true, false, false, false],
    ];
    expect(regressionToTheMean(before, after, isChosen)).toEqual({ok: true, finding: null});
    const shift = regressionShift(before, after, isChosen);
    expect(shift).toMatchObject({ok: true, n: 2, nOfAll: 5, deviation: expect.closeTo(Math.sqrt(2.5), 14)});
    expect(shift.ok && Math.abs(shift.expectedShift)).toBeLessThan(1e-6);
  });

  it("agrees with the warning where there is one, and cannot be computed where it cannot", () => {
    const given = [
      [1, 2, 3, 4, 5],
      [2, 1, 3, 5, 4],
      [true, true, false, false, false],
    ] as const;
    const {deviation, ok, ...finding} = {deviation: 0, ...regressionShift(...given)};
    expect([deviation > 0, ok]).toEqual([true, true]);
    expect(findingOf(...given)).toEqual(finding);
    expect(regressionShift([1, 1, 1], [1, 2, 3], [true, false, false])).toEqual({ok: false, reason: "no-variation"});
    expect(regressionShift([1, 2], [1, 2], [true, false])).toEqual({ok: false, reason: "too-few-observations"});
  });
});
