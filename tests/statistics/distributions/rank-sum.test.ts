import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {
  type ScoreSumDistribution,
  scoreSumDistribution,
  scoreSumLowerTail,
  scoreSumTwoSided,
  scoreSumUpperTail,
} from "../../../src/statistics/distributions/rank-sum.ts";
import {relativeError} from "../relative-error.ts";

const {rankSums} = z
  .object({
    rankSums: z.array(z.object({m: z.number(), n: z.number(), lower: z.array(z.number()), upper: z.array(z.number())})),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/groups.json", import.meta.url), "utf8")));

function distributionOf(scores: readonly number[], drawn: number): ScoreSumDistribution {
  const distribution = scoreSumDistribution(scores, drawn, 1e8);
  if (distribution === null) throw new Error("too much work");
  return distribution;
}

/** The sums of all subsets of one size. */
function sumsOfSubsets(scores: readonly number[], drawn: number): number[] {
  const [first, ...rest] = scores;
  if (drawn === 0) return [0];
  if (first === undefined) return [];
  return [...sumsOfSubsets(rest, drawn - 1).map((sum) => sum + first), ...sumsOfSubsets(rest, drawn)];
}

const problems = fc
  .array(fc.integer({min: -9, max: 9}), {minLength: 1, maxLength: 10})
  .chain((scores) => fc.tuple(fc.constant(scores.sort((a, b) => a - b)), fc.nat({max: scores.length})));

describe("scoreSumDistribution(scores, drawn)", () => {
  it("is R's rank-sum distribution on ranks without ties, in both tails", () => {
    for (const {m, n, lower, upper} of rankSums) {
      const ranks = Array.from({length: m + n}, (_, index) => index + 1);
      const distribution = distributionOf(ranks, m);
      const least = (m * (m + 1)) / 2;
      lower.forEach((p, u) => {
        expect(relativeError(scoreSumLowerTail(distribution, least + u), p)).toBeLessThan(1e-12);
        expect(relativeError(scoreSumUpperTail(distribution, least + u), upper[u] ?? 0)).toBeLessThan(1e-12);
      });
    }
  });

  it("is the share of subsets with a sum, spelt out, for any scores with ties", () => {
    fc.assert(
      fc.property(problems, ([scores, drawn]) => {
        const sums = sumsOfSubsets(scores, drawn);
        const distribution = distributionOf(scores, drawn);
        const {lowest, step, probabilities} = distribution;
        expect(lowest).toBe(Math.min(...sums));
        expect(lowest + step * (probabilities.length - 1)).toBe(Math.max(...sums));
        probabilities.forEach((probability, index) => {
          const share = sums.filter((sum) => sum === lowest + index * step).length / sums.length;
          expect(probability).toBeCloseTo(share, 14);
        });
        for (const at of [-100, lowest - 0.5, lowest, 0, 3, 3.5, 100]) {
          const tail = (isIn: (sum: number) => boolean): number => sums.filter(isIn).length / sums.length;
          expect(scoreSumLowerTail(distribution, at)).toBeCloseTo(
            tail((sum) => sum <= at),
            13,
          );
          expect(scoreSumUpperTail(distribution, at)).toBeCloseTo(
            tail((sum) => sum >= at),
            13,
          );
          const both = tail((sum) => Math.abs(sum - 1) >= at);
          expect(scoreSumTwoSided(distribution, 1, at)).toBeCloseTo(both, 13);
        }
      }),
    );
  });

  it("is precise far out in the tails", {tags: "slow"}, () => {
    const ranks = Array.from({length: 200}, (_, index) => index + 1);
    const distribution = distributionOf(ranks, 100);
    // 1 / choose(200, 100)
    expect(relativeError(scoreSumLowerTail(distribution, 5050), 1.1043803465997514e-59)).toBeLessThan(1e-12);
    expect(relativeError(scoreSumUpperTail(distribution, 15050), 1.1043803465997514e-59)).toBeLessThan(1e-12);
  });

  it("is a single sum when nothing or all is drawn", () => {
    expect(distributionOf([1, 4, 9], 0)).toEqual({lowest: 0, step: 1, probabilities: Float64Array.of(1)});
    expect(distributionOf([1, 4, 9], 3)).toMatchObject({lowest: 14, probabilities: Float64Array.of(1)});
    expect(distributionOf([5, 5, 5], 2)).toMatchObject({lowest: 10, probabilities: Float64Array.of(1)});
  });

  it("does not begin what would take more steps than allowed", () => {
    const ranks = Array.from({length: 20}, (_, index) => index + 1);
    expect(scoreSumDistribution(ranks, 10, 1000)).toBeNull();
    expect(scoreSumDistribution([1, 2], 1, 4)).not.toBeNull();
    expect(scoreSumDistribution([1, 2], 1, 2)).toBeNull();
  });

  it("refuses to draw more than there is", () => {
    for (const drawn of [-1, 3, 0.5]) expect(() => scoreSumDistribution([1, 2], drawn, 100)).toThrow(RangeError);
  });
});
