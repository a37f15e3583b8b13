import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {writeLiveText} from "../../../src/narrative/live-text.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import type {Form} from "../fake-store.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf, type World} from "../support.ts";

/** `alder` stands for the absence, `trivsel` for the school days, and `lavt` for the group at the first wave. */
const world = panelOf(
  ["alder=5 trivsel=200 lavt=2", "alder=4 trivsel=200 lavt=2", 3],
  ["alder=20 trivsel=100 lavt=1", "alder=10 trivsel=180 lavt=1", 2],
  ["alder=30 trivsel=50 lavt=1", null, 1],
);
const spec = (more: string) => `{kind: series, title: S, number: borger.alder${more === "" ? "" : `, ${more}`}}`;

describe("series", () => {
  it("prints plain means by wave with the change in points and percent, and how many they are of", async () => {
    const result = await analyse(spec("waves: [1, 3]"), world);
    expect(grid(result)).toEqual([
      ["Alle", "14,2", "6,4", "−7,8", "−55"],
      ["Alle", "6", "5", "–", "–"],
    ]);
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["1", "Første måling"],
      ["3", "Tredje måling"],
      ["change", "Ændring i år"],
      ["change-percent", "Ændring i pct."],
    ]);
    expect(noteTexts(result).join()).toContain("Målingerne omfatter ikke nødvendigvis de samme personer");
    expect(noteTexts(result)).toContain("method: Ændringer og forskelle er beregnet af uafrundede tal.");
  });

  it("weights means, by group and for everybody, at each wave", async () => {
    const result = await analyse(spec("waves: [1, 3], weight: borger.trivsel, by: borger.lavt@1, total: I alt"), world);
    // At the first wave 600 days of 5, 200 of 20 and 50 of 30.
    expect(cell(result, "a/mean/total/1")).toMatchObject({
      exact: expect.closeTo((3000 + 4000 + 1500) / 850, 12),
      base: 6,
    });
    expect(cell(result, "a/mean/lavt:1/1")).toMatchObject({exact: expect.closeTo((4000 + 1500) / 250, 12), base: 3});
    expect(cell(result, "a/n/lavt:1/3")).toMatchObject({count: 2});
    expect(result.table.blocks[0]?.label).toBe("Gennemsnit, vægtet med trivsel");
    expect(result.table.blocks[0]?.rows.map(({key, role}) => [key, role])).toEqual([
      ["lavt:1", "category"],
      ["lavt:2", "category"],
      ["total", "total"],
    ]);
  });

  it("keeps to those with a form at every wave in a panel", async () => {
    const result = await analyse(spec("waves: [1, 3], panel: true"), world);
    expect(grid(result)[0]).toEqual(["Alle", "11,0", "6,4", "−4,6", "−42"]);
    expect(result).toMatchObject({panel: true, waves: [1, 3]});
  });

  it("gives the mean of everybody as the groups' means weighted by their weights", async () => {
    const person = fc.record({
      number: fc.integer({min: 0, max: 60}),
      weight: fc.integer({min: 1, max: 200}),
      group: fc.integer({min: 1, max: 3}),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, {minLength: 1, maxLength: 12}), async (people) => {
        const some: World = {
          persons: people.map((_, index) => `q${index}`),
          forms: people.map(
            ({number, weight, group}, index): Form => ({
              source: "borger",
              person: `q${index}`,
              wave: 1,
              values: {alder: String(number), trivsel: String(weight), helbred: String(group)},
            }),
          ),
        };
        const result = await analyse(spec("waves: [1], weight: borger.trivsel, by: borger.helbred, total: true"), some);
        const [total] = [cell(result, "a/mean/total/1")];
        let [weights, sum] = [0, 0];
        for (const group of [1, 2, 3]) {
          const mean = cell(result, `a/mean/helbred:${group}/1`);
          const weight = people.reduce((all, each) => (each.group === group ? all + each.weight : all), 0);
          if (mean.kind !== "number") continue;
          weights += weight;
          sum += weight * mean.exact;
        }
        expect(total.kind === "number" ? total.exact : null).toBeCloseTo(sum / weights, 9);
      }),
      {numRuns: 30},
    );
  });

  it("stands beside a benchmark, with the difference of everybody, and says where it comes from", async () => {
    const result = await analyse(
      spec("waves: [1, 3], benchmark: {label: Hele landet, source: Uddannelsesstatistik, values: {1: 10, 3: 5.5}}"),
      world,
    );
    expect(grid(result).slice(1, 3)).toEqual([
      ["Hele landet", "10,0", "5,5", "–", "–"],
      ["Forskel fra »Hele landet«", "4,2", "0,9", "–", "–"],
    ]);
    expect(noteTexts(result).at(-1)).toBe("method: Hele landet: Uddannelsesstatistik.");
  });

  it("tells each group's difference where there is no total, and none for a year without a benchmark", async () => {
    const result = await analyse(
      spec("waves: [1, 3], by: borger.lavt@1, benchmark: {label: Landet, source: S, values: {1: 10}}"),
      world,
    );
    expect(cell(result, "a/mean/difference:lavt:2/1")).toMatchObject({exact: -5});
    expect(cell(result, "a/mean/difference:lavt:2/3")).toMatchObject({kind: "empty"});
    expect(cell(result, "a/mean/benchmark/3")).toMatchObject({kind: "empty"});
  });

  it("takes the years from a variable where rows are persons and years", async () => {
    const some: World = {
      persons: ["q0", "q1", "q2"],
      forms: [
        ["4", "Igang"],
        ["8", "Plan"],
        ["10", "Plan"],
      ].map(
        ([timer = "", status = ""], index): Form => ({
          source: "forloeb",
          person: `q${index}`,
          wave: null,
          values: {timer, status},
        }),
      ),
    };
    const result = await analyse(
      "{kind: series, title: S, number: forloeb.timer, year: forloeb.status, change: false}",
      some,
    );
    expect(result.table.columns.map(({key}) => key)).toEqual(["Igang", "Plan", "Uplan"]);
    expect(grid(result)).toEqual([
      ["Alle", "4,0", "9,0", "–"],
      ["Alle", "1", "2", "0"],
    ]);
  });

  it("leaves out who has no number or no weight, and says so", async () => {
    const some = panelOf(["alder=5 trivsel=200", "alder=4 trivsel=200", 3], ["trivsel=100", "alder=4", 1]);
    const result = await analyse(spec("waves: [1, 3], weight: borger.trivsel"), some);
    expect(grid(result)[1]).toEqual(["Alle", "3", "3", "–", "–"]);
    expect(result.bases).toMatchObject([
      {block: "mean", column: "all@1", valid: 3, noAnswer: 1},
      {block: "mean", column: "all@3", valid: 3, noAnswer: 1},
    ]);
    expect(noteTexts(result).join()).toContain("1 ubesvaret ved hvert år og hver gruppe indgår ikke i opgørelsen.");
  });

  it("has no percentage of nothing, and no mean of nobody", async () => {
    const nothing = await analyse(spec("waves: [1, 3]"), panelOf(["alder=0", "alder=4", 2]));
    expect(cell(nothing, "a/mean/all/change-percent")).toMatchObject({kind: "empty", reason: "det første tal er 0"});
    const nobody = await analyse(spec("waves: [1, 3], population: ingen"), world);
    expect(grid(nobody)[0]).toEqual(["Alle", "–", "–", "–", "–"]);
  });

  it("can be said in sentences", async () => {
    const result = await analyse(spec("waves: [1, 3], by: borger.lavt@1, total: true"), world);
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a: result}};
    const say = (text: string) => writeLiveText(text, findings, {file: "x", line: 1, column: 1}).text;
    expect(say('{{number "a" block="mean" in="Alle" wave="3"}}')).toBe("6,4");
    expect(say('{{number "a" block="mean" in="Ja" column="change"}}')).toContain("13,3");
  });
});

describe("a spec of series that is wrong", () => {
  it.each([
    ["no years", spec(""), "A series needs years, and none are given."],
    ["years of two kinds", spec("waves: [1, 3], year: forloeb.status"), "Both waves and year are given."],
    ["wave and waves", spec("waves: [1, 3], wave: 1"), "Both wave and waves are given."],
    [
      "no number",
      spec("waves: [1, 3]").replace("borger.alder", "borger.helbred"),
      /helbred is a categorical variable, and this analysis needs numbers/,
    ],
    ["a weight that is no number", spec("waves: [1, 3], weight: borger.helbred"), /needs numbers/],
    [
      "a benchmark of another year",
      spec("waves: [1, 3], benchmark: {label: L, source: S, values: {2: 4}}"),
      'The benchmark has a value for "2", but the series has no such year.',
    ],
    ["a wave that does not exist", spec("waves: [1, 7]"), /wave 7/],
    ["a panel of one wave", spec("waves: [1], panel: true"), "A panel needs at least two waves."],
  ])("is refused with its place: %s", async (_, text, message) => {
    const error = await failure(`  a: ${text}\n`, world);
    expect(error.kind).toBe("config");
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.at).not.toBe("");
  });
});
