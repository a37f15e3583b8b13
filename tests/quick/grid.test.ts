import {describe, expect, it} from "vitest";
import {gridOf} from "../../src/quick/grid.ts";
import type {AnalysisResult, BaseRecord, Cell, Column} from "../../src/results/model.ts";

function share(printed: string): Cell {
  return {kind: "share", address: "a/all/1/percent", count: 2, base: 8, exact: 0.25, printed, interval: null};
}

function base(column: string, population: number, noForm: number): BaseRecord {
  const includes = {dontKnow: true, notRelevant: true};
  const missing = {notAsked: 0, noAnswer: 0, dontKnow: 0, notRelevant: 0};
  return {block: "all", column, population, valid: population - noForm, noForm, ...missing, includes};
}

function result(more: Partial<AnalysisResult> = {}, cells: readonly Cell[] = [share("25")]): AnalysisResult {
  const column: Column = {key: "percent", label: "Procent", group: null, unit: "percent", role: "value"};
  return {
    key: "a",
    kind: "distribution",
    title: "Prøve",
    table: {
      arrangement: "stacked",
      stub: "",
      columns: [column],
      blocks: [{key: "all", label: null, question: null, rows: [{key: "1", label: "Ja", role: "category", cells}]}],
    },
    tests: [],
    notes: [],
    questions: [],
    source: "register",
    population: {key: "alle", label: "borgere", size: 10},
    filter: null,
    waves: [],
    panel: false,
    bases: [base("percent", 10, 2)],
    ...more,
  };
}

const note = (more?: Partial<AnalysisResult>) =>
  gridOf(result(more)).notes.find(({heading}) => heading === "Anm.:")?.text;

describe("gridOf(result)", () => {
  it("puts the persons behind a percentage that has no column for them", () => {
    expect(gridOf(result()).rows[0]?.cells[0]).toEqual({text: "25", count: 2});
  });

  it("does not put them twice where the cell itself prints them", () => {
    expect(gridOf(result({}, [share("25 % (2)")])).rows[0]?.cells[0]).toEqual({text: "25 % (2)", count: null});
  });

  it("says who is counted, and how many of them have no form", () => {
    expect(note()).toBe("Opgørelsen omfatter 10 borgere. 2 uden oplysninger er ikke med.");
  });

  it("says who is counted where there are waves and no bases, as in a table of response", () => {
    expect(note({bases: [], waves: [1, 2]})).toBe("Opgørelsen omfatter 10 borgere.");
  });

  it("says of no population where nobody is counted", () => {
    expect(note({bases: [], waves: []})).toBeUndefined();
  });

  it("tells no number without a form when waves differ, and none of a group alone", () => {
    expect(note({bases: [base("1", 10, 2), base("3", 10, 5)]})).toBe("Opgørelsen omfatter 10 borgere.");
    expect(note({bases: [base("koen:1", 6, 2)]})).toBe("Opgørelsen omfatter 10 borgere.");
    expect(note({bases: [base("koen:1", 6, 1), base("total", 10, 2)]})).toMatch(/ 2 uden oplysninger/);
  });

  it("tells words from numbers", () => {
    const {columns} = gridOf(
      result({table: {...result().table, columns: [{key: "b", label: "B", group: null, unit: "text", role: "value"}]}}),
    );
    expect(columns.map(({isText}) => isText)).toEqual([true]);
  });

  it("puts the letter that other columns point to behind a heading", () => {
    const column: Column = {key: "b", label: "Ja", group: null, unit: "percent", role: "value", letter: "A"};
    const {columns} = gridOf(result({table: {...result().table, columns: [column]}}));
    expect(columns.map(({label}) => label)).toEqual(["Ja (A)"]);
  });
});
