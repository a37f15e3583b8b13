import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts, people} from "../support.ts";

describe("numbers", () => {
  it("sums up numbers, whole smallest and largest values without decimals", async () => {
    const result = await analyse(
      "{kind: numbers, title: T, wave: 1, items: [borger.alder], statistics: [n, mean, sd, minimum, lower_quartile, median, upper_quartile, maximum]}",
    );
    // 20 25 30 35,5 40 45 50 60: mean 305,5 / 8; R quantile type 7: 28,75 and 37,75 and 46,25; R sd 13,2645.
    expect(grid(result)).toEqual([["Alder (år)", "8", "38,2", "13,3", "20", "28,8", "37,8", "46,3", "60"]]);
    expect(result.table.columns.map(({key, label, unit}) => [key, label, unit])).toEqual([
      ["n", "Antal", "count"],
      ["mean", "Gennemsnit", "number"],
      ["sd", "Standardafvigelse", "number"],
      ["minimum", "Mindste", "number"],
      ["lower_quartile", "Nedre kvartil", "number"],
      ["median", "Median", "number"],
      ["upper_quartile", "Øvre kvartil", "number"],
      ["maximum", "Største", "number"],
    ]);
    expect(cell(result, "a/all/alder/mean")).toMatchObject({kind: "number", exact: 305.5 / 8, base: 8});
    expect(cell(result, "a/all/alder/n")).toMatchObject({kind: "count", count: 8, base: 8});
  });

  it("prints the decimals the author wants, also of a smallest value that is not whole", async () => {
    const result = await analyse(
      "{kind: numbers, title: T, wave: 1, decimals: 2, items: [borger.alder], statistics: [mean, minimum], where: {borger.medicin: Nej, borger.fysisk: Fremragende}}",
    );
    expect(grid(result)).toEqual([["Alder (år)", "–", "–"]]);
    const blank = await analyse(
      "{kind: numbers, title: T, wave: 1, decimals: 2, items: [borger.alder], statistics: [mean, minimum], where: {borger.helbred: Fremragende}}",
    );
    expect(grid(blank)).toEqual([["Alder (år)", "35,50", "35,50"]]);
  });

  it("counts over waves the same persons in a panel, and says when they are not the same", async () => {
    const panel = await analyse(
      "{kind: numbers, title: T, waves: [1, 3], panel: true, items: [borger.alder], statistics: [n, mean]}",
    );
    expect(grid(panel)).toEqual([["Alder (år)", "5", "40,0", "5", "41,0"]]);
    expect(panel.table.columns.map(({key, group}) => [key, group])).toEqual([
      ["n@1", "Første måling"],
      ["mean@1", "Første måling"],
      ["n@3", "Tredje måling"],
      ["mean@3", "Tredje måling"],
    ]);
    expect(panel).toMatchObject({panel: true, waves: [1, 3], notes: []});
    const all = await analyse("{kind: numbers, title: T, waves: [1, 3], items: [borger.alder], statistics: [n]}");
    expect(grid(all)).toEqual([["Alder (år)", "8", "5"]]);
    const forms = people.map((form) =>
      form.person === "p2" && form.wave === 3 ? {...form, values: {...form.values, alder: null}} : form,
    );
    const blank = await analyse("{kind: numbers, title: T, waves: [1, 3], items: [borger.alder]}", {forms});
    expect(noteTexts(blank)[1]).toBe("missing: Ubesvarede indgår ikke: alder (tredje måling) 1.");
    expect(blank.bases.map(({column, valid}) => [column, valid])).toEqual([
      ["alder@1", 8],
      ["alder@3", 4],
    ]);
    expect(noteTexts(all)[0]).toMatch(/^base: Målingerne omfatter ikke de samme personer/);
  });

  it("has plain columns for one wave, and for a source without waves", async () => {
    const result = await analyse("{kind: numbers, title: T, items: [{variable: forloeb.timer, label: Timer}]}");
    expect(grid(result)).toEqual([["Timer", "1", "12,0", "–", "12", "12,0", "12"]]);
    expect(cell(result, "a/all/timer/sd")).toMatchObject({kind: "empty", reason: "kræver mindst to svar"});
    expect(noteTexts(result)).toEqual(["missing: 7 ubesvarede indgår ikke i opgørelsen."]);
    const wave = await analyse("{kind: numbers, title: T, waves: [3], items: [borger.alder], statistics: [mean]}");
    expect(wave.table.columns.map(({key, group}) => [key, group])).toEqual([["mean", null]]);
  });

  it("refuses categories, a panel without waves, and both wave and waves", async () => {
    const failing = (rest: string) => failure(`  a: {kind: numbers, title: T, ${rest}}\n`);
    expect(await failing("wave: 1, items: [borger.helbred]")).toMatchObject({
      kind: "config",
      message: "borger.helbred is a categorical variable, and this analysis needs numbers.",
      at: expect.stringMatching(/^borger.helbred/),
    });
    expect(await failing("wave: 1, panel: true, items: [borger.alder]")).toMatchObject({
      message: "A panel needs at least two waves.",
      at: expect.stringMatching(/^panel: true/),
    });
    expect(await failing("wave: 1, waves: [1, 3], items: [borger.alder]")).toMatchObject({
      message: "Both wave and waves are given.",
    });
    expect(await failing("waves: [1, 3], items: [forloeb.timer]")).toMatchObject({
      message: expect.stringContaining("cannot be followed"),
    });
  });
});
