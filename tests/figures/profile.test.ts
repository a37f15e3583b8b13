import {describe, expect, it} from "vitest";
import {numberScale} from "../../src/figures/number-axis.ts";
import {pairedMeans} from "./means.ts";
import {collisions, draw, textBoxes, textsOf} from "./svg.ts";
import {distribution, spec} from "./tables.ts";

const waves = ["Første måling", "Tredje måling"];
const items = [
  {label: "Tillid", means: [4, 6]},
  {label: "Ansvar", means: [6, 5]},
  {label: "Netværk", means: [3, 4]},
];
const star = pairedMeans(waves, items);

/** The dots of a figure with their places, without those of the legend. */
function dots(svg: string) {
  return [...svg.matchAll(/<path transform="translate\((-?[\d.]+),(-?[\d.]+)\)"[^>]*fill="(#\w+)"/g)]
    .map(([, x, y, fill]) => ({x: Number(x), y: Number(y), fill}))
    .filter(({y}) => y > 0);
}

describe("profile", () => {
  it("marks each mean on the axis, hollow first and filled last", async () => {
    const svg = await draw(spec("profile", {from: 1, to: 10}), star);
    const marks = dots(svg);
    expect(marks.map(({fill}) => fill === "#ffffff")).toEqual([true, true, true, false, false, false]);
    const [four = 0, six = 0, three = 0] = marks.map(({x}) => x);
    expect((six - four) / (four - three)).toBeCloseTo(2, 2);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["1", "10", ...waves]));
  });

  it("draws a dashed line and an unbroken one, between the items that have a mean", async () => {
    const broken = pairedMeans(waves, [...items, {label: "Tom", means: [null, 5]}, {label: "Sidst", means: [4, 5]}]);
    const lines = [...(await draw(spec("profile"), broken)).matchAll(/<line [^>]*stroke-width="1.6"[^>]*>/g)].map(
      ([tag]) => tag,
    );
    // Two in the legend; the first wave has two lines above the gap, the last four.
    expect(lines).toHaveLength(2 + 2 + 4);
    expect(lines.filter((tag) => tag.includes("stroke-dasharray"))).toHaveLength(3);
  });

  it("has the ends that the author gives, or round ones around the means", async () => {
    const ticks = async (more: object) =>
      textBoxes(await draw(spec("profile", more), star))
        .map(({text}) => text)
        .filter((text) => /^[\d,]+$/.test(text));
    expect(await ticks({from: 1, to: 10})).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect((await ticks({}))[0]).toBe("3,0");
  });

  it("says why an item has no mean, and lets no text run into another", async () => {
    const svg = await draw(spec("profile"), pairedMeans(waves, [...items, {label: "Tom", means: [null, null], n: 0}]));
    expect(textsOf(svg)).toContain("ingen har svaret");
    expect(collisions(svg)).toEqual([]);
    const grouped = await draw(spec("profile"), pairedMeans(waves, items, items));
    expect(textsOf(grouped)).toEqual(expect.arrayContaining(["Klynge 1", "Klynge 2"]));
    expect(collisions(grouped)).toEqual([]);
  });

  it("has a line for each group where one column of means is shown", async () => {
    const groups = pairedMeans(waves, items, [
      {label: "Tillid", means: [4, 9]},
      {label: "Ansvar", means: [6, 8]},
      {label: "Netværk", means: [3, 7]},
    ]);
    const svg = await draw(spec("profile", {columns: ["mean@2"], from: 1, to: 10}), groups);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Klynge 1", "Klynge 2"]));
    const marks = dots(svg);
    expect(marks).toHaveLength(6);
    // The first group's Tillid is 6, the second's 9; of Ansvar 5 and 8.
    const [six = 0, five = 0, , nine = 0, eight = 0] = marks.map(({x}) => x);
    expect((nine - six) / (six - five)).toBeCloseTo(3, 1);
    expect(eight - five).toBeCloseTo(nine - six, 1);
    const ofRows = {...groups, kind: "numbers"};
    expect(textsOf(await draw(spec("profile", {columns: ["mean@2"]}), ofRows))).toEqual(
      expect.arrayContaining(["Tillid", "Ansvar", "Netværk"]),
    );
  });

  it("refuses more lines than it can tell apart, and another kind of analysis", async () => {
    const many = pairedMeans(["1.", "2.", "3.", "4.", "5.", "6.", "7."], [{label: "A", means: [1, 2, 3, 4, 5, 6, 7]}]);
    await expect(draw(spec("profile"), many)).rejects.toThrow("can tell 6 lines apart");
    await expect(draw(spec("profile"), distribution(["Ja"], [1]))).rejects.toThrow("cannot show");
  });
});

describe("numberScale(low, high)", () => {
  it.each([
    [1, 10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0],
    [38.2, 61.7, [35, 40, 45, 50, 55, 60, 65], 0],
    [0.02, 0.31, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35], 2],
    [-3, 4, [-3, -2, -1, 0, 1, 2, 3, 4], 0],
  ])("has round numbers around %d and %d", (low, high, ticks, decimals) => {
    expect(numberScale(low, high)).toMatchObject({ticks, decimals, domain: [ticks[0], ticks.at(-1)]});
  });

  it("has room around a single value", () => {
    const {domain} = numberScale(5, 5);
    expect(domain[0]).toBeLessThanOrEqual(5);
    expect(domain[1]).toBeGreaterThan(domain[0]);
  });
});
