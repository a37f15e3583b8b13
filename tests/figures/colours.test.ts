import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {alongRamp, contrast, lightness, readableOn} from "../../src/figures/colours.ts";
import {instituteTheme} from "../support/themes.ts";

const anyColour = fc.integer({min: 0, max: 0xffffff}).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it("is WCAG's ratio of luminances", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(contrast("#ffffff", "#0000ff")).toBeCloseTo(8.59, 2);
  });
});

describe("readableOn", () => {
  it("gives a colour that reads at 4.5:1 on any fill", () => {
    fc.assert(
      fc.property(anyColour, (fill) => {
        expect(contrast(readableOn(fill, instituteTheme.ink), fill)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("is white only where white reads", () => {
    expect(readableOn("#143c4e", "#1c262b")).toBe("#ffffff");
    expect(readableOn("#dcebee", "#1c262b")).toBe("#1c262b");
  });
});

describe("alongRamp", () => {
  it("begins, passes and ends at the colours it is given", () => {
    for (const [position, colour] of instituteTheme.ramp) expect(alongRamp(instituteTheme.ramp, position)).toBe(colour);
  });

  it("is half as light in the middle between two greys", () => {
    const ramp = [
      [0, "#000000"],
      [1, "#ffffff"],
    ] as const;
    expect(lightness(alongRamp(ramp, 0.5))).toBeCloseTo(0.5, 2);
  });
});

describe("the institute's colours", () => {
  it.each([2, 3, 4, 5, 6, 7])("%i steps of the scale tell themselves apart in grey", (count) => {
    const steps = Array.from({length: count}, (_, index) =>
      lightness(alongRamp(instituteTheme.ramp, index / (count - 1))),
    );
    for (const [index, step] of steps.slice(1).entries()) expect(step - (steps[index] ?? 1)).toBeGreaterThan(0.05);
  });

  it("darken with the share in a heat map", () => {
    const shades = Array.from({length: 21}, (_, index) => lightness(alongRamp(instituteTheme.heat, index / 20)));
    expect(shades).toEqual([...shades].sort((a, b) => b - a));
    expect(new Set(shades).size).toBe(21);
  });

  it("are read on paper and on an empty cell", () => {
    const {ink, muted, paper, heat} = instituteTheme;
    for (const text of [ink, muted]) {
      expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, heat[0]?.[1] ?? "")).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("make bars, dots and hollow boxes stand out from the paper at 3:1", () => {
    const {accent, missing, paper} = instituteTheme;
    for (const colour of [accent, missing.edge]) expect(contrast(colour, paper)).toBeGreaterThanOrEqual(3);
  });
});
