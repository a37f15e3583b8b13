import {describe, expect, it} from "vitest";
import {cell, failure, grid, noteTexts} from "../support.ts";
import {spec, table} from "./money/model.ts";

describe("scenario-table", () => {
  it("costs: persons by probability by unit cost, weighted in each category", async () => {
    const result = await table("kind: scenario-table, part: costs");
    expect(grid(result)).toEqual([
      ["Bostøtte (33 pct.)", "3.000", "60.000", "60.000"],
      ["Botilbud (67 pct.)", "6.000", "120.000", "120.000"],
      ["Vægtet samlet omkostning", "5.000", "100.000", "100.000"],
      ["Kursus", "1.000 / 2.000", "0", "20.000"],
      ["Nye indsatser i alt", "–", "100.000", "120.000"],
    ]);
    expect(cell(result, "t/hjaelp/total/lav")).toMatchObject({exact: 100_000, base: 40});
    expect(cell(result, "t/all/total/hoej")).toMatchObject({exact: 120_000});
  });

  it("gains: what is prevented, and who saves it", async () => {
    expect(grid(await table("kind: scenario-table, part: gains, unit: thousand"))).toEqual([
      ["Hjemløshed", "50.000", "250,0", "500,0"],
      ["Gevinster i alt", "–", "250,0", "500,0"],
      ["– heraf kommunen", "–", "187,5", "375,0"],
      ["– heraf staten", "–", "62,5", "125,0"],
    ]);
  });

  it("gains: says which rows do not add up, by names that are in the table", async () => {
    const halves = {"saved_by: {kommune: 75%, stat: 25%}": "saved_by: {kommune: 50%, stat: 50%}"};
    const result = await table("kind: scenario-table, part: gains, round: 100000", halves);
    expect(noteTexts(result).at(-1)).toBe(
      "rounding: Der er regnet med uafrundede tal; vist er enhedsbeløb i hele tal og kroner til nærmeste 100.000. " +
        "Da hvert tal er afrundet for sig, giver de viste tal lagt sammen ikke præcis »Gevinster i alt« som summen af »heraf«-rækkerne (lavt og højt).",
    );
  });

  it("net: gains less all costs, which are negative, with real minus signs", async () => {
    const result = await table("kind: scenario-table, part: net, labels: {net: Resultat}");
    expect(grid(result)).toEqual([
      ["Omkostninger til indsatsen", "−30.000", "−30.000"],
      ["– heraf drift", "−20.000", "−20.000"],
      ["– heraf ledelse", "−10.000", "−10.000"],
      ["Omkostninger til nye indsatser", "−100.000", "−120.000"],
      ["Gevinster", "250.000", "500.000"],
      ["Resultat", "120.000", "350.000"],
    ]);
    expect(noteTexts(result)).toContain("base: Beregnet for 40 borgere (kilde: Aftalen).");
  });

  it("per_person divides by the model's own persons, and names them", async () => {
    const result = await table("kind: scenario-table, part: net, per_person: true, round: 100");
    expect(grid(result).at(-1)).toEqual(["Nettogevinst", "3.000", "8.800"]);
    expect(cell(result, "t/all/net/hoej")).toMatchObject({exact: 8750});
    expect(result.table.columns[0]?.group).toBe("Kr. pr. borger");
    expect(noteTexts(result)).toContain("base: Pr. borger: Beløbet er delt med 40 borgere (kilde: Aftalen).");
  });

  it("stakeholders: the net of each, which is the net in all", async () => {
    expect(grid(await table("kind: scenario-table, part: stakeholders"))).toEqual([
      ["Kommunen", "57.500", "245.000"],
      ["Staten", "62.500", "105.000"],
      ["Nettogevinst i alt", "120.000", "350.000"],
    ]);
  });

  it("unit-costs: how each is made up, in which prices, and from where", async () => {
    const made =
      "{components: [{label: nætter, quantity: 70, price: 1057}], index: {from: 2012, to: 2014, rate: 2}, source: Takster}";
    const result = await table("kind: scenario-table, part: unit-costs", {"unit_gain: 50000": `unit_gain: ${made}`});
    expect(grid(result)).toEqual([
      ["Bostøtte", "3.000", "–", "–"],
      ["Botilbud", "6.000", "–", "–"],
      ["Kursus, lavt", "1.000", "–", "–"],
      ["Kursus, højt", "2.000", "–", "–"],
      ["Hjemløshed", "76.979", "70 nætter × 1.057, i 2014-priser", "Takster"],
    ]);
    expect(noteTexts(result)).toEqual([
      "method: »Hjemløshed« er omregnet fra 2012- til 2014-priser med 2 pct. om året.",
    ]);
    expect(cell(result, "t/services/kursus@hoej/amount")).toMatchObject({exact: 2000});
  });

  it("discounts what comes again, and says by how much", async () => {
    const discount = {"    activities:": "    discount: {rate: 25, years: 2, first: 1}\n    activities:"};
    const result = await table("kind: scenario-table, part: net", discount);
    // 1 / 1.25 + 1 / 1.25² = 1.44
    expect(grid(result).at(-1)).toEqual(["Nettogevinst", "186.000", "517.200"]);
    expect(noteTexts(result)).toContain(
      "method: Nye indsatser og gevinster kommer hvert år i 2 år, første gang om 1 år, og er diskonteret med 25 pct. om året: Et årligt beløb ganges med 1,440.",
    );
  });

  it("calculates the same as the model when its cells come from elsewhere", async () => {
    const replaced = {"amount: 20000": "amount: {cell: k/all/total/cost}"};
    const costs = "  k: {kind: costs, title: T, activities: {x: {label: X, amount: 25000}}}";
    const result = await table(`kind: scenario-table, part: net}\n${costs.replace(/}$/, "")}`, replaced);
    expect(grid(result)[1]).toEqual(["– heraf drift", "−25.000", "−25.000"]);
    expect(cell(result, "t/all/net/lav")).toMatchObject({of: ["k/all/total/cost"]});
  });

  it("refuses another kind of analysis, one that is not there, and shares that nobody has told", async () => {
    const failing = (rest: string, replaced = {}) =>
      failure(
        spec(
          replaced,
          `  t: {kind: scenario-table, title: T, ${rest}}\n  s: {kind: costs, title: T, activities: {x: {label: X, amount: 1}}}`,
        ),
      );
    expect(await failing("part: net, analysis: mm")).toMatchObject({
      message: 'There is no analysis "mm".',
      at: expect.stringMatching(/^analysis: mm/),
    });
    expect(await failing("part: net, analysis: s")).toMatchObject({
      message: '"s" is no analysis of kind scenarios.',
    });
    expect(await failing("part: stakeholders, analysis: m", {", paid_by: {stat: 1}": ""})).toMatchObject({
      message: 'It is not said who pays "kursus".',
      at: expect.stringMatching(/^kursus:/),
    });
    expect(await failing("part: nett, analysis: m")).toMatchObject({hint: 'Did you mean "net"?'});
    const two = {"    gains:": "    gains:\n      vold: {label: Vold, probability: 1, unit_gain: 1}"};
    expect(await failing("part: gains, analysis: m", two)).toMatchObject({message: 'It is not said who saves "vold".'});
  });
});
