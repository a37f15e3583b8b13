import {describe, expect, it} from "vitest";
import {measureNumber, measureShare} from "../../../src/narrative/measures.ts";
import type {AnalysisResult} from "../../../src/results/model.ts";
import {results} from "../../figures/tables.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf, type World} from "../support.ts";

/** Persons whose number begins at 10 and changes by so much, so many of each. */
function changing(changes: Readonly<Record<number, number>>): World {
  const groups = Object.entries(changes).map(
    ([change, persons]) => ["alder=10", `alder=${10 + Number(change)}`, persons] as const,
  );
  return panelOf(...groups);
}

const spec = (rest: string) => `{kind: individual-change, title: T. Procent, waves: [1, 3], ${rest}}`;
const of = (result: AnalysisResult, kind: string) => noteTexts(result).filter((text) => text.startsWith(`${kind}:`));

describe("individual-change", () => {
  it("prints the published shares and means of figure 8-7 from whole changes", async () => {
    // «Hverdagsaktiviteter», n = 25: 52 / 36 / 12 pct., mean 1.5 up, 5 down, 0.2 of all.
    const world = changing({1: 8, 2: 3, 3: 2, 0: 9, [-2]: 1, [-4]: 1, [-9]: 1});
    const result = await analyse(spec("items: [borger.alder]"), world);
    expect(grid(result)).toEqual([["Alder", "25", "52", "36", "12", "1,5", "−5,0", "0,2"]]);
    // R 4.2.2: binom.test(13, 16) gives p = 0.0212707519531.
    expect(result.tests[0]).toMatchObject({
      key: "alder",
      block: "all",
      counts: [[13, 9, 3]],
      chosen: {method: "sign-test", n: 25},
    });
    expect(result.tests[0]?.chosen.p).toBeCloseTo(0.0212707519531, 12);
    expect(of(result, "test")[0]).toMatch(/p = 0,021 \(13 frem og 3 tilbage af 25\), netto 40 procentpoint/);
  });

  it.each([
    ["8-9 Socialt netværk", {1: 4, 2: 7, 3: 2, 0: 11, [-2]: 1}, ["25", "52", "44", "4", "1,8", "−2,0", "0,9"]],
    ["8-13 Tillid og håb", {2: 4, 3: 5, 0: 15, [-1]: 1}, ["25", "36", "60", "4", "2,6", "−1,0", "0,9"]],
    [
      "8-8 Fysisk velbefindende",
      {1: 4, 2: 5, 3: 1, 0: 12, [-4]: 2, [-5]: 1},
      ["25", "40", "48", "12", "1,7", "−4,3", "0,2"],
    ],
  ])("divides %s as it is published", async (_name, changes: Record<number, number>, printed) => {
    const result = await analyse(spec("items: [borger.alder]"), changing(changes));
    expect(grid(result)).toEqual([["Alder", ...printed]]);
  });

  it("has columns for n, the three outcomes and the means, each of the persons that it is of", async () => {
    const result = await analyse(
      spec("items: [borger.alder], means: [gain, loss, change, largest_gain, largest_loss], show: count-and-percent"),
      changing({4: 1, 2: 2, 0: 1, [-1.5]: 1}),
    );
    expect(result.table.columns.map(({key, label, group, unit}) => [key, label, group, unit])).toEqual([
      ["n", "Antal par", null, "count"],
      ["count:positive", "Antal", "Positiv udvikling", "count"],
      ["percent:positive", "Procent", "Positiv udvikling", "percent"],
      ["count:same", "Antal", "Ingen udvikling", "count"],
      ["percent:same", "Procent", "Ingen udvikling", "percent"],
      ["count:negative", "Antal", "Negativ udvikling", "count"],
      ["percent:negative", "Procent", "Negativ udvikling", "percent"],
      ["gain", "Positiv", "Gennemsnitlig ændring", "number"],
      ["loss", "Negativ", "Gennemsnitlig ændring", "number"],
      ["change", "Alle", "Gennemsnitlig ændring", "number"],
      ["largest_gain", "Positiv", "Største ændring", "number"],
      ["largest_loss", "Negativ", "Største ændring", "number"],
    ]);
    expect(grid(result)).toEqual([["Alder", "5", "3", "60", "1", "20", "1", "20", "2,7", "−1,5", "1,3", "4", "−1,5"]]);
    expect(cell(result, "a/all/alder/gain")).toMatchObject({base: 3});
    expect(cell(result, "a/all/alder/percent:positive")).toMatchObject({kind: "share", count: 3, base: 5});
  });

  it("says that nobody has moved a way, where nobody has", async () => {
    const result = await analyse(spec("items: [borger.alder]"), changing({3: 2, 0: 2}));
    expect(cell(result, "a/all/alder/loss")).toMatchObject({kind: "empty", reason: "ingen har haft negativ udvikling"});
    const still = await analyse(spec("items: [borger.alder]"), changing({0: 4}));
    expect(cell(still, "a/all/alder/gain")).toMatchObject({reason: "ingen har haft positiv udvikling"});
    expect(of(still, "test")).toEqual(["test: Ikke testet, fordi ingen har ændret svar."]);
    const nobody = await analyse(spec("items: [borger.alder]"), panelOf(["alder=10", "fysisk=1", 3]));
    expect(cell(nobody, "a/all/alder/positive")).toMatchObject({kind: "empty", reason: "ingen har svaret hver gang"});
  });

  it("counts only changes from a threshold on, and keeps all of them in the mean of all", async () => {
    const world = changing({10: 3, 9.99: 2, [-10]: 1, [-4]: 4});
    const result = await analyse(spec("items: [borger.alder], threshold: 10, decimals: 2"), world);
    expect(grid(result)).toEqual([["Alder", "10", "30", "60", "10", "10,00", "−10,00", "2,40"]]);
    expect(result.tests[0]?.counts).toEqual([[3, 6, 1]]);
    expect(of(result, "method")).toEqual(["method: Kun ændringer på mindst 10 år regnes for en udvikling."]);
    const any = await analyse(spec("items: [borger.alder]"), world);
    expect(grid(any)[0]?.slice(2, 5)).toEqual(["50", "0", "50"]);
    expect(of(any, "method")).toEqual(["method: Enhver ændring regnes for en udvikling."]);
  });

  it("takes the smallest change that matters from the codebook", async () => {
    const world = panelOf(["trivsel=10", "trivsel=20", 2], ["trivsel=10", "trivsel=18", 3]);
    const result = await analyse(spec("items: [borger.trivsel], threshold: relevant"), world);
    expect(grid(result)[0]?.slice(1, 5)).toEqual(["5", "40", "60", "0"]);
    expect(await failure(`  a: ${spec("items: [borger.trivsel, borger.alder], threshold: relevant")}\n`)).toMatchObject(
      {
        kind: "config",
        message: "borger.alder has no smallest change that matters.",
        at: expect.stringMatching(/^threshold: relevant/),
      },
    );
  });

  it("calls a fall progress where lower is better, with the sign that it has", async () => {
    const result = await analyse(spec("items: [borger.alder], higher_is: worse"), changing({[-2]: 3, 1: 1}));
    expect(grid(result)).toEqual([["Alder", "4", "75", "0", "25", "−2,0", "1,0", "−1,3"]]);
    expect(of(result, "method")[0]).toContain("Lavere tal er bedre: et fald er en positiv udvikling.");
    expect(of(result, "test")[0]).toContain("3 frem og 1 tilbage af 4");
  });

  it("takes answers by steps towards their good end, and refuses those that have none", async () => {
    const world = panelOf(["helbred=1", "helbred=3", 2], ["helbred=3", "helbred=2", 1], ["helbred=2", "helbred=2", 1]);
    const result = await analyse(spec("items: [borger.helbred, borger.alder]"), world);
    expect(grid(result)[0]).toEqual(["Psykisk helbred", "4", "50", "25", "25", "2,0", "−1,0", "0,8"]);
    expect(of(result, "method")[0]).toContain("Ændringer ved psykisk helbred er i trin på svarskalaen.");
    expect(await failure(`  a: ${spec("items: [borger.farve]")}\n`)).toMatchObject({
      message: "borger.farve has no good end, so no change of it is progress.",
      at: expect.stringMatching(/^borger\.farve/),
    });
    expect(await failure(`  a: ${spec("items: [borger.note]")}\n`)).toMatchObject({kind: "config"});
  });

  it("stands outcomes in rows, in a block for each item and group", async () => {
    const world = panelOf(["alder=10 farve=1", "alder=12 farve=1", 3], ["alder=10 farve=2", "alder=9 farve=2", 1]);
    const result = await analyse(
      spec(
        "items: [borger.alder], arrangement: blocks, by: borger.farve, groups: [Rød, Grøn], total: true, means: [gain, change, largest_loss]",
      ),
      world,
    );
    expect(result.table.columns.map(({key}) => key)).toEqual(["percent", "mean", "largest"]);
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["alder:farve:1", "Alder, Rød"],
      ["alder:farve:2", "Alder, Grøn"],
      ["alder:total", "Alder, alle"],
    ]);
    expect(grid(result).slice(8)).toEqual([
      ["Positiv udvikling", "75", "2,0", "–"],
      ["Ingen udvikling", "0", "–", "–"],
      ["Negativ udvikling", "25", "–", "−1"],
      ["Total (n)", "100 (4)", "1,3", "–"],
    ]);
    expect(result.tests.map(({key, block}) => [key, block])).toEqual([
      ["alder:farve:1", "alder:farve:1"],
      ["alder:farve:2", "alder:farve:2"],
      ["alder:total", "alder:total"],
    ]);
    expect(of(result, "test").at(-1)).toMatch(/Grupperne er testet hver for sig/);
  });

  it("has a block for each group with the items in rows", async () => {
    const world = panelOf(["alder=10 farve=1", "alder=12 farve=1", 3], ["alder=10 farve=2", "alder=9 farve=2", 1]);
    const result = await analyse(
      spec("items: [borger.alder], by: borger.farve, groups: [Grøn], show: percent-with-count"),
      world,
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([["farve:2", "Grøn"]]);
    expect(result.population.size).toBe(4);
    expect(cell(result, "a/farve:2/alder/negative")).toMatchObject({printed: "100", shown: "100 % (1)"});
    expect(result.tests[0]).toMatchObject({key: "alder:farve:2", block: "farve:2"});
  });

  it("makes no test on demand", async () => {
    const result = await analyse(spec("items: [borger.alder], test: none"), changing({1: 4}));
    expect([result.tests, of(result, "test")]).toEqual([[], []]);
  });

  it("gives live numbers", async () => {
    const found = results(await analyse(spec("items: [borger.alder]"), changing({2: 3, 0: 1})));
    expect(measureShare(found, {analysis: "a", columns: "positive"}).printed).toBe("75");
    expect(measureNumber(found, {analysis: "a", rows: "alder", columns: "gain"}).printed).toBe("2,0");
  });

  it("refuses keys and values that are none", async () => {
    const failing = (rest: string) => failure(`  a: ${spec(rest)}\n`);
    expect(await failing("items: [borger.alder], higher_i: worse")).toMatchObject({
      hint: expect.stringContaining("higher_is"),
    });
    expect(await failing("items: [borger.alder], threshold: 0")).toMatchObject({kind: "config"});
    expect(await failing("items: [borger.alder], means: [median]")).toMatchObject({kind: "config"});
    expect(await failing("items: [borger.alder], test: paired-t")).toMatchObject({kind: "config"});
    expect(await failing("items: []")).toMatchObject({kind: "config"});
  });
});
