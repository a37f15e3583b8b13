import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {printNumber, printP, printPercent} from "../../src/numbers/print.ts";
import {defaultNumberStyle} from "../../src/numbers/style.ts";

describe("printNumber(value, decimals)", () => {
  it("has a decimal comma and points between thousands", () => {
    expect(printNumber(1234.5, 1)).toBe("1.234,5");
    expect(printNumber(3478, 0)).toBe("3.478");
    expect(printNumber(1234567.891, 2)).toBe("1.234.567,89");
    expect(printNumber(999, 0)).toBe("999");
  });

  it("rounds what the reader sees, not the binary fraction behind it", () => {
    expect(printNumber(1.005, 2)).toBe("1,01");
    expect(printNumber(2.5, 0)).toBe("3");
  });

  it("has a real minus sign, and none before a zero", () => {
    expect(printNumber(-3.26, 1)).toBe("−3,3");
    expect(printNumber(-0.04, 1)).toBe("0,0");
  });

  it("prints very small and very large numbers without an exponent", () => {
    expect(printNumber(1e-7, 3)).toBe("0,000");
    expect(printNumber(1e21, 0)).toBe("1.000.000.000.000.000.000.000");
  });

  it("refuses what is not a number", () => {
    expect(() => printNumber(Number.NaN, 0)).toThrow(RangeError);
  });

  it("can be read back to within half a unit", () => {
    fc.assert(
      fc.property(fc.double({min: -1e9, max: 1e9, noNaN: true}), fc.integer({min: 0, max: 4}), (value, decimals) => {
        const back = Number(printNumber(value, decimals).replaceAll(".", "").replace(",", ".").replace("−", "-"));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * (1 + 1e-6) + 1e-12);
      }),
    );
  });
});

describe("printPercent(count, base, style)", () => {
  it("prints the bare percentage in the report's decimals and rounding", () => {
    expect(printPercent(74, 97, defaultNumberStyle)).toBe("76");
    expect(printPercent(74, 97, {...defaultNumberStyle, decimals: 1})).toBe("76,3");
    expect(printPercent(24, 98, {...defaultNumberStyle, rounding: "via-one-decimal"})).toBe("25");
  });
});

describe("printP(p, style)", () => {
  it("prints three decimals", () => {
    expect(printP(0.052039, defaultNumberStyle)).toBe("p = 0,052");
    expect(printP(1, defaultNumberStyle)).toBe("p = 1,000");
  });

  it("never prints a p of zero", () => {
    expect(printP(0.00007, defaultNumberStyle)).toBe("p < 0,001");
  });
});
