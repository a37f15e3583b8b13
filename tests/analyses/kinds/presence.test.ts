import {describe, expect, it} from "vitest";
import {writeLiveText} from "../../../src/narrative/live-text.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import type {Form} from "../fake-store.ts";
import {analyse, cell, failure, grid, noteTexts, type World} from "../support.ts";

/** Units are answers: `helbred` and `fysisk` of the citizens' form, `helbred` of the staff's, `farve` of other names. */
function form(source: string, person: string, wave: number | null, values: Record<string, string>): Form {
  return {source, person, wave, values};
}

const world: World = {
  persons: ["p1", "p2", "p3"],
  forms: [
    form("borger", "p1", 1, {helbred: "1", farve: "1"}),
    form("borger", "p2", 1, {helbred: "1"}),
    form("borger", "p2", 3, {helbred: "2"}),
    form("stab", "p1", 1, {helbred: "2"}),
    form("forloeb", "p3", null, {status: "Plan"}),
  ],
};
const spec = (more = "") =>
  `{kind: presence, title: P${more}, sources: {skema: {unit: borger.helbred, population: alle}, stab: {unit: stab.helbred@1, label: Personale, population: alle}}}`;

describe("presence", () => {
  it("marks which units are in which sources, with totals by unit and source, by name", async () => {
    const result = await analyse(spec(), world);
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["skema", "Borgerskema"],
      ["stab", "Personale"],
      ["total", "Kilder i alt"],
    ]);
    expect(
      result.table.blocks[0]?.rows.map(({key, cells}) => [
        key,
        ...cells.map((each) => ("shown" in each ? each.shown : each.printed)),
      ]),
    ).toEqual([
      ["dårligt", "X", "–", "1"],
      ["fremragende", "–", "–", "0"],
      ["godt", "X", "X", "2"],
      ["total", "2", "1", "2"],
    ]);
    expect(noteTexts(result)).toEqual(["base: 1 af 3 enheder indgår ikke i nogen af kilderne."]);
    expect(result.source).toBe("Systemet, borgerskema og medarbejderskema");
  });

  it("counts persons, at all waves of a source that names none", async () => {
    const result = await analyse(spec(", show: count, sort: codebook"), world);
    expect(grid(result)).toEqual([
      ["Dårligt", "2", "0", "1"],
      ["Godt", "1", "1", "2"],
      ["Fremragende", "0", "0", "0"],
      ["Enheder i alt", "2", "1", "2"],
    ]);
    expect(cell(result, "a/all/total/skema")).toMatchObject({count: 2, base: 3});
  });

  it("takes units of the same name in several variables for one, and keeps others apart", async () => {
    const result = await analyse(
      "{kind: presence, title: P, sources: {en: {unit: borger.helbred@1, population: alle}, to: {unit: borger.farve@1, population: alle}}}",
      world,
    );
    expect(result.table.blocks[0]?.rows.map(({label}) => label)).toEqual([
      "Blå",
      "Dårligt",
      "Fremragende",
      "Godt",
      "Grøn",
      "Rød",
      "Enheder i alt",
    ]);
  });

  it("counts in the one population of a source when none is named", async () => {
    const result = await analyse(
      "{kind: presence, title: P, sources: {f: {unit: forloeb.status, population: alle}}}",
      world,
    );
    expect(cell(result, "a/all/total/f")).toMatchObject({count: 1});
  });

  it("can be said in sentences", async () => {
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a: await analyse(spec(), world)}};
    const say = (text: string) => writeLiveText(text, findings, {file: "x", line: 1, column: 1}).text;
    expect(say('{{count "a" in="Enheder i alt" column="skema"}}')).toBe("to");
  });
});

describe("a spec of presence that is wrong", () => {
  const sources = (text: string) => `{kind: presence, title: P, sources: {${text}}}`;
  it.each([
    ["no sources", sources(""), /at least one source/],
    ["an unknown source", sources("a1: {unit: borgere.helbred}"), 'There is no source "borgere".'],
    ["an unknown variable", sources("a1: {unit: borger.helbr, population: alle}"), /helbr/],
    [
      "a number",
      sources("a1: {unit: borger.alder@1, population: alle}"),
      "borger.alder is a number variable, and units are answers.",
    ],
    [
      "an unknown population",
      sources("a1: {unit: borger.helbred@1, population: hele}"),
      'There is no population "hele".',
    ],
    [
      "a source nobody of whom is counted",
      sources("a1: {unit: borger.helbred@1}"),
      'It is not said who of source "borger" is counted: no population is of it.',
    ],
    [
      "a source of several populations",
      sources("a1: {unit: forloeb.status}"),
      'It is not said who of source "forloeb" is counted: several populations are of it.',
    ],
    [
      "a wave of a source without",
      sources("a1: {unit: forloeb.status@1, population: alle}"),
      "The source has no waves.",
    ],
    ["a wave that does not exist", sources("a1: {unit: borger.helbred@7, population: alle}"), "There is no wave 7."],
    [
      "a source that is called as a column",
      sources("total: {unit: borger.helbred@1, population: alle}"),
      'A source cannot be called "total"; the last column is.',
    ],
  ])("is refused with its place: %s", async (_, text, message) => {
    const error = await failure(`  a: ${text}\n`, world);
    expect(error.kind).toBe("config");
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.at).not.toBe("");
  });

  it("refuses a unit that is called as the row of totals", async () => {
    expect(
      await failure("  a: {kind: presence, title: P, sources: {kode: {unit: forloeb.kode, population: alle}}}\n"),
    ).toMatchObject({kind: "config", message: 'Two cells have the address "a/all/total/kode".'});
  });
});
