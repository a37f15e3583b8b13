import {describe, expect, it} from "vitest";
import type {AnalysisResult, Row} from "../../src/results/model.ts";
import {draw, inReadingOrder, rectangles, textsOf} from "./svg.ts";
import {analysis, column, share, spec, tally} from "./tables.ts";

const labels = ["Dårligt", "Godt", "Fremragende", "Ved ikke"];

/** A battery with its items in rows, the counts of each by answer, with a net and the n of the row. */
function battery(...items: readonly (readonly [label: string, counts: readonly number[]])[]): AnalysisResult {
  const columns = [
    ...labels.map((label, index) => column(String(index + 1), label, label === "Ved ikke" ? {role: "missing"} : {})),
    column("net:God", "God", {role: "sub", answers: ["2", "3"]}),
    column("n", "n", {unit: "count", role: "total"}),
  ];
  const rows = items.map(([label, counts], index): Row => {
    const base = counts.reduce((sum, count) => sum + count, 0);
    const good = (counts[1] ?? 0) + (counts[2] ?? 0);
    const cells = [...counts.map((count) => share(count, base)), share(good, base), tally(base, base)];
    return {key: `item${index}`, label, role: "category", cells};
  });
  return analysis("battery", columns, [{key: "all", label: null, question: null, rows}]);
}

const table = battery(["Glad", [1, 2, 5, 2]], ["Rolig", [4, 4, 8, 4]]);

describe("a battery with its items in rows", () => {
  it("is a bar of 100 % for each item, without nets, its «ved ikke» set apart", async () => {
    const svg = await draw(spec("stacked-bars"), table);
    const texts = textsOf(svg);
    expect(texts).toEqual(expect.arrayContaining(["Glad (n\u00a0=\u00a010)", "Rolig (n\u00a0=\u00a020)", ...labels]));
    expect(texts).not.toContain("God");
    const segments = inReadingOrder(rectangles(svg).filter(({top, bottom}) => bottom - top > 15));
    const widths = segments.map(({left, right}) => right - left).slice(0, 3);
    expect(widths.map((width) => Math.round(width / (widths[0] ?? 1)))).toEqual([1, 2, 5]);
  });

  it("is a bar for one share of each item, with the item's own base at its label", async () => {
    const texts = textsOf(await draw(spec("bars", {columns: ["God"]}), table));
    expect(texts).toEqual(["Procent", "Glad (n\u00a0=\u00a010)", "Rolig (n\u00a0=\u00a020)", "70", "60"]);
  });

  it("tells the base once where all items have the same", async () => {
    const same = battery(["Glad", [1, 2, 5, 2]], ["Rolig", [2, 2, 4, 2]]);
    expect(textsOf(await draw(spec("bars", {columns: ["God"]}), same))).toContain("Procent (n\u00a0=\u00a010)");
  });
});
