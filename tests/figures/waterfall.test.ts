import {describe, expect, it} from "vitest";
import {printNumber} from "../../src/numbers/print.ts";
import type {AnalysisResult, Cell, Row} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, textsOf} from "./svg.ts";
import {analysis, column, spec} from "./tables.ts";

const amount = (exact: number): Cell => ({
  kind: "number",
  address: "",
  base: 45,
  exact,
  printed: printNumber(exact, 1),
});

function money(
  rows: readonly (readonly [label: string, ...amounts: number[]])[],
  total: readonly number[],
  more: readonly Row[] = [],
): AnalysisResult {
  const body = rows.map(
    ([label, ...amounts], index): Row => ({key: `r${index}`, label, role: "category", cells: amounts.map(amount)}),
  );
  const last: Row = {key: "net", label: "Nettogevinst", role: "total", cells: total.map(amount)};
  const columns = total.map((_, index) =>
    column(`s${index}`, `Scenarie ${index + 1}`, {unit: "number", measure: "1.000 kr."}),
  );
  return analysis("scenario-table", columns, [
    {key: "all", label: null, question: null, rows: [...body, ...more, last]},
  ]);
}

const figure = spec("waterfall");
const net = money(
  [
    ["Indsatsen", -2766.3],
    ["Nye indsatser", -3465.6],
    ["Gevinster", 6329.2],
  ],
  [97.3],
);

/** The bars of the plot, by their height. */
function bars(svg: string) {
  return rectangles(svg).filter(
    ({top, bottom, fill}) => bottom - top > 16 && bottom - top < 19 && fill !== instituteTheme.paper,
  );
}

describe("waterfall", () => {
  it("signs what is added and prints the total as the table does", async () => {
    const texts = textsOf(await draw(figure, net));
    expect(texts).toEqual(expect.arrayContaining(["−2.766,3", "−3.465,6", "+6.329,2", "97,3", "1.000 kr."]));
    expect(texts).toEqual(expect.arrayContaining(["Lægges til", "Trækkes fra", "I alt"]));
  });

  it("begins each bar where the one before ended, and the total at zero", async () => {
    const svg = await draw(
      figure,
      money(
        [
          ["A", 100],
          ["B", 50],
          ["C", -30],
        ],
        [120],
      ),
    );
    const drawn = bars(svg).sort((a, b) => a.top - b.top);
    const [a, b, c, total] = drawn;
    expect(b?.left).toBeCloseTo(a?.right ?? 0, 0);
    expect(Math.abs((c?.right ?? 0) - (b?.right ?? 0))).toBeLessThan(2);
    expect(total?.left).toBeCloseTo(a?.left ?? 0, 0);
    expect(Math.abs((total?.right ?? 0) - (c?.left ?? 0))).toBeLessThan(2);
    expect(total?.fill).toBe(instituteTheme.ink);
  });

  it("has a panel for each scenario on one scale", async () => {
    const svg = await draw(
      figure,
      money(
        [
          ["Udgift", -10, -10],
          ["Gevinst", 20, 40],
        ],
        [10, 30],
      ),
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Scenarie 1", "Scenarie 2", "+20,0", "+40,0"]));
    const wide = bars(svg).filter(({fill}) => fill === instituteTheme.accent);
    const [first, second] = wide.map(({left, right}) => right - left);
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(2, 1);
  });

  it("leaves out rows that stand under others", async () => {
    const part: Row = {key: "p", label: "– heraf løn", role: "sub", cells: [amount(-5)]};
    expect(
      textsOf(
        await draw(
          figure,
          money(
            [
              ["Udgift", -10],
              ["Gevinst", 25],
            ],
            [15],
            [part],
          ),
        ),
      ),
    ).not.toContain("– heraf løn");
  });

  it("refuses what does not add up, and what has no total", async () => {
    await expect(
      draw(
        figure,
        money(
          [
            ["A", 10],
            ["B", 20],
          ],
          [35],
        ),
      ),
    ).rejects.toThrow(/do not/);
    const bare = {
      ...net,
      table: {...net.table, blocks: net.table.blocks.map((block) => ({...block, rows: block.rows.slice(0, 3)}))},
    };
    await expect(draw(figure, bare)).rejects.toThrow(/needs a total/);
  });

  it("keeps numbers clear of the line of zero, and long names whole", async () => {
    const long =
      "Forebyggelse af akutte indlæggelser, boligudsættelser og hjemløshed blandt borgere, der har gennemført indsatsen";
    const svg = await draw(
      figure,
      money(
        [
          ["Udgift", -600],
          [long, 540],
          ["Nul", 0],
        ],
        [-60],
      ),
    );
    expectFaultless(svg, "waterfall");
    expect(textsOf(svg)).toContain("0,0");
  });
});
