import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {DurationDerivation, Variable} from "../../../src/codebook/model.ts";
import {openStore} from "../../../src/store/open.ts";
import {at, contentOf, derived, tally, variable} from "../content.ts";
import {derivedValues, type Row} from "./support.ts";

const dmy = {kind: "date", order: "dmy"} as const;
const dates: Variable[] = ["start", "end"].map((name) => variable("s", name, {kind: "date"}));
const made = (more: Partial<DurationDerivation> = {}): DurationDerivation => ({
  kind: "duration",
  unit: "days",
  of: ["start", "end"],
  from: {variable: "start"},
  to: {variable: "end"},
  until: null,
  ...more,
});
const values = (rows: readonly Row[], more: Partial<DurationDerivation> = {}) =>
  derivedValues(["start", "end"], rows, dates, made(more));

describe("a duration", () => {
  it("is the days between two dates, over leap days and years", async () => {
    expect(
      await values([
        ["2024-02-28", "2024-03-01"],
        ["2023-02-28", "2023-03-01"],
        ["2019-12-31", "2020-01-01"],
        ["2020-05-05", "2020-05-05"],
      ]),
    ).toEqual(["2", "1", "1", "0"]);
  });

  it("has no value where a date is missing, or where it goes backwards", async () => {
    expect(
      await values([
        ["2024-02-28", null],
        [null, "2024-02-28"],
        ["2024-02-28", "2024-02-27"],
      ]),
    ).toEqual(["no_answer", "no_answer", "no_answer"]);
  });

  it("runs until a given day where it has not ended, and not before its start", async () => {
    const rows: Row[] = [
      ["2024-01-01", "2024-01-11"],
      ["2024-01-01", null],
      ["2024-03-01", null],
      [null, null],
    ];
    expect(await values(rows, {until: "2024-02-01"})).toEqual(["10", "31", "no_answer", "no_answer"]);
  });

  it("goes from or to a day that is the same for all", async () => {
    const rows: Row[] = [["2024-01-01", "2024-01-11"]];
    expect(await values(rows, {of: ["start"], to: {day: "2024-12-31"}})).toEqual(["365"]);
    expect(await values(rows, {of: ["end"], from: {day: "2024-01-01"}})).toEqual(["10"]);
  });

  it("in months and years is the days divided by their mean length", async () => {
    const rows: Row[] = [["2020-01-01", "2024-01-01"]];
    expect(await values(rows, {unit: "months"})).toEqual(["48"]);
    expect(await values(rows, {unit: "years"})).toEqual(["4"]);
  });

  it("does not see the time of day", async () => {
    expect(await values([["2024-01-01T23:59:00", "2024-01-02T00:01:00"]])).toEqual(["1"]);
  });

  it("is what JavaScript's calendar says, and for as many days longer with a later end", async () => {
    const day = fc.integer({min: 0, max: 60_000});
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(day, day), {minLength: 1, maxLength: 20}), async (pairs) => {
        const rows = pairs.map(([from, length]): Row => [isoDay(from), isoDay(from + length)]);
        expect(await values(rows)).toEqual(pairs.map(([, length]) => String(length)));
      }),
      {numRuns: 10},
    );
  });

  it("that goes backwards is counted and told", async () => {
    const store = await openStore(
      contentOf({
        sources: [
          {
            key: "s",
            header: ["id", "start", "end"],
            rows: [
              ["P1", "26-01-2018", "25-01-2018"],
              ["P2", "26-01-2018", "27-01-2018"],
              ["P3", "26-01-2018", "01-01-2017"],
            ],
            readings: {start: dmy, end: dmy},
            variables: [...dates, {...derived("s", "time", made()), label: "Varighed"}],
          },
        ],
      }),
    );
    expect(store.sources[0]?.notes).toEqual([
      "»Varighed«: 2 rækker har en slutdato før startdatoen. De regnes som uoplyst.",
    ]);
    const counts = await store.counts({population: "all", where: [], panel: null, by: [at("s", "time")]});
    expect(tally(counts)).toEqual({1: 1, no_answer: 2});
    await store.close();
  });
});

describe("an age", () => {
  it("is the birthdays that have passed; who is born on 29 February has it on 1 March", async () => {
    expect(
      await values(
        [
          ["1990-06-15", "2020-06-14"],
          ["1990-06-15", "2020-06-15"],
          ["2000-02-29", "2023-02-28"],
          ["2000-02-29", "2023-03-01"],
          ["2000-02-29", "2024-02-29"],
          ["2020-01-01", "2019-01-01"],
        ],
        {unit: "age"},
      ),
    ).toEqual(["29", "30", "22", "23", "24", "no_answer"]);
  });
});

function isoDay(days: number): string {
  return new Date(Date.UTC(1930, 0, 1 + days)).toISOString().slice(0, 10);
}
