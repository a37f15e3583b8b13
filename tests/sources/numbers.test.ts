import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {looksLikeId, readNumber} from "../../src/sources/numbers.ts";

describe("readNumber(text, decimal)", () => {
  it("reads a decimal comma, with or without points between thousands", () => {
    expect(readNumber("12,0", ",")).toBe(12);
    expect(readNumber("1.234,5", ",")).toBe(1234.5);
    expect(readNumber("1234,5", ",")).toBe(1234.5);
    expect(readNumber("1.234", ",")).toBe(1234);
    expect(readNumber(",5", ",")).toBe(0.5);
  });

  it("reads a decimal point, with or without commas between thousands", () => {
    expect(readNumber("135.407", ".")).toBe(135.407);
    expect(readNumber("1,234.5", ".")).toBe(1234.5);
    expect(readNumber(".5", ".")).toBe(0.5);
  });

  it("reads signs, the true minus among them, and signed exponents", () => {
    expect(readNumber("-3,5", ",")).toBe(-3.5);
    expect(readNumber("−3.5", ".")).toBe(-3.5);
    expect(readNumber("+3", ".")).toBe(3);
    expect(readNumber("1e+05", ".")).toBe(100000);
    expect(readNumber("1,5E-01", ",")).toBe(0.15);
  });

  it("reads nothing else", () => {
    for (const text of [
      "",
      "-",
      ",",
      ".",
      "1.5",
      "1.23,4",
      "1.2345",
      "1,2,3",
      "12 timer",
      "1e5",
      "e+5",
      "0x10",
      "NaN",
      "١",
    ]) {
      expect(readNumber(text, ",")).toBeNull();
    }
    for (const text of ["1,5", "1.234,5", "1.2.3", "Infinity", "--1"]) expect(readNumber(text, ".")).toBeNull();
  });

  it("reads back any number as it is printed in Danish and English", () => {
    fc.assert(
      fc.property(fc.integer({min: -1e9, max: 1e9}), fc.integer({min: 0, max: 3}), (units, decimals) => {
        const value = units / 10 ** decimals;
        const format = {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
        expect(readNumber(value.toLocaleString("da-DK", format), ",")).toBeCloseTo(value, 6);
        expect(readNumber(value.toLocaleString("en-US", format), ".")).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe("looksLikeId(text)", () => {
  it("is true of leading zeros and of more digits than a number holds", () => {
    expect(["01234", "00", "-01", "1234567890123456"].map(looksLikeId)).toEqual([true, true, true, true]);
  });

  it("is false of quantities, however many decimals they have", () => {
    expect(["0", "0,5", "0.30000000000000004", "123456789012345", "10"].map(looksLikeId)).toEqual(Array(5).fill(false));
  });
});
