import {describe, expect, it} from "vitest";
import {drawFigures} from "../../src/figures/draw.ts";
import {startEngine} from "../../src/figures/engine.ts";
import {defaultNumberStyle as style} from "../../src/numbers/style.ts";
import {instituteTheme as theme} from "../support/themes.ts";
import {distribution, results, spec} from "./tables.ts";

const engine = startEngine();
const table = distribution(["Ja", "Måske", "Nej", "Ved ikke"], [20, 20, 20, 5]);
const draw = async (figurePatterns: boolean | undefined, reportPatterns: boolean) => {
  const figure = spec("stacked-bars", figurePatterns === undefined ? {} : {patterns: figurePatterns});
  const drawn = await drawFigures({"en figur": figure}, results(table), {
    style,
    engine,
    theme,
    patterns: reportPatterns,
  });
  return drawn.get("en figur")?.svg ?? "";
};

describe("hatches", () => {
  it("are drawn over all bars and samples of an answer but the first and «ved ikke»", async () => {
    const svg = await draw(true, false);
    expect(svg.match(/<pattern /g)).toHaveLength(2);
    expect(svg.match(/fill="url\(#/g)).toHaveLength(4);
  });

  it("have ids of their figure's own, each of them defined", async () => {
    const svg = await draw(true, false);
    const defined = [...svg.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
    const used = new Set([...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
    expect(defined).toEqual([...used].sort());
    for (const id of used) expect(id).toMatch(/^figure-en_20figur-/);
  });

  it("are wanted by the report, and a figure may say otherwise", async () => {
    expect(await draw(undefined, true)).toContain("<pattern");
    expect(await draw(undefined, false)).not.toContain("<pattern");
    expect(await draw(false, true)).not.toContain("<pattern");
  });

  it("leave the bare fill under the numbers", async () => {
    const svg = await draw(true, false);
    const order = [...svg.matchAll(/fill="(url|#[0-9a-f]{6})[^"]*"|<text[^>]*data-address|>(\d+)<\/text>/g)].map(
      ([all]) => all,
    );
    const lastHatch = order.findLastIndex((each) => each.startsWith('fill="url'));
    const firstPercent = order.findIndex((each) => /^>\d/.test(each));
    const plates = order.slice(lastHatch + 1, firstPercent).filter((each) => each.startsWith('fill="#'));
    expect(plates.length).toBeGreaterThanOrEqual(2);
  });
});
