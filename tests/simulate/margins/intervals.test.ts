import fc from "fast-check";
import {expect, it} from "vitest";
import {roundedShare} from "../../../src/numbers/rounding.ts";
import {defaultNumberStyle as style} from "../../../src/numbers/style.ts";
import {countsThatPrint, isEmpty, nearestCounts} from "../../../src/simulate/margins/intervals.ts";

const arbitrary = fc.record({
  base: fc.integer({min: 1, max: 600}),
  printed: fc.integer({min: 0, max: 100}),
  rounding: fc.constantFrom("half-up" as const, "via-one-decimal" as const),
});

it("countsThatPrint gives every number of persons that prints as the percentage, and no other", () => {
  fc.assert(
    fc.property(arbitrary, ({base, printed, rounding}) => {
      const {low, high} = countsThatPrint({printed, decimals: 0}, base, {...style, rounding});
      for (let count = 0; count <= base; count++) {
        expect(count >= low && count <= high).toBe(roundedShare(count, base, 0, rounding) === printed);
      }
    }),
  );
});

it("nearestCounts prints as close as any number of persons", () => {
  fc.assert(
    fc.property(arbitrary, ({base, printed, rounding}) => {
      const {low, high} = nearestCounts({printed, decimals: 0}, base, {...style, rounding});
      const distance = (count: number) => Math.abs(roundedShare(count, base, 0, rounding) - printed);
      const least = Math.min(...Array.from({length: base + 1}, (_, count) => distance(count)));
      expect([distance(low), distance(high)]).toEqual([least, least]);
    }),
  );
});

it("an interval without numbers is empty: 17 per cent of 97", () => {
  expect(isEmpty(countsThatPrint({printed: 17, decimals: 0}, 97, style))).toBe(true);
  expect(countsThatPrint({printed: 31, decimals: 0}, 97, style)).toEqual({low: 30, high: 30});
  expect(countsThatPrint({printed: 30.9, decimals: 1}, 97, style)).toEqual({low: 30, high: 30});
});
