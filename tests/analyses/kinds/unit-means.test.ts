import {describe, expect, it} from "vitest";
import {writeLiveText} from "../../../src/narrative/live-text.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import type {Form} from "../fake-store.ts";
import {analyse, cell, failure, grid, noteTexts, type World} from "../support.ts";

/** Persons of units (`status`) with a number in `timer`. */
function persons(...groups: readonly (readonly [unit: string | null, timer: string | null, n: number])[]): World {
  const people = groups.flatMap(([status, timer, n]) => Array.from({length: n}, () => ({status, timer})));
  return {
    persons: people.map((_, index) => `q${index}`),
    forms: people.map((values, index): Form => ({source: "forloeb", person: `q${index}`, wave: null, values})),
  };
}

const world = persons(
  ["Igang", "10", 20],
  ["Igang", "14", 20],
  ["Plan", "20", 10],
  ["Plan", "24", 10],
  ["Uplan", "30", 1],
  ["Uplan", null, 1],
  [null, "12", 1],
);
const spec = (more = "") =>
  `{kind: unit-means, title: U, unit: forloeb.status, number: forloeb.timer${more === "" ? "" : `, ${more}`}}`;

describe("unit-means", () => {
  it("prints n, the mean with its interval, what chance allows and a verdict, the highest first", async () => {
    const result = await analyse(spec(), world);
    expect(grid(result)).toEqual([
      ["Uplanlagt afsluttet", "1", "30,0", "–", "4,9-26,3", "over"],
      ["Planlagt afsluttet", "20", "22,0", "21,0-23,0", "13,2-18,0", "klart over"],
      ["Igangværende", "40", "12,0", "11,4-12,6", "13,9-17,3", "klart under"],
      ["Alle", "61", "15,6", "14,2-17,0", "–", "–"],
    ]);
    expect(cell(result, "a/all/Plan/mean")).toMatchObject({base: 20, interval: {level: 0.95, printed: "21,0-23,0"}});
    expect(result.bases).toMatchObject([{population: 63, valid: 61, noAnswer: 2}]);
  });

  it("sorts by the lowest or by name, slices, and leaves small units to the total", async () => {
    const labels = async (more: string) => grid(await analyse(spec(more), world)).map(([label]) => label);
    expect(await labels("sort: lowest")).toEqual(["Igangværende", "Planlagt afsluttet", "Uplanlagt afsluttet", "Alle"]);
    expect(await labels("sort: name, minimum_n: 2")).toEqual(["Igangværende", "Planlagt afsluttet", "Alle"]);
    expect(await labels("show: {top: 1, bottom: 1}")).toEqual([
      "Uplanlagt afsluttet",
      "… (1 enhed)",
      "Igangværende",
      "Alle",
    ]);
  });

  it("says how verdicts are made, and tests whether the units differ", async () => {
    const result = await analyse(spec(), world);
    const notes = noteTexts(result).join(" ");
    expect(notes).toContain(
      "det fælles gennemsnit er 15,6; »klart« er uden for 99,8 pct. (normalfordelte grænser, som er usikre for små enheder)",
    );
    expect(notes).toContain("Forskelle mellem enhederne: ");
    expect(result.tests).toMatchObject([{key: "mean", chosen: {method: "kruskal-wallis-exact", significant: true}}]);
    expect((await analyse(spec("test: none"), world)).tests).toEqual([]);
    expect((await analyse(spec("test: kruskal-wallis"), world)).tests).toMatchObject([{chosenBy: "author"}]);
  });

  it("keeps curves of the limits for the figure", async () => {
    const result = await analyse(spec(), world);
    expect(result.curves?.map(({key}) => key)).toEqual(["common", "low-95", "high-95", "low-998", "high-998"]);
  });

  it("is empty, with its total, when nobody is in it", async () => {
    const result = await analyse(spec("population: ingen"), world);
    expect(grid(result)).toEqual([["Alle", "0", "–", "–", "–", "–"]]);
    expect(result.curves).toEqual([]);
  });

  it("can be said in sentences", async () => {
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a: await analyse(spec(), world)}};
    const say = (text: string) => writeLiveText(text, findings, {file: "x", line: 1, column: 1}).text;
    expect(say('{{number "a" in="Igangværende" column="mean"}}')).toBe("12,0");
    expect(say('{{interval "a" in="Alle" column="mean"}}')).toBe("14,2-17,0");
  });

  it.each([
    [
      "a number that is none",
      spec().replace("forloeb.timer", "forloeb.job"),
      "forloeb.job is a categorical variable, and a mean is of numbers.",
    ],
    ["a unit without answers", spec().replace("forloeb.status", "forloeb.timer"), /needs answers to choose among/],
    ["an unknown number", spec().replace("forloeb.timer", "forloeb.time"), /time/],
    ["a test that does not compare means", spec("test: pearson-chi-square"), /test/],
    ["an order of shares", spec("sort: measure"), /sort/],
  ])("refuses with its place: %s", async (_, text, message) => {
    const error = await failure(`  a: ${text}\n`);
    expect(error.kind).toBe("config");
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.at).not.toBe("");
  });
});
