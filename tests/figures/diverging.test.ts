import {describe, expect, it} from "vitest";
import {instituteTheme} from "../support/themes.ts";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, change, column, distribution, percentBlock, spec} from "./tables.ts";

const grad = ["I høj grad", "I nogen grad", "Hverken eller", "I mindre grad", "Slet ikke"];
const svar = distribution([...grad, "Ved ikke"], [20, 10, 8, 6, 4, 2]);
const figure = spec("diverging", {positive: "first", sort: "given"});

/** The bars of the plot from left to right, without the squares of the legend. */
function segments(svg: string) {
  return rectangles(svg)
    .filter(({bottom, top, right, left}) => bottom - top > 12 && right - left > 2)
    .sort((a, b) => a.left - b.left);
}

function leftOf(svg: string, text: string): number {
  return textBoxes(svg).find((box) => box.text === text)?.left ?? Number.NaN;
}

describe("diverging", () => {
  it("has the good answers to the right, the bad ones to the left and «ved ikke» apart", async () => {
    const svg = await draw(figure, svar);
    const order = ["8", "12", "16", "20", "40", "4"].map((text) => leftOf(svg, text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(leftOf(svg, "Ved ikke")).toBeGreaterThan(leftOf(svg, "Positive i alt"));
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["60"]));
  });

  it("centres the middle answer of an odd number on the line", async () => {
    const svg = await draw(figure, svar);
    const [, , neutral] = segments(svg);
    const line = rectangles(svg).find(({left, right, fill}) => right - left < 1.5 && fill === instituteTheme.ink);
    expect(((neutral?.left ?? 0) + (neutral?.right ?? 0)) / 2).toBeCloseTo((line?.left ?? 0) + 0.5, 0);
  });

  it("takes as neutral what the author names, and none of an even number", async () => {
    const named = textsOf(await draw({...figure, neutral: ["Slet ikke", "I mindre grad"]}, svar));
    expect(named).toEqual(expect.arrayContaining(["0", "76"]));
    const even = await draw(
      {...figure, neutral: undefined},
      distribution(["Ja", "Ja, lidt", "Nej, lidt", "Nej"], [4, 3, 2, 1]),
    );
    expect(textsOf(even)).toEqual(expect.arrayContaining(["30", "70"]));
    const none = textsOf(await draw({...figure, neutral: []}, distribution(["Ja", "Måske", "Nej"], [5, 3, 2])));
    expect(none).toEqual(expect.arrayContaining(["50", "30", "20"]));
  });

  it("adds a side from its counts and rounds once", async () => {
    const thirds = distribution(["Ja", "Ja, lidt", "Hverken eller", "Nej, lidt", "Nej"], [1, 1, 1, 0, 0]);
    const texts = textsOf(await draw(figure, thirds));
    expect(texts).toContain("67");
    expect(texts).not.toContain("66");
  });

  it("knows the good end from the scale's best answer", async () => {
    const question = {variable: "a.b", label: "Svar", question: "?", best: "5"};
    const turned = {...svar, questions: [question]};
    const svg = await draw(spec("diverging", {sort: "given"}), turned);
    expect(leftOf(svg, "40")).toBeLessThan(leftOf(svg, "8"));
    await expect(draw(spec("diverging", {sort: "given"}), svar)).rejects.toThrow(
      /which answers .* are the positive ones/,
    );
  });

  it("refuses neutral answers that stand apart, and says which answers there are", async () => {
    await expect(draw({...figure, neutral: ["I høj grad", "Slet ikke"]}, svar)).rejects.toThrow(/do not stand next to/);
    await expect(draw({...figure, neutral: ["Tja"]}, svar)).rejects.toThrow('has no answer "Tja"');
  });

  it("sorts items by their positive share; waves stay under their item", async () => {
    const scale = ["Ja", "Nej"];
    const columns = ["a", "b", "c"].map((key, index) => column(key, `Punkt ${index + 1}`));
    const block = percentBlock("all", null, scale, [
      [1, 8, 5],
      [9, 2, 5],
    ]);
    const sorted = await draw({...figure, sort: "positive"}, analysis("battery", columns, [block]));
    const labels = (svg: string) => textsOf(svg).filter((text) => text.startsWith("Punkt"));
    expect(labels(sorted).map((label) => label.slice(0, 7))).toEqual(["Punkt 2", "Punkt 3", "Punkt 1"]);
    const items = [
      {
        label: "Punkt 1",
        labels: scale,
        counts: [
          [9, 1],
          [1, 9],
        ],
      },
      {
        label: "Punkt 2",
        labels: scale,
        counts: [
          [2, 6],
          [8, 4],
        ],
      },
    ];
    const waves = await draw({...figure, sort: "positive"}, change(items));
    expect(labels(waves)).toEqual(["Punkt 2", "Punkt 1"]);
    const names = textsOf(waves).filter((text) => text.endsWith("måling (n\u00a0=\u00a010)"));
    expect(names.map((name) => name.slice(0, 6))).toEqual(["Første", "Tredje", "Første", "Tredje"]);
  });

  it("says so when nobody answered", async () => {
    const svg = await draw(figure, distribution(grad, [0, 0, 0, 0, 0]));
    expect(textsOf(svg)).toContain("ingen svar");
    expectFaultless(svg, "diverging");
  });

  it("keeps all apart with several kinds of missing and long labels", async () => {
    const long = grad.map(
      (label) => `${label}, når det drejer sig om mulighederne for at komme i ordinær beskæftigelse`,
    );
    const svg = await draw(figure, distribution([...long, "Ved ikke", "Ikke relevant"], [3, 1, 2, 40, 5, 60, 30]));
    expectFaultless(svg, "diverging");
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Ved ikke", "Ikke relevant"]));
  });
});
