import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {compareShare} from "../../../../src/analyses/kinds/published/difference.ts";
import {defaultNumberStyle} from "../../../../src/numbers/style.ts";

const explained = (count: number, base: number, published: number) =>
  compareShare(count, base, published, defaultNumberStyle).explanation;

describe("compareShare", () => {
  it("shows the steps of a percentage that was rounded twice", () => {
    expect(explained(16, 97, 17)).toBe("Dobbelt afrunding: 16,49 til 16,5 til 17.");
    expect(explained(24, 98, 25)).toBe("Dobbelt afrunding: 24,49 til 24,5 til 25.");
    expect(explained(15, 39, 39)).toBe("Dobbelt afrunding: 38,46 til 38,5 til 39.");
    expect(explained(9, 44, 21)).toBe("Dobbelt afrunding: 20,45 til 20,5 til 21.");
    expect(explained(15, 77, 20)).toBe("Dobbelt afrunding: 19,48 til 19,5 til 20.");
  });

  it("shows as many decimals as it takes not to look like a tie", () => {
    expect(explained(24_499, 100_000, 25)).toBe("Dobbelt afrunding: 24,499 til 24,5 til 25.");
  });

  it("explains nothing else", () => {
    expect(explained(33, 98, 33)).toBeNull();
    expect(explained(16, 97, 16)).toBeNull();
    expect(compareShare(33, 98, 33, defaultNumberStyle)).toMatchObject({printed: "34", differs: true});
  });

  it("finds no difference from what is printed by its own rule", () => {
    const share = fc.nat({max: 500}).chain((base) => fc.tuple(fc.nat({max: base + 1}), fc.constant(base + 1)));
    const style = fc.constantFrom("half-up" as const, "via-one-decimal" as const);
    fc.assert(
      fc.property(share, style, fc.nat({max: 2}), ([count, base], rounding, decimals) => {
        const rule = {...defaultNumberStyle, rounding, decimals};
        const {printed} = compareShare(count, base, 0, {...rule, decimals: 0});
        expect(compareShare(count, base, Number(printed), rule)).toMatchObject({differs: false, explanation: null});
      }),
    );
  });
});
