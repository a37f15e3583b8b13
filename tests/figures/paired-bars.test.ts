import {describe, expect, it} from "vitest";
import {instituteTheme} from "../support/themes.ts";
import {pairedMeans} from "./means.ts";
import {collisions, draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {column, distribution, spec} from "./tables.ts";

const waves = ["Første måling", "Tredje måling"];
const star = pairedMeans(waves, [
  {label: "Tillid og håb", means: [4.1, 5.6], stars: "**"},
  {label: "Ansvar", means: [6, 5.2], n: 17},
  {label: "Netværk", means: [3, 4], stars: "*"},
]);

describe("paired-bars", () => {
  it("draws a hollow bar for the first wave and a filled one for the last, as long as their means", async () => {
    const svg = await draw(spec("paired-bars"), star);
    const bars = rectangles(svg).filter(({right, left}) => right - left > 20);
    const [first, second] = [instituteTheme.paper, instituteTheme.accent].map((fill) =>
      bars.filter((bar) => bar.fill === fill),
    );
    expect([first?.length, second?.length]).toEqual([3, 3]);
    const lengths = (second ?? []).map(({left, right}) => right - left);
    expect((lengths[1] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(5.2 / 5.6, 2);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(waves));
  });

  it("prints each mean, and the stars of the change after the last", async () => {
    const texts = textsOf(await draw(spec("paired-bars"), star));
    expect(texts).toEqual(expect.arrayContaining(["4,1", "5,6**", "6,0", "5,2", "3,0", "4,0*"]));
  });

  it("tells each item's n", async () => {
    const texts = textsOf(await draw(spec("paired-bars"), star))
      .join(" ")
      .replaceAll("\u00a0", " ");
    expect(texts).toContain("Ansvar (n = 17)");
    expect(texts).toContain("Netværk (n = 25)");
  });

  it("has a panel for each group, and edged bars for the waves between", async () => {
    const grouped = pairedMeans(
      ["Før", "Under", "Efter"],
      [{label: "Trivsel", means: [40, 45, 52]}],
      [{label: "Trivsel", means: [41, 43, 44]}],
    );
    const svg = await draw(spec("paired-bars"), grouped);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Klynge 1", "Klynge 2", "Under"]));
    const between = rectangles(svg).filter(
      ({fill, left, right}) => ![instituteTheme.paper, instituteTheme.accent].includes(fill) && right - left > 20,
    );
    expect(between).toHaveLength(2);
    expect(textsOf(await draw(spec("paired-bars", {blocks: ["Klynge 2"]}), grouped))).not.toContain("52,0");
  });

  it("says why an item has no bars, and reaches left of zero for means below it", async () => {
    const odd = pairedMeans(waves, [
      {label: "Ændret", means: [-1.5, 2]},
      {label: "Tom", means: [null, null], n: 0},
    ]);
    const svg = await draw(spec("paired-bars"), odd);
    expect(textsOf(svg)).toContain("ingen har svaret");
    const negative = textBoxes(svg).find(({text}) => text === "−1,5");
    expect(negative).toBeDefined();
    expect(collisions(svg)).toEqual([]);
  });

  it("lets no text run into another, however long the labels", async () => {
    const long = pairedMeans(
      ["Ved indsatsens begyndelse i den første kommune", "Ved indsatsens afslutning i alle kommuner"],
      [
        {label: "Identitet og selvværd i hverdagen sammen med andre mennesker", means: [4.1, 5.6], stars: "***"},
        {label: "Kort", means: [4.1, 5.6]},
      ],
    );
    expect(collisions(await draw(spec("paired-bars"), long))).toEqual([]);
  });

  it("refuses a table without means, and an analysis of another kind", async () => {
    const without = {...star, table: {...star.table, columns: [column("n", "Antal par", {unit: "count"})]}};
    await expect(draw(spec("paired-bars"), without)).rejects.toThrow("needs columns of means");
    await expect(draw(spec("paired-bars"), distribution(["Ja", "Nej"], [1, 2]))).rejects.toThrow("cannot show");
    await expect(draw(spec("paired-bars", {columns: ["Antal par"]}), star)).rejects.toThrow("needs columns of means");
  });
});
