import {describe, expect, it} from "vitest";
import {analyse} from "../analyses/support.ts";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, textsOf} from "./svg.ts";
import {analysis, column, share, spec} from "./tables.ts";

const labels = ["Lav", "Mellem", "Høj"];

/** A matrix of counts from row to column, as a transition has it. */
function transition(counts: number[][], names = labels) {
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = sums.reduce((sum, count) => sum + count, 0);
  const rows = counts.map((row, index) => ({
    key: String(index),
    label: names[index] ?? "",
    role: "category" as const,
    cells: [...row.map((count) => share(count, sums[index] ?? 0)), share(sums[index] ?? 0, all)],
  }));
  const total = {
    key: "total",
    label: "Total",
    role: "total" as const,
    cells: [
      ...names.map((_, place) =>
        share(
          counts.reduce((sum, row) => sum + (row[place] ?? 0), 0),
          all,
        ),
      ),
      share(all, all),
    ],
  };
  const columns = [
    ...names.map((label, index) => column(String(index), label, {group: "Efter 9 måneder"})),
    column("total", "Total (n)", {role: "total"}),
  ];
  const block = {key: "trivsel", label: null, question: null, rows: [...rows, total]};
  const base = analysis("transition", columns, [block], {waves: [1, 3], panel: true});
  return {...base, table: {...base.table, stub: "Ved start"}};
}

describe("sankey of a transition", () => {
  it("counts every answer at both waves, with its share of all", async () => {
    const texts = textsOf(
      await draw(
        spec("sankey"),
        transition([
          [5, 3, 2],
          [0, 6, 4],
          [0, 0, 20],
        ]),
      ),
    );
    expect(texts).toEqual(expect.arrayContaining(["Ved start", "Efter 9 måneder"]));
    expect(texts.filter((text) => /\(\d+\u00a0%\)/.test(text))).toEqual([
      "10 (25\u00a0%)",
      "10 (25\u00a0%)",
      "20 (50\u00a0%)",
      "5 (13\u00a0%)",
      "9 (23\u00a0%)",
      "26 (65\u00a0%)",
    ]);
  });

  it("makes nodes as high as their persons, in the colours of the scale at both ends", async () => {
    const svg = await draw(
      spec("sankey"),
      transition([
        [10, 0, 0],
        [0, 20, 0],
        [0, 0, 30],
      ]),
    );
    const nodes = rectangles(svg).filter(({left, right}) => Math.abs(right - left - 11) < 0.1);
    expect(nodes).toHaveLength(6);
    const heights = nodes.map(({top, bottom}) => Math.round((60 * (bottom - top)) / 230));
    expect(heights).toEqual([10, 20, 30, 10, 20, 30]);
    expect(nodes.slice(0, 3).map(({fill}) => fill)).toEqual(nodes.slice(3).map(({fill}) => fill));
  });

  it("leaves out answers that nobody gave, and says so when nobody answered at all", async () => {
    const texts = textsOf(
      await draw(
        spec("sankey"),
        transition([
          [5, 0, 0],
          [0, 0, 0],
          [0, 0, 5],
        ]),
      ),
    );
    expect(texts).not.toContain("Mellem");
    expect(
      textsOf(
        await draw(
          spec("sankey"),
          transition([
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ]),
        ),
      ),
    ).toContain("ingen svar");
  });

  it("keeps labels apart where few persons have long answers", async () => {
    const names = Array.from(
      {length: 8},
      (_, index) => `${index + 1}. Jobønsker svarer nogle gange til borgerens kompetencer og erfaringer`,
    );
    const counts = names.map((_, row) => names.map((__, place) => (row === 0 ? 40 : row === place ? 1 : 0)));
    expectFaultless(await draw(spec("sankey"), transition(counts, names)), "sankey");
  });

  it("asks for a transition where a change has only what each wave answered", async () => {
    const table = await analyse(
      "{kind: change, title: T. Procent, items: [borger.helbred], waves: [1, 3], panel: true}",
    );
    await expect(draw({kind: "sankey", title: "T", analysis: "a", alt: "A"}, table)).rejects.toMatchObject({
      message: expect.stringContaining("does not know who moved where"),
      hint: expect.stringContaining("kind transition"),
    });
  });

  it("reads what the analysis makes", async () => {
    const table = await analyse("{kind: transition, title: T. Procent, item: borger.helbred, waves: [1, 3]}");
    const texts = textsOf(await draw({kind: "sankey", title: "T", analysis: "a", alt: "A"}, table));
    expect(texts).toEqual(expect.arrayContaining(["Første måling", "Tredje måling"]));
    expect(texts.some((text) => text.endsWith("\u00a0%)"))).toBe(true);
  });
});
