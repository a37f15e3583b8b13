import {describe, expect, it} from "vitest";
import {measureShare} from "../../../src/narrative/measures.ts";
import {findTest} from "../../../src/results/find-test.ts";
import {results} from "../../figures/tables.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf} from "../support.ts";

const spec = (rest: string) => `{kind: transition, title: T. Procent, waves: [1, 3], ${rest}}`;

/** Health of sixteen persons: nine better, five as before, two worse. */
const health = panelOf(
  ["helbred=1", "helbred=2", 5],
  ["helbred=2", "helbred=3", 4],
  ["helbred=2", "helbred=2", 5],
  ["helbred=3", "helbred=2", 2],
);

describe("transition", () => {
  it("tells what became of those who began alike, with who moved which way", async () => {
    const result = await analyse(spec("item: borger.helbred"), health);
    expect(result.table.stub).toBe("Første måling");
    expect(result.table.columns.map(({key, label, group, role}) => [key, label, group, role])).toEqual([
      ["1", "Dårligt", "Tredje måling", "value"],
      ["2", "Godt", "Tredje måling", "value"],
      ["3", "Fremragende", "Tredje måling", "value"],
      ["total", "Total (n)", null, "total"],
      ["up", "Frem", "Bevægelse", "total"],
      ["same", "Uændret", "Bevægelse", "total"],
      ["down", "Tilbage", "Bevægelse", "total"],
    ]);
    expect(grid(result)).toEqual([
      ["Dårligt", "0", "100", "0", "100 (5)", "100", "0", "0"],
      ["Godt", "0", "56", "44", "100 (9)", "44", "56", "0"],
      ["Fremragende", "0", "100", "0", "100 (2)", "0", "0", "100"],
      ["Total", "0", "75", "25", "100 (16)", "56", "31", "13"],
    ]);
    expect(cell(result, "a/helbred/total/up")).toMatchObject({kind: "share", count: 9, base: 16});
    expect(result).toMatchObject({panel: true, waves: [1, 3], population: {size: 16}});
  });

  it("tests the moves of answers in an order, and beside it whether the distribution is the same", async () => {
    const result = await analyse(spec("item: borger.helbred"), health);
    expect(result.tests[0]).toMatchObject({
      key: "helbred",
      block: "helbred",
      counts: [[9, 5, 2]],
      chosen: {method: "sign-test", n: 16},
      alternatives: [{method: "stuart-maxwell", df: 2}],
    });
    // R's coin::mh_test: chi-squared = 5.6667, df = 2, p = 0.05882.
    expect(result.tests[0]?.alternatives[0]?.statistic).toBeCloseTo(17 / 3, 10);
    expect(result.tests[0]?.alternatives[0]?.p).toBeCloseTo(0.05882, 5);
    expect(noteTexts(result)).toContain(
      "test: Om fordelingen er den samme ved begge målinger: Stuart-Maxwells test, p = 0,059 (n = 16).",
    );
    const wanted = await analyse(spec("item: borger.helbred, test: stuart-maxwell"), health);
    expect(wanted.tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "stuart-maxwell"}, alternatives: []});
    const none = await analyse(spec("item: borger.helbred, test: none"), health);
    expect([none.tests, noteTexts(none).filter((text) => text.startsWith("test:"))]).toEqual([[], []]);
  });

  it("prints shares of everybody or numbers of persons, and counts beside percentages", async () => {
    const total = await analyse(spec("item: borger.helbred, percent: total"), health);
    expect(grid(total)[1]).toEqual(["Godt", "0", "31", "25", "56", "44", "56", "0"]);
    const counts = await analyse(spec("item: borger.helbred, percent: none"), health);
    expect(grid(counts)).toEqual([
      ["Dårligt", "0", "5", "0", "5", "5", "0", "0"],
      ["Godt", "0", "5", "4", "9", "4", "5", "0"],
      ["Fremragende", "0", "2", "0", "2", "0", "0", "2"],
      ["Total", "0", "12", "4", "16", "9", "5", "2"],
    ]);
    expect(counts.table.columns.every(({unit}) => unit === "count")).toBe(true);
    const both = await analyse(spec("item: borger.helbred, show: percent-with-count"), health);
    expect(cell(both, "a/helbred/2/3")).toMatchObject({printed: "44", shown: "44 % (4)"});
    expect(cell(both, "a/helbred/total/up")).toMatchObject({printed: "56", shown: "56 % (9)"});
  });

  it("has no moves of answers without an order, and none on demand", async () => {
    const world = panelOf(["farve=1", "farve=2", 5], ["farve=2", "farve=3", 3], ["farve=3", "farve=3", 2]);
    const colours = await analyse(spec("item: borger.farve"), world);
    expect(colours.table.columns.map(({key}) => key)).toEqual(["1", "2", "3", "total"]);
    expect(colours.tests[0]).toMatchObject({chosen: {method: "stuart-maxwell"}, alternatives: []});
    const without = await analyse(spec("item: borger.helbred, moves: false"), health);
    expect(without.table.columns.map(({key}) => key)).toEqual(["1", "2", "3", "total"]);
    expect(await failure(`  a: ${spec("item: borger.farve, moves: true")}\n`)).toMatchObject({
      kind: "config",
      message: "The answers to borger.farve have no order to move in.",
      at: expect.stringMatching(/^moves: true/),
    });
  });

  it("has «ved ikke» in the matrix and in no test, or leaves it out", async () => {
    const world = panelOf(["medicin=1", "medicin=2", 3], ["medicin=9", "medicin=1", 2], ["medicin=1", "medicin=9", 1]);
    const result = await analyse(spec("item: borger.medicin"), world);
    expect(grid(result).map(([label, ...cells]) => [label, cells[3]])).toEqual([
      ["Ja", "100 (4)"],
      ["Nej", "–"],
      ["Ved ikke", "100 (2)"],
      ["Total", "100 (6)"],
    ]);
    expect(result.tests[0]?.chosen).toMatchObject({method: "mcnemar-exact", n: 3});
    const out = await analyse(spec("item: borger.medicin, dont_know: out"), world);
    expect(grid(out).map(([label]) => label)).toEqual(["Ja", "Nej", "Total"]);
    expect(noteTexts(out)).toContain("missing: 3 svar »Ved ikke« indgår ikke i procentgrundlaget.");
  });

  it("has a block for each group and for everybody", async () => {
    const world = panelOf(["helbred=1 farve=1", "helbred=2 farve=1", 4], ["helbred=2 farve=2", "helbred=1 farve=2", 2]);
    const result = await analyse(
      spec("item: borger.helbred, by: borger.farve, groups: [Rød, Grøn], total: true"),
      world,
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["helbred:farve:1", "Rød"],
      ["helbred:farve:2", "Grøn"],
      ["helbred:total", "Alle"],
    ]);
    expect(cell(result, "a/helbred:farve:1/total/up")).toMatchObject({count: 4, base: 4});
    expect(result.tests.map(({key}) => key)).toEqual(["helbred:farve:1", "helbred:farve:2", "helbred:total"]);
    expect(noteTexts(result)).toContainEqual(expect.stringMatching(/^test: Om fordelingen .* \(Rød\): /));
  });

  it("gives live numbers, and a code is no wave", async () => {
    const found = results(await analyse(spec("item: borger.helbred"), health));
    expect(measureShare(found, {analysis: "a", rows: "total", columns: "up"}).printed).toBe("56");
    expect(measureShare(found, {analysis: "a", rows: "Godt", columns: "Fremragende"}).printed).toBe("44");
    expect(() => measureShare(found, {analysis: "a", rows: "Godt", wave: "3"})).toThrow('There is no wave "3"');
    expect(findTest(found, {analysis: "a", method: "stuart-maxwell"}).outcome.printed).toBe("p = 0,059");
  });

  it("refuses numbers, other tests, and items of a wave of their own", async () => {
    const failing = (rest: string) => failure(`  a: ${spec(rest)}\n`);
    expect(await failing("item: borger.alder")).toMatchObject({
      message: "borger.alder is a number variable, and this analysis needs answers to choose among.",
      hint: expect.stringContaining("Derive bands"),
      at: expect.stringMatching(/^item: borger\.alder/),
    });
    expect(await failing("item: borger.helbred@1")).toMatchObject({hint: "Write borger.helbred."});
    expect(await failing("item: borger.helbred, test: pearson-chi-square")).toMatchObject({
      message: expect.stringContaining("is for different persons"),
    });
    expect(await failing("items: [borger.helbred]")).toMatchObject({hint: expect.stringContaining("item")});
    expect(await failing("item: borger.helbred, percent: column")).toMatchObject({kind: "config"});
  });
});
