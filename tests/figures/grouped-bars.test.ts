import {describe, expect, it} from "vitest";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, change, column, percentBlock, spec} from "./tables.ts";

const figure = spec("grouped-bars");

function groups(counts: number[][], names = ["Unge", "Ældre"]) {
  const block = percentBlock("all", null, ["Ja", "Nej", "Ved ikke"].slice(0, counts.length), counts);
  return analysis(
    "distribution",
    names.map((name, index) => column(`g:${index}`, name)),
    [block],
  );
}

describe("grouped bars", () => {
  it("names the first category's bars where there is room, with their n, and has no key then", async () => {
    const svg = await draw(
      figure,
      groups([
        [1, 2],
        [9, 18],
      ]),
    );
    const named = textBoxes(svg).filter(({text}) => /^(Unge|Ældre)/.test(text));
    expect(named.map(({text}) => text)).toEqual(["Unge (n\u00a0=\u00a010)", "Ældre (n\u00a0=\u00a020)"]);
    expect(rectangles(svg).filter(({right, left}) => Math.abs(right - left - 11) < 0.1)).toEqual([]);
    expectFaultless(svg, "grouped-bars");
  });

  it("has a key where the first bars are too long to be named", async () => {
    const svg = await draw(
      figure,
      groups([
        [9, 18],
        [1, 2],
      ]),
    );
    const [unge, ja] = ["Unge (n\u00a0=\u00a010)", "Ja"].map((text) => textBoxes(svg).find((box) => box.text === text));
    expect(unge?.bottom).toBeLessThan(ja?.top ?? 0);
    expectFaultless(svg, "grouped-bars");
  });

  it("makes bars as long as their shares, on one scale from zero", async () => {
    const svg = await draw(
      figure,
      groups([
        [4, 10],
        [6, 10],
      ]),
    );
    const widths = rectangles(svg)
      .map(({left, right}) => right - left)
      .filter((width) => width > 50);
    const [a = 0, b = 0, c = 0, d = 0] = widths.sort((x, y) => x - y);
    expect([b / a, c / a, d / a].map((ratio) => Math.round(ratio * 20) / 20)).toEqual([1.25, 1.25, 1.5]);
  });

  it("has a panel for each item where waves stand under items", async () => {
    const columns = ["glad", "rolig"].flatMap((item) =>
      [1, 3].map((wave) => column(`${item}@${wave}`, `Måling ${wave}`, {group: `Følt mig ${item}`})),
    );
    const block = percentBlock(
      "all",
      null,
      ["Ja", "Nej"],
      [
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ],
    );
    const texts = textsOf(await draw(figure, analysis("change", columns, [block], {waves: [1, 3]})));
    expect(texts.filter((text) => text.startsWith("Følt"))).toEqual(["Følt mig glad", "Følt mig rolig"]);
    expect(texts.filter((text) => text.startsWith("Måling"))).toHaveLength(2);
  });

  it("takes blocks as categories where one column of several blocks is drawn", async () => {
    const blocks = ["Job", "Uddannelse"].map((label, index) =>
      percentBlock(`b${index}`, label, ["Unge", "Ældre"], [[3 + index], [7 - index]]),
    );
    const svg = await draw(figure, analysis("battery", [column("net:Ja", "Ja")], blocks));
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["Job (n\u00a0=\u00a010)", "Uddannelse (n\u00a0=\u00a010)", "30", "40"]),
    );
  });

  it("draws the last wave darkest, so that it is first seen", async () => {
    const items = [
      {
        label: "Glad",
        labels: ["Ja", "Nej"],
        counts: [
          [1, 5],
          [9, 5],
        ],
      },
    ];
    const svg = await draw(figure, change(items));
    const fills = rectangles(svg)
      .filter(({left, right}) => right - left > 20)
      .map(({fill}) => fill);
    const waveFills = [...new Set(fills)];
    expect(waveFills).toHaveLength(2);
  });

  it("refuses one series, and more than can be told apart", async () => {
    await expect(draw(figure, groups([[1], [2]], ["Alle"]))).rejects.toThrow(/needs several columns/);
    const many = Array.from({length: 9}, (_, index) => `Gruppe ${index}`);
    await expect(draw(figure, groups([many.map(() => 1), many.map(() => 2)], many))).rejects.toThrow(
      /can tell 7 series apart/,
    );
  });

  it("says so where a group gave no answers", async () => {
    const svg = await draw(
      figure,
      groups([
        [0, 4],
        [0, 6],
      ]),
    );
    expect(textsOf(svg).filter((text) => text === "ingen svar")).toHaveLength(2);
    expectFaultless(svg, "grouped-bars");
  });
});
