import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {probabilityOfSuperiority} from "../../../src/statistics/effect-size/probability-of-superiority.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {normalSample} from "../normal-sample.ts";

const answers = fc.array(fc.integer({min: 1, max: 5}), {minLength: 1, maxLength: 20});

function superiority(...input: Parameters<typeof probabilityOfSuperiority>) {
  const result = probabilityOfSuperiority(...input);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("probabilityOfSuperiority(x, y, level)", () => {
  it("is the share of pairs in which x is above y, ties counted half", () => {
    fc.assert(
      fc.property(answers, answers, (x, y) => {
        let wins = 0;
        for (const a of x) for (const b of y) wins += a > b ? 1 : a === b ? 0.5 : 0;
        expect(superiority(x, y).estimate).toBeCloseTo(wins / (x.length * y.length), 13);
      }),
    );
  });

  it("has an interval at whose ends the estimate is z standard errors off, by Newcombe's variance", () => {
    const standardError = (theta: number, m: number, n: number): number => {
      const size = (m + n) / 2 - 1;
      return Math.sqrt(
        (theta * (1 - theta) * (1 + size * ((1 - theta) / (2 - theta) + theta / (1 + theta)))) / (m * n),
      );
    };
    fc.assert(
      fc.property(answers, answers, (x, y) => {
        const {estimate, low, high} = superiority(x, y);
        const z = 1.959963984540054;
        if (low > 0) expect(estimate - low).toBeCloseTo(z * standardError(low, x.length, y.length), 9);
        if (high < 1) expect(high - estimate).toBeCloseTo(z * standardError(high, x.length, y.length), 9);
        expect(0 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
      }),
    );
  });

  it("mirrors when the groups change places, and depends on nothing but order", () => {
    fc.assert(
      fc.property(answers, answers, (x, y) => {
        const {estimate, low, high} = superiority(x, y, 0.8);
        const turned = superiority(y, x, 0.8);
        expect(turned.estimate).toBeCloseTo(1 - estimate, 13);
        expect([turned.low, turned.high]).toEqual([expect.closeTo(1 - high, 12), expect.closeTo(1 - low, 12)]);
        expect(superiority(x.map(Math.exp), y.map(Math.exp), 0.8)).toEqual(superiority(x, y, 0.8));
      }),
    );
  });

  it("keeps a width when all of one group are above all of the other, and ends at 1 there", () => {
    expect(superiority([5, 6, 7], [1, 2])).toMatchObject({estimate: 1, high: 1, n: 5});
    expect(superiority([5, 6, 7], [1, 2]).low).toBeLessThan(0.8);
    expect(superiority([1, 2], [5, 6, 7])).toMatchObject({estimate: 0, low: 0});
    expect(superiority([1], [2]).high).toBeLessThan(1);
  });

  it("is a half when everybody gave the same answer", () => {
    expect(superiority([3, 3], [3, 3, 3])).toMatchObject({estimate: 0.5, level: 0.95});
  });

  it("holds the true probability about as often as its level, for values without ties and answers on a scale", () => {
    const random = xoshiro128(5);
    const runs = 1500;
    const truth = 0.7602499389065233; // pnorm(1 / sqrt(2))
    let held = 0;
    let heldWithTies = 0;
    for (let i = 0; i < runs; i++) {
      const [x, y] = [normalSample(12, 1, 1, random), normalSample(20, 0, 1, random)];
      const {low, high} = superiority(x, y);
      if (low < truth && truth < high) held++;
      const answer = (): number => 1 + Math.floor(random() * 4);
      const alike = superiority(Array.from({length: 10}, answer), Array.from({length: 15}, answer));
      if (alike.low < 0.5 && 0.5 < alike.high) heldWithTies++;
    }
    expect(held / runs).toBeGreaterThan(0.935);
    expect(held / runs).toBeLessThan(0.975);
    expect(heldWithTies / runs).toBeGreaterThan(0.94);
  });

  it("says why it cannot be computed", () => {
    expect(probabilityOfSuperiority([], [1])).toEqual({ok: false, reason: "no-observations"});
    expect(probabilityOfSuperiority([1], [])).toEqual({ok: false, reason: "no-observations"});
    expect(probabilityOfSuperiority([1, Number.NaN], [1])).toEqual({ok: false, reason: "not-a-number"});
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(probabilityOfSuperiority([1], [2], level)).toEqual({ok: false, reason: "level-out-of-range"});
    }
  });
});
