import {describe, expect, it} from "vitest";
import type {Fact} from "../../../src/results/model.ts";
import {analyse, cell, failure, grid} from "../support.ts";

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
});
