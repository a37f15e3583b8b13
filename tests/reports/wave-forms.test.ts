import {rm} from "node:fs/promises";
import {afterAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";

/** Who answered what and when: P3 and P8 only before, P5 only after, P9 never. */
const answers = Array.from({length: 12}, (_, index) => ({
  id: `P${index + 1}`,
  before: [4, 8].includes(index) ? null : String((index % 3) + 1),
  after: [2, 7, 8].includes(index) ? null : String(((index * 2) % 3) + 1),
}));
const before = answers.filter(({before}) => before !== null);
const after = answers.filter(({after}) => after !== null);

const lines = (...rows: readonly string[]) => `${rows.join("\n")}\n`;
const common = "name: Spørgeskema, id: personid";
const made: string[] = [];

/** The analyses, and what was kept, of the small evaluation with its survey in another form. */
async function resultsFrom(source: string, files: Readonly<Record<string, string>>): Promise<unknown> {
  const data = Object.entries(files).map(([name, text]) => [`data/${name}`, text]);
  const {root, folder} = await writeSmallEvaluation({
    ...Object.fromEntries(data),
    "reports/lille/evaluation.yaml": (text) => text.replace(/^ {2}skema: \{.*\}$/m, `  skema: {${source}}`),
  });
  made.push(root);
  const {analyses, dataReport} = await analyse(await readEvaluation(folder), () => {});
  const survey = dataReport.sources.find(({key}) => key === "skema");
  return {analyses, kept: survey?.kept, dropped: survey?.dropped, waves: survey?.waves};
}

const long = lines(
  "personid;maaling;helbred",
  ...answers.flatMap((each) => [
    ...(each.before === null ? [] : [`${each.id};1;${each.before}`]),
    ...(each.after === null ? [] : [`${each.id};2;${each.after}`]),
  ]),
);
const wanted = resultsFrom(`type: csv, path: ../../data/a.csv, ${common}, wave: maaling`, {"a.csv": long});

afterAll(() => Promise.all(made.map((root) => rm(root, {recursive: true, force: true}))));

describe("an evaluation gives the same results from a row for each form as from", () => {
  it("itself, where 10 persons answered before and 9 after", async () => {
    expect(await wanted).toMatchObject({kept: 19, waves: [{count: 10}, {count: 9}]});
  });

  it("a row for each person, with a suffix for each wave", async () => {
    const wide = lines(
      "personid,helbred_foer,helbred_efter",
      ...answers.map((each) => `${each.id},${each.before ?? ""},${each.after ?? "NA"}`),
    );
    const source = `type: csv, path: ../../data/a.csv, ${common}, wave: {suffix: {_foer: 1, _efter: 2}}`;
    expect(await resultsFrom(source, {"a.csv": wide})).toEqual(await wanted);
  });

  it("a file for each wave, with columns in another order", async () => {
    const files = {
      "foer.csv": lines("personid;helbred", ...before.map((each) => `${each.id};${each.before}`)),
      "efter.csv": lines("helbred,personid", ...after.map((each) => `${each.after}.0,${each.id}`)),
    };
    const source = `type: csv, path: [../../data/foer.csv, ../../data/efter.csv], ${common}, wave: {file: {foer.csv: 1, efter.csv: 2}}`;
    expect(await resultsFrom(source, files)).toEqual(await wanted);
  });

  it("values that stand for waves, as REDCap's events do", async () => {
    const rows = [
      ...before.map((each) => `${each.id},start_arm_1,${each.before},2`),
      ...after.map((each) => `${each.id},slut_arm_1,${each.after},2`),
    ];
    const source = `type: redcap, path: ../../data/a.csv, ${common}, completed: skema_complete, wave: {variable: redcap_event_name, values: {start_arm_1: 1, slut_arm_1: 2}}`;
    const data = lines("personid,redcap_event_name,helbred,skema_complete", ...rows);
    expect(await resultsFrom(source, {"a.csv": data})).toEqual(await wanted);
  });

  it("LimeSurvey's responses, one survey for each wave", async () => {
    const responses = (rows: readonly string[]) => lines('"id","submitdate","lastpage","personid","helbred"', ...rows);
    const row = (id: string, answer: string | null, number: number) =>
      `"${number}","2026-01-02 10:00:00","3","${id}","${answer}"`;
    const files = {
      "svar-1-foer.csv": responses(before.map((each, index) => row(each.id, each.before, index))),
      "svar-2-efter.csv": responses(after.map((each, index) => row(each.id, each.after, index))),
    };
    const source = `type: limesurvey, path: ../../data/svar-*.csv, ${common}, completed: submitdate, wave: {file: {svar-1-foer: 1, svar-2-efter: 2}}`;
    expect(await resultsFrom(source, files)).toEqual(await wanted);
  });
});
