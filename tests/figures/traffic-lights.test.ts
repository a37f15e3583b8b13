import {describe, expect, it} from "vitest";
import {contrast, lightness} from "../../src/figures/colours.ts";
import type {AnalysisResult, Cell, Light} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {collisions, draw, rectangles, sizeOf, textsOf} from "./svg.ts";
import {analysis, column, spec} from "./tables.ts";

function lit(printed: string, tone: Light["tone"], label: string): Cell {
  const shown = `${label} (${printed} pct.)`;
  return {kind: "number", address: "", base: 9, exact: Number(printed), printed, shown, light: {tone, label}};
}

const none: Cell = {kind: "empty", address: "", printed: "–", reason: "ingen har svaret"};

function matrix(rows: readonly (readonly [string, ...Cell[]])[], label: string | null = null): AnalysisResult {
  const columns = rows[0]?.slice(1).map((_, index) => column(`r${index}`, `Runde ${index + 1}`)) ?? [];
  const blocks = [
    {
      key: "all",
      label,
      question: null,
      rows: rows.map(([name, ...cells]) => ({key: name, label: name, role: "category" as const, cells})),
    },
  ];
  return analysis("traffic-light", columns, blocks);
}

const rounds = matrix([
  ["Fast kontaktperson", lit("78", "good", "Grøn"), lit("44", "middle", "Gul")],
  ["Ugentlig kontakt med borgeren i hele forløbet", lit("12", "poor", "Rød"), none],
]);

describe("traffic-lights", () => {
  it("prints each light's word with the number behind it, and why a cell has none", async () => {
    const texts = textsOf(await draw(spec("traffic-lights"), rounds));
    expect(texts).toEqual(
      expect.arrayContaining([
        "Runde 1",
        "Runde 2",
        "Grøn (78 pct.)",
        "Gul (44 pct.)",
        "Rød (12 pct.)",
        "ingen har svaret",
      ]),
    );
  });

  it("shades every cell with a light, and gives each tone a sign of its own shape", async () => {
    const svg = await draw(spec("traffic-lights"), rounds);
    const {good, middle, poor} = instituteTheme.tones;
    expect(rectangles(svg).map(({fill}) => fill)).toEqual([good.shade, middle.shade, poor.shade]);
    const signs = [good, middle, poor].map(({sign}) => new RegExp(`d="([^"]+)"[^>]*fill="${sign}"`).exec(svg)?.[1]);
    expect(signs.every((path) => path !== undefined)).toBe(true);
    expect(new Set(signs.map((path) => path?.replace(/[\d.,-]+/g, ""))).size).toBeGreaterThan(1);
  });

  it("has colours on which ink and signs can be read, and that differ in grey", () => {
    const tones = Object.values(instituteTheme.tones);
    for (const {sign, shade} of tones) {
      expect(contrast(instituteTheme.ink, shade)).toBeGreaterThan(12);
      expect(contrast(sign, shade)).toBeGreaterThan(4);
      expect(lightness(shade)).toBeGreaterThan(0.9);
    }
  });

  it("keeps its texts apart, however long they are", async () => {
    const long = matrix(
      [
        [
          "Borgerne kommer i ordinær beskæftigelse eller uddannelse",
          lit("44", "unknown", "Kan ikke afgøres på grundlag af data"),
          lit("1", "poor", "Rød"),
        ],
      ],
      "Delmål",
    );
    const svg = await draw(spec("traffic-lights"), long);
    expect(collisions(svg)).toEqual([]);
    expect(textsOf(svg)).toContain("Delmål");
    expect(sizeOf(svg).width).toBeLessThanOrEqual(instituteTheme.width);
  });

  it("draws the columns that have lights, or those that are named", async () => {
    const verdict: Cell = {kind: "text", address: "", printed: "Nået", light: {tone: "good", label: "Nået"}};
    const goals = {...matrix([["Job", {kind: "text", address: "", printed: "9-76"}, verdict]]), kind: "goals"};
    expect(textsOf(await draw(spec("traffic-lights"), goals))).toEqual(["Runde 2", "Job", "Nået"]);
    const named = await draw({...spec("traffic-lights"), columns: ["Runde 1"]}, goals);
    expect(textsOf(named)).toEqual(["Runde 1", "Job", "9-76"]);
  });

  it("refuses an analysis without lights", async () => {
    const plain = {...matrix([["Job", {kind: "text", address: "", printed: "Nået"}]]), kind: "judgement"};
    await expect(draw(spec("traffic-lights"), plain)).rejects.toThrow(/has no lights to draw/);
  });

  it("says that all cells are empty, and why, where there is no light", async () => {
    await expect(draw(spec("traffic-lights"), matrix([["Fast kontaktperson", none, none]]))).rejects.toMatchObject({
      kind: "data",
      message: expect.stringContaining("are empty, so there are no lights to draw"),
      hint: "The first is empty because: ingen har svaret. See that its numbers are of the right population and waves.",
    });
  });
});
