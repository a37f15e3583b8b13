import {describe, expect, it} from "vitest";
import {cell, failure, grid, noteTexts} from "../support.ts";
import {spec, table} from "./money/model.ts";

const kind = "kind: sensitivity, scenario: lav";

describe("sensitivity", () => {
  it("tornado: the net at both ends of each number that differs between the scenarios, the widest first", async () => {
    const result = await table(`${kind}, part: tornado`);
    expect(grid(result)).toEqual([
      ["Hjemløshed: sandsynlighed (pct.)", "12,5", "25", "120.000", "370.000", "250.000"],
      ["Kursus: sandsynlighed (pct.)", "0", "25", "120.000", "110.000", "10.000"],
      ["Kursus: enhedsomkostning (kr.)", "1.000", "2.000", "120.000", "120.000", "0"],
      ["Uændret (lavt)", "–", "–", "120.000", "120.000", "0"],
    ]);
    expect(cell(result, "t/all/gains.hjem.probability/net_high")).toMatchObject({exact: 370_000, base: 40});
    expect(noteTexts(result)).toEqual([
      "method: Én forudsætning ændres ad gangen i scenariet »Lavt«, hvor nettogevinsten er 120.000 kr.; alt andet er uændret. Beregnet for 40 borgere (kilde: Aftalen).",
    ]);
  });

  it("tornado: takes the author's numbers and ranges, shares as shares and all of a kind as a factor", async () => {
    const parameters =
      "[{parameter: persons, low: 20, high: 60, label: Borgere}, {parameter: gains, low: 80%, high: 120%}, {parameter: activities.drift, low: 0, high: 40000}]";
    expect(grid(await table(`${kind}, part: tornado, unit: thousand, parameters: ${parameters}`))).toEqual([
      ["Borgere", "20", "60", "45,0", "195,0", "150,0"],
      ["Gevinster, alle (pct. af skønnet)", "80", "120", "70,0", "170,0", "100,0"],
      ["Drift (kr.)", "0", "40.000", "140,0", "100,0", "40,0"],
      ["Uændret (lavt)", "–", "–", "120,0", "120,0", "0,0"],
    ]);
  });

  it("break-even: what a number must be for the net to be zero, or that it cannot be", async () => {
    const parameters =
      "[{parameter: gains.hjem.probability}, {parameter: gains.hjem.unit_gain}, {parameter: services.hjaelp.a.unit_cost}, {parameter: services.hjaelp.probability}, {parameter: services.kursus.unit_cost}]";
    const result = await table(`${kind}, part: break-even, parameters: ${parameters}`);
    expect(grid(result)).toEqual([
      ["Hjemløshed: sandsynlighed (pct.)", "12,5", "6,5", "−48"],
      ["Hjemløshed: enhedsgevinst (kr.)", "50.000", "26.000", "−48"],
      ["Bostøtte: enhedsomkostning (kr.)", "3.000", "21.000", "600"],
      ["Hjælp: sandsynlighed (pct.)", "50", "kan ikke nås", "–"],
      ["Kursus: enhedsomkostning (kr.)", "1.000", "uden betydning", "–"],
    ]);
    expect(cell(result, "t/all/gains.hjem.probability/break_even")).toMatchObject({exact: 6.5});
    expect(cell(result, "t/all/services.hjaelp.probability/break_even")).toMatchObject({kind: "empty"});
  });

  it("break-even: prints as many decimals as tell it from the number as it is", async () => {
    const result = await table(`${kind}, part: break-even, parameters: [{parameter: gains.hjem.probability}]`, {
      "amount: 20000": "amount: 139900",
    });
    expect(grid(result)[0]?.slice(1, 3)).toEqual(["12,5", "12,495"]);
  });

  it("break-even: prints what is the same alike", async () => {
    const result = await table(`${kind}, part: break-even, parameters: [{parameter: gains.hjem.probability}]`, {
      "amount: 20000": "amount: 140000",
    });
    expect(grid(result)[0]?.slice(1)).toEqual(["12,5", "12,5", "0"]);
  });

  it.each([
    [`${kind}x, part: tornado`, 'There is no scenario "lavx".', 'Did you mean "lav"?'],
    [
      `${kind}, part: tornado, parameters: [{parameter: gains.hjm.probability}]`,
      'The model has no number "gains.hjm.probability".',
      'Did you mean "gains.hjem.probability"?',
    ],
    [
      `${kind}, part: tornado, parameters: [{parameter: persons}]`,
      '"persons" is the same in all scenarios.',
      "Write low: and high: for it.",
    ],
    [
      `${kind}, part: tornado, parameters: [{parameter: persons, low: 3}]`,
      "There is no high.",
      "Write both low: and high:, or none of them.",
    ],
    [
      `${kind}, part: tornado, parameters: [{parameter: persons, low: 3, high: 3}]`,
      "low is not less than high.",
      "Let low be the smaller number.",
    ],
    [
      `${kind}, part: tornado, parameters: [{parameter: gains.hjem.probability, low: 0, high: 2}]`,
      "2 is not a share from 0 to 1.",
      'Write 0.25, "25%" or "1/4" for a quarter.',
    ],
    [
      `${kind}, part: tornado, parameters: [{parameter: persons, low: 50%, high: 60}]`,
      '"50%" is no number of kroner or persons.',
      "Write a plain number.",
    ],
  ])("refuses %s", async (rest, message, hint) => {
    const text = spec({}, `  t: {title: T, analysis: m, ${rest}}`);
    expect(await failure(text)).toMatchObject({kind: "config", message, hint});
  });

  it("asks for numbers where the model has one scenario", async () => {
    const one = {
      "lav: Lavt, hoej: Højt": "lav: Lavt",
      "{lav: 0, hoej: 25%}": "25%",
      "{lav: 1000, hoej: 2000}": "1000",
      "{lav: 0.125, hoej: 0.25}": "0.25",
    };
    expect(await failure(spec(one, `  t: {title: T, analysis: m, ${kind}, part: tornado}`))).toMatchObject({
      message: "No number differs between the scenarios.",
    });
  });
});
