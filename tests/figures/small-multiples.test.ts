import {describe, expect, it} from "vitest";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, column, percentBlock, spec} from "./tables.ts";

const figure = spec("small-multiples");

function columns(count: number, counts: number[][], labels = ["Ja", "Nej"]) {
  const names = Array.from({length: count}, (_, index) => column(`c${index}`, `Gruppe ${index + 1}`));
  return analysis("distribution", names, [percentBlock("all", null, labels, counts)]);
}

function boxOf(svg: string, start: string) {
  return textBoxes(svg).find(({text}) => text.startsWith(start)) ?? {left: Number.NaN, top: Number.NaN};
}

describe("small multiples", () => {
  it("stand side by side with one set of labels and a title over each", async () => {
    const svg = await draw(
      figure,
      columns(3, [
        [1, 2, 3],
        [3, 2, 1],
      ]),
    );
    expect(textsOf(svg).filter((text) => text === "Ja")).toHaveLength(1);
    const titles = ["Gruppe 1", "Gruppe 2", "Gruppe 3"].map((title) => boxOf(svg, title));
    expect(new Set(titles.map(({top}) => top)).size).toBe(1);
    expect(titles.map(({left}) => left)).toEqual(titles.map(({left}) => left).sort((a, b) => a - b));
  });

  it("share one scale", async () => {
    const svg = await draw(
      figure,
      columns(2, [
        [8, 4],
        [2, 6],
      ]),
    );
    const widths = rectangles(svg)
      .map(({left, right}) => right - left)
      .filter((width) => width > 5);
    const longest = Math.max(...widths);
    expect(widths.map((width) => Math.round((80 * width) / longest)).sort((a, b) => a - b)).toEqual([20, 40, 60, 80]);
  });

  it("are evenly spread over lines: five are three and two", async () => {
    const svg = await draw(
      figure,
      columns(5, [
        [1, 2, 3, 4, 5],
        [5, 4, 3, 2, 1],
      ]),
    );
    const tops = [1, 2, 3, 4, 5].map((number) => boxOf(svg, `Gruppe ${number}`).top);
    expect(tops.filter((top) => top === tops[0])).toHaveLength(3);
    expect(tops.filter((top) => top === tops[4])).toHaveLength(2);
  });

  it("have a line for each block where its columns stand across", async () => {
    const blocks = ["Psykisk", "Fysisk"].map((label, index) =>
      percentBlock(
        `b${index}`,
        label,
        ["Godt", "Dårligt"],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    );
    const svg = await draw(figure, analysis("crosstab", [column("1", "Nord"), column("2", "Syd")], blocks));
    expect(boxOf(svg, "Psykisk").top).toBeLessThan(boxOf(svg, "Fysisk").top);
    expect(textsOf(svg).filter((text) => text.startsWith("Nord"))).toHaveLength(2);
  });

  it("begin a new line where the answers are others", async () => {
    const blocks = [
      percentBlock("a", "Helbred", ["Godt", "Dårligt"], [[1], [3]]),
      percentBlock("b", "Job", ["Ja", "Nej"], [[1], [3]]),
    ];
    const svg = await draw(figure, analysis("distribution", [column("percent", "Procent")], blocks));
    expect(boxOf(svg, "Helbred").top).toBeLessThan(boxOf(svg, "Job").top);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Godt", "Dårligt", "Ja", "Nej"]));
  });

  it("say so where nobody answered, and stay inside", async () => {
    const svg = await draw(
      figure,
      columns(
        4,
        [
          [1, 0, 2, 3],
          [1, 0, 2, 3],
        ],
        ["Ja, i meget høj grad og som regel", "Nej, slet ikke"],
      ),
    );
    expect(textsOf(svg)).toContain("ingen svar");
    expectFaultless(svg, "small-multiples");
  });
});
