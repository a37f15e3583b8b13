import {describe, expect, it} from "vitest";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {lookUp} from "../../../src/results/lookup.ts";
import type {AnalysisResult, Fact} from "../../../src/results/model.ts";
import {analyse, cell, failure, grid, noteTexts, run} from "../support.ts";

const fact = (key: string, value: number, unit: Fact["unit"] = "number"): Fact => ({
  key,
  value,
  unit,
  label: key,
  source: "Regnskabet.",
});
const facts = {loen: fact("loen", 287.2), andel: fact("andel", 20, "percent")};
const rates = "rates: {leder: {label: Ledere, wage: 354.2}, ansat: {label: Ansatte, wage: {fact: loen}}}";
const per = "per: {one: borger, label: borgere i alt, number: 30, source: Aftalen}";

function costs(rest: string): Promise<AnalysisResult> {
  return analyse(`{kind: costs, title: T, ${rates}, ${rest}}`, {facts});
}

function failing(rest: string) {
  return failure(`  a: {kind: costs, title: T, ${rates}, ${rest}}\n`, {facts});
}

describe("costs", () => {
  it("multiplies hours by wages, adds posts, and divides by the named number of persons", async () => {
    const result = await costs(
      `activities: {moeder: {label: Møder, hours: {leder: 10, ansat: 20.5}}, leje: {label: Leje, amount: 1000}}, ${per}`,
    );
    // 10 · 354.2 + 20.5 · 287.2 = 9429.6
    expect(grid(result)).toEqual([
      ["Møder", "31", "9.430", "314"],
      ["Leje", "–", "1.000", "33"],
      ["I alt", "31", "10.430", "348"],
    ]);
    expect(cell(result, "a/all/moeder/cost")).toMatchObject({kind: "number", exact: 9429.6, base: 30});
    expect(cell(result, "a/all/leje/hours")).toMatchObject({kind: "empty", reason: "der er ingen timer"});
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["hours", "Timer"],
      ["cost", "Omkostninger (kr.)"],
      ["per", "Kr. pr. borger"],
    ]);
  });

  it("names wages and persons with their sources, and totals that the printed parts do not add up to", async () => {
    const result = await costs(`activities: {a: {label: A, hours: {ansat: 1}}, b: {label: B, amount: 0.5}}, ${per}`);
    expect(noteTexts(result)).toEqual([
      "method: Timer er ganget med en timeløn: ledere 354,2 kr. og ansatte 287,2 kr. (kilde: Regnskabet).",
      "base: Pr. borger: Beløbet er delt med 30 borgere i alt (kilde: Aftalen).",
    ]);
    const uneven = await costs(`activities: {a: {label: A, amount: 0.5}, b: {label: B, amount: 0.5}}`);
    expect(grid(uneven).map((row) => row[1])).toEqual(["1", "1", "1"]);
    expect(noteTexts(uneven).at(-1)).toBe(
      "rounding: Da hvert tal er afrundet for sig, giver de viste tal lagt sammen ikke præcis »I alt« (omkostninger).",
    );
  });

  it("rounds in print only, in kroner or thousands", async () => {
    const result = await costs(
      `unit: thousand, round: {hours: 0.1, cost: 100, per: 10}, activities: {a: {label: A, hours: {leder: 100.25}}}, ${per}`,
    );
    expect(grid(result)[0]).toEqual(["A", "100,3", "35,5", "1.180"]);
    expect(cell(result, "a/all/a/cost")).toMatchObject({exact: 35.50855, scale: 1000});
    expect(noteTexts(result).at(-1)).toMatch(
      /^rounding: .*vist er timer til nærmeste 0,1, kroner til nærmeste 100 og kroner pr. borger til nærmeste 10\.$/,
    );
  });

  it("has a block for each group with its own total, and one for them all", async () => {
    const result = await costs(
      "groups: {dir: Direkte, ind: Indirekte}, activities: {a: {label: A, group: dir, amount: 100}, b: {label: B, group: ind, amount: 50}}",
    );
    expect(result.table.blocks.map(({key, label, rows}) => [key, label, rows.map((row) => row.key)])).toEqual([
      ["dir", "Direkte", ["a", "total"]],
      ["ind", "Indirekte", ["b", "total"]],
      ["all", null, ["total"]],
    ]);
    expect(cell(result, "a/all/total/cost")).toMatchObject({exact: 150});
    expect(cell(result, "a/ind/total/cost")).toMatchObject({exact: 50});
  });

  it("has a column for each part, and then everything", async () => {
    const result = await costs(
      `parts: {aarhus: Aarhus, viborg: Viborg}, activities: {a: {label: A, hours: {leder: [10, null]}}, b: {label: B, amount: [5, 7.5]}}, show: [cost, per], ${per}`,
    );
    expect(grid(result)).toEqual([
      ["A", "3.542", "–", "3.542", "118"],
      ["B", "5", "8", "13", "0"],
      ["I alt", "3.547", "8", "3.555", "118"],
    ]);
    expect(result.table.columns.map(({key, label, group, role}) => [key, label, group, role])).toEqual([
      ["cost@aarhus", "Aarhus", "Omkostninger (kr.)", "value"],
      ["cost@viborg", "Viborg", "Omkostninger (kr.)", "value"],
      ["cost", "I alt", "Omkostninger (kr.)", "total"],
      ["per", "Kr. pr. borger", null, "total"],
    ]);
  });

  it("shows the hours of each staff group where that is wanted", async () => {
    const result = await costs(
      "activities: {a: {label: A, hours: {leder: 10, ansat: 5}}, b: {label: B, hours: {ansat: 1}}}, show: [staff-hours, hours]",
    );
    expect(grid(result)).toEqual([
      ["A", "10", "5", "15"],
      ["B", "–", "1", "1"],
      ["I alt", "10", "6", "16"],
    ]);
  });

  it("brings wages to another year's prices, and says so", async () => {
    const wage = "wage: {number: 300, index: {from: 2022, to: 2024, rate: 2}, source: Tabellen}";
    const result = await analyse(
      `{kind: costs, title: T, rates: {ansat: {label: Ansatte, ${wage}}}, activities: {a: {label: A, hours: {ansat: 100}}}}`,
    );
    expect(cell(result, "a/all/a/cost")).toMatchObject({exact: 31_212});
    expect(noteTexts(result)).toContain("method: »Ansatte« er omregnet fra 2022- til 2024-priser med 2 pct. om året.");
  });

  it("reads hours from another analysis, and thousands as kroner", async () => {
    const {b, c} = await run(
      `  a: {kind: costs, title: T, unit: thousand, activities: {x: {label: X, amount: 35508.55}}}
  b: {kind: costs, title: T, activities: {y: {label: Y, amount: {cell: a/all/x/cost}}}}
  c: {kind: costs, title: T, ${rates}, activities: {z: {label: Z, hours: {leder: {cell: d/all/total/count}}}}}
  d: {kind: status, title: T, variable: forloeb.status, total_label: Alle}
`,
      {facts},
    );
    if (b === undefined || c === undefined) throw new Error("no result");
    expect(cell(b, "b/all/y/cost")).toMatchObject({exact: 35_508.55, of: ["a/all/x/cost"]});
    expect(cell(c, "c/all/z/hours")).toMatchObject({of: ["d/all/total/count"]});
    expect(cell(c, "c/all/z/cost")).toMatchObject({exact: 8 * 354.2});
  });

  it("reads the persons of a share, and refuses the share itself", async () => {
    const two = (of: string) =>
      `  a: {kind: costs, title: T, activities: {x: {label: X, amount: {cell: d/all/total/percent${of}}}}}
  d: {kind: status, title: T, variable: forloeb.status, total_label: Alle}
`;
    const {a} = await run(two(", of: base"));
    if (a === undefined) throw new Error("no result");
    expect(cell(a, "a/all/x/cost")).toMatchObject({exact: 8});
    expect(await failure(two(""))).toMatchObject({
      message: 'The cell "d/all/total/percent" is a share, and an amount is wanted.',
      hint: "Write of: count or of: base for its persons.",
    });
  });

  it("has numbers that chapters can look up", async () => {
    const result = await costs(`activities: {a: {label: Møder, hours: {leder: 1}}}, ${per}`);
    const found = lookUp(
      {style: defaultNumberStyle, facts: {}, analyses: {a: result}},
      {analysis: "a", rows: "Møder", columns: "cost"},
      "number",
    );
    expect(found.sum).toMatchObject({unit: "number", printed: "354", addresses: ["a/all/a/cost"]});
  });

  it.each([
    ["activities: {a: {label: A}}", 'The activity "a" costs nothing.', "a: {label"],
    ["activities: {total: {label: A, amount: 1}}", '"total" is the name of the last row.', "total: {"],
    ["activities: {a: {label: A, hours: {ledre: 1}}}", 'There is no rate "ledre".', "ledre: 1"],
    ["activities: {a: {label: A, amount: -1}}", "-1 is negative.", "amount: -1"],
    [
      "activities: {a: {label: A, amount: {fact: andel}}}",
      'The fact "andel" is a percentage, and an amount is wanted.',
      "amount: {fact",
    ],
    ["activities: {a: {label: A, amount: {fact: loon}}}", 'There is no fact "loon".', "fact: loon"],
    ["activities: {a: {label: A, amount: [1]}}", "Here is a list of 1, and one number is wanted.", "amount: [1]"],
    [
      "parts: {x: X, y: Y}, activities: {a: {label: A, amount: [1]}}",
      "Here is a list of 1, and a list of 2 (x, y) is wanted.",
      "amount: [1]",
    ],
    [
      "parts: {x: X, y: Y}, activities: {a: {label: A, amount: 1}}",
      "Here is one number, and a list of 2 (x, y) is wanted.",
      "amount: 1",
    ],
    ["groups: {d: D}, activities: {a: {label: A, amount: 1}}", 'The activity "a" is in no group.', "a: {label"],
    ["groups: {d: D}, activities: {a: {label: A, amount: 1, group: e}}", 'There is no group "e".', "group: e"],
    [
      "groups: {d: D, e: E}, activities: {a: {label: A, amount: 1, group: e}}",
      'No activity is in the group "d".',
      "d: D",
    ],
    [
      "groups: {all: D}, activities: {a: {label: A, amount: 1, group: all}}",
      '"all" is the name of all groups together.',
      "all: D",
    ],
    ["show: [per], activities: {a: {label: A, amount: 1}}", "No number of persons is named to divide by.", "per]"],
    [
      "show: [staff-hours], parts: {x: X}, activities: {a: {label: A, amount: [1]}}",
      "The hours of each staff group cannot be shown beside parts.",
      "staff-hours]",
    ],
    [
      "per: {one: b, label: b, number: 3}, activities: {a: {label: A, amount: 1}}",
      "This number has no source.",
      "per: {one",
    ],
    [
      "per: {one: b, label: b, number: 0, source: S}, activities: {a: {label: A, amount: 1}}",
      "Nothing can be divided among 0 persons.",
      "number: 0",
    ],
    ["activities: {}", '"analyses.a.activities" needs at least one activity.', "activities: {}"],
  ])("refuses %s", async (rest, message, at) => {
    const error = await failing(rest);
    expect(error.kind).toBe("config");
    expect(error).toMatchObject({
      message,
      at: expect.stringMatching(new RegExp(`^${at.replace(/[[\]{}]/g, "\\$&")}`)),
    });
  });
});
