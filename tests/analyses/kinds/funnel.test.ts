import {describe, expect, it} from "vitest";
import {lookUp} from "../../../src/results/lookup.ts";
import {analyse, cell, failure, grid, noteTexts, run} from "../support.ts";

const phases =
  "[{label: Visiteret}, {label: I praktik, where: {forloeb.praktik: Ja}}, {label: I job, where: {forloeb.job: Ja}}]";

describe("funnel", () => {
  it("counts who has been in all phases, with shares of the first and of the phase before", async () => {
    const result = await analyse(
      `{kind: funnel, title: T, phases: ${phases}, show: [count, of_start, of_previous, lost]}`,
    );
    expect(grid(result)).toEqual([
      ["Visiteret", "8", "100", "–", "–"],
      ["I praktik", "2", "25", "25", "6"],
      ["I job", "1", "13", "50", "1"],
    ]);
    expect(result.population.size).toBe(8);
  });

  it("says how many reached a phase without one of those before, and are not counted", async () => {
    const result = await analyse(`{kind: funnel, title: T, phases: ${phases}}`);
    expect(noteTexts(result)).toEqual(["base: 2 har nået »I job« uden et af trinnene før og er ikke talt med."]);
    const ordered = "[{label: Visiteret}, {label: I job, where: {forloeb.job: Ja}}]";
    expect(noteTexts(await analyse(`{kind: funnel, title: T, phases: ${ordered}}`))).toEqual([]);
  });

  it("counts each phase by itself on demand, and says which is larger than the one before", async () => {
    const result = await analyse(`{kind: funnel, title: T, nested: false, phases: ${phases}}`);
    expect(grid(result).at(-1)).toEqual(["I job", "3", "38", "–"]);
    expect(noteTexts(result)).toEqual([
      "base: »I job« omfatter 3 personer, flere end i praktik, så trinnene er opgjort hver for sig.",
    ]);
  });

  it("has a group of columns for each group", async () => {
    const result = await analyse(
      `{kind: funnel, title: T, by: forloeb.praktik, show: [count], phases: [{label: Alle}, {label: I job, where: {forloeb.job: Ja}}]}`,
    );
    expect(grid(result)).toEqual([
      ["Alle", "2", "6"],
      ["I job", "1", "2"],
    ]);
    expect(result.table.columns.map(({key}) => key)).toEqual(["praktik:1", "praktik:2"]);
  });

  it("takes numbers from elsewhere, whose prose looks them up like others", async () => {
    const results = await run(`  job: {kind: distribution, title: T. Procent, items: [forloeb.job]}
  a: {kind: funnel, title: T, nested: false, phases: [{label: Henvendt, number: 10}, {label: I job, number: {cell: job/job/1/percent, of: count}}]}\n`);
    expect(grid(results.a ?? (await analyse("")))).toEqual([
      ["Henvendt", "10", "100", "–"],
      ["I job", "3", "30", "30"],
    ]);
    const findings = {style: expect.anything(), facts: {}, analyses: results};
    expect(
      lookUp({...findings, style: {} as never}, {analysis: "a", rows: "I job", columns: "of_start"}).sum,
    ).toMatchObject({
      unit: "percent",
      count: 3,
      base: 10,
    });
  });

  it("refuses phases that cannot be", async () => {
    const failing = (text: string) => failure(`  a: {kind: funnel, title: T, phases: ${text}}\n`);
    expect(await failing("[{label: A, number: 3}, {label: B, number: 4}]")).toMatchObject({
      kind: "data",
      message: 'The phase "B" has 4 persons, more than the 3 of the phase before.',
    });
    expect(await failing("[{label: A, number: 3.5}, {label: B, number: 1}]")).toMatchObject({
      message: "This is to be a number of persons, and it is 3.5.",
    });
    expect(await failing("[{label: A}, {label: B, number: 1, where: {forloeb.job: Ja}}]")).toMatchObject({
      message: "A phase has both where and number.",
    });
    expect(await failing("[{label: A}, {label: B, where: {forloeb.job: Måske}}]")).toMatchObject({
      at: expect.stringMatching(/^\{?forloeb.job/),
    });
    expect(await failing("[{label: A}, {label: B, number: 1}], by: forloeb.praktik")).toMatchObject({
      message: "A number from elsewhere cannot be divided by groups.",
    });
  });

  it("says nothing of the first phase where a later one that is counted by itself is larger", async () => {
    const result = await analyse(
      "{kind: funnel, title: T, nested: false, phases: [{label: A, where: {forloeb.job: Ja}}, {label: B}]}",
    );
    expect(cell(result, "a/all/1/count")).toMatchObject({count: 3, base: 3});
    expect(cell(result, "a/all/2/count")).toMatchObject({count: 8, base: null});
  });
});
