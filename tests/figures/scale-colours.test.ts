import {describe, expect, it} from "vitest";
import {lightness} from "../../src/figures/colours.ts";
import {scaleColours} from "../../src/figures/scale-colours.ts";
import {instituteTheme} from "../../src/figures/theme.ts";

const category = (key: string, missing = false) => ({key, label: `Svar ${key}`, missing});

describe("scaleColours", () => {
  it("goes from dark to light in the order of codes", () => {
    const colours = scaleColours(
      ["1", "2", "3", "10"].map((key) => category(key)),
      instituteTheme,
    );
    const shades = [...colours.values()].map(lightness);
    expect(shades).toEqual([...shades].sort((a, b) => a - b));
  });

  it("gives an answer the same colour when the scale is printed the other way", () => {
    const scale = ["1", "2", "3", "4", "5"].map((key) => category(key));
    const printed = scaleColours(scale, instituteTheme);
    const reversed = scaleColours([...scale].reverse(), instituteTheme);
    for (const {key} of scale) expect(reversed.get(key)).toBe(printed.get(key));
  });

  it("does not let «ved ikke» move the colours of the answers", () => {
    const answers = [category("1"), category("2")];
    const colours = scaleColours([category("9", true), ...answers], instituteTheme);
    expect(colours.get("1")).toBe(scaleColours(answers, instituteTheme).get("1"));
    expect(colours.get("9")).toBe("#ffffff");
  });

  it("keeps the printed order where codes are words", () => {
    const colours = scaleColours([category("nej"), category("ja")], instituteTheme);
    expect([...colours.keys()]).toEqual(["nej", "ja"]);
  });
});
