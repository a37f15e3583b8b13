import {describe, expect, it} from "vitest";
import {contrast, lightness} from "../../src/figures/colours.ts";
import {recordColours} from "../../src/figures/report-colours.ts";
import {scaleColours, scaleHatches} from "../../src/figures/scale-colours.ts";
import {instituteTheme} from "../support/themes.ts";

const category = (key: string, missing = false) => ({key, label: `Svar ${key}`, missing});
const scale = ["1", "2", "3", "4", "5"].map((key) => category(key));

describe("scaleColours", () => {
  it("goes from dark to light in the order of print", () => {
    const colours = scaleColours([...scale].reverse(), instituteTheme);
    expect([...colours.keys()]).toEqual(["5", "4", "3", "2", "1"]);
    const shades = [...colours.values()].map(lightness);
    expect(shades).toEqual([...shades].sort((a, b) => a - b));
  });

  it("does not let «ved ikke» move the colours of the answers", () => {
    const colours = scaleColours([category("9", true), ...scale], instituteTheme);
    expect(colours.get("1")).toBe(scaleColours(scale, instituteTheme).get("1"));
    expect(colours.get("9")).toBe("#ffffff");
  });

  it("gives an answer the colour it has where its scale is first drawn, whatever its code", () => {
    const {heard, settle} = recordColours([]);
    const drawn = ["Dårligt", "Godt", "Fremragende"].map((label, index) => ({
      key: String(index),
      label,
      missing: false,
    }));
    const turned = [...drawn].reverse().map((each) => ({...each, key: `x${each.key}`}));
    scaleColours(drawn, {...instituteTheme, reportColours: heard});
    const theme = {...instituteTheme, reportColours: settle()};
    const first = scaleColours(drawn, theme);
    const later = scaleColours(turned, theme);
    for (const {key} of drawn) expect(later.get(`x${key}`)).toBe(first.get(key));
    expect(scaleColours(turned, instituteTheme)).not.toEqual(later);
  });

  it("tells scales with other labels apart", () => {
    const {heard, settle} = recordColours([]);
    heard.scaleOrder(["Nej", "Ja"]);
    const other = scaleColours([category("2"), category("1")], {...instituteTheme, reportColours: settle()});
    expect([...other.keys()]).toEqual(["2", "1"]);
    expect(other).toEqual(scaleColours([category("2"), category("1")], instituteTheme));
  });

  it("gives answers with one label a colour each", () => {
    const twice = ["1", "2"].map((key) => ({key, label: "Andet", missing: false}));
    expect(new Set(scaleColours(twice, instituteTheme).values()).size).toBe(2);
  });
});

describe("scaleHatches", () => {
  const patterned = {...instituteTheme, patterns: true};

  it("are none unless the figure has patterns", () => {
    expect(scaleHatches(scale, instituteTheme).size).toBe(0);
  });

  it("give each answer but the first a pattern of its own, and «ved ikke» none", () => {
    const hatches = scaleHatches([...scale, category("9", true)], patterned);
    expect([...hatches.keys()]).toEqual(["2", "3", "4", "5"]);
    expect(new Set([...hatches.values()].map(({pattern}) => pattern)).size).toBe(4);
  });

  it("are seen on their fills", () => {
    const colours = scaleColours(scale, patterned);
    for (const [key, {stroke}] of scaleHatches(scale, patterned)) {
      expect(contrast(stroke, colours.get(key) ?? "")).toBeGreaterThanOrEqual(3);
    }
  });
});
