import {describe, expect, it} from "vitest";
import {drawFigures} from "../../src/figures/draw.ts";
import {defaultNumberStyle as style} from "../../src/numbers/style.ts";
import type {AnalysisResult, Cell, Results} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, column, distribution, outcome, results, spec} from "./tables.ts";

const jobs = outcome([
  {label: "Job", count: 9, base: 98, low: 0.04, high: 0.17, target: "20"},
  {label: "Uddannelse", count: 30, base: 98, low: 0.22, high: 0.41, target: null},
]);

function coefficients(values: readonly (readonly [number, number, number] | null)[]): AnalysisResult {
  const cell = (value: (typeof values)[number]): Cell => {
    if (value === null) return {kind: "empty", address: "", printed: "–", reason: "for få svar"};
    const [exact, low, high] = value;
    const printed = `${low} til ${high}`;
    return {
      kind: "number",
      address: "a/b/c/d",
      base: 40,
      exact,
      printed: String(exact),
      interval: {low, high, level: 0.95, printed},
    };
  };
  const rows = values.map((value, index) => ({
    key: `r${index}`,
    label: `Par ${index + 1}`,
    role: "category" as const,
    cells: [cell(value), {kind: "count", address: "", count: 40, base: null, exact: 40, printed: "40"} as const],
  }));
  const columns = [column("coefficient", "Spearman", {unit: "number"}), column("n", "n", {unit: "count"})];
  return analysis("association", columns, [{key: "all", label: null, question: null, rows}]);
}

async function drawIn(all: Results, reference: Parameters<typeof spec<"dots">>[1]) {
  const drawn = await drawFigures({figur: spec("dots", reference)}, all, {style, theme: instituteTheme});
  return drawn.get("figur")?.svg ?? "";
}

describe("dots", () => {
  it("have the share and its interval in words at the right", async () => {
    const texts = textsOf(await draw(spec("dots"), jobs));
    expect(texts).toEqual(expect.arrayContaining(["9 (4-17)", "31 (22-41)"]));
    expect(texts).toContain("Andel i procent (n\u00a0=\u00a098) med 95 pct.-sikkerhedsinterval");
  });

  it("take only what has an interval, where anything has", async () => {
    expect(textsOf(await draw(spec("dots"), jobs))).not.toContain("Nej");
  });

  it("draw intervals on the scale of the axis", async () => {
    const svg = await draw(spec("dots"), jobs);
    const bars = rectangles(svg).filter(({top, bottom, fill}) => fill === instituteTheme.interval && bottom - top < 9);
    const [job, education] = bars.slice(-2).map(({left, right}) => right - left);
    expect((job ?? 0) / (education ?? 1)).toBeCloseTo(13 / 19, 1);
  });

  it("show numbers with negative intervals, and a line at zero", async () => {
    const svg = await draw(spec("dots"), coefficients([[0.4, 0.2, 0.6], [-0.1, -0.4, 0.2], null]));
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["0.4 (0.2 til 0.6)", "for få svar"]));
    expectFaultless(svg, "dots");
  });

  it("draw a line at a fact, named and with its address", async () => {
    const fact = {key: "maal", value: 20, unit: "percent" as const, label: "Mål for job", source: "Aftalen"};
    const svg = await drawIn({...results(jobs), facts: {maal: fact}}, {reference: "maal"});
    expect(textsOf(svg)).toContain("Mål for job: 20");
    expect(svg).toContain('data-address="fact:maal"');
    expectFaultless(svg, "dots");
  });

  it("draw a line at a written number or a cell, inside the figure though it is far out", async () => {
    const svg = await draw(
      spec("dots", {
        reference: {label: "Alle borgere med kontakt til kommunens jobcenter i 2023 og 2024", number: 100},
      }),
      jobs,
    );
    expect(textsOf(svg).join(" ")).toContain("2024: 100");
    expectFaultless(svg, "dots");
    const other = distribution(["Ja", "Nej"], [1, 3]);
    const [row] = other.table.blocks[0]?.rows ?? [];
    const address = "andre/a/1/percent";
    const cells = (row?.cells ?? []).map((cell) => ({...cell, address}));
    const addressed = {
      ...other,
      key: "andre",
      table: {
        ...other.table,
        blocks: [
          {
            key: "a",
            label: null,
            question: null,
            rows: [{...row, key: "1", label: "Ja", role: "category" as const, cells}],
          },
        ],
      },
    };
    const drawn = await drawIn(results(jobs, addressed), {
      reference: {label: "Andre", number: {cell: address, of: "value"}},
    });
    expect(textsOf(drawn)).toContain("Andre: 25");
  });

  it("tell of a fact or a cell that is not there", async () => {
    await expect(draw(spec("dots", {reference: "maal"}), jobs)).rejects.toThrow('there is no fact "maal"');
    const reference = {label: "x", number: {cell: "a/b/c/d", of: "value" as const}};
    await expect(draw(spec("dots", {reference}), jobs)).rejects.toThrow('there is no cell "a/b/c/d"');
  });

  it("draw shares that have no interval, each once", async () => {
    const svg = await draw(spec("dots"), distribution(["Ja", "Nej"], [1, 3]));
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["25", "75", "Andel i procent (n\u00a0=\u00a04)"]));
    expect(textBoxes(svg).filter(({text}) => text === "25")).toHaveLength(1);
  });
});
