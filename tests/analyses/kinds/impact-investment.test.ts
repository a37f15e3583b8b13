import {describe, expect, it} from "vitest";
import type {AnalysisResult, Fact} from "../../../src/results/model.ts";
import {cell, failure, grid, noteTexts, run} from "../support.ts";

const fact = (key: string, value: number): Fact => ({key, value, unit: "number", label: key, source: "Bilag 1"});
const facts = {vaerdi: fact("vaerdi", 10_000), loft: fact("loft", 1_000_000)};

function spec(replaced: Readonly<Record<string, string>> = {}): string {
  const text = `  m:
    kind: impact-investment
    title: T
    months: personmåneder i job
    groups:
      dag:
        label: Dagpenge
        persons: {number: 30, source: Registeret}
        realised: {number: 150, source: Registeret}
        expected: {number: 100, source: Bilag 1}
        value: {fact: vaerdi}
      kont:
        label: Kontanthjælp
        persons: {number: 20, source: Registeret}
        realised: {number: 40, source: Registeret}
        expected: {number: 60, source: Bilag 2}
        value: {fact: vaerdi}
    persons: {one: borger, label: borgere i forløb, number: 45, source: Registeret}
    shortfall: subtract
    payment: {share_of_value: {number: 0.5, source: § 4}}
    cap: {amount: {fact: loft}}
    investment: {number: 100000, source: § 1}
    years: {number: 2, source: § 2}
    parties: {investor: Investor, kommune: Kommunen, lev: Leverandøren}
    payer: kommune
    gain_split: {shares: {investor: 1/2, kommune: 1/4, lev: 1/4}, source: § 6}
    loss_split: {shares: {investor: 1}, source: § 7}
  p: {kind: impact-table, title: T, analysis: m, part: payment}
  v: {kind: impact-table, title: T, analysis: m, part: terms}
`;
  return Object.entries(replaced).reduce((now, [from, to]) => now.replace(from, to), text);
}

async function results(
  replaced: Readonly<Record<string, string>> = {},
): Promise<Record<"m" | "p" | "v", AnalysisResult>> {
  const {m, p, v} = await run(spec(replaced), {facts});
  if (m === undefined || p === undefined || v === undefined) throw new Error("no result");
  return {m, p, v};
}

describe("impact-investment", () => {
  it("holds realised months up against expected ones, by group, and counts unique persons", async () => {
    const {m} = await results();
    expect(grid(m)).toEqual([
      ["Dagpenge", "30", "150", "100", "50", "10.000", "500.000"],
      ["Kontanthjælp", "20", "40", "60", "−20", "10.000", "−200.000"],
      ["I alt", "45", "190", "160", "30", "–", "300.000"],
    ]);
    expect(cell(m, "m/all/total/persons")).toMatchObject({kind: "count", count: 45, of: ["fact:vaerdi"]});
    expect(noteTexts(m)[1]).toBe(
      "base: I alt er unikke personer: Nogle er med i flere grupper, der tilsammen har 5 flere.",
    );
  });

  it("names every term with its source, by group where those differ", async () => {
    const {m} = await results();
    expect(noteTexts(m)[2]).toBe(
      "method: Forudsætninger og kilder: personer, realiserede personmåneder i job og unikke personer (Registeret); " +
        "forventede personmåneder i job i Dagpenge, værdi af en måned og loft over betalingen (Bilag 1); " +
        "forventede personmåneder i job i Kontanthjælp (Bilag 2); betaling (§ 4); investering (§ 1); investeringens løbetid (§ 2); " +
        "deling af et overskud (§ 6); deling af et underskud (§ 7).",
    );
  });

  it("counts a group below its expectation as nothing where that is agreed", async () => {
    const {m} = await results({"shortfall: subtract": "shortfall: ignore"});
    expect(grid(m).map((row) => row.at(-1))).toEqual(["500.000", "0", "500.000"]);
    expect(noteTexts(m)[0]).toMatch(/tæller som nul/);
  });
});

describe("impact-table", () => {
  it("goes from value to payment, surplus, return and its division", async () => {
    const {p} = await results();
    expect(grid(p).map((row) => row.slice(0, 3))).toEqual([
      ["Værdi af effekten", "300.000", "6.667"],
      ["Betaling før loft", "150.000", "3.333"],
      ["Loft", "1.000.000", "22.222"],
      ["Betaling", "150.000", "3.333"],
      ["Investering", "100.000", "2.222"],
      ["Overskud", "50.000", "1.111"],
      ["– heraf investor", "25.000", "556"],
      ["– heraf kommunen", "12.500", "278"],
      ["– heraf leverandøren", "12.500", "278"],
      ["Afkast (pct.)", "50,0", "–"],
      ["Afkast om året (pct.)", "22,5", "–"],
      ["Kommunen: resultat", "162.500", "3.611"],
    ]);
    expect(cell(p, "p/all/payment/amount")).toMatchObject({exact: 150_000, base: 45});
    expect(noteTexts(p).slice(0, 2)).toEqual([
      "method: Betalingen er under loftet.",
      "base: Pr. borger: Beløbet er delt med 45 borgere i forløb (kilde: Registeret).",
    ]);
  });

  it("says how each column of money is rounded", async () => {
    const {p} = await results({"part: payment": "part: payment, round: 100"});
    expect(noteTexts(p).at(-1)).toMatch(
      /^rounding: Der er regnet med uafrundede tal; vist er kroner til nærmeste 100 og kroner pr. borger i hele tal\./,
    );
  });

  it("stops at the cap, and divides a deficit by its own rule", async () => {
    const {p} = await results({"cap: {amount: {fact: loft}}": "cap: {per_person: {number: 1000, source: § 5}}"});
    const byLabel = new Map(grid(p).map(([label, amount]) => [label, amount]));
    expect([byLabel.get("Loft"), byLabel.get("Betaling"), byLabel.get("Underskud")]).toEqual([
      "45.000",
      "45.000",
      "−55.000",
    ]);
    expect(byLabel.get("– heraf investor")).toBe("−55.000");
    expect(byLabel.has("– heraf kommunen")).toBe(false);
    expect(noteTexts(p)[0]).toBe("method: Loftet begrænser betalingen.");
  });

  it("pays by the month, without a cap where the agreement says so", async () => {
    const {p, v} = await results({
      "payment: {share_of_value: {number: 0.5, source: § 4}}": "payment: {per_month: {number: 4000, source: § 4}}",
      "cap: {amount: {fact: loft}}": "cap: {none: Aftalen har intet loft}",
    });
    expect(cell(p, "p/all/payment/amount")).toMatchObject({exact: 120_000});
    expect(
      grid(v)
        .find(([label]) => label === "Loft over betalingen")
        ?.slice(1),
    ).toEqual(["intet", "Aftalen har intet loft"]);
  });

  it("terms: every one with its source", async () => {
    const {v} = await results();
    expect(grid(v)).toHaveLength(8 + 7);
    expect(cell(v, "v/all/kont.expected/value")).toMatchObject({printed: "60"});
    expect(cell(v, "v/all/gain_split/value")).toMatchObject({
      printed: "investor 50 pct., kommunen 25 pct. og leverandøren 25 pct.",
    });
  });
});

describe("the agreement", () => {
  it.each([
    "persons: {one: borger, label: borgere i forløb, number: 45, source: Registeret}",
    "shortfall: subtract",
    "payment: {share_of_value: {number: 0.5, source: § 4}}",
    "cap: {amount: {fact: loft}}",
    "investment: {number: 100000, source: § 1}",
    "years: {number: 2, source: § 2}",
    "payer: kommune",
    "gain_split: {shares: {investor: 1/2, kommune: 1/4, lev: 1/4}, source: § 6}",
    "loss_split: {shares: {investor: 1}, source: § 7}",
    "months: personmåneder i job",
  ])("wants %s", async (line) => {
    const key = line.split(":")[0];
    expect(await failure(spec({[`    ${line}\n`]: ""}), {facts})).toMatchObject({
      kind: "config",
      message: expect.stringContaining(`"analyses.m.${key}`),
    });
  });

  it.each([
    [{"investment: {number: 100000, source: § 1}": "investment: 100000"}, "This number has no source."],
    [
      {"investment: {number: 100000, source: § 1}": "investment: {number: 0, source: § 1}"},
      "This is 0, and a return cannot be found.",
    ],
    [{"number: 45": "number: 51"}, "There cannot be 51 unique persons in groups of 50 in all, the largest of 30."],
    [{"number: 45": "number: 29"}, "There cannot be 29 unique persons in groups of 50 in all, the largest of 30."],
    [{"payer: kommune": "payer: kommunen"}, 'There is no party "kommunen".'],
    [{"lev: 1/4": "lev: 1/3"}, "The shares sum to 1.08333, not to 1."],
    [{"{investor: 1}": "{investr: 1}"}, 'There is no party "investr".'],
    [{"number: 0.5": "number: 50"}, "50 is not a share from 0 to 1."],
    [{"lev: Leverandøren": "cap: Leverandøren"}, '"cap" is the name of a row of its own.'],
    [{"analysis: m, part: payment": "analysis: v, part: payment"}, '"v" is no analysis of kind impact-investment.'],
  ])("refuses %j", async (replaced, message) => {
    expect(await failure(spec(replaced), {facts})).toMatchObject({kind: "config", message});
  });
});

describe("a group of a part of a person", () => {
  it("is refused where it stands", async () => {
    expect(await failure(spec({"number: 30, source": "number: 30.5, source"}), {facts})).toMatchObject({
      message: 'The group "dag" is of 30.5 persons, which is no whole number.',
      at: expect.stringMatching(/^persons: \{number: 30.5/),
    });
  });
});

describe("a return that is too high for a number", () => {
  it("has no yearly rate", async () => {
    const {p} = await results({
      "number: 100000, source: § 1": "number: 1, source: § 1",
      "number: 2, source: § 2": "number: 0.001, source: § 2",
    });
    expect(cell(p, "p/all/yearly_return/amount")).toMatchObject({
      kind: "empty",
      reason: "renten er for høj til at kunne beregnes",
    });
  });
});
