import {readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {alongRamp, contrast} from "../../src/figures/colours.ts";
import {scaleColours} from "../../src/figures/scale-colours.ts";
import {seriesFills} from "../../src/figures/series-fills.ts";
import {figureTheme} from "../../src/figures/theme.ts";
import {loadTheme} from "../../src/themes/load.ts";
import {themeNames} from "../../src/themes/model.ts";
import {distance, greyness, visions} from "./colour-vision.ts";

const themes = await Promise.all(themeNames.map(async (name) => ({name, theme: figureTheme(await loadTheme(name))})));
const sights = [null, ...visions];

function neighbours<Item>(items: readonly Item[]): [Item, Item][] {
  return items.slice(1).flatMap((item, index) => {
    const before = items[index];
    return before === undefined ? [] : [[before, item] as [Item, Item]];
  });
}

describe("distance", () => {
  it("is the CIE's for known colours", () => {
    expect(distance("#000000", "#ffffff", null)).toBeCloseTo(100, 1);
    expect(distance("#ff0000", "#00ff00", null)).toBeCloseTo(170.6, 0);
  });

  it("loses red and green to those who lack these cones, and not to others", () => {
    const [red, green] = ["#b04020", "#6a7a20"];
    expect(distance(red, green, "deuteranopia")).toBeLessThan(distance(red, green, null) / 2);
    expect(distance(red, green, "tritanopia")).toBeGreaterThan(distance(red, green, null) / 2);
  });
});

it("all themes are looked at", () => {
  const folders = readdirSync(new URL("../../templates/", import.meta.url), {withFileTypes: true});
  const named = folders.filter((entry) => entry.isDirectory()).map(({name}) => name);
  expect(named).toEqual(expect.arrayContaining([...themeNames]));
});

describe.each(themes)("the colours of $name", ({theme}) => {
  const scaleOf = (count: number) =>
    Array.from({length: count}, (_, index) => ({key: String(index), label: `Svar ${index}`, missing: false}));

  it.each([2, 3, 4, 5, 6, 7])(
    "tell %i neighbours on a scale apart in grey print and without any one kind of cone",
    (count) => {
      const colours = [...scaleColours(scaleOf(count), theme).values()];
      for (const [darker, lighter] of neighbours(colours)) {
        expect(greyness(lighter) - greyness(darker)).toBeGreaterThanOrEqual(5);
        for (const sight of sights) expect(distance(darker, lighter, sight)).toBeGreaterThanOrEqual(5);
      }
    },
  );

  it.each([2, 3, 4])("tell %i groups, and as many waves, apart", (count) => {
    const series = scaleOf(count).map(({label}) => ({name: label, isTotal: false}));
    for (const areWaves of [false, true]) {
      const fills = seriesFills(series, areWaves, theme).map(({fill}) => fill);
      for (const [one, other] of neighbours(fills)) {
        expect(Math.abs(greyness(one) - greyness(other))).toBeGreaterThanOrEqual(5);
        for (const sight of sights) expect(distance(one, other, sight)).toBeGreaterThanOrEqual(8);
      }
    }
  });

  it("darken evenly in a heat map", () => {
    const shades = Array.from({length: 11}, (_, index) => greyness(alongRamp(theme.heat, index / 10)));
    for (const [lighter, darker] of neighbours(shades)) expect(lighter - darker).toBeGreaterThan(1.5);
  });

  it("give lights signs that are seen on their shades; shape and words tell them apart", () => {
    for (const {sign, shade} of Object.values(theme.tones)) expect(contrast(sign, shade)).toBeGreaterThanOrEqual(3);
  });

  it("make bars, intervals' edges and hollow boxes stand out from the paper at 3:1", () => {
    for (const colour of [theme.accent, theme.missing.edge, theme.ink, theme.muted]) {
      expect(contrast(colour, theme.paper)).toBeGreaterThanOrEqual(3);
    }
  });
});
