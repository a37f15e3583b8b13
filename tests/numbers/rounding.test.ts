import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {roundedShare} from "../../src/numbers/rounding.ts";

const shares = fc
  .integer({min: 1, max: 50_000_000})
  .chain((base) => fc.tuple(fc.integer({min: 0, max: base}), fc.constant(base)));

describe("roundedShare(count, base, decimals)", () => {
  it("rounds the exact fraction once, halves upwards", () => {
    expect(roundedShare(24, 98, 0)).toBe(24);
    expect(roundedShare(1, 8, 0)).toBe(13);
    expect(roundedShare(1, 200, 0)).toBe(1);
    expect(roundedShare(1, 8, 1)).toBe(125);
  });

  it("is not led astray by binary floating point", () => {
    // 0.285 * 100 is 28.499999999999996 as a float.
    expect(roundedShare(57, 200, 0)).toBe(29);
    expect(roundedShare(23, 40, 0)).toBe(58);
  });

  it("lies within half a unit of the exact share", () => {
    fc.assert(
      fc.property(shares, fc.integer({min: 0, max: 3}), ([count, base], decimals) => {
        const exact = (count / base) * 100 * 10 ** decimals;
        expect(Math.abs(roundedShare(count, base, decimals) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  it("never makes a smaller count print larger", () => {
    fc.assert(
      fc.property(shares, ([count, base]) => {
        if (count > 0) expect(roundedShare(count - 1, base, 0)).toBeLessThanOrEqual(roundedShare(count, base, 0));
      }),
    );
  });

  it("via one decimal, rounds 24/98 to 25 as the printed report did", () => {
    expect(roundedShare(24, 98, 0, "via-one-decimal")).toBe(25);
    expect(roundedShare(16, 97, 0, "via-one-decimal")).toBe(17);
    expect(roundedShare(15, 39, 0, "via-one-decimal")).toBe(39);
  });

  it("refuses what is not a share", () => {
    expect(() => roundedShare(1, 0, 0)).toThrow(RangeError);
    expect(() => roundedShare(-1, 5, 0)).toThrow(RangeError);
    expect(() => roundedShare(1.5, 5, 0)).toThrow(RangeError);
  });
});
