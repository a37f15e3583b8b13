import {describe, expect, it} from "vitest";
import type {Fact} from "../../../src/results/model.ts";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

const title = "title: T. Procent";
const fact = (key: string, value: number, unit: Fact["unit"] = "percent"): Fact => ({
  key,
  value,
  unit,
  label: key,
  source: "Aftalen",
});
const facts = {maal: fact("maal", 20), halv: fact("halv", 12.5), antal: fact("antal", 20, "count")};

describe("outcome", () => {
  it("prints shares over bases, then the 95 % Clopper-Pearson interval and the goal", async () => {
    const result = await analyse(
      `{kind: outcome, ${title}, items: [{variable: forloeb.job, target: maal, label: I job}, {variable: forloeb.praktik}]}`,
      {facts},
    );
    // R: binom.test(3, 8) is 0.0852-0.7551, binom.test(2, 8) is 0.0319-0.6509.
    expect(grid(result)).toEqual([
      ["Ja", "38", "25"],
      ["Nej", "63", "75"],
      ["Total (n)", "100 (8)", "100 (8)"],
      ["95 pct.-sikkerhedsinterval", "9-76", "3-65"],
      ["Mål (mindst)", "20", "–"],
    ]);
    expect(result.table.blocks[0]?.rows.map(({key, role}) => [key, role])).toEqual([
      ["1", "category"],
      ["2", "category"],
      ["total", "total"],
      ["interval", "sub"],
      ["target", "sub"],
    ]);
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["job", "I job"],
      ["praktik", "Praktik"],
    ]);
  });

  it("carries the interval on the share that is reached, and on no other", async () => {
    const result = await analyse(`{kind: outcome, ${title}, items: [{variable: forloeb.job}]}`);
    const reached = cell(result, "a/all/1/job");
    expect(reached).toMatchObject({interval: {level: 0.95, method: "clopper-pearson", printed: "9-76"}});
    if (reached.kind !== "share") throw new Error("no share");
    expect(reached.interval?.low).toBeCloseTo(0.08523341, 7);
    expect(reached.interval?.high).toBeCloseTo(0.75513678, 7);
    expect(cell(result, "a/all/2/job")).toMatchObject({interval: null});
    expect(result.table.blocks[0]?.rows.some(({key}) => key === "target")).toBe(false);
  });

  it("sums several answers of success in a row of their own", async () => {
    const result = await analyse(
      `{kind: outcome, ${title}, wave: 1, items: [{variable: borger.helbred, success: [Godt, 3]}, {variable: borger.fysisk, success: 3}]}`,
    );
    expect(cell(result, "a/all/success/helbred")).toMatchObject({kind: "share", count: 4, base: 7, printed: "57"});
    expect(cell(result, "a/all/2/helbred")).toMatchObject({interval: null});
    expect(cell(result, "a/all/success/fysisk")).toMatchObject({count: 3, base: 8});
    expect(cell(result, "a/all/3/fysisk")).toMatchObject({interval: {printed: "9-76"}});
  });

  it("prints intervals and goals with the decimals they need", async () => {
    const result = await analyse(`{kind: outcome, ${title}, items: [{variable: forloeb.job, target: halv}]}`, {
      facts,
      style: {decimals: 1},
    });
    expect(cell(result, "a/all/interval/job").printed).toBe("8,5-75,5");
    expect(cell(result, "a/all/target/job")).toMatchObject({kind: "number", exact: 12.5, printed: "12,5"});
  });

  it("has no interval where nobody is counted", async () => {
    const result = await analyse(`{kind: outcome, ${title}, population: ingen, items: [{variable: forloeb.job}]}`);
    expect(cell(result, "a/all/interval/job")).toMatchObject({kind: "empty"});
    expect(cell(result, "a/all/1/job")).toMatchObject({kind: "empty"});
  });

  it("refuses goals that do not exist or are no percentages, and answers that are no success", async () => {
    const failing = (item: string) =>
      failure(`  a: {kind: outcome, ${title}, wave: 1, dont_know: out, items: [${item}]}\n`, {facts});
    expect(await failing("{variable: forloeb.job, target: maalet}")).toMatchObject({
      kind: "config",
      message: 'There is no fact "maalet".',
      hint: 'Did you mean "maal"?',
      at: expect.stringMatching(/^target: maalet/),
    });
    expect(await failing("{variable: forloeb.job, target: antal}")).toMatchObject({
      message: 'The fact "antal" is 20 (count), and a target is a percentage.',
    });
    expect(await failing("{variable: forloeb.job, success: Jo}")).toMatchObject({
      message: expect.stringContaining('no answer "Jo"'),
      at: expect.stringMatching(/^success: Jo/),
    });
    expect(await failing("{variable: borger.medicin, success: Ved ikke}")).toMatchObject({
      message: 'The answer "9" cannot be a success, since it is not in the base.',
    });
  });

  it("tests a share against its goal exactly, and says both and the n", async () => {
    const result = await analyse(
      `{kind: outcome, ${title}, items: [{variable: forloeb.job, target: maal, label: I job}, {variable: forloeb.praktik}]}`,
      {facts},
    );
    // R: binom.test(3, 8, 0.2) is 0.2031, the probability of 3 or more.
    expect(result.tests).toHaveLength(1);
    expect(result.tests[0]).toMatchObject({
      key: "job",
      block: "all",
      counts: [[3, 5]],
      chosen: {method: "binomial-exact", exact: true, n: 8},
      reason: "En andel holdes op mod et mål.",
    });
    expect(result.tests[0]?.chosen.p).toBeCloseTo(0.20308224, 8);
    expect(noteTexts(result)).toEqual([
      "test: Eksakt binomialtest mod målet: I job p = 0,203 (38 pct. mod mindst 20 pct., n = 8).",
    ]);
  });

  it("says why a share cannot be tested, and tests none where none is wanted", async () => {
    const item = "items: [{variable: forloeb.job, target: maal}]";
    const empty = await analyse(`{kind: outcome, ${title}, population: ingen, ${item}}`, {facts});
    expect(empty.tests).toEqual([]);
    expect(noteTexts(empty)).toEqual(["test: Ordinære timer: ikke testet mod målet, fordi ingen har svaret."]);
    const none = await analyse(`{kind: outcome, ${title}, test: none, ${item}}`, {facts});
    expect([none.tests, none.notes]).toEqual([[], []]);
  });

  it("makes the test an author asks for, and refuses one that does not fit or has no goal", async () => {
    const item = "items: [{variable: forloeb.job, target: maal}]";
    const {tests, notes} = await analyse(`{kind: outcome, ${title}, test: goodness-of-fit, ${item}}`, {facts});
    // (3 - 1.6)² / 1.6 + (5 - 6.4)² / 6.4
    expect(tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "goodness-of-fit", df: 1}});
    expect(tests[0]?.chosen.statistic).toBeCloseTo(1.53125, 12);
    expect(notes.at(-1)?.text).toMatch(/^χ²-test af fordelingen mod målet: .* ville det være eksakt binomialtest\.$/);
    expect(await failure(`  a: {kind: outcome, ${title}, test: sign-test, ${item}}\n`, {facts})).toMatchObject({
      message:
        'The test "sign-test" of a share against its target is for another number of groups or measurements than there are here.',
      hint: "The tests that fit are auto, goodness-of-fit, goodness-of-fit-exact, binomial-exact.",
    });
    expect(
      await failure(`  a: {kind: outcome, ${title}, test: binomial-exact, items: [{variable: forloeb.job}]}\n`),
    ).toMatchObject({message: "There is no target to test against."});
  });

  it("has a block for each group, with its own intervals and tests", async () => {
    const result = await analyse(
      "{kind: outcome, title: T, by: forloeb.praktik, total: true, items: [{variable: forloeb.job, target: maal}]}",
      {facts},
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["praktik:1", "Ja"],
      ["praktik:2", "Nej"],
      ["total", "Alle"],
    ]);
    expect(cell(result, "a/praktik:1/1/job")).toMatchObject({count: 1, base: 2});
    expect(cell(result, "a/total/1/job")).toMatchObject({count: 3, base: 8});
    expect(result.tests.map(({block, label}) => [block, label.split(" –")[0]])).toEqual([
      ["praktik:1", "Ordinære timer, Ja"],
      ["praktik:2", "Ordinære timer, Nej"],
      ["total", "Ordinære timer, alle"],
    ]);
    expect(result.tests.map(({key}) => key)).toEqual(["job:praktik:1", "job:praktik:2", "job:total"]);
  });
});
