import {describe, expect, it} from "vitest";
import {cell, failure, grid, noteTexts, run} from "../support.ts";
import {facts, spec} from "./money/model.ts";

describe("scenarios", () => {
  it("defines its scenarios: probabilities by category and event, and how categories are divided", async () => {
    const {m} = await run(spec(), {facts});
    if (m === undefined) throw new Error("no model");
    expect(grid(m)).toEqual([
      ["Hjælp", "100,0", "50,0", "50,0"],
      ["Bostøtte", "33,3", "16,7", "16,7"],
      ["Botilbud", "66,7", "33,3", "33,3"],
      ["Kursus", "100,0", "0,0", "25,0"],
      ["Hjemløshed", "–", "12,5", "25,0"],
    ]);
    expect(m.table.blocks.map(({key, rows}) => [key, rows.map((row) => [row.key, row.role])])).toEqual([
      [
        "services",
        [
          ["hjaelp", "category"],
          ["hjaelp.a", "sub"],
          ["hjaelp.b", "sub"],
          ["kursus", "category"],
        ],
      ],
      ["gains", [["hjem", "category"]]],
    ]);
    expect(cell(m, "m/gains/hjem/lav")).toMatchObject({kind: "number", exact: 12.5, base: 40});
    expect(noteTexts(m)[0]).toMatch(/^base: Procent af 40 borgere \(kilde: Aftalen\)\./);
  });

  it("prints percentages with the decimals that the author wants, halves upwards", async () => {
    const {m} = await run(spec({"title: T": "title: T\n    decimals: 0"}), {facts});
    if (m === undefined) throw new Error("no model");
    expect(grid(m).at(-1)).toEqual(["Hjemløshed", "–", "13", "25"]);
  });

  it("takes a probability from a fact in percent", async () => {
    const {m} = await run(spec({"probability: 0.5": "probability: {fact: del}"}), {facts});
    if (m === undefined) throw new Error("no model");
    expect(cell(m, "m/services/hjaelp/lav")).toMatchObject({exact: 30});
  });

  it.each([
    [{"probability: 0.5": "probability: 1.5"}, "1.5 is not a share from 0 to 1.", "probability: 1.5"],
    [{"probability: 0.5": 'probability: "150%"'}, "150% is not a share from 0 to 1.", 'probability: "150%"'],
    [{"hoej: 0.25": "hoejt: 0.25"}, 'There is no scenario "hoejt".', "hoejt: 0.25"],
    [{"hoej: 0.25": ""}, 'There is no number for the scenario "hoej".', "probability: {lav: 0.125"],
    [{"weight: 1/3": "weight: 0.33"}, 'The weights of "Hjælp" sum to 0.996667, not to 1.', "items:"],
    [{"kommune: 75%": "kommune: 70%"}, "The shares sum to 0.95, not to 1.", "saved_by"],
    [{"kommune: 75%": "kommunen: 75%"}, 'There is no stakeholder "kommunen".', "kommunen: 75%"],
    [{"unit_gain: 50000": "unit_gain: -1"}, "-1 is negative.", "unit_gain: -1"],
    [{"number: 40": "number: 0"}, "Nothing can be divided among 0 persons.", "number: 0"],
    [{", source: Aftalen": ""}, "This number has no source.", "persons:"],
    [{"unit_cost: {lav: 1000, hoej: 2000}, ": ""}, "There is no cost here.", "kursus:"],
    [{"        items:": "        unit_cost: 3\n        items:"}, "Both unit_cost and items are given.", "hjaelp:"],
    [{"hjem: {": "total: {"}, '"total" is the name of a row of its own.', "total: {"],
    [{"stat: Staten": "hjem: Staten"}, '"hjem" is the key of a gain too.', "hjem: Staten"],
    [{"{lav: Lavt": "{unit: Lavt"}, 'No scenario can be called "unit".', "unit: Lavt"],
    [
      {"weight: 1/3": "weight: en tredjedel"},
      '"analyses.m.services.hjaelp.items.a.weight" is not a share such as 0.25, "25%" or "1/4".',
      "weight: en",
    ],
    [
      {"unit_gain: 50000": "unit_gain: 50000, saved: 3"},
      'There is no key "saved" under "analyses.m.gains.hjem".',
      "saved: 3",
    ],
  ])("refuses %j", async (replaced, message, at) => {
    const error = await failure(spec(replaced), {facts});
    expect(error).toMatchObject({kind: "config", message});
    expect(error.at.startsWith(at), error.at).toBe(true);
  });
});
