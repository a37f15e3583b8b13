import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {signTest} from "../../../src/statistics/paired/sign-test.ts";

describe("signTest(plus, minus)", () => {
  it("is the two-sided binomial test of a half", () => {
    // R: binom.test(9, 10), binom.test(3, 9), binom.test(0, 6)
    expect(signTest(9, 1)).toEqual({ok: true, p: expect.closeTo(0.021484375, 14), n: 10});
    expect(signTest(3, 6)).toEqual({ok: true, p: expect.closeTo(0.5078125, 14), n: 9});
    expect(signTest(0, 6)).toEqual({ok: true, p: expect.closeTo(0.03125, 14), n: 6});
  });

  it("is 1, not more, when as many go up as down", () => {
    expect(signTest(4, 4)).toEqual({ok: true, p: 1, n: 8});
    expect(signTest(1, 0)).toEqual({ok: true, p: 1, n: 1});
    expect(signTest(5, 4)).toEqual({ok: true, p: 1, n: 9});
  });

  it("is the same both ways, and a probability", () => {
    fc.assert(
      fc.property(fc.nat({max: 500}), fc.nat({max: 500}), (plus, minus) => {
        fc.pre(plus + minus > 0);
        const result = signTest(plus, minus);
        expect(result).toEqual(signTest(minus, plus));
        expect(result.ok && result.p > 0 && result.p <= 1).toBe(true);
      }),
    );
  });

  it("says why it cannot be computed", () => {
    expect(signTest(0, 0)).toEqual({ok: false, reason: "no-observations"});
    expect(signTest(-1, 3)).toEqual({ok: false, reason: "not-a-count"});
    expect(signTest(3, 1.5)).toEqual({ok: false, reason: "not-a-count"});
    expect(signTest(Number.NaN, 1)).toEqual({ok: false, reason: "not-a-count"});
    expect(signTest(8e11, 8e11)).toEqual({ok: false, reason: "not-a-count"});
  });
});
