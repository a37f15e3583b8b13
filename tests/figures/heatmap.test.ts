import {describe, expect, it} from "vitest";
import {contrast, lightness} from "../../src/figures/colours.ts";
import {instituteTheme} from "../support/themes.ts";
import {draw, overlaps, rectangles, textBoxes, textsOf} from "./svg.ts";
import {crosstab, spec} from "./tables.ts";

const health = ["Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt"];
const joint = [
  [2, 0, 0, 0, 0],
  [1, 2, 2, 0, 0],
  [2, 3, 8, 2, 1],
  [2, 2, 12, 19, 9],
  [0, 1, 8, 12, 9],
];

describe("heatmap", () => {
  it("has a cell for each pair of answers, the number on it as printed in the table", async () => {
    const svg = await draw(spec("heatmap"), crosstab(health, health, joint, "total"));
    expect(rectangles(svg)).toHaveLength(25);
    const numbers = textsOf(svg).filter((text) => /^\d+$/.test(text));
    expect(numbers.slice(15, 20)).toEqual(["2", "2", "12", "20", "9"]);
  });

  it("shades by the exact share, so that two counts that print alike differ", async () => {
    const svg = await draw(spec("heatmap"), crosstab(["a"], ["b", "c", "d"], [[136, 144, 720]], "total"));
    expect(textsOf(svg).filter((text) => text === "14")).toHaveLength(2);
    const [less = 0, more = 0, most = 0] = rectangles(svg).map(({fill}) => lightness(fill));
    expect(less).toBeGreaterThan(more);
    expect(more).toBeGreaterThan(most);
  });

  it("keeps every number readable on its cell", async () => {
    const counts = [Array.from({length: 10}, (_, index) => index)];
    const labels = counts[0]?.map((count) => `Svar ${count}`) ?? [];
    const svg = await draw(spec("heatmap"), crosstab(["Ja"], labels, counts, "total"));
    const cells = rectangles(svg);
    const numbers = textBoxes(svg).filter((box) => cells.some((cell) => overlaps(cell, box)));
    expect(numbers).toHaveLength(10);
    for (const number of numbers) {
      const cell = cells.find((shape) => overlaps(shape, number));
      expect(contrast(number.fill, cell?.fill ?? number.fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("names both variables and the base that all percentages share", async () => {
    const texts = textsOf(await draw(spec("heatmap"), crosstab(health, health, joint, "total")));
    expect(texts).toEqual(expect.arrayContaining(["Psykisk helbred", "Fysisk helbred", "Procent (n\u00a0=\u00a097)"]));
  });

  it("puts the bases on the columns, or on the rows, where the percentages are of those", async () => {
    const counts = [
      [10, 20],
      [30, 40],
    ];
    const byColumn = textsOf(
      await draw(spec("heatmap"), crosstab(["Ja", "Nej"], ["Mand", "Kvinde"], counts, "column")),
    );
    expect(byColumn).toEqual(expect.arrayContaining(["Mand (n\u00a0=\u00a040)", "Kvinde (n\u00a0=\u00a060)", "Ja"]));
    const byRow = textsOf(await draw(spec("heatmap"), crosstab(["Ja", "Nej"], ["Mand", "Kvinde"], counts, "row")));
    expect(byRow).toEqual(expect.arrayContaining(["Mand", "Ja (n\u00a0=\u00a030)", "Nej (n\u00a0=\u00a070)"]));
  });

  it("shows the total only when it is asked for, and does not shade it", async () => {
    const table = crosstab(
      ["Ja", "Nej"],
      ["Mand", "Kvinde"],
      [
        [10, 20],
        [30, 40],
      ],
      "column",
    );
    expect(textsOf(await draw(spec("heatmap"), table)).some((text) => text.startsWith("Total"))).toBe(false);
    const svg = await draw(spec("heatmap", {columns: ["Mand", "Total (n)"]}), table);
    expect(textsOf(svg)).toContain("Total (n\u00a0=\u00a0100)");
    expect(rectangles(svg).filter(({fill}) => fill === instituteTheme.paper)).toHaveLength(2);
  });

  it("leaves a zero light and quiet, but prints it", async () => {
    const svg = await draw(spec("heatmap"), crosstab(["Ja"], ["a", "b"], [[0, 5]], "total"));
    const zero = textBoxes(svg).find(({text}) => text === "0");
    expect(zero?.fill).toBe(instituteTheme.muted);
    expect(rectangles(svg)[0]?.fill).toBe(instituteTheme.heat[0]?.[1]);
  });

  it("turns the column labels upright when a word is wider than its column", async () => {
    const labels = Array.from({length: 12}, (_, index) => `Virksomhedspraktik ${index + 1}`);
    const svg = await draw(
      spec("heatmap"),
      crosstab(
        labels,
        labels,
        labels.map(() => labels.map(() => 1)),
        "total",
      ),
    );
    expect(svg.match(/rotate\(270\)/g)).toHaveLength(12);
    expect(rectangles(svg)).toHaveLength(144);
  });

  it("says so when nobody answered", async () => {
    const svg = await draw(spec("heatmap"), crosstab(["Ja"], ["a", "b"], [[0, 0]], "total"));
    expect(textsOf(svg)).toContain("Procent: ingen svar");
    expect(svg).not.toContain("NaN");
  });

  it("has an empty column where nobody answered in that group", async () => {
    const svg = await draw(
      spec("heatmap"),
      crosstab(
        ["Ja", "Nej"],
        ["a", "b"],
        [
          [0, 1],
          [0, 3],
        ],
        "column",
      ),
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["a (n\u00a0=\u00a00)", "-", "25", "75"]));
    expect(rectangles(svg)).toHaveLength(2);
  });
});
