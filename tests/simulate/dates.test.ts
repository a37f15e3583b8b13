import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {simulate} from "../../src/simulate/simulate.ts";
import {codebook, evaluation, evaluationFolder} from "./support.ts";

const analyses = "  koen: {kind: distribution, title: Køn, items: [forloeb.koen]}\n";
const dated = 'data_date: "2025-12-31"\ndata_notice: Personerne er opdigtede.\n';
const limits = `${dated}data_quality: {start: forloeb.start, end: forloeb.slut}\n`;

const withDates = (lines: readonly string[]) => `${codebook}${lines.map((line) => `      ${line}\n`).join("")}`;

/** What stands in some columns of an export, by row. */
async function written(lines: readonly string[], columns: readonly string[], head = dated, file = "forloeb", seed = 1) {
  const folder = await evaluationFolder(evaluation(analyses, head), withDates(lines));
  await simulate(folder, {persons: 60, seed});
  const [header = "", ...rows] = (await readFile(join(folder, `data/${file}.csv`), "utf8")).trim().split("\r\n");
  const places = columns.map((column) => header.split(";").indexOf(column));
  return rows.map((row) => places.map((place) => row.split(";")[place] ?? "?"));
}

const days = (from = "", to = "") => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe("dates of invented people", () => {
  it("lie between the days that codebook.yaml tells, both of them possible", async () => {
    const rows = await written(["start: {type: date, simulate: {from: 2024-03-01, to: 2024-03-03}}"], ["start"]);
    expect(new Set(rows.flat())).toEqual(new Set(["2024-03-01", "2024-03-02", "2024-03-03"]));
  });

  it("are known to be dates by their limits alone, and end at data_date when only the first day is told", async () => {
    const rows = await written(["start: {simulate: {from: 2025-12-30}}"], ["start"]);
    expect(new Set(rows.flat())).toEqual(new Set(["2025-12-30", "2025-12-31"]));
  });

  it("come so many days after another date, whatever the order in codebook.yaml", async () => {
    const rows = await written(
      [
        "slut: {type: date, simulate: {after: start, from: 30, to: 40}}",
        "start: {type: date, simulate: {from: 2024-01-01, to: 2024-06-30}}",
        "opfoelgning: {type: date, simulate: {after: slut, from: 7, to: 7}}",
      ],
      ["start", "slut", "opfoelgning"],
    );
    const between = rows.map(([start, slut]) => days(start, slut));
    expect(Math.min(...between)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...between)).toBeLessThanOrEqual(40);
    expect(new Set(between).size).toBeGreaterThan(5);
    expect(new Set(rows.map(([, slut, later]) => days(slut, later)))).toEqual(new Set([7]));
  });

  it("stay before data_date, with room after the start of a course for what comes after it", async () => {
    const rows = await written(
      ["start: {type: date}", "slut: {type: date, simulate: {after: start, from: 200, to: 900}}"],
      ["start", "slut"],
      limits,
    );
    expect(rows.every(([start, slut]) => days(start, slut) >= 200)).toBe(true);
    expect(rows.every(([, slut]) => days(slut, "2025-12-31") >= 0)).toBe(true);
  });

  it("are blank where their condition is not met, and there where it is", async () => {
    const ended = (end: string) => ["start: {type: date}", `slut: {type: date, simulate: ${end}}`];
    for (const end of ["{when: {job: [Ja]}}", "{after: start, from: 1, to: 9, when: {job: [Ja]}}"]) {
      for (const head of [dated, limits]) {
        const rows = await written(ended(end), ["job", "slut"], head);
        const sorts = new Set(rows.map(([job, slut]) => `${job}${slut === "" ? "-" : "+"}`));
        expect(sorts).toEqual(new Set(["Ja+", "Nej-"]));
      }
    }
  });

  it("are blank as often as codebook.yaml says, and so are those that come after them", async () => {
    const rows = await written(
      ["start: {type: date, simulate: {missing: 50}}", "slut: {type: date, simulate: {after: start}}"],
      ["start", "slut"],
    );
    const blank = rows.filter(([start]) => start === "").length;
    expect(Math.abs(blank - 30)).toBeLessThan(15);
    expect(rows.every(([start, slut]) => (start === "") === (slut === ""))).toBe(true);
    expect(rows.every(([start, slut]) => start === "" || days(start, slut) >= 1)).toBe(true);
  });

  it("can come after the time at which the same form was closed", async () => {
    const told = codebook.replace(
      "      helbred: {label",
      "      aftale: {type: date, simulate: {after: tid, from: 2, to: 2}}\n      helbred: {label",
    );
    const folder = await evaluationFolder(evaluation(analyses, dated), told);
    await simulate(folder, {persons: 20});
    const [header = "", ...rows] = (await readFile(join(folder, "data/borger.csv"), "utf8")).trim().split("\r\n");
    const [closed, later] = ["tid", "aftale"].map((name) => header.split(";").indexOf(name));
    const between = rows
      .map((row) => row.split(";"))
      .map((row) => days(row[closed ?? 0]?.slice(0, 10), row[later ?? 0]));
    expect(between.length).toBeGreaterThan(20);
    expect(new Set(between)).toEqual(new Set([2]));
  });

  it("are the same for the same seed", async () => {
    const lines = ["start: {type: date}", "slut: {type: date, simulate: {after: start, from: 1, to: 300}}"];
    const once = await written(lines, ["start", "slut"]);
    expect(await written(lines, ["start", "slut"])).toEqual(once);
    expect(await written(lines, ["start", "slut"], dated, "forloeb", 2)).not.toEqual(once);
  });
});

describe("what codebook.yaml tells of invented answers", () => {
  it.each([
    ["start: {type: date, simulate: {from: 3}}", 'forloeb.start is a date, and "from" is a number.'],
    ["start: {type: date, simulate: {mean: 3}}", 'forloeb.start is a date, so "mean" says nothing.'],
    ["start: {type: date, simulate: {after: stat}}", 'Source "forloeb" has no other date "stat".'],
    ["start: {type: date, simulate: {after: start}}", 'Source "forloeb" has no other date "start".'],
    ["start: {type: date, simulate: {after: alder}}", 'Source "forloeb" has no other date "alder".'],
    ["timer: {type: number, simulate: {after: start}}", 'forloeb.timer is not a date, and "after" is for dates.'],
    ["timer: {type: number, simulate: {to: 2024-01-01}}", 'forloeb.timer is not a date, and "to" is for dates.'],
    ["timer: {type: number, simulate: {from: 9, to: 3}}", "forloeb.timer goes from 9 to 3."],
    ["timer: {type: number, simulate: {when: {jobb: Ja}}}", 'Source "forloeb" has no variable "jobb".'],
    [
      "start: {type: date, simulate: {from: 2024-02-01, to: 2024-01-01}}",
      "forloeb.start goes from 2024-02-01 to 2024-01-01.",
    ],
  ])("is refused where it makes no sense: %s", async (line, message) => {
    const folder = await evaluationFolder(evaluation(analyses), withDates([line]));
    await expect(simulate(folder, {persons: 3})).rejects.toMatchObject({
      kind: "config",
      message,
      place: {line: 16},
      hint: expect.stringMatching(/\S/),
    });
  });

  it.each([
    [
      ["a: {type: date, simulate: {after: b}}", "b: {type: date, simulate: {after: a}}"],
      "forloeb.a comes after itself.",
    ],
    [
      ["a: {type: date}", "b: {type: date, simulate: {after: a, from: 2024-01-01}}"],
      'forloeb.b comes after another date, and "from" is a day.',
    ],
  ])("is refused where dates do not go together: %j", async (lines, message) => {
    const folder = await evaluationFolder(evaluation(analyses), withDates(lines));
    await expect(simulate(folder, {persons: 3})).rejects.toMatchObject({kind: "config", message});
  });
});
