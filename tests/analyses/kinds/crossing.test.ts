import {describe, expect, it} from "vitest";
import {measureCount, measureInterval, measureNumber} from "../../../src/narrative/measures.ts";
import {results} from "../../figures/tables.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf} from "../support.ts";

const spec = (rest: string) => `{kind: crossing, title: T, waves: [1, 3], ${rest}}`;

/** Ten persons' numbers, first and last. */
const before = [20, 32, 40, 44, 48, 52, 60, 68, 72, 80];
const after = [40, 36, 60, 52, 44, 60, 48, 72, 60, 84];
const ten = panelOf(...before.map((value, index) => [`alder=${value}`, `alder=${after[index]}`, 1] as const));

describe("crossing", () => {
  it("tells who crossed a limit either way, how far both sides moved, and how much of that is regression", async () => {
    const result = await analyse(spec("items: [borger.alder], cut: {below: 50}"), ten);
    // R 4.2.2: r = 0.802904032025, (1 - r) (mean(b) - mean(b[low])) = 2.91702032603, t.test((a - b)[low]) -3.35 to
    // 22.55, of the others -13.56 to 10.36, of all -3.98 to 11.98.
    expect(grid(result)).toEqual([
      ["Under 50", "5", "2", "40", "36,8", "46,4", "9,6", "−3,4 til 22,6", "2,9"],
      ["50 eller derover", "5", "1", "20", "66,4", "64,8", "−1,6", "−13,6 til 10,4", "−2,9"],
      ["Alle", "10", "3", "30", "51,6", "55,6", "4,0", "−4,0 til 12,0", "–"],
    ]);
    const expected = cell(result, "a/alder/inside/expected");
    expect(expected.kind === "number" ? expected.exact : Number.NaN).toBeCloseTo(2.91702032603, 10);
    const difference = cell(result, "a/alder/inside/difference");
    expect(difference.kind === "number" ? difference.interval?.low : Number.NaN).toBeCloseTo(-3.35145427767, 10);
    expect(cell(result, "a/alder/inside/percent")).toMatchObject({kind: "share", count: 2, base: 5});
    expect(cell(result, "a/alder/inside/n")).toMatchObject({count: 5, base: 10});
    expect(result.table.stub).toBe("Første måling");
  });

  it("tests crossings both ways with McNemar's test", async () => {
    const result = await analyse(spec("items: [borger.alder], cut: {below: 50}"), ten);
    expect(result.tests[0]).toMatchObject({
      key: "alder",
      counts: [[2, 7, 1]],
      chosen: {method: "mcnemar-exact", p: 1, n: 10},
    });
    expect(noteTexts(result)[1]).toMatch(/2 til »50 eller derover« og 1 til »Under 50« af 10/);
    const none = await analyse(spec("items: [borger.alder], cut: {below: 50}, test: none"), ten);
    expect(none.tests).toEqual([]);
    const midP = await analyse(spec("items: [borger.alder], cut: {below: 50}, test: mcnemar-mid-p"), ten);
    expect(midP.tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "mcnemar-mid-p"}});
  });

  it("always warns of regression to the mean with its size, however small", async () => {
    const stable = panelOf(["alder=10", "alder=11", 3], ["alder=90", "alder=91", 3], ["alder=20", "alder=20.5", 1]);
    const result = await analyse(spec("items: [borger.alder], cut: {below: 50}"), stable);
    expect(result.warnings?.map(({kind, label}) => [kind, label])).toEqual([
      ["regression-to-the-mean", "Alder: Under 50"],
      ["regression-to-the-mean", "Alder: 50 eller derover"],
    ]);
    expect(noteTexts(result).at(-1)).toMatch(
      /^warning: Grupperne er dannet af det første tal .* alene af den grund: »Under 50« 0,0 år \(målt 0,9, n = 4\); »50 eller derover« 0,0 år/,
    );
    const alike = await analyse(spec("items: [borger.alder], cut: {below: 50}"), panelOf(["alder=10", "alder=12", 4]));
    expect(noteTexts(alike).at(-1)).toContain("»Under 50« kan ikke beregnes, fordi alle værdier er ens");
    expect(cell(alike, "a/alder/inside/expected")).toMatchObject({kind: "empty", reason: "kan ikke beregnes"});
    expect(cell(alike, "a/alder/outside/difference")).toMatchObject({reason: "ingen er på denne side af grænsen"});
  });

  it.each([
    ["{below: 40}", "Under 40", "40 eller derover", 2],
    ["{at_most: 40}", "Højst 40", "Over 40", 3],
    ["{above: 72}", "Over 72", "Højst 72", 1],
    ["{at_least: 72}", "72 eller derover", "Under 72", 2],
    // R: quantile(before, 0.25) = 41, quantile(before, 0.75) = 66.
    ["lowest-quartile", "Laveste fjerdedel (højst 41)", "De øvrige (over 41)", 3],
    ["highest-quartile", "Højeste fjerdedel (mindst 66)", "De øvrige (under 66)", 3],
  ])("makes the group of %s", async (cut, inside, outside, n) => {
    const result = await analyse(spec(`items: [borger.alder], cut: ${cut}`), ten);
    expect(result.table.blocks[0]?.rows.map(({label}) => label)).toEqual([inside, outside, "Alle"]);
    expect(cell(result, "a/alder/inside/n")).toMatchObject({count: n});
    expect(cell(result, "a/alder/outside/n")).toMatchObject({count: 10 - n});
  });

  it("finds one quartile for all groups, and calls the group as the author does", async () => {
    const world = panelOf(
      ...[1, 2, 3, 4].map((n) => [`alder=${n} farve=1`, `alder=${n + 1} farve=1`, 1] as const),
      ...[5, 6, 7, 8].map((n) => [`alder=${n} farve=2`, `alder=${n} farve=2`, 1] as const),
    );
    const result = await analyse(
      spec(
        "items: [borger.alder], cut: lowest-quartile, labels: {inside: Lav, outside: Høj}, by: borger.farve, groups: [Rød, Grøn], total: true",
      ),
      world,
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["alder:farve:1", "Alder, Rød"],
      ["alder:farve:2", "Alder, Grøn"],
      ["alder:total", "Alder, alle"],
    ]);
    expect(
      ["alder:farve:1", "alder:farve:2", "alder:total"].map((block) => cell(result, `a/${block}/inside/n`).printed),
    ).toEqual(["2", "0", "2"]);
    expect(result.table.blocks[0]?.rows[0]?.label).toBe("Lav");
    expect(cell(result, "a/alder:farve:2/inside/percent")).toMatchObject({kind: "empty"});
  });

  it("is empty where nobody is a pair", async () => {
    const result = await analyse(spec("items: [borger.alder], cut: lowest-quartile"), panelOf(["alder=10", null, 4]));
    expect(grid(result)).toEqual([["Alle", "0", "0", "–", "–", "–", "–", "–", "–"]]);
    expect(cell(result, "a/alder/total/percent")).toMatchObject({reason: "ingen personer er med i opgørelsen"});
  });

  it("gives live numbers", async () => {
    const found = results(await analyse(spec("items: [borger.alder], cut: {below: 50}"), ten));
    const at = (columns: string) => ({analysis: "a", rows: "inside", columns});
    expect(measureCount(found, at("count"))).toMatchObject({count: 2, base: 5});
    expect(measureNumber(found, at("expected")).printed).toBe("2,9");
    expect(measureInterval(found, at("difference")).printed).toBe("−3,4 til 22,6");
  });

  it("refuses a limit that is none, and what is no number", async () => {
    const failing = (rest: string) => failure(`  a: ${spec(rest)}\n`);
    expect(await failing("items: [borger.alder]")).toMatchObject({message: expect.stringContaining("cut")});
    expect(await failing("items: [borger.alder], cut: median")).toMatchObject({kind: "config"});
    expect(await failing("items: [borger.alder], cut: {below: 50, above: 60}")).toMatchObject({kind: "config"});
    expect(await failing("items: [forloeb.status], cut: {below: 5}")).toMatchObject({
      message: expect.stringContaining("has no waves"),
    });
    expect(await failing("items: [borger.note], cut: {below: 5}")).toMatchObject({
      message: "borger.note is a text variable, and this analysis needs numbers.",
    });
    expect(await failing("items: [borger.alder], cut: {below: 50}, test: welch-t")).toMatchObject({
      message: expect.stringContaining("is for different persons"),
      at: expect.stringMatching(/^test: welch-t/),
    });
  });
});
