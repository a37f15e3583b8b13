import {describe, expect, it} from "vitest";
import {writeLiveText} from "../../../src/narrative/live-text.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import type {Form} from "../fake-store.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf, type World} from "../support.ts";

/** Persons with days in `timer`, whether it happened in `job` (1 yes, 2 no), and a group in `praktik`. */
function followed(
  ...groups: readonly (readonly [time: string | null, job: string | null, praktik: string, n: number])[]
): World {
  const people = groups.flatMap(([time, job, praktik, n]) => Array.from({length: n}, () => ({time, job, praktik})));
  return {
    persons: people.map((_, index) => `q${index}`),
    forms: people.map(
      ({time, job, praktik}, index): Form => ({
        source: "forloeb",
        person: `q${index}`,
        wave: null,
        values: {timer: time, job, praktik},
      }),
    ),
  };
}

const some = followed(
  ["30", "1", "1", 2],
  ["60", "1", "1", 1],
  ["60", "2", "2", 1],
  ["100", "1", "2", 2],
  ["200", "2", "2", 4],
);
const spec = (more = "") =>
  `{kind: time-to-event, title: Tid til job, time: forloeb.timer, event: forloeb.job${more === "" ? "" : `, ${more}`}}`;

describe("time-to-event", () => {
  it("prints n, events, those still waiting, and the median and shares by Kaplan and Meier", async () => {
    const result = await analyse(spec("times: [50, 100]"), some);
    // 10 persons: 8/10 wait after 30, 8/10·7/8 = 0.7 after 60, and of 6 left 2 at 100: 0.7·4/6.
    expect(grid(result)).toEqual([["Alle", "10", "5", "5", "100", "20", "53"]]);
    expect(cell(result, "a/all/all/by-100")).toMatchObject({
      kind: "number",
      exact: expect.closeTo(100 * (1 - 0.7 * (4 / 6)), 9),
    });
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["n", "Antal"],
      ["events", "Ordinære timer"],
      ["waiting", "Endnu ikke"],
      ["median", "Median"],
      ["by-50", "Inden 50, pct."],
      ["by-100", "Inden 100, pct."],
    ]);
  });

  it("shows intervals beside the numbers, and an open end as …", async () => {
    const result = await analyse(spec("times: [50]"), some);
    expect(cell(result, "a/all/all/median")).toMatchObject({shown: "100 (30-…)"});
    expect(cell(result, "a/all/all/median")).not.toHaveProperty("interval");
    expect(cell(result, "a/all/all/by-50")).toMatchObject({
      shown: "20 (5-59)",
      interval: {level: 0.95, printed: "5-59"},
    });
    expect(noteTexts(result)).toContain(
      "method: »…«: Medianens øvre grænse ligger længere ude, end personerne er fulgt.",
    );
  });

  it("gives plain medians and shares when it has happened to all, and says so", async () => {
    const result = await analyse(
      spec("times: [15]"),
      followed(["10", "1", "1", 1], ["20", "1", "1", 2], ["40", "1", "1", 1]),
    );
    expect(grid(result)).toEqual([["Alle", "4", "4", "0", "20", "25"]]);
    expect(noteTexts(result)[0]).toMatch(/^method: Det er sket for alle/);
  });

  it("says why there is no median when it has happened to too few, and no share beyond what is followed", async () => {
    const result = await analyse(spec("times: [5, 500]"), followed(["10", "1", "1", 1], ["90", "2", "1", 3]));
    expect(cell(result, "a/all/all/median")).toMatchObject({
      kind: "empty",
      reason: "det er sket for færre end halvdelen",
    });
    expect(cell(result, "a/all/all/by-500")).toMatchObject({kind: "empty", reason: "ingen er fulgt så længe"});
    expect(cell(result, "a/all/all/by-5")).toMatchObject({kind: "number", exact: 0, shown: "0 (0-60)"});
    expect(noteTexts(result).join()).toContain("Medianen kan ikke opgøres for »Alle«");
  });

  it("divides by groups, with everybody last, and tests them exactly where few events are expected", async () => {
    const result = await analyse(spec("by: forloeb.praktik, total: true"), some);
    expect(result.table.blocks[0]?.rows.map(({key, role}) => [key, role])).toEqual([
      ["praktik:1", "category"],
      ["praktik:2", "category"],
      ["total", "total"],
    ]);
    expect(result.tests[0]).toMatchObject({
      key: "praktik",
      chosen: {method: "log-rank-exact", exact: true, n: 10},
      alternatives: [{method: "log-rank"}],
      counts: [
        [3, 0],
        [2, 5],
      ],
    });
    expect(noteTexts(result).at(-1)).toMatch(
      /^test: Eksakt log-rank-test, p = 0,\d{3} \(n = 10\)\. I mindst én gruppe/,
    );
  });

  it("takes the large-sample test where events are many, and the author's where one is asked for", async () => {
    const many = followed(["20", "1", "1", 15], ["50", "1", "1", 10], ["30", "1", "2", 10], ["90", "1", "2", 15]);
    const [byRule, byAuthor] = await Promise.all([
      analyse(spec("by: forloeb.praktik"), many),
      analyse(spec("by: forloeb.praktik, test: log-rank-exact"), many),
    ]);
    expect(byRule.tests[0]).toMatchObject({
      chosen: {method: "log-rank", df: 1},
      alternatives: [],
    });
    expect(byRule.tests[0]).not.toHaveProperty("chosenBy");
    expect(byAuthor.tests[0]).toMatchObject({chosen: {method: "log-rank-exact"}, chosenBy: "author"});
    expect(noteTexts(byAuthor).at(-1)).toContain("Testen er valgt af rapportens forfatter.");
    expect((await analyse(spec("by: forloeb.praktik, test: none"), many)).tests).toEqual([]);
  });

  it("says why groups cannot be compared", async () => {
    const result = await analyse(spec("by: forloeb.praktik"), followed(["30", "2", "1", 3], ["40", "2", "2", 3]));
    expect(result.tests).toEqual([]);
    expect(noteTexts(result).at(-1)).toBe("test: Ikke testet, fordi det ikke er sket for nogen.");
  });

  it("leaves out who has no time, no answer, or a negative time, and says so", async () => {
    const result = await analyse(
      spec(),
      followed(["30", "1", "1", 3], [null, "1", "1", 2], ["20", null, "1", 1], ["-4", "1", "1", 1]),
    );
    expect(grid(result)).toEqual([["Alle", "3", "3", "0", "30"]]);
    expect(result.bases).toMatchObject([{column: "all", population: 7, valid: 3, noAnswer: 4}]);
    expect(noteTexts(result)).toContain("missing: Personer med en negativ tid indgår ikke: Alle 1.");
  });

  it("keeps the steps of the curve for the figure, from nobody at the start", async () => {
    const result = await analyse(spec(), followed(["10", "1", "1", 1], ["20", "2", "1", 2], ["30", "1", "1", 1]));
    expect(result.curves).toEqual([
      {
        key: "all",
        label: "Alle",
        points: [
          {x: 0, y: 0},
          {x: 10, y: 0.25},
          {x: 20, y: 0.25},
          {x: 30, y: 1},
        ],
      },
    ]);
  });

  it("is empty, with a reason, when nobody is in it", async () => {
    const result = await analyse(spec("times: [50], by: forloeb.praktik, total: true, population: ingen"));
    expect(grid(result)).toEqual([
      ["Ja", "0", "0", "0", "–", "–"],
      ["Nej", "0", "0", "0", "–", "–"],
      ["Alle", "0", "0", "0", "–", "–"],
    ]);
    expect(cell(result, "a/all/total/median")).toMatchObject({reason: "ingen personer er med i opgørelsen"});
  });

  it("follows groups over waves, each wave compared by itself", async () => {
    const world = panelOf(
      ["alder=10 medicin=1 helbred=1", "alder=15 medicin=1 helbred=1", 6],
      ["alder=20 medicin=1 helbred=2", "alder=40 medicin=2 helbred=2", 6],
    );
    const result = await analyse(
      "{kind: time-to-event, title: T, time: borger.alder, event: borger.medicin, by: borger.helbred, groups: [1, 2], waves: [1, 3], panel: true}",
      world,
    );
    expect(grid(result).map(([label, ...rest]) => [label, rest.slice(0, 4)])).toEqual([
      ["Dårligt, Første måling", ["6", "6", "0", "10"]],
      ["Dårligt, Tredje måling", ["6", "6", "0", "15"]],
      ["Godt, Første måling", ["6", "6", "0", "20"]],
      ["Godt, Tredje måling", ["6", "0", "6", "–"]],
    ]);
    expect(result.tests.map(({key}) => key)).toEqual(["helbred@1", "helbred@3"]);
  });

  it("can be said in sentences", async () => {
    const result = await analyse(spec("times: [50], by: forloeb.praktik, total: true"), some);
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a: result}};
    const say = (text: string) => writeLiveText(text, findings, {file: "x", line: 1, column: 1}).text;
    expect(say('{{number "a" in="Alle" column="median"}} dage')).toBe("100 dage");
    expect(say('{{number "a" in="Alle" column="by-50"}} pct.')).toBe("20 pct.");
    expect(say('{{interval "a" in="Alle" column="by-50"}}')).toContain("5-59");
    expect(say('{{count "a" in="Nej" column="waiting"}}')).toBe("fem");
    expect(say('{{share "a" in="Nej" column="events"}}')).toContain("29");
  });
});

describe("a spec of time-to-event that is wrong", () => {
  const wrong = (more: string) => failure(`  a: ${more}\n`);

  it.each([
    [
      "a time that is no number",
      spec().replace("forloeb.timer", "forloeb.status"),
      "forloeb.status is a categorical variable, and a time is a number.",
    ],
    [
      "an event without answers",
      spec().replace("forloeb.job", "forloeb.timer"),
      "forloeb.timer is a number variable, and this analysis needs answers to choose among.",
    ],
    ["an unknown answer", spec("happened: Måske"), 'forloeb.job has no answer "Måske".'],
    ["an unknown group variable", spec("by: forloeb.koen"), /koen/],
    ["a test without groups", spec("test: log-rank"), "There are no groups to test against each other."],
    ["a test that is for something else", spec("test: welch-t"), /test/],
    ["a time of nought", spec("times: [0]"), /times/],
    ["a total without groups", spec("total: true"), "A total stands beside groups, and there are none."],
    ["a key that does not exist", spec("times_: [3]"), /times_/],
  ])("is refused with its place: %s", async (_, text, message) => {
    const error = await wrong(text);
    expect(error.kind).toBe("config");
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.at).not.toBe("");
  });
});
