import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts, panelOf, people} from "../support.ts";

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
    expect(panel).toMatchObject({panel: true, waves: [1, 3]});
    const all = await analyse("{kind: numbers, title: T, waves: [1, 3], items: [borger.alder], statistics: [n]}");
    expect(grid(all)).toEqual([["Alder (år)", "8", "5"]]);
    const forms = people.map((form) =>
      form.person === "p2" && form.wave === 3 ? {...form, values: {...form.values, alder: null}} : form,
    );
    const blank = await analyse("{kind: numbers, title: T, waves: [1, 3], items: [borger.alder]}", {forms});
    expect(noteTexts(blank)[1]).toBe("missing: Ubesvarede indgår ikke (Alder, tredje måling: 1).");
    expect(blank.bases.map(({column, valid}) => [column, valid])).toEqual([
      ["alder@1", 8],
      ["alder@3", 4],
    ]);
    expect(noteTexts(all)[0]).toMatch(/^base: Målingerne omfatter ikke nødvendigvis de samme personer/);
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

  const trivsel = (rest = "") =>
    `{kind: numbers, title: T, waves: [1, 3], panel: true, items: [borger.trivsel], statistics: [mean]${rest}}`;
  const tests = (result: Awaited<ReturnType<typeof analyse>>) =>
    noteTexts(result).filter((text) => text.startsWith("test:"));

  it("tests the same persons' mean change with the paired t test, from fifteen on", async () => {
    const world = panelOf(["trivsel=10", "trivsel=30", 8], ["trivsel=20", "trivsel=20", 8]);
    const result = await analyse(trivsel(), world);
    // Changes of 20 and 0, eight each: mean 10, deviation 10 √(16 / 15), so t = 10 / (10 √(16/15) / 4) = √15.
    expect(result.tests[0]).toMatchObject({
      key: "trivsel",
      block: "all",
      label: "Trivsel – fra første måling til tredje måling",
      counts: [[8, 8, 0]],
      chosen: {method: "paired-t", name: "parret t-test", df: 15, n: 16},
      effects: [{method: "mean-change"}, {method: "cohens-dz"}],
    });
    expect(result.tests[0]?.chosen.statistic).toBeCloseTo(Math.sqrt(15), 10);
    // The interval: 10 ± 2.13145 · 10 √(16/15) / 4.
    expect(tests(result)).toEqual([
      "test: Parret t-test på de samme personers tal: p = 0,002 (n = 16), gennemsnitlig ændring 10,0 (4,5 til 15,5), Cohens dz 0,97 (0,36-1,56).",
    ]);
  });

  it("tests fewer with Wilcoxon's exact test", async () => {
    const world = panelOf(["trivsel=10", "trivsel=30", 5], ["trivsel=20", "trivsel=20", 3]);
    const result = await analyse(trivsel(", decimals: 0"), world);
    expect(result.tests[0]).toMatchObject({chosen: {method: "wilcoxon-signed-rank-exact", exact: true, n: 8}});
    // Five changes, all up: 2 / 2^5.
    expect(result.tests[0]?.chosen.p).toBeCloseTo(1 / 16, 12);
    expect(tests(result)[0]).toMatch(/gennemsnitlig ændring 13 \(/);
  });

  it("makes the test an author asks for, none on demand, and refuses one without a panel", async () => {
    const world = panelOf(["trivsel=10", "trivsel=30", 8], ["trivsel=20", "trivsel=20", 8]);
    const result = await analyse(trivsel(", test: sign-test"), world);
    expect(result.tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "sign-test"}});
    expect(tests(result)[0]).toMatch(/efter reglerne ville det være parret t-test\.$/);
    expect((await analyse(trivsel(", test: none"), world)).tests).toEqual([]);
    const unpaired = "{kind: numbers, title: T, waves: [1, 3], items: [borger.trivsel], test: paired-t}";
    expect(await failure(`  a: ${unpaired}\n`)).toMatchObject({
      message: "Only a panel of two waves or more is tested.",
    });
    expect(await failure(`  a: ${trivsel(", test: mcnemar")}\n`)).toMatchObject({
      message: 'The test "mcnemar" of borger.trivsel does not fit how the answers are measured.',
    });
  });

  it("says why numbers cannot be tested", async () => {
    const same = await analyse(trivsel(), panelOf(["trivsel=10", "trivsel=10", 20]));
    expect([same.tests, tests(same)]).toEqual([[], ["test: Ikke testet, fordi ingen har ændret svar."]]);
    const shifted = await analyse(trivsel(), panelOf(["trivsel=10", "trivsel=20", 20]));
    expect([shifted.tests, tests(shifted)]).toEqual([[], ["test: Ikke testet, fordi alle værdier er ens."]]);
    const nobody = await analyse(trivsel(), panelOf(["trivsel=10", null, 20]));
    expect([nobody.tests, tests(nobody)]).toEqual([[], ["test: Ikke testet, fordi ingen har svaret."]]);
  });

  it("has a row for each group, tested against each other, and everybody last", async () => {
    const result = await analyse(
      "{kind: numbers, title: T, items: [borger.alder@1], by: forloeb.job, total: true, statistics: [n, mean, sum]}",
    );
    expect(grid(result)).toEqual([
      ["Ja", "3", "43,3", "130"],
      ["Nej", "5", "35,1", "175,5"],
      ["Alle", "8", "38,2", "305,5"],
    ]);
    expect(cell(result, "a/alder/job:1/mean")).toMatchObject({exact: 130 / 3, base: 3});
    // R: wilcox.test(c(20, 50, 60), c(30, 40, 25, 35.5, 45), exact = TRUE)$p.value
    expect(result.tests[0]?.chosen).toMatchObject({method: "mann-whitney-exact"});
    expect(result.tests[0]?.chosen.p).toBeCloseTo(0.5714285714, 9);
  });

  it("puts groups beside each other on demand", async () => {
    const result = await analyse(
      "{kind: numbers, title: T, items: [borger.alder@1], by: forloeb.job, arrangement: items-in-rows, statistics: [mean]}",
    );
    expect(result.table.columns.map(({key, group}) => [key, group])).toEqual([
      ["mean:job:1", "Ja"],
      ["mean:job:2", "Nej"],
    ]);
    expect(cell(result, "a/all/alder/mean:job:2")).toMatchObject({exact: 35.1});
  });

  it("compares waves within groups, and tests each group's change in a panel", async () => {
    const result = await analyse(
      "{kind: numbers, title: T, items: [borger.alder], waves: [1, 3], panel: true, by: forloeb.job, statistics: [mean]}",
    );
    expect(grid(result)).toEqual([
      ["Ja", "43,3", "44,3"],
      ["Nej", "35,0", "36,0"],
    ]);
    expect(result.tests.map(({key}) => key)).toEqual(["alder:job:1", "alder:job:2"]);
  });

  it("tests groups with what the author names, where it compares groups of numbers", async () => {
    const of = (test: string) => `{kind: numbers, title: T, items: [borger.alder@1], by: forloeb.job, test: ${test}}`;
    const result = await analyse(of("welch-t"));
    // R: t.test(c(20, 50, 60), c(30, 40, 25, 35.5, 45))$p.value
    expect(result.tests[0]?.chosen.method).toBe("welch-t");
    expect(result.tests[0]?.chosen.p).toBeCloseTo(0.5695545, 6);
    expect(result.tests[0]?.chosenBy).toBe("author");
    expect(await failure(`  a: ${of("paired-t")}\n`)).toMatchObject({
      message: expect.stringContaining("for the same persons measured again"),
    });
  });

  it("refuses groups in rows where there are none", async () => {
    const spec = "{kind: numbers, title: T, items: [borger.alder@1], arrangement: groups-in-rows}";
    expect(await failure(`  a: ${spec}\n`)).toMatchObject({
      message: "There are no groups to make rows of.",
      at: expect.stringMatching(/^arrangement: groups-in-rows/),
    });
  });
});
