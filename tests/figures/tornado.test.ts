import {describe, expect, it} from "vitest";
import {printNumber} from "../../src/numbers/print.ts";
import type {AnalysisResult, Cell, Row} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {collisions, draw, rectangles, textsOf} from "./svg.ts";
import {analysis, column, spec} from "./tables.ts";

function number(exact: number): Cell {
  return {kind: "number", address: "", base: 45, exact, printed: printNumber(exact, 0)};
}

const none: Cell = {kind: "empty", address: "", printed: "–", reason: "intet er ændret"};
const group = "Nettogevinst (kr.)";

/** Rows as the analysis makes them: label, low and high value, and the nets there. */
function sensitivity(
  net: number,
  ...rows: readonly (readonly [string, number, number, number, number])[]
): AnalysisResult {
  const unit = "number";
  const all = rows.map(([label, low, high, atLow, atHigh]): Row => {
    const cells = [number(low), number(high), number(atLow), number(atHigh), number(Math.abs(atHigh - atLow))];
    return {key: label, label, role: "category", cells};
  });
  const base: Row = {
    key: "base",
    label: "Uændret (lavt)",
    role: "total",
    cells: [none, none, number(net), number(net), number(0)],
  };
  return analysis(
    "sensitivity",
    [
      column("low", "Lav", {unit}),
      column("high", "Høj", {unit}),
      column("net_low", "Ved lav", {unit, group}),
      column("net_high", "Ved høj", {unit, group}),
      column("span", "Forskel", {unit, group}),
    ],
    [{key: "all", label: null, question: null, rows: [...all, base]}],
  );
}

const three = sensitivity(
  100,
  ["Udsættelser (pct.)", 25, 50, -900, 1100],
  ["Botilbud (pct.)", 10, 20, 500, -300],
  ["Borgere", 40, 50, 0, 200],
);

/** The bars on the plot, below the two samples of the legend. */
async function barsOf(table: AnalysisResult) {
  return rectangles(await draw(spec("tornado"), table)).filter(({right, left}) => Math.abs(right - left - 16) > 1.6);
}

describe("tornado", () => {
  it("draws from the unchanged net to the net at each end, as long as they are apart", async () => {
    const filled = (await barsOf(three)).filter(({fill}) => fill === instituteTheme.accent);
    const [first, second, third] = filled.map(({left, right}) => right - left);
    expect((first ?? 0) / (third ?? 1)).toBeCloseTo(10, 1);
    expect((second ?? 0) / (third ?? 1)).toBeCloseTo(4, 1);
  });

  it("tells the low from the high value by a hollow and a filled bar, on whichever side they are", async () => {
    const bars = await barsOf(three);
    const filled = bars.filter(({fill}) => fill === instituteTheme.accent);
    const hollow = bars.filter(({fill}) => fill === instituteTheme.paper);
    expect([filled.length, hollow.length]).toEqual([3, 3]);
    expect(filled[0]?.left).toBeGreaterThan(hollow[0]?.left ?? 0);
    expect(filled[1]?.left).toBeLessThan(hollow[1]?.left ?? 0);
  });

  it("says what it shows: the range of each number, the nets, and the line", async () => {
    const texts = textsOf(await draw(spec("tornado"), three));
    expect(texts.join(" ")).toContain("Udsættelser (pct.): 25-50");
    expect(texts.join(" ")).toContain("Nettogevinst (kr.). Lodret streg: uændret (lavt), 100");
    expect(texts).toEqual(
      expect.arrayContaining(["−900", "1.100", "−300", "500", "Ved den lave værdi", "Ved den høje værdi"]),
    );
  });

  it("marks zero only where the nets are on both sides of it", async () => {
    expect(textsOf(await draw(spec("tornado"), three)).filter((text) => text === "0")).toHaveLength(2);
    const above = sensitivity(100, ["Borgere", 40, 50, 50, 200]);
    expect(textsOf(await draw(spec("tornado"), above))).not.toContain("0");
  });

  it("keeps its texts apart", async () => {
    expect(collisions(await draw(spec("tornado"), three))).toEqual([]);
  });

  it("shows a number that changes nothing as a line without bars", async () => {
    expect(await barsOf(sensitivity(100, ["Rente (pct.)", 2, 4, 100, 100]))).toEqual([]);
  });

  it("refuses a table of break-even, and other kinds of analysis", async () => {
    const {table, ...rest} = three;
    const breakEven = {...rest, table: {...table, columns: [column("base", "Nu"), column("break_even", "Nul")]}};
    await expect(draw(spec("tornado"), breakEven)).rejects.toThrow(/part: tornado/);
    await expect(draw(spec("tornado"), {...three, kind: "numbers"})).rejects.toThrow(/which is of kind numbers/);
  });
});
