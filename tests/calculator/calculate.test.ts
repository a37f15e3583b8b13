import {describe, expect, it} from "vitest";
import {calculate, calculationNames} from "../../src/calculator/calculate.ts";

describe("calculate(test, input)", () => {
  it("answers by name", () => {
    expect(
      calculate("fisher-exact", {
        table: [
          [3, 4],
          [9, 0],
        ],
      }),
    ).toMatchObject({p: expect.closeTo(0.019_230_769, 8)});
  });

  it("says what is missing, and what the test takes", () => {
    expect(() => calculate("welch-t", {x: [1, 2]})).toThrow(
      expect.objectContaining({
        kind: "usage",
        message: '"welch-t" wants "y".',
        hint: expect.stringContaining("It takes x and y:"),
      }),
    );
  });

  it("says which part it cannot use", () => {
    expect(() => calculate("fisher-exact", {table: "3 4"})).toThrow('"fisher-exact" cannot use its "table".');
  });

  it("knows its tests, and the nearest to a wrong name", () => {
    expect(calculationNames).toContain("fisher-exact");
    expect(() => calculate("fisher-exat", {})).toThrow(
      expect.objectContaining({hint: expect.stringContaining("fisher-exact")}),
    );
  });

  it("gives a reason instead of a number where there is none", () => {
    expect(
      calculate("fisher-exact", {
        table: [
          [1, -2],
          [3, 4],
        ],
      }),
    ).toEqual({cannotBeComputed: "not-a-count"});
  });
});
