import {describe, expect, it} from "vitest";
import type {WrittenFigure} from "../../src/config/figure-specs.ts";
import {figureChoices} from "../../src/figures/choose.ts";
import {drawFigures} from "../../src/figures/draw.ts";
import {startEngine} from "../../src/figures/engine.ts";
import {defaultNumberStyle as style} from "../../src/numbers/style.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {pairedMeans} from "./means.ts";
import {analysis, change, column, crosstab, distribution, outcome, percentBlock, results} from "./tables.ts";

const engine = startEngine();
const written: WrittenFigure = {analysis: "helbred"};

async function chosen(table: AnalysisResult, figure: WrittenFigure = written) {
  const drawn = await drawFigures({figur: figure}, results(table), {style, engine, theme: instituteTheme});
  return drawn.get("figur");
}

function blocks(kind: string, ...scales: readonly (readonly string[])[]): AnalysisResult {
  const each = scales.map((labels, index) =>
    percentBlock(
      `b${index}`,
      `Spørgsmål ${index}`,
      labels,
      labels.map(() => [5]),
    ),
  );
  return analysis(kind, [column("percent", "Procent")], each);
}

const agreement = ["Helt enig", "Enig", "Hverken eller", "Uenig", "Helt uenig"];

describe("a figure without a kind", () => {
  it.each([
    ["one question", "bars", distribution(["Ja", "Nej"], [3, 4])],
    ["questions on scales of their own", "bars", blocks("distribution", ["Ja", "Nej"], ["God", "Dårlig"])],
    ["questions on one scale", "stacked-bars", blocks("distribution", ["Ofte", "Aldrig"], ["Ofte", "Aldrig"])],
    [
      "a change of many answers",
      "stacked-bars",
      change([
        {
          label: "Helbred",
          labels: ["Godt", "Nogenlunde", "Skidt"],
          counts: [
            [3, 4],
            [3, 4],
            [1, 1],
          ],
        },
      ]),
    ],
    [
      "a change of yes and no",
      "dumbbell",
      change([
        {
          label: "I job",
          labels: ["Ja", "Nej"],
          counts: [
            [3, 4],
            [6, 5],
          ],
        },
      ]),
    ],
    [
      "a cross-tab of wholes",
      "stacked-bars",
      crosstab(
        ["Ja", "Nej"],
        ["Mand", "Kvinde"],
        [
          [3, 4],
          [5, 6],
        ],
        "column",
      ),
    ],
    [
      "a cross-tab of all",
      "heatmap",
      crosstab(
        ["Ja", "Nej"],
        ["Mand", "Kvinde"],
        [
          [3, 4],
          [5, 6],
        ],
        "total",
      ),
    ],
    ["means at two waves", "paired-bars", pairedMeans(["Før", "Efter"], [{label: "Trivsel", means: [3, 4]}])],
    ["means at four waves", "profile", pairedMeans(["1", "2", "3", "4"], [{label: "Trivsel", means: [3, 4, 3, 4]}])],
    ["outcomes", "targets", outcome([{label: "Job", count: 3, base: 9, low: 0.1, high: 0.6, target: "20"}])],
  ])("of %s is %s", async (_what, kind, table) => {
    const figure = await chosen(table);
    expect(figure?.spec.kind).toBe(kind);
    expect(figure?.svg).toContain("<text");
  });

  it("of answers with two sides is diverging where the good end is known", async () => {
    const table = blocks("battery", agreement, agreement);
    const columns = ["a", "b"].map((key) => column(key, key.toUpperCase()));
    const block = percentBlock(
      "all",
      null,
      agreement,
      agreement.map((_, row) => [row + 1, 2 * row + 1]),
    );
    const battery = {...table, table: {...table.table, columns, blocks: [block]}};
    const question = {variable: "s.a", label: "A", question: "?", best: "1"};
    expect((await chosen({...battery, questions: [question]}))?.spec.kind).toBe("diverging");
    expect((await chosen(battery))?.spec.kind).toBe("stacked-bars");
  });

  it("has the analysis's title unless it is given one", async () => {
    const table = distribution(["Ja", "Nej"], [3, 4]);
    expect((await chosen(table))?.title).toBe(table.title);
    expect((await chosen(table, {...written, title: "Egen"}))?.title).toBe("Egen");
  });

  it("takes the first kind that takes the keys that are written", () => {
    const table = crosstab(
      ["Ja", "Nej"],
      ["Mand", "Kvinde"],
      [
        [3, 4],
        [5, 6],
      ],
      "total",
    );
    expect(figureChoices(written, table).map(({kind}) => kind)).toEqual(["stacked-bars", "heatmap", "bars"]);
    const withBlocks = figureChoices({...written, blocks: ["psykhelb"]}, table);
    expect(withBlocks.map(({kind}) => kind)).toEqual(["stacked-bars", "bars"]);
  });

  it("is what the author says in one line, and nothing else", () => {
    const table = distribution(["Ja", "Nej"], [3, 4]);
    expect(figureChoices({...written, kind: "stacked-bars"}, table).map(({kind}) => kind)).toEqual(["stacked-bars"]);
  });

  it("tells what is wrong with the kind that suits best when none can be drawn", async () => {
    await expect(chosen(analysis("flow", [], []))).rejects.toThrow(/^Figure "figur": /);
    await expect(chosen(analysis("published", [], []))).rejects.toThrow(/cannot show "helbred"/);
  });
});
