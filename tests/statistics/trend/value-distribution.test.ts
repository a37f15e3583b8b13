import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ValueDistribution} from "../../../src/statistics/trend/value-distribution.ts";

const additions = fc.array(
  fc.record({value: fc.integer({min: -30, max: 30}), shift: fc.integer({min: -40, max: 40}), factor: fc.nat(9)}),
  {minLength: 1, maxLength: 8},
);

describe("ValueDistribution", () => {
  it("has the tails of all that was added, at every value and beyond either end", () => {
    fc.assert(
      fc.property(additions, (parts) => {
        const sum = new ValueDistribution();
        for (const {value, shift, factor} of parts) sum.add(ValueDistribution.certain(value), shift, factor);
        const values = parts.map(({value, shift}) => value + shift);
        expect([sum.low, sum.high]).toEqual([Math.min(...values), Math.max(...values)]);
        const {upTo, from} = sum.tails();
        const whole = (keep: (value: number) => boolean): number =>
          parts.reduce((total, {factor}, index) => total + (keep(values[index] ?? Number.NaN) ? factor : 0), 0);
        for (let limit = sum.low - 2; limit <= sum.high + 2; limit++) {
          expect(upTo(limit)).toBe(whole((value) => value <= limit));
          expect(from(limit)).toBe(whole((value) => value >= limit));
        }
      }),
      {numRuns: 60},
    );
  });

  it("foretells the length that it has after an addition", () => {
    fc.assert(
      fc.property(additions, additions, (parts, others) => {
        const [sum, other] = [new ValueDistribution(), new ValueDistribution()];
        for (const {value, shift, factor} of others) other.add(ValueDistribution.certain(value), shift, factor);
        for (const {value, shift} of parts) {
          const foretold = sum.lengthWith(other, value + shift);
          sum.add(other, value + shift, 1);
          expect(foretold).toBe(sum.length);
        }
      }),
      {numRuns: 60},
    );
    expect(new ValueDistribution().length).toBe(0);
  });
});
