import {describe, expect, it} from "vitest";
import {contrast} from "../../src/figures/colours.ts";
import {draw, inReadingOrder, rectangles, type Shape, sizeOf, textBoxes, textsOf} from "./svg.ts";
import {analysis, baseCell, change, column, crosstab, distribution, percentBlock, share, spec} from "./tables.ts";

const scale = ["Dårligt", "Mindre godt", "Godt", "Ved ikke"];
/** The bars, without the squares of the legend. */
const segments = (svg: string): Shape[] => inReadingOrder(rectangles(svg).filter(({top, bottom}) => bottom - top > 15));

describe("stacked bars", () => {
  it("divides each wave's bar by exact share and fills the whole width", async () => {
    const table = change([
      {
        label: "Helbred",
        labels: scale.slice(0, 3),
        counts: [
          [5, 1],
          [3, 1],
          [2, 6],
        ],
      },
    ]);
    const svg = await draw(spec("stacked-bars"), table);
    const widths = segments(svg).map(({left, right}) => right - left);
    const bar = widths.slice(0, 3).reduce((sum, width) => sum + width, 0);
    expect(widths.slice(0, 3).map((width) => Math.round((100 * width) / bar))).toEqual([50, 30, 20]);
    expect(Math.round((100 * (widths[5] ?? 0)) / bar)).toBe(75);
    expect(Math.max(...segments(svg).map(({right}) => right))).toBeCloseTo(sizeOf(svg).width - 1.5);
  });

  it("labels each bar with the wave and its own base", async () => {
    const table = change([
      {
        label: "Helbred",
        labels: scale,
        counts: [
          [14, 9],
          [17, 19],
          [7, 11],
          [0, 0],
        ],
      },
    ]);
    const texts = textsOf(await draw(spec("stacked-bars"), table));
    expect(texts).toContain("Første måling (n\u00a0=\u00a038)");
    expect(texts).toContain("Tredje måling (n\u00a0=\u00a039)");
  });

  it("has the legend in the order of the segments", async () => {
    const svg = await draw(spec("stacked-bars"), distribution(scale, [10, 10, 10, 10]));
    const swatches = rectangles(svg).filter(({bottom, top}) => bottom - top < 15);
    const inOrder = [...swatches].sort((a, b) => a.left - b.left).map(({fill}) => fill);
    expect(inOrder).toEqual([...segments(svg)].sort((a, b) => a.left - b.left).map(({fill}) => fill));
    expect(textsOf(svg).filter((text) => scale.includes(text))).toEqual(scale);
  });

  it("prints a percentage only where there is room for it, and always so that it can be read", async () => {
    const svg = await draw(spec("stacked-bars"), distribution(scale, [1, 198, 600, 201]));
    expect(textsOf(svg)).not.toContain("0,1");
    const texts = textBoxes(svg).filter(({text}) => /^\d+$/.test(text));
    expect(texts.map(({text}) => text)).toEqual(["20", "60", "20"]);
    for (const {left, right, fill} of texts) {
      const segment = segments(svg).find((shape) => shape.left <= left && right <= shape.right);
      expect(contrast(fill, segment?.fill ?? fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("writes the legend once for items over one scale, and again where the scale changes", async () => {
    const items = [
      {
        label: "Glad",
        labels: ["Ja", "Nej"],
        counts: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        label: "Rolig",
        labels: ["Ja", "Nej"],
        counts: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        label: "Idé",
        labels: ["Aner ikke", "Ved lige"],
        counts: [
          [1, 2],
          [3, 4],
        ],
      },
    ];
    const texts = textsOf(await draw(spec("stacked-bars"), change(items)));
    expect(texts.filter((text) => text === "Ja")).toHaveLength(1);
    expect(texts.filter((text) => text === "Ved lige")).toHaveLength(1);
    expect(texts).toEqual(expect.arrayContaining(["Glad", "Rolig", "Idé"]));
  });

  it("groups the bars of items that stand side by side under each item", async () => {
    const block = percentBlock(
      "all",
      null,
      ["Ja", "Nej"],
      [
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ],
    );
    const columns = ["glad", "rolig"].flatMap((item) => [
      column(`${item}@1`, "Måling 1", {group: item}),
      column(`${item}@3`, "Måling 3", {group: item}),
    ]);
    const texts = textsOf(await draw(spec("stacked-bars"), analysis("change", columns, [block])));
    expect(texts.slice(0, 2)).toEqual(["glad", "rolig"]);
    expect(texts.filter((text) => text.startsWith("Måling 1"))).toHaveLength(2);
  });

  it("names the bars of one-way distributions by the blocks", async () => {
    const blocks = [
      percentBlock("psyk", "Psykisk helbred", ["Ja", "Nej"], [[30], [67]]),
      percentBlock("fys", "Fysisk helbred", ["Ja", "Nej"], [[19], [79]]),
    ];
    const table = analysis("distribution", [column("percent", "Procent")], blocks);
    const texts = textsOf(await draw(spec("stacked-bars"), table));
    expect(texts).toContain("Psykisk helbred (n\u00a0=\u00a097)");
    expect(texts).toContain("Fysisk helbred (n\u00a0=\u00a098)");
  });

  it("has a bar for the total of a cross-tab in percent of the columns", async () => {
    const table = crosstab(
      ["Ja", "Nej"],
      ["Mand", "Kvinde"],
      [
        [1, 2],
        [3, 4],
      ],
      "column",
    );
    const texts = textsOf(await draw(spec("stacked-bars"), table));
    expect(texts).toContain("Total (n\u00a0=\u00a010)");
  });

  it("names the other variable of a cross-tab right over its bars, below the legend", async () => {
    const table = crosstab(
      ["Ja", "Nej"],
      ["Mand", "Kvinde"],
      [
        [1, 2],
        [3, 4],
      ],
      "column",
    );
    const columns = table.table.columns.map((one) => (one.role === "value" ? {...one, group: "Køn"} : one));
    const boxes = textBoxes(await draw(spec("stacked-bars"), {...table, table: {...table.table, columns}}));
    const top = (wanted: string) => boxes.find(({text}) => text.startsWith(wanted))?.top ?? Number.NaN;
    expect(top("Ja")).toBeLessThan(top("Køn"));
    expect(top("Køn")).toBeLessThan(top("Mand"));
    expect(top("Kvinde")).toBeLessThan(top("Total"));
  });

  it("makes bars of the rows of a cross-tab in percent of the rows", async () => {
    const table = crosstab(
      ["Mand", "Kvinde"],
      ["Ja", "Nej"],
      [
        [1, 3],
        [2, 4],
      ],
      "row",
    );
    const texts = textsOf(await draw(spec("stacked-bars"), table));
    expect(texts).toEqual(expect.arrayContaining(["Ja", "Nej", "Mand (n\u00a0=\u00a04)", "Kvinde (n\u00a0=\u00a06)"]));
    expect(texts).toEqual(expect.arrayContaining(["25", "75", "33", "67"]));
  });

  it("refuses shares that do not add up to a whole", async () => {
    const table = crosstab(
      ["Ja", "Nej"],
      ["Mand", "Kvinde"],
      [
        [1, 2],
        [3, 4],
      ],
      "total",
    );
    await expect(draw(spec("stacked-bars"), table)).rejects.toMatchObject({
      message:
        'Figure "figur": stacked-bars needs columns or rows that add up to all who answered; those of "helbred" do not.',
      hint: expect.stringMatching(/^Choose another kind of figure: bars, heatmap.* may fit crosstab\.$/),
    });
  });

  it("refuses a table that shows counts only", async () => {
    const rows = [{key: "1", label: "Ja", role: "category" as const, cells: [baseCell(4)]}];
    const table = analysis(
      "distribution",
      [column("count", "Antal", {unit: "count"})],
      [{key: "a", label: null, question: null, rows}],
    );
    await expect(draw(spec("stacked-bars"), table)).rejects.toThrow('needs percentages, and "helbred" shows none');
  });

  it("says so where nobody answered, and draws the others", async () => {
    const table = change([
      {
        label: "Helbred",
        labels: ["Ja", "Nej"],
        counts: [
          [0, 3],
          [0, 1],
        ],
      },
    ]);
    const svg = await draw(spec("stacked-bars"), table);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Første måling (n\u00a0=\u00a00)", "ingen svar", "75", "25"]));
    expect(svg).not.toContain("NaN");
  });

  it("gives the reason that the results give", async () => {
    const empty = {kind: "empty" as const, address: "", printed: "-", reason: "ingen blev spurgt"};
    const block = {
      key: "a",
      label: null,
      question: null,
      rows: [
        {key: "1", label: "Ja", role: "category" as const, cells: [empty, share(1, 2)]},
        {key: "2", label: "Nej", role: "category" as const, cells: [empty, share(1, 2)]},
      ],
    };
    const table = analysis("change", [column("1", "Måling 1"), column("3", "Måling 3")], [block]);
    expect(textsOf(await draw(spec("stacked-bars"), table))).toContain("ingen blev spurgt");
  });

  it("draws a table without blocks as having no answers", async () => {
    const table = analysis("distribution", [column("percent", "Procent")], []);
    expect(textsOf(await draw(spec("stacked-bars"), table))).toEqual(["ingen svar"]);
  });

  it("draws twelve categories", async () => {
    const labels = Array.from({length: 12}, (_, index) => `Kategori ${index + 1}`);
    const svg = await draw(
      spec("stacked-bars"),
      distribution(
        labels,
        labels.map(() => 5),
      ),
    );
    expect(new Set(segments(svg).map(({fill}) => fill)).size).toBe(12);
  });
});
