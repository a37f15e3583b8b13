import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  compare,
  type Fraction,
  fraction,
  fractionOf,
  over,
  plus,
  power,
  readFraction,
  sumOf,
  times,
  toNumber,
  zero,
} from "../../src/economics/fraction.ts";

const whole = fc.bigInt({min: -(10n ** 20n), max: 10n ** 20n});
const anyFraction = fc
  .tuple(whole, fc.bigInt({min: 1n, max: 10n ** 12n}))
  .map(([above, below]) => fraction(above, below));

describe("fractions", () => {
  it("are in lowest terms with a positive denominator", () => {
    expect(fraction(6n, -4n)).toEqual({numerator: -3n, denominator: 2n});
    expect(fraction(0n, -7n)).toEqual(zero);
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });

  it("add and divide back to where they came from", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(plus(plus(a, b), times(b, fraction(-1n)))).toEqual(a);
        if (b.numerator !== 0n) expect(over(times(a, b), b)).toEqual(a);
      }),
    );
  });

  it("sum what floats cannot: ten tenths are one", () => {
    expect(sumOf(Array.from({length: 10}, () => fractionOf(0.1)))).toEqual(fraction(1n));
  });

  it("multiply with themselves", () => {
    expect(power(fractionOf(1.02), 2)).toEqual(fractionOf(1.0404));
    expect(power(fractionOf(7), 0)).toEqual(fraction(1n));
  });
});

describe("fractionOf(float)", () => {
  it("is the number that its shortest decimal text stands for", () => {
    expect(fractionOf(287.16)).toEqual(fraction(28716n, 100n));
    expect(fractionOf(-0.5)).toEqual(fraction(-1n, 2n));
    expect(fractionOf(1e21)).toEqual(fraction(10n ** 21n));
    expect(fractionOf(2.5e-7)).toEqual(fraction(25n, 10n ** 8n));
    expect(() => fractionOf(Number.NaN)).toThrow(RangeError);
  });

  it("comes back as the same float", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15}), (value) => {
        expect(toNumber(fractionOf(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("is told as a float with all its digits, however large the fraction", () => {
    expect(toNumber(fraction(10n ** 40n, 3n * 10n ** 39n))).toBe(10 / 3);
    expect(toNumber(fraction(-(10n ** 30n) - 1n, 10n ** 30n))).toBe(-1);
  });
});

describe("readFraction(text)", () => {
  it.each<[string, Fraction]>([
    ["1/3", fraction(1n, 3n)],
    ["62.5%", fraction(5n, 8n)],
    [" 25 % ", fraction(1n, 4n)],
    ["0.25", fraction(1n, 4n)],
    ["3", fraction(3n)],
  ])("reads %s", (text, value) => expect(readFraction(text)).toEqual(value));

  it.each(["", "1/0", "-1", "en tredjedel", "0,5", "1/3%"])("does not read %j", (text) => {
    expect(readFraction(text)).toBeUndefined();
  });
});

describe("compare(a, b)", () => {
  it("orders as the numbers do", () => {
    expect(compare(fraction(1n, 3n), fraction(33n, 100n))).toBe(1);
    expect(compare(fraction(-1n), zero)).toBe(-1);
    expect(compare(fraction(2n, 4n), fraction(1n, 2n))).toBe(0);
  });
});
