import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Store} from "../../src/store/model.ts";
import {openStore} from "../../src/store/open.ts";
import {contentOf, scaleOf, type TestSource, variable} from "./content.ts";

const register: TestSource = {
  key: "register",
  header: ["id", "start", "slut"],
  rows: [
    ["P1", "01-01-2025", null],
    ["P2", "01-02-2025", "15-03-2025"],
    ["P3", "01-06-2025", null],
    ["P4", null, null],
  ],
  variables: [variable("register", "start", {kind: "date"}), variable("register", "slut", {kind: "date"})],
  readings: {start: {kind: "date", order: "dmy"}, slut: {kind: "date", order: "dmy"}},
};

const form: TestSource = {
  key: "skema",
  header: ["id", "wave", "lukket", "a", "b", "c", "d"],
  rows: [
    ["P1", "1", "2025-01-05 10:00:00", "2", "2", "2", "2"],
    ["P1", "2", "2025-04-05 09:00:00", "1", "8", "7", null],
    ["P2", "1", "2025-01-20 10:00:00", "3", "3", "3", "3"],
    ["P2", "2", "2025-03-20 10:00:00", "1", "2", "3", null],
    ["P3", "1", "2025-06-05 10:00:00", "9", "9", "9", null],
    ["P3", "3", "2025-06-01 10:00:00", "9", "1", "1", null],
  ],
  rules: {wave: "wave", closed: "lukket"},
  variables: ["a", "b", "c", "d"].map((name) =>
    variable("skema", name, {
      scale: scaleOf(["1", "2", "3", "7", "8", "9"], {7: "not_relevant", 8: "dont_know", 9: "no_answer"}),
      askedAt: name === "d" ? [1] : null,
    }),
  ),
  readings: {lukket: {kind: "datetime", order: "ymd"}},
};

const course = {source: "register", start: "start", end: "slut"};

describe("store.quality", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(contentOf({sources: [register, form]}));
  });
  afterAll(() => store.close());

  it("counts valid answers and each kind of missing by variable and wave", async () => {
    const found = await store.quality.variables("skema");
    const at = (name: string, wave: number) => found.find((each) => each.variable === name && each.wave === wave);
    expect(at("a", 1)).toEqual({
      variable: "a",
      wave: 1,
      asked: true,
      forms: 3,
      valid: 2,
      dontKnow: 0,
      notRelevant: 0,
      noAnswer: 1,
    });
    expect(at("b", 2)).toMatchObject({forms: 2, valid: 1, dontKnow: 1});
    expect(at("c", 2)).toMatchObject({valid: 1, notRelevant: 1});
    expect(at("d", 2)).toMatchObject({asked: false, noAnswer: 2});
  });

  it("tells which waves the same persons have answered", async () => {
    expect(await store.quality.returns("skema")).toEqual([
      {waves: [1, 2], persons: 2},
      {waves: [1, 3], persons: 1},
    ]);
    expect(await store.quality.returns("register")).toEqual([]);
  });

  it("measures the days between waves that follow each other", async () => {
    expect(await store.quality.intervals("skema")).toEqual([
      {from: 1, to: 2, persons: 2, days: {minimum: 59, median: 74.5, maximum: 90}, backwards: 0},
      {from: 2, to: 3, persons: 0, days: null, backwards: 0},
    ]);
    expect(await store.quality.intervals("register")).toEqual([]);
  });

  it("counts forms with one answer all through a battery among those filled in, blanks and refusals not among them", async () => {
    expect(await store.quality.straightLines("skema", ["a", "b", "c", "d"])).toEqual([
      {wave: 1, complete: 2, straight: 2},
      {wave: 2, complete: 0, straight: 0},
      {wave: 3, complete: 0, straight: 0},
    ]);
    expect(await store.quality.straightLines("skema", ["a", "b", "c"])).toContainEqual({
      wave: 2,
      complete: 2,
      straight: 0,
    });
  });

  it("counts forms dated before the person's start and after the end", async () => {
    expect(await store.quality.outsideCourse("skema", course)).toEqual({dated: 6, beforeStart: 1, afterEnd: 1});
    expect(await store.quality.outsideCourse("skema", {...course, start: null})).toMatchObject({
      beforeStart: 0,
      afterEnd: 1,
    });
  });

  it("finds a measurement due when its day has come and the course had not ended, or when it was given anyway", async () => {
    const due = {population: "all", source: "skema", wave: 2, course, months: 3};
    expect(await store.quality.due({...due, on: "2025-05-01"})).toEqual({due: 2, answered: 2});
    expect(await store.quality.due({...due, on: "2025-12-01"})).toEqual({due: 3, answered: 2});
    expect(await store.quality.due({...due, on: "2025-12-01", course: null})).toEqual({due: 4, answered: 2});
  });
});
