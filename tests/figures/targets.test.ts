import {describe, expect, it} from "vitest";
import type {Cell} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {collisions, draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, column, outcome, share, spec, text} from "./tables.ts";

const employed = {label: "Beskæftigelse", count: 9, base: 98, low: 0.043, high: 0.167, target: "20"};
const placed = {label: "Praktik", count: 19, base: 98, low: 0.121, high: 0.286, target: null};

function number(exact: number): Cell {
  return {kind: "number", address: "", base: 98, exact, printed: String(exact).replace(".", ",")};
}

describe("targets", () => {
  it("prints share, interval, base and goal as the table does", async () => {
    const texts = textsOf(await draw(spec("targets"), outcome([employed])));
    expect(texts).toEqual(
      expect.arrayContaining([
        "Beskæftigelse (n\u00a0=\u00a098)",
        "9 (4-17)",
        "20",
        "Andel med 95 pct.-sikkerhedsinterval",
        "Mål (mindst)",
      ]),
    );
  });

  it("draws the interval on the axis's own scale", async () => {
    const svg = await draw(spec("targets"), outcome([employed]));
    const axis = textBoxes(svg).filter(({fill}) => fill === instituteTheme.muted);
    const at = (text: string) => {
      const box = axis.find((candidate) => candidate.text === text);
      return ((box?.left ?? 0) + (box?.right ?? 0)) / 2;
    };
    const interval = rectangles(svg)
      .filter(({fill}) => fill === instituteTheme.interval)
      .at(-1);
    const perPercent = (at("20") - at("0")) / 20;
    expect(((interval?.left ?? 0) - at("0")) / perPercent).toBeCloseTo(4.3, 1);
    expect(((interval?.right ?? 0) - at("0")) / perPercent).toBeCloseTo(16.7, 1);
  });

  it("has no goal for an outcome without one", async () => {
    const ticks = (svg: string) => svg.match(/<line [^>]*stroke-width="2.5"/g) ?? [];
    expect(ticks(await draw(spec("targets"), outcome([employed, placed])))).toHaveLength(1);
  });

  it("reads a goal with a decimal comma", async () => {
    const svg = await draw(spec("targets"), outcome([{...employed, target: "12,5"}]));
    expect(textsOf(svg)).toContain("12,5");
  });

  it("has room for an interval up to 100", async () => {
    const all = {...employed, count: 98, low: 0.963, high: 1};
    expect(textsOf(await draw(spec("targets"), outcome([all])))).toEqual(
      expect.arrayContaining(["100", "100 (96-100)"]),
    );
  });

  it("breaks a long name of the goal", async () => {
    const table = outcome([employed]);
    const [block] = table.table.blocks;
    const label = "Kommunens og fondens fælles mål for borgere med en opstartsmåling ved udgangen af projektperioden";
    const rows = block?.rows.map((row) => (row.key === "target" ? {...row, label} : row)) ?? [];
    const long = {...table, table: {...table.table, blocks: [{key: "all", label: null, question: null, rows}]}};
    const svg = await draw(spec("targets"), long);
    expect(collisions(svg)).toEqual([]);
    expect(textsOf(svg).join(" ")).toContain("projektperioden");
  });

  it("says so when nobody answered", async () => {
    const svg = await draw(spec("targets"), outcome([{...employed, count: 0, base: 0}]));
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Beskæftigelse (n\u00a0=\u00a00)", "ingen svar"]));
    expect(svg).not.toContain("NaN");
  });

  it("draws the goals of a table of goals: shares in percent, not means or counts", async () => {
    const limits = {low: 0.043, high: 0.167, level: 0.95, method: "clopper-pearson", printed: "4-17"} as const;
    const columns = [
      column("attained", "Opnået (pct.)"),
      column("interval", "95 pct.-sikkerhedsinterval", {unit: "number"}),
      column("target", "Mål (mindst)", {unit: "number"}),
    ];
    const goal = (key: string, attained: Cell) => ({
      key,
      label: key,
      role: "category" as const,
      cells: [attained, text(""), number(20)],
    });
    const rows = [
      goal("I job", share(9, 98, limits)),
      goal("Alder", number(38.2)),
      goal("Uddannelse", {kind: "empty", address: "", printed: "–", reason: "ingen har svaret"}),
    ];
    const table = analysis("goals", columns, [{key: "all", label: null, question: null, rows}]);
    const texts = textsOf(await draw(spec("targets"), table));
    expect(texts).toEqual(
      expect.arrayContaining([
        "I job (n\u00a0=\u00a098)",
        "9 (4-17)",
        "20",
        "Mål (mindst)",
        "Andel med 95 pct.-sikkerhedsinterval",
        "ingen har svaret",
      ]),
    );
    expect(texts.join()).not.toContain("Alder");
  });
});
