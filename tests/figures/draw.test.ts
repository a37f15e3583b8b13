import {describe, expect, it} from "vitest";
import type {FigureSpec} from "../../src/config/figure-specs.ts";
import {drawFigures} from "../../src/figures/draw.ts";
import {defaultNumberStyle as style} from "../../src/numbers/style.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {collisions, draw, rectangles, sizeOf, textBoxes, textsOf} from "./svg.ts";
import {analysis, change, column, crosstab, distribution, outcome, percentBlock, results, spec} from "./tables.ts";

const hostile = [
  `<script>alert("x")</script>`,
  `"><img src=x onerror='alert(1)'>`,
  "]]>&amp;&#60;</text><style>*{display:none}</style>",
];
const long = [
  "Kontanthjælpsmodtageres beskæftigelsesrettede virksomhedspraktikforløbsevalueringer",
  "Mit helbred sætter store begrænsninger for, at jeg kan arbejde. Jeg vil måske kunne varetage et job på få timer",
  "Det svinger. Indimellem gør mit helbred det svært at arbejde. Jeg vil måske kunne varetage et job på deltid/halv tid",
  "Ja",
  "Ved ikke",
];

/** One figure of each kind over the same labels. */
function everyKind(labels: readonly string[]): [FigureSpec, AnalysisResult][] {
  const counts = labels.map((_, index) => [index + 1, 2 * index]);
  const items = labels.map((label) => ({label, labels, counts}));
  const many = labels.map((_, row) => labels.map((__, place) => row * place));
  const blocks = labels.map((label, index) =>
    percentBlock(
      `b${index}`,
      label,
      labels,
      counts.map(([one = 0]) => [one]),
    ),
  );
  const battery = percentBlock("all", "Spørgsmålet", labels, many);
  const columns = labels.map((label, index) => column(`v${index}`, label, {group: label}));
  return [
    [spec("bars"), analysis("distribution", [column("percent", "Procent")], blocks)],
    [spec("bars"), analysis("battery", columns, [battery])],
    [spec("stacked-bars"), change(items)],
    [spec("stacked-bars"), analysis("battery", columns, [battery])],
    [spec("heatmap"), crosstab(labels, labels, many, "total")],
    [spec("heatmap", {columns: ["total", "1", "2"]}), crosstab(labels, labels, many, "column")],
    [spec("heatmap"), crosstab(labels, labels, many, "row")],
    [spec("dumbbell", {rows: ["1", "2"]}), change(items)],
    [
      spec("targets"),
      outcome(labels.map((label, index) => ({label, count: index, base: 9, low: 0, high: index / 9, target: "20"}))),
    ],
  ];
}

describe("drawFigures", () => {
  it("gives each figure its SVG, its analysis and its title, in the author's order", async () => {
    const table = distribution(["Ja", "Nej"], [1, 2]);
    const specs = {to: spec("bars", {title: "Anden"}), en: spec("stacked-bars", {title: "Første"})};
    const drawn = await drawFigures(specs, results(table), {style, theme: instituteTheme});
    expect([...drawn.keys()]).toEqual(["to", "en"]);
    expect(drawn.get("en")).toMatchObject({title: "Første", analysis: table});
    expect(drawn.get("to")?.svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="620" height="\d+" viewBox=/,
    );
  });

  it("draws the same numbers the same way every time", async () => {
    const table = crosstab(
      long,
      long,
      long.map(() => [1, 2, 3, 4, 5]),
      "total",
    );
    expect(await draw(spec("heatmap"), table)).toBe(await draw(spec("heatmap"), table));
  });

  it("follows the numbers: one answer more changes the figure", async () => {
    const before = await draw(spec("stacked-bars"), distribution(["Ja", "Nej"], [48, 49]));
    const after = await draw(spec("stacked-bars"), distribution(["Ja", "Nej"], [49, 49]));
    expect(textsOf(before)).toEqual(expect.arrayContaining(["49", "51"]));
    expect(textsOf(after).filter((text) => text === "50")).toHaveLength(2);
  });

  it("keeps the colours of a scale that a later figure prints the other way", async () => {
    const worstFirst = {...distribution(["Dårligt", "Godt"], [1, 3]), key: "en"};
    const [block] = worstFirst.table.blocks;
    const rows = [...(block?.rows ?? [])].reverse();
    const blocks = [{key: "a", label: null, question: null, rows}];
    const bestFirst = {...worstFirst, key: "to", table: {...worstFirst.table, blocks}};
    const specs = {
      en: spec("stacked-bars", {analysis: "en"}),
      to: spec("stacked-bars", {analysis: "to"}),
    };
    const drawn = await drawFigures(specs, results(worstFirst, bestFirst), {style, theme: instituteTheme});
    const widest = (key: string) => {
      const shapes = rectangles(drawn.get(key)?.svg ?? "");
      return [...shapes].sort((a, b) => b.right - b.left - (a.right - a.left))[0];
    };
    expect(widest("to")?.fill).toBe(widest("en")?.fill);
    expect(widest("to")?.left).toBeLessThan(widest("en")?.left ?? 0);
  });

  it("draws nothing when there are no figures", async () => {
    expect(await drawFigures({}, results(), {style, theme: instituteTheme})).toEqual(new Map());
  });

  it.each(everyKind(long).map(([figure, table]) => [figure.kind, table.kind, figure, table] as const))(
    "%s of a %s with long labels has no text that is clipped or runs into another",
    async (_kind, _table, figure, table) => {
      const svg = await draw(figure, table);
      expect(textBoxes(svg).length).toBeGreaterThan(10);
      expect(collisions(svg)).toEqual([]);
    },
  );

  it.each(
    everyKind(["Ja", "Nej", "Ved ikke"]).map(([figure, table]) => [figure.kind, table.kind, figure, table] as const),
  )(
    "%s of a %s with short labels has no text that is clipped or runs into another",
    async (_kind, _table, figure, table) => {
      expect(collisions(await draw(figure, table))).toEqual([]);
    },
  );

  it.each(everyKind(hostile).map(([figure, table]) => [figure.kind, table.kind, figure, table] as const))(
    "%s of a %s shows markup in labels as text",
    async (_kind, _table, figure, table) => {
      const svg = await draw(figure, table);
      expect(new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, name]) => name))).toEqual(
        new Set(["svg", "g", "path", "text", ...["tspan", "line"].filter((name) => svg.includes(`<${name}`))]),
      );
      expect(textsOf(svg).join("").replace(/\s/g, "")).toContain(`alert("x")</script>`);
    },
  );

  it("prints no type smaller than 9.5 pixels in the column of the page", async () => {
    for (const [figure, table] of everyKind(long)) {
      const svg = await draw(figure, table);
      const scale = 605 / sizeOf(svg).width;
      expect(Math.min(...textBoxes(svg).map(({size}) => size * scale))).toBeGreaterThanOrEqual(9.5);
    }
  });

  it("leaves nothing in an SVG that could meet the page or the network", async () => {
    for (const [figure, table] of everyKind(long)) {
      const svg = await draw(figure, table);
      expect(svg.match(/<[^>]* (id|class|role|style|href|xlink:href|on\w+|aria-\w+)=/g)).toBeNull();
      expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(/);
    }
  });
});

describe("a figure that cannot be drawn", () => {
  const placeOf = (key: string) => ({file: "evaluation.yaml", line: key === "figur" ? 12 : 1});
  const table = distribution(["Ja", "Nej"], [1, 2]);
  const attempt = (figure: FigureSpec, of: AnalysisResult = table) =>
    drawFigures({figur: figure}, results(of), {style, placeOf, theme: instituteTheme});

  it("names an analysis that is not there, with place and a suggestion", async () => {
    await expect(attempt(spec("bars", {analysis: "helbrd"}))).rejects.toMatchObject({
      kind: "config",
      message: 'Figure "figur": there is no analysis "helbrd".',
      place: {file: "evaluation.yaml", line: 12},
      hint: 'Did you mean "helbred"?',
    });
  });

  it("does not take a property of every object for an analysis", async () => {
    await expect(attempt(spec("bars", {analysis: "constructor"}))).rejects.toThrow('no analysis "constructor"');
  });

  it("names a block or column that is not there", async () => {
    await expect(attempt(spec("bars", {blocks: ["psykhelp"]}))).rejects.toMatchObject({
      message: 'Figure "figur": "helbred" has no block "psykhelp".',
      place: {line: 12},
      hint: 'Did you mean "psykhelb"?',
    });
    await expect(attempt(spec("stacked-bars", {columns: ["Antal"]}))).rejects.toThrow(
      '"helbred" has no column "Antal"',
    );
  });

  it("tells which kinds fit when its own does not", async () => {
    await expect(attempt(spec("heatmap"))).rejects.toMatchObject({
      kind: "config",
      message: 'Figure "figur": heatmap cannot show "helbred", which is of kind distribution.',
      hint: expect.stringMatching(
        /^Figures that fit distribution: bars, stacked-bars, .*; heatmap needs an analysis of kind crosstab, transition\.$/,
      ),
    });
    await expect(attempt(spec("targets"), crosstab(["a"], ["b"], [[1]], "total"))).rejects.toMatchObject({
      hint: expect.stringMatching(
        /^Figures that fit crosstab: bars, stacked-bars, heatmap.*; targets needs an analysis of kind outcome, goals\.$/,
      ),
    });
    await expect(attempt(spec("bars"), analysis("published", [], []))).rejects.toMatchObject({
      hint: expect.stringMatching(/^Figures that fit published: none;/),
    });
  });

  it("stops before any figure is drawn", async () => {
    const specs = {god: spec("bars"), figur: spec("heatmap")};
    await expect(drawFigures(specs, results(table), {style, placeOf, theme: instituteTheme})).rejects.toMatchObject({
      place: {line: 12},
    });
  });
});
