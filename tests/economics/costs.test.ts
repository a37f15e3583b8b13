import {describe, expect, it} from "vitest";
import {costOf, hoursOf} from "../../src/economics/costs.ts";
import {fractionOf, toNumber} from "../../src/economics/fraction.ts";

const hours = (staff: string, spent: number) => ({hours: new Map([[staff, fractionOf(spent)]]), amount: null});
const wages = new Map([
  ["leder", fractionOf(354.2)],
  ["medarbejder", fractionOf(287.2)],
]);

describe("activity costs", () => {
  it("are hours by wage, and posts", () => {
    const entries = [hours("leder", 23), {...hours("medarbejder", 0.25), amount: fractionOf(100)}];
    expect(toNumber(costOf(entries, wages))).toBe(8146.6 + 71.8 + 100);
    expect(toNumber(hoursOf(entries) ?? fractionOf(-1))).toBe(23.25);
    expect(toNumber(hoursOf(entries, "leder") ?? fractionOf(-1))).toBe(23);
  });

  it("have no hours where none are spent, and want a wage where some are", () => {
    expect(hoursOf([{hours: new Map(), amount: fractionOf(5)}])).toBeNull();
    expect(() => costOf([hours("frivillig", 3)], wages)).toThrow(RangeError);
  });
});
