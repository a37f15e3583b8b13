import {describe, expect, it} from "vitest";
import {fraction, fractionOf, toNumber} from "../../src/economics/fraction.ts";
import {addsUp, decimalsOf, rounded} from "../../src/economics/rounding.ts";

const kroner = {step: 1, scale: 1};
const hundreds = {step: 100, scale: 1};
const thousands = {step: 100, scale: 1000};

describe("rounded(value, rounding)", () => {
  it.each([
    [2349.99, hundreds, 2300],
    [2350, hundreds, 2400],
    [-2350, hundreds, -2400],
    [-2349, hundreds, -2300],
    [407250, thousands, 407.3],
    [407249.99, thousands, 407.2],
    [0.5, kroner, 1],
    [1412.65, {step: 0.1, scale: 1}, 1412.7],
  ])("takes %s to the nearest step, halves away from zero", (value, rounding, expected) => {
    expect(toNumber(rounded(fractionOf(value), rounding))).toBe(expected);
  });

  it("decides a half on the exact fraction, which a float would miss", () => {
    // 1.005 is less than itself as a float, and a half here.
    expect(toNumber(rounded(fractionOf(1.005), {step: 0.01, scale: 1}))).toBe(1.01);
    expect(toNumber(rounded(fraction(1n, 3n), {step: 0.5, scale: 1}))).toBe(0.5);
  });
});

describe("decimalsOf(rounding)", () => {
  it("is as many as multiples of the step need", () => {
    expect([kroner, hundreds, thousands, {step: 50, scale: 1000}, {step: 0.25, scale: 1}].map(decimalsOf)).toEqual([
      0, 0, 1, 2, 2,
    ]);
  });
});

describe("addsUp(parts, total, rounding)", () => {
  it("says whether a reader who adds the printed parts gets the printed total", () => {
    const parts = [fractionOf(52424), fractionOf(9049)];
    expect(addsUp(parts, fractionOf(61473), hundreds)).toBe(false);
    expect(addsUp(parts, fractionOf(61473), kroner)).toBe(true);
  });
});
