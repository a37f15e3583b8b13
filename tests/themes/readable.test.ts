import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contrast, lightness, perceived} from "../../src/themes/colour.ts";
import {loadTheme} from "../../src/themes/load.ts";
import {themeNames} from "../../src/themes/model.ts";
import {colourPairs, nearestReadable} from "../../src/themes/readable.ts";

const themes = await Promise.all(themeNames.map((name) => loadTheme(name)));
const schemes = themes.flatMap(({name, tokens}) => [
  {name: `${name}, light`, colours: tokens.light},
  {name: `${name}, dark`, colours: tokens.dark},
]);

describe("colourPairs", () => {
  it.each(schemes)("$name: every text reads at 4.5:1, every sign and rule at 3:1", ({colours}) => {
    for (const {text, on, colours: pair, least} of colourPairs(colours)) {
      expect(contrast(...pair), `${text.join(".")} on ${on.join(".")}`).toBeGreaterThanOrEqual(least);
    }
  });

  it.each(themes)("$name: bars and intervals are seen on paper, and ink is read in figures", ({tokens}) => {
    const {figure, light} = tokens;
    expect(contrast(figure.accent, light.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(figure.missing.edge, light.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(figure.accent, figure.interval)).toBeGreaterThanOrEqual(2);
  });

  it.each(themes)("$name: on each named step of a ramp white or ink is read", ({tokens}) => {
    for (const [, colour] of [...tokens.figure.ramp, ...tokens.figure.heat]) {
      const best = Math.max(contrast("#ffffff", colour), contrast(tokens.light.ink, colour));
      expect(best, colour).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(themes)("$name: ramps go steadily from dark to light and from light to dark", ({tokens}) => {
    const lights = tokens.figure.ramp.map(([, colour]) => lightness(colour));
    expect(lights).toEqual(lights.toSorted((a, b) => a - b));
    const heats = tokens.figure.heat.map(([, colour]) => lightness(colour));
    expect(heats).toEqual(heats.toSorted((a, b) => b - a));
  });
});

const colour = fc.stringMatching(/^#[0-9a-f]{6}$/);

describe("nearestReadable", () => {
  it("leaves a colour that reads as it is", () => {
    expect(nearestReadable("#1d4762", ["#ffffff"], 4.5)).toBe("#1d4762");
  });

  it("darkens a yellow until it reads on white, and keeps its hue", () => {
    const found = nearestReadable("#f2c14e", ["#ffffff"], 4.5) ?? "";
    expect(contrast(found, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(found, "#ffffff")).toBeLessThan(4.8);
    expect(perceived(found).hue).toBeCloseTo(perceived("#f2c14e").hue, 1);
  });

  it("always finds a colour for one background, and what it finds reads", () => {
    fc.assert(
      fc.property(colour, colour, (text, background) => {
        const found = nearestReadable(text, [background], 4.5);
        expect(found).not.toBeNull();
        expect(contrast(found ?? background, background)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("says when no colour reads on both of two backgrounds", () => {
    expect(nearestReadable("#808080", ["#ffffff", "#000000"], 4.5)).toBe("#767676");
    expect(nearestReadable("#808080", ["#ffffff", "#000000"], 5)).toBeNull();
  });
});
