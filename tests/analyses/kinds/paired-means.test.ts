import {describe, expect, it} from "vitest";
import {measureInterval, measureNumber} from "../../../src/narrative/measures.ts";
import type {AnalysisResult} from "../../../src/results/model.ts";
import {results} from "../../figures/tables.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf, run, type World} from "../support.ts";

type Group = readonly [before: string, after: string | null, number: number];

/** Persons whose number rises from 10 by each change, so many of each. */
function changing(variable: string, changes: Readonly<Record<number, number>>): Group[] {
  return Object.entries(changes).map(
    ([change, persons]): Group => [`${variable}=10`, `${variable}=${10 + Number(change)}`, persons],
  );
}

/** «Hverdagsaktiviteter» of the published figure 8-7: 13 up by 20 points in all, 9 the same, 3 down by 15. */
const everyday: World = panelOf(...changing("alder", {1: 8, 2: 3, 3: 2, 0: 9, [-2]: 1, [-4]: 1, [-9]: 1}));

const spec = (rest: string) => `{kind: paired-means, title: T, waves: [1, 3], ${rest}}`;
const allStatistics = "statistics: [n, mean, difference, interval, relative, dz, p]";

function notesOf(result: AnalysisResult, kind: string): string[] {
  return noteTexts(result).filter((text) => text.startsWith(`${kind}:`));
}

describe("paired-means", () => {
  it("prints n of pairs, means, difference with interval, relative change, dz and p, each in a column of its own", async () => {
    const result = await analyse(spec(`items: [borger.alder], ${allStatistics}`), everyday);
    // R 4.2.2 on the 25 changes: t.test gives p = 0.680 and -0.790 to 1.190; mean(h) / sd(h) = 0.0834.
    expect(grid(result)).toEqual([["Alder", "25", "10,0", "10,2", "0,2", "−0,8 til 1,2", "2", "0,08", "0,680"]]);
    expect(result.table.columns.map(({key, label, group, unit}) => [key, label, group, unit])).toEqual([
      ["n", "Antal par", null, "count"],
      ["mean@1", "Første måling", "Gennemsnit", "number"],
      ["mean@3", "Tredje måling", "Gennemsnit", "number"],
      ["difference", "Ændring", null, "number"],
      ["interval", "95 pct.-interval", null, "text"],
      ["relative", "Relativ ændring (pct.)", null, "number"],
      ["dz", "Cohens dz", null, "number"],
      ["p", "p", null, "number"],
    ]);
    expect(cell(result, "a/all/alder/p")).toMatchObject({kind: "number", base: 25});
    const {p} = result.tests[0]?.chosen ?? {p: Number.NaN};
    expect(p).toBeCloseTo(0.680364006693, 11);
    const difference = cell(result, "a/all/alder/difference");
    expect(difference).toMatchObject({kind: "number", base: 25, interval: {level: 0.95, printed: "−0,8 til 1,2"}});
    if (difference.kind !== "number") throw new Error("no number");
    expect(difference.exact).toBeCloseTo(0.2, 12);
    expect(difference.interval?.low).toBeCloseTo(-0.789810978278, 11);
    expect(difference.interval?.high).toBeCloseTo(1.189810978278, 11);
    expect(difference.shown).toBeUndefined();
    expect(result).toMatchObject({panel: true, waves: [1, 3], population: {size: 25}});
  });

  it("keeps points and percent of the first mean apart, and has none of the latter where that is not above 0", async () => {
    const world = panelOf(
      ["alder=0 trivsel=20", "alder=5 trivsel=30", 8],
      ["alder=0 trivsel=20", "alder=1 trivsel=26", 8],
    );
    const result = await analyse(
      spec("items: [borger.alder, borger.trivsel], statistics: [difference, relative]"),
      world,
    );
    expect(grid(result)).toEqual([
      ["Alder", "3,0", "–"],
      ["Trivsel", "8,0", "40"],
    ]);
    expect(cell(result, "a/all/alder/relative")).toMatchObject({reason: "kræver et første gennemsnit over 0"});
    expect(notesOf(result, "method")).toEqual([
      "method: Den relative ændring er i procent af det første gennemsnit, ikke i point.",
    ]);
  });

  it("takes pairs item by item, and leaves who lacks a number at one of the waves out", async () => {
    const world = panelOf(
      ["alder=10 trivsel=10", "alder=12 trivsel=30", 10],
      ["alder=10 trivsel=20", "alder=11", 6],
      ["alder=50 trivsel=90", null, 4],
    );
    const result = await analyse(spec("items: [borger.alder, borger.trivsel], statistics: [n, mean]"), world);
    expect(grid(result)).toEqual([
      ["Alder", "16", "10,0", "11,6"],
      ["Trivsel", "10", "10,0", "30,0"],
    ]);
    expect(result.bases.map(({column, population, valid, noAnswer}) => [column, population, valid, noAnswer])).toEqual([
      ["alder", 16, 16, 0],
      ["trivsel", 16, 10, 6],
    ]);
    expect(noteTexts(result)).toContain("missing: Ubesvarede indgår ikke (Trivsel: 6).");
  });

  it("prints all the waves that are given, of persons with a number at every one, and tests first against last", async () => {
    const {forms: ends = [], ...world} = panelOf(["alder=10", "alder=30", 6], ["alder=20", "alder=20", 4]);
    const middle = (world.persons ?? [])
      .slice(1)
      .map((person) => ({source: "borger", person, wave: 2, values: {alder: "18"}}));
    const result = await analyse("{kind: paired-means, title: T, waves: [1, 2, 3], items: [borger.alder]}", {
      ...world,
      forms: [...ends, ...middle],
    });
    expect(grid(result)[0]?.slice(0, 5)).toEqual(["Alder", "9", "14,4", "18,0", "25,6"]);
    expect(result.tests[0]?.label).toBe("Alder – fra første måling til tredje måling");
    expect(noteTexts(result)[0]).toMatch(/hver gang \(første måling, anden måling og tredje måling\)/);
  });

  it("shows a star for each level that p is below, and says what they mean", async () => {
    const world = panelOf(...changing("alder", {1: 4, 2: 4, 3: 3, 4: 2, 0: 11, [-1]: 1, [-2]: 1}));
    // R: t.test gives p = 0.00258.
    const difference = async (rest: string) => {
      const result = await analyse(spec(`items: [borger.alder]${rest}`), world);
      const found = cell(result, "a/all/alder/difference");
      return {
        shown: found.kind === "number" ? found.shown : undefined,
        printed: found.printed,
        note: notesOf(result, "test")[0],
      };
    };
    expect(await difference("")).toEqual({
      shown: "1,0**",
      printed: "1,0",
      note: "test: p er fra parret t-test på de samme personers tal. * p < 0,05, ** p < 0,01.",
    });
    expect(await difference(", stars: [0.1, 0.05, 0.001]")).toMatchObject({
      shown: "1,0**",
      note: expect.stringMatching(/\* p < 0,1, \*\* p < 0,05, \*\*\* p < 0,001\.$/),
    });
    expect(await difference(", stars: false")).toMatchObject({
      shown: undefined,
      note: "test: p er fra parret t-test på de samme personers tal.",
    });
  });

  it("tests few pairs exactly, and names the rows that have another test than most", async () => {
    const world = panelOf(
      ...[1, 2, 3, 4, 5, 6].map(
        (change): Group => [`alder=10 trivsel=0 glad=1`, `alder=${10 + change} trivsel=20 glad=2`, 1],
      ),
      ["alder=10 trivsel=0 glad=1", "alder=8.5 trivsel=0 glad=1", 1],
      ["trivsel=0 glad=2", "trivsel=10 glad=1", 9],
    );
    const result = await analyse(spec("items: [borger.alder, borger.trivsel, borger.glad]"), world);
    expect(result.tests.map(({key, chosen}) => [key, chosen.method, chosen.n])).toEqual([
      ["alder", "wilcoxon-signed-rank-exact", 7],
      ["trivsel", "paired-t", 16],
      ["glad", "paired-t", 16],
    ]);
    // R: wilcox.test(c(1, 2, 3, 4, 5, 6, -1.5)) is exact.
    expect(result.tests[0]?.chosen.p).toBeCloseTo(0.046875, 12);
    expect(notesOf(result, "test")[0]).toMatch(
      /^test: p er fra parret t-test på de samme personers tal\. Wilcoxons eksakte test for par ved »Alder« \(n = 7\), fordi der er færre end 15 par\./,
    );
  });

  it("makes the test that an author asks for on every row, however few they are", async () => {
    const world = panelOf(["alder=10", "alder=12", 4], ["alder=10", "alder=11", 3]);
    const forced = await analyse(spec("items: [borger.alder], test: paired-t"), world);
    expect(forced.tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "paired-t", n: 7}});
    expect(notesOf(forced, "test")[0]).toMatch(/efter reglerne ville det være Wilcoxons eksakte test for par\./);
    const none = await analyse(spec("items: [borger.alder], test: none"), world);
    expect([none.tests, notesOf(none, "test")]).toEqual([[], []]);
    expect(cell(none, "a/all/alder/p")).toMatchObject({kind: "empty", reason: "der er ikke testet"});
  });

  it("adjusts all p-values of the table together by Holm, and judges stars by them", async () => {
    const world = panelOf(
      ...[1, 2, 3].map((change): Group => [`alder=10 trivsel=10`, `alder=${10 + change} trivsel=${10 - change}`, 5]),
      ["alder=10 trivsel=10", "alder=4 trivsel=10", 4],
    );
    const plain = await analyse(spec("items: [borger.alder, borger.trivsel]"), world);
    const holm = await analyse(spec("items: [borger.alder, borger.trivsel], adjust: holm"), world);
    const ps = plain.tests.map(({chosen}) => chosen.p);
    const [first = 0, second = 0] = ps;
    expect(second).toBeLessThan(first);
    expect(holm.tests.map(({chosen}) => chosen.p)).toEqual([Math.max(first, 2 * second), 2 * second]);
    expect(holm.tests.map(({chosen}) => chosen.adjusted)).toEqual(ps.map((p) => ({p, family: 2})));
    expect(notesOf(holm, "test")[0]).toContain(
      "p-værdierne er korrigeret sammen efter Holm for 2 test; intervallerne er ikke.",
    );
    const single = await analyse(spec("items: [borger.alder], adjust: holm"), world);
    expect(single.tests[0]?.chosen.adjusted).toBeUndefined();
  });

  it("says why a row cannot be tested, and leaves its interval empty", async () => {
    const world = panelOf(["alder=10 trivsel=10", "alder=12 trivsel=10", 20]);
    const result = await analyse(spec("items: [borger.alder, borger.trivsel]"), world);
    expect(grid(result)).toEqual([
      ["Alder", "20", "10,0", "12,0", "2,0", "–", "–"],
      ["Trivsel", "20", "10,0", "10,0", "0,0", "–", "–"],
    ]);
    expect(cell(result, "a/all/alder/interval")).toMatchObject({reason: "alle har ændret sig lige meget"});
    expect(notesOf(result, "test")).toEqual([
      "test: Ikke testet er »Alder«, fordi alle værdier er ens. Ikke testet er »Trivsel«, fordi ingen har ændret svar.",
    ]);
    const nobody = await analyse(spec("items: [borger.alder]"), panelOf(["alder=10", null, 3]));
    expect(grid(nobody)).toEqual([["Alder", "0", "–", "–", "–", "–", "–"]]);
    expect(cell(nobody, "a/all/alder/difference")).toMatchObject({reason: "ingen personer er med i opgørelsen"});
  });

  it("stands everybody who answered at the first wave before the pairs", async () => {
    const world = panelOf(["alder=10", "alder=12", 15], ["alder=40", null, 5]);
    const result = await analyse(spec("items: [borger.alder], compare: all, statistics: [n, mean]"), world);
    expect(result.table.columns.map(({key, group, role}) => [key, group, role])).toEqual([
      ["n", null, "value"],
      ["n:all", "Alle, første måling", "total"],
      ["mean:all", "Alle, første måling", "total"],
      ["mean@1", "Gennemsnit", "value"],
      ["mean@3", "Gennemsnit", "value"],
    ]);
    expect(grid(result)).toEqual([["Alder", "15", "20", "17,5", "10,0", "12,0"]]);
  });

  it("has a block for each group, as persons were at the first wave, and one for everybody", async () => {
    const world = panelOf(
      ["alder=10 farve=1", "alder=12 farve=2", 4],
      ["alder=20 farve=2", "alder=20 farve=2", 3],
      ["alder=30", "alder=40", 2],
    );
    const result = await analyse(
      spec("items: [borger.alder], by: borger.farve, groups: [Rød, Grøn], total: I alt, statistics: [n, mean]"),
      world,
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["farve:1", "Rød"],
      ["farve:2", "Grøn"],
      ["total", "I alt"],
    ]);
    expect(grid(result)).toEqual([
      ["Alder", "4", "10,0", "12,0"],
      ["Alder", "3", "20,0", "20,0"],
      ["Alder", "9", "17,8", "20,9"],
    ]);
    expect(result.tests.map(({key, block}) => [key, block])).toEqual([
      ["alder:farve:1", "farve:1"],
      ["alder:total", "total"],
    ]);
    expect(noteTexts(result)).toContain("base: 2 uden svar på »Farve« indgår kun under »I alt«.");
    expect(noteTexts(result)).toContain(
      "test: Grupperne er testet hver for sig; om de har ændret sig forskelligt, er ikke testet.",
    );
  });

  it("warns when the groups are made by the first answer to what is followed", async () => {
    const world = panelOf(
      ["helbred=1", "helbred=2", 6],
      ["helbred=1", "helbred=1", 4],
      ["helbred=3", "helbred=2", 5],
      ["helbred=3", "helbred=3", 5],
    );
    const result = await analyse(spec("items: [borger.helbred], by: borger.helbred"), world);
    expect(result.warnings?.map(({kind, label}) => [kind, label])).toEqual([
      ["regression-to-the-mean", "Psykisk helbred, »Dårligt«"],
      ["regression-to-the-mean", "Psykisk helbred, »Fremragende«"],
    ]);
    expect(notesOf(result, "warning")[0]).toMatch(
      /^warning: Grupperne er dannet af det første svar .*»Dårligt« 0,\d \(målt 0,6, n = 10\)/,
    );
  });

  it("counts answers by their codes, and «ved ikke» never", async () => {
    const world = panelOf(["medicin=1", "medicin=2", 3], ["medicin=2", "medicin=2", 2], ["medicin=9", "medicin=1", 4]);
    const result = await analyse(spec("items: [borger.medicin], statistics: [n, mean]"), world);
    expect(grid(result)).toEqual([["Medicin", "5", "1,4", "2,0"]]);
    expect(result.bases[0]).toMatchObject({valid: 5, dontKnow: 4});
  });

  it("warns of a mean change below the smallest that matters", async () => {
    const world = panelOf(["trivsel=10", "trivsel=14", 10], ["trivsel=10", "trivsel=16", 10]);
    const result = await analyse(spec("items: [borger.trivsel]"), world);
    expect(result.warnings?.map(({kind}) => kind)).toEqual(["below-relevant-change"]);
    expect(notesOf(result, "warning")[0]).toContain("den gennemsnitlige ændring på 5,0");
  });

  it("gives live numbers: means by wave, the difference with its interval, p", async () => {
    const found = results(
      await analyse(spec("items: [borger.alder, borger.trivsel], statistics: [mean, difference, p]"), everyday),
    );
    const at = (columns: string, wave?: string) => ({analysis: "a", rows: "alder", columns, wave});
    expect(measureNumber(found, at("mean", "1")).printed).toBe("10,0");
    expect(measureNumber(found, at("difference"))).toMatchObject({
      printed: "0,2",
      addresses: ["a/all/alder/difference"],
    });
    expect(measureInterval(found, at("difference"))).toMatchObject({printed: "−0,8 til 1,2", isPercent: false});
    expect(measureInterval(found, at("difference")).low).toBeCloseTo(-0.789811, 6);
    expect(measureNumber(found, at("p")).printed).toBe("0,680");
    expect(() => measureInterval(found, at("mean", "1"))).toThrow(
      "is not a share or number with a confidence interval",
    );
  });

  it("runs beside other analyses of the same evaluation", async () => {
    const both = await run(`  a: ${spec("items: [borger.alder]")}\n  b: {kind: methods, title: M}\n`, everyday);
    expect(both.b?.table.blocks[0]?.rows.map(({key}) => key)).toContain("paired-t");
  });

  it("refuses what cannot be followed as numbers, with the place", async () => {
    const failing = (rest: string) => failure(`  a: ${spec(rest)}\n`);
    expect(await failing("items: [borger.note]")).toMatchObject({
      kind: "config",
      message: "borger.note is a text variable, and this analysis needs numbers.",
      at: expect.stringMatching(/^borger\.note/),
    });
    expect(await failing("items: [forloeb.status]")).toMatchObject({message: expect.stringContaining("has no waves")});
    expect(await failing("items: [borger.helbred, stab.helbred]")).toMatchObject({
      message: expect.stringContaining('both "borger" and "stab"'),
      at: expect.stringMatching(/^stab\.helbred/),
    });
    expect(await failing("items: [borger.alder], test: mcnemar")).toMatchObject({
      message: 'The test "mcnemar" of borger.alder does not fit how the answers are measured.',
      hint: expect.stringContaining("paired-t"),
      at: expect.stringMatching(/^test: mcnemar/),
    });
    expect(await failing("items: [borger.alder], test: welch-t")).toMatchObject({
      message: expect.stringContaining("is for different persons, but here the same persons are measured again"),
    });
    expect(await failing("items: [borger.alder], by: borger.farv")).toMatchObject({
      hint: expect.stringContaining("farve"),
      at: expect.stringMatching(/^by: borger\.farv\b/),
    });
    expect(await failing("items: [borger.alder], total: true")).toMatchObject({
      message: expect.stringContaining("total"),
    });
  });

  it("refuses keys and values that are none", async () => {
    const failing = (rest: string) => failure(`  a: ${spec(rest)}\n`);
    expect(await failing("items: [borger.alder], statistic: [n]")).toMatchObject({
      message: expect.stringContaining('There is no key "statistic"'),
      hint: expect.stringContaining("statistics"),
    });
    expect(await failing("items: [borger.alder], statistics: [n, median]")).toMatchObject({
      message: expect.stringContaining("median"),
    });
    expect(await failing("items: [borger.alder], stars: [0.01, 0.05]")).toMatchObject({kind: "config"});
    expect(await failing("items: [borger.alder], panel: false")).toMatchObject({kind: "config"});
    expect(await failure("  a: {kind: paired-means, title: T, waves: [1], items: [borger.alder]}\n")).toMatchObject({
      kind: "config",
    });
  });
});
