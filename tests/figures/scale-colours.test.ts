import {describe, expect, it} from "vitest";
import {lightness} from "../../src/figures/colours.ts";
import {scaleColours, scaleOrders} from "../../src/figures/scale-colours.ts";
import {instituteTheme} from "../support/themes.ts";
import {analysis, column, percentBlock} from "./tables.ts";

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

  it("gives an answer the colour it has where its scale is first printed", () => {
    const labels = ["Dårligt", "Godt", "Fremragende"];
    const block = percentBlock("a", null, labels, [[1], [2], [3]]);
    const reversed = {...block, rows: [...block.rows].reverse()};
    const tables = [block, reversed].map((one) => analysis("distribution", [column("percent", "Procent")], [one]));
    const categories = labels.map((label, index) => ({key: String(index + 1), label, missing: false}));
    const theme = {...instituteTheme, scaleOrders: scaleOrders(tables)};
    const turned = scaleColours([...categories].reverse(), theme);
    expect(turned).toEqual(scaleColours(categories, instituteTheme));
    expect(turned).not.toEqual(scaleColours([...categories].reverse(), instituteTheme));
  });

  it("tells scales with other labels apart", () => {
    const block = percentBlock("a", null, ["Nej", "Ja"], [[1], [2]]);
    const orders = scaleOrders([analysis("distribution", [column("percent", "Procent")], [block])]);
    const other = scaleColours([category("2"), category("1")], {...instituteTheme, scaleOrders: orders});
    expect([...other.keys()]).toEqual(["2", "1"]);
  });
});
