import {describe, expect, it} from "vitest";
import type {UnitCounts} from "../../../src/analyses/kinds/units/count-units.ts";
import {limitCurves, verdictOf} from "../../../src/analyses/kinds/units/limits.ts";
import {inOrder, sliced} from "../../../src/analyses/kinds/units/order.ts";
import {writeLiveText} from "../../../src/narrative/live-text.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import type {Form} from "../fake-store.ts";
import {analyse, cell, failure, grid, noteTexts, type World} from "../support.ts";

/** Persons of units (`status`), so many of each answer to `helbred` at the first wave. */
function persons(...groups: readonly (readonly [unit: string | null, helbred: string | null, n: number])[]): World {
  const people = groups.flatMap(([unit, helbred, n]) => Array.from({length: n}, () => ({unit, helbred})));
  return {
    persons: people.map((_, index) => `q${index}`),
    forms: people.flatMap(({unit, helbred}, index): Form[] => [
      {source: "forloeb", person: `q${index}`, wave: null, values: {status: unit}},
      {source: "borger", person: `q${index}`, wave: 1, values: {helbred}},
    ]),
  };
}

const world = persons(
  ["Igang", "3", 30],
  ["Igang", "2", 6],
  ["Igang", "1", 4],
  ["Plan", "3", 8],
  ["Plan", "2", 4],
  ["Plan", "1", 28],
  ["Uplan", "3", 3],
  ["Uplan", "1", 3],
  ["Uplan", null, 2],
  [null, "3", 1],
);
const two = "measures: {bedst: {label: Fremragende, answers: Fremragende}, godt: {label: Godt, answers: Godt}}";
const one = "measures: {bedst: {label: Fremragende, answers: Fremragende}}";
const spec = (more = two) => `{kind: units, title: U, unit: forloeb.status, variable: borger.helbred@1, ${more}}`;

describe("units", () => {
  it("prints n, the shares, their sum, an interval, what chance allows and a verdict, the highest first", async () => {
    const result = await analyse(spec(), world);
    expect(result.table.columns.map(({key}) => key)).toEqual([
      "n",
      "bedst",
      "godt",
      "sum",
      "interval",
      "limits",
      "verdict",
    ]);
    expect(grid(result)).toEqual([
      ["Igangværende", "40", "75", "15", "90", "59-87", "33-63", "klart over"],
      ["Uplanlagt afsluttet", "6", "50", "0", "50", "12-88", "17-83", "inden for"],
      ["Planlagt afsluttet", "40", "20", "10", "30", "9-36", "33-63", "klart under"],
      ["Alle", "86", "48", "12", "59", "37-59", "–", "–"],
    ]);
  });

  it("judges by the sum when sorted by it", async () => {
    const result = await analyse(spec(`${two}, sort: sum`), world);
    expect(cell(result, "a/all/Igang/interval")).toMatchObject({printed: "76-97"});
    expect(noteTexts(result).join(" ")).toContain("andel (i alt)");
  });

  it("says how verdicts are to be read, what chance gives among so many, and tests whether units differ", async () => {
    const result = await analyse(spec(one), world);
    const notes = noteTexts(result).join(" ");
    expect(notes).toContain(
      "når den fælles andel er 48 pct.; »klart« er uden for 99,8 pct. (nøjagtige binomialgrænser)",
    );
    expect(notes).toContain("Var alle 3 enheder ens, ville i gennemsnit højst 0,2 ligge uden for.");
    expect(notes).toContain("Forskelle mellem enhederne: ");
    expect(result.tests).toMatchObject([
      {
        key: "bedst",
        counts: [
          [30, 10],
          [8, 32],
          [3, 3],
        ],
      },
    ]);
    expect((await analyse(spec(`${one}, test: none`), world)).tests).toEqual([]);
  });

  it("counts everybody of a unit who has a valid answer, and tells of the others", async () => {
    const result = await analyse(spec(one), world);
    expect(result.bases).toMatchObject([{population: 89, valid: 86, noAnswer: 3}]);
  });

  it("takes percentages of some answers only", async () => {
    const result = await analyse(spec(`${one}, of: [Fremragende, Godt]`), world);
    expect(cell(result, "a/all/Plan/bedst")).toMatchObject({count: 8, base: 12, printed: "67"});
    expect(noteTexts(result)[0]).toBe("base: Procent af dem, hvor »Psykisk helbred« er »Godt« eller »Fremragende«.");
  });

  it("leaves out small units, which stay in the total and in the test, and says so", async () => {
    const result = await analyse(spec(`${one}, minimum_n: 7`), world);
    expect(grid(result).map(([label, n]) => [label, n])).toEqual([
      ["Igangværende", "40"],
      ["Planlagt afsluttet", "40"],
      ["Alle", "86"],
    ]);
    expect(noteTexts(result)).toContain(
      "base: 1 enhed med færre end 7 personer vises ikke, men indgår i rækken for alle.",
    );
    expect(result.tests[0]?.counts).toHaveLength(3);
  });

  it("shows both ends with … between", async () => {
    const result = await analyse(spec(`${one}, show: {top: 1, bottom: 1}`), world);
    expect(result.table.blocks[0]?.rows.map(({key, label}) => [key, label])).toEqual([
      ["Igang", "Igangværende"],
      ["gap", "… (1 enhed)"],
      ["Plan", "Planlagt afsluttet"],
      ["total", "Alle"],
    ]);
  });

  it("keeps curves of the limits for the figure", async () => {
    const result = await analyse(spec(one), world);
    expect(result.curves?.map(({key}) => key)).toEqual(["common", "low-95", "high-95", "low-998", "high-998"]);
    expect(result.curves?.[0]?.points.at(-1)).toEqual({x: 40, y: 41 / 86});
  });

  it("is empty, with its total, when nobody is in it", async () => {
    const result = await analyse(spec(`${one}, population: ingen`), world);
    expect(grid(result)).toEqual([["Alle", "0", "–", "–", "–", "–"]]);
    expect(noteTexts(result)).toEqual(["test: Forskelle mellem enhederne: ikke testet, fordi ingen har svaret."]);
  });

  it("can be said in sentences", async () => {
    const result = await analyse(spec(), world);
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a: result}};
    const say = (text: string) => writeLiveText(text, findings, {file: "x", line: 1, column: 1}).text;
    expect(say('{{share "a" in="Igangværende" column="bedst"}}')).toContain("75");
    expect(say('{{interval "a" in="Igang" column="bedst"}}')).toContain("59-87");
    expect(say('{{share "a" in="Alle" column="sum"}}')).toContain("59");
  });
});

function unit(label: string, compared: number, n: number): UnitCounts {
  return {code: label, label, n, counts: [compared], compared};
}

describe("the order of units", () => {
  it("is Danish by name: aa is å, and Æ and Ø come before", () => {
    const names = ["Aarhus", "Vejle", "Ærø", "Odense", "Aabenraa", "Øster"].map((name) => unit(name, 1, 2));
    expect(inOrder(names, "name").map(({label}) => label)).toEqual([
      "Odense",
      "Vejle",
      "Ærø",
      "Øster",
      "Aabenraa",
      "Aarhus",
    ]);
  });

  it("is by exact share, equal shares by name, whatever the order they come in", () => {
    const tied = [unit("Vejle", 1, 3), unit("Odense", 2, 6), unit("Ribe", 334, 1000)];
    expect(inOrder(tied, "measure").map(({label}) => label)).toEqual(["Ribe", "Odense", "Vejle"]);
    expect(inOrder(tied.toReversed(), "measure")).toEqual(inOrder(tied, "measure"));
  });

  it("slices only where something is left out", () => {
    const units = ["a", "b", "c", "d", "e"].map((name) => unit(name, 1, 2));
    expect(sliced(units, {top: 2, bottom: 3})).toEqual({top: units, between: 0, bottom: []});
    expect(sliced(units, {top: 2, bottom: 1})).toMatchObject({between: 2, bottom: [{label: "e"}]});
  });
});

describe("the verdict on a unit", () => {
  const total = unit("alle", 500, 1000);

  it("calls no unit of a few persons other than the rest, whatever its share", () => {
    for (const compared of [0, 1, 2, 3, 4, 5]) expect(verdictOf(unit("lille", compared, 5), total)).toBe("within");
  });

  it("is exact: of 10 persons nine are within chance at 95 %, and ten are not", () => {
    // P(X >= 9) = 11/1024 = 0.0107 is below 0.025, P(X >= 8) = 0.055 is not; P(X >= 10) = 0.00098 is below 0.001.
    expect([8, 9, 10].map((count) => verdictOf(unit("u", count, 10), total))).toEqual(["within", "above", "far-above"]);
    expect([2, 1, 0].map((count) => verdictOf(unit("u", count, 10), total))).toEqual(["within", "below", "far-below"]);
  });

  it("finds a unit outside 95 % limits in at most 5 % of draws, at every size", () => {
    for (const n of [1, 4, 9, 25, 60]) {
      let outside = 0;
      let probability = 0.5 ** n;
      for (let count = 0; count <= n; count++) {
        if (verdictOf(unit("u", count, n), total) !== "within") outside += probability;
        probability = (probability * (n - count)) / (count + 1);
      }
      expect(outside).toBeLessThanOrEqual(0.05);
    }
  });

  it("has curves that end at the largest unit, with at most some 150 points", () => {
    const curves = limitCurves([unit("stor", 700, 1234)], total);
    expect(curves[1]?.points.at(-1)?.x).toBe(1234);
    expect(curves[1]?.points.length).toBeLessThan(160);
  });
});

describe("a spec of units that is wrong", () => {
  it.each([
    [
      "a measure in both",
      spec("measures: {a1: {label: A, answers: Godt}, a2: {label: B, answers: [Godt, 3]}}"),
      'The answer "2" is in both measures, which are stacked.',
    ],
    [
      "three measures",
      spec("measures: {a1: {label: A, answers: 1}, a2: {label: B, answers: 2}, a3: {label: C, answers: 3}}"),
      /one measure or two/,
    ],
    ["no measure", spec("measures: {}"), /one measure or two/],
    ["an unknown answer", spec("measures: {a1: {label: A, answers: Fint}}"), 'borger.helbred has no answer "Fint".'],
    [
      "a measure outside of its base",
      spec(`${one}, of: Godt`),
      'The answer "3" is not among the answers that the shares are of.',
    ],
    [
      "a measure that is called as a column",
      spec("measures: {limits: {label: A, answers: 1}}"),
      'A measure cannot be called "limits"; a column of the table is.',
    ],
    [
      "a variable without answers",
      spec(one).replace("borger.helbred@1", "borger.alder@1"),
      /needs answers to choose among/,
    ],
    ["a unit without answers", spec(one).replace("forloeb.status", "forloeb.timer"), /needs answers to choose among/],
    ["a slice without an end", spec(`${one}, show: {top: 3}`), /show/],
    ["an order that does not exist", spec(`${one}, sort: alphabetical`), /sort/],
  ])("is refused with its place: %s", async (_, text, message) => {
    const error = await failure(`  a: ${text}\n`);
    expect(error.kind).toBe("config");
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.at).not.toBe("");
  });
});

describe("a person who does not know the unit", () => {
  it.each([
    ["units", "variable: borger.helbred@1, measures: {bedst: {label: Bedst, answers: Fremragende}}"],
    ["unit-means", "number: borger.alder@1"],
  ])("is in no unit of %s, and counted as no answer", async (kind, rest) => {
    const {bases} = await analyse(`{kind: ${kind}, title: U, unit: borger.medicin@1, ${rest}}`);
    // p5 does not know and p7 left it blank; p8 has no helbred.
    expect(bases[0]).toMatchObject({population: 8, dontKnow: 0, noAnswer: kind === "units" ? 3 : 2});
    expect(bases[0]?.valid).toBe(kind === "units" ? 5 : 6);
  });
});
