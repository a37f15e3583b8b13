import {describe, expect, it} from "vitest";
import {cell, failure, grid, noteTexts, run, type World} from "../support.ts";

const counted = `
  helbred: {kind: distribution, title: H, wave: 1, items: [borger.helbred, borger.fysisk]}
  kryds: {kind: crosstab, title: K, wave: 1, percent: total, rows: borger.helbred, columns: forloeb.job}
  skema: {kind: response, title: S, sources: [borger], waves: [1, 3]}
  alder: {kind: numbers, title: N, wave: 1, items: [borger.alder], statistics: [mean]}
`;
const comparing = (part: string) => `${counted}  a: {kind: published, title: T, path: trykt.yaml, compare: ${part}}\n`;
const world = (text: string): World => ({files: {"trykt.yaml": text}});

async function compare(part: string, text: string, more: World = {}) {
  const {a} = await run(comparing(part), {...more, ...world(text)});
  if (a === undefined) throw new Error("no result");
  return a;
}

const failing = (part: string, text: string) => failure(comparing(part), world(text));

describe("published cells", () => {
  it("shows only what differs, each with our number, its counts and the reason, and counts them all", async () => {
    const result = await compare(
      "cells",
      `cells:
  - {address: helbred/helbred/1/percent, table: Tabel 1, printed: 43}
  - {address: helbred/helbred/3/percent, table: Tabel 1, printed: 41, reason: byttede cifre}
  - {address: skema/all/borger/3, table: Tabel 2, printed: 6, reason: trykfejl}
  - {address: kryds/helbred/1/2, table: Tabel 3, printed: 29}
  - {address: alder/all/alder/mean, table: Tabel 4, printed: 38.2}
`,
    );
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["what", "Hvad"],
      ["published", "Offentliggjort"],
      ["ours", "Her"],
      ["counts", "Antal"],
      ["reason", "Forklaring"],
    ]);
    expect(grid(result)).toEqual([
      ["Tabel 1", "Psykisk helbred · Fremragende", "41", "14", "1 af 7", "byttede cifre"],
      ["Tabel 2", "Borgerskema · Tredje måling", "6", "5", "5 af 8", "trykfejl"],
      ["I alt", "", "5", "2", "", ""],
    ]);
    expect(cell(result, "a/all/2/ours")).toMatchObject({kind: "share", count: 1, base: 7});
    expect(cell(result, "a/all/total/published")).toMatchObject({kind: "count", count: 5});
    expect(cell(result, "a/all/total/ours")).toMatchObject({kind: "count", count: 2, base: 5});
    expect(noteTexts(result)).toEqual(["method: Der er sammenlignet 5 tal. 2 afviger og er vist her."]);
    expect(result.source).toBe("Den offentliggjorte rapport og egne beregninger");
  });

  it("explains double rounding by itself", async () => {
    const persons = Array.from({length: 11}, (_, index) => `q${index}`);
    const forms = persons.map((person, index) => ({
      source: "borger",
      person,
      wave: 1,
      values: {helbred: index < 5 ? "1" : "2", fysisk: "1", alder: "20"},
    }));
    const entry = (printed: number) => `cells: [{address: helbred/helbred/1/percent, table: T, printed: ${printed}}]`;
    expect(grid(await compare("cells", entry(46), {forms, persons}))).toEqual([
      ["T", "Psykisk helbred · Dårligt", "46", "45", "5 af 11", "Dobbelt afrunding: 45,45 til 45,5 til 46."],
      ["I alt", "", "1", "1", "", ""],
    ]);
    const agreeing = await compare("cells", entry(45), {forms, persons});
    expect(grid(agreeing)).toEqual([["I alt", "", "1", "0", "", ""]]);
    expect(noteTexts(agreeing)).toEqual(["method: Der er sammenlignet 1 tal. Ingen afviger."]);
  });

  it("compares at the decimals a number is published with, whatever ours are", async () => {
    const text = "cells: [{address: helbred/helbred/1/percent, table: T, printed: 42.9}]";
    expect(grid(await compare("cells", text))).toEqual([["I alt", "", "1", "0", "", ""]]);
    const result = await compare(
      "cells",
      "cells: [{address: helbred/helbred/1/percent, table: T, printed: 43.9, reason: x}]",
      {style: {decimals: 2}},
    );
    expect(cell(result, "a/all/1/ours").printed).toBe("42,9");
    expect(cell(result, "a/all/1/published").printed).toBe("43,9");
  });

  it("compares the crosses of a presence table as they are shown", async () => {
    const kilder = "  kilder: {kind: presence, title: P, sources: {skema: {unit: borger.helbred, population: alle}}}\n";
    const crosses = (printed: string) =>
      `cells: [{address: kilder/all/dårligt/skema, table: T, printed: X}, {address: kilder/all/godt/skema, table: T, printed: ${printed}}]`;
    const found = await run(kilder + comparing("cells"), world(crosses("X")));
    expect(found.a && grid(found.a)).toEqual([["I alt", "", "2", "0", "", ""]]);
    expect(await failure(kilder + comparing("cells"), world(crosses("–")))).toMatchObject({
      message: "kilder/all/godt/skema is X, but – is published, and nothing explains it.",
    });
  });

  it("refuses a difference that nothing explains, and a reason without a difference", async () => {
    expect(
      await failing("cells", "cells:\n  - {address: helbred/helbred/1/percent, table: Tabel 1, printed: 44}\n"),
    ).toMatchObject({
      kind: "data",
      message: "helbred/helbred/1/percent is 43, but 44 is published, and nothing explains it.",
      at: expect.stringMatching(/^address: helbred\/helbred\/1\/percent/),
    });
    expect(
      await failing("cells", "cells: [{address: helbred/helbred/1/percent, table: T, printed: 43, reason: fejl}]"),
    ).toMatchObject({
      kind: "data",
      message: "helbred/helbred/1/percent is 43, as published, but a reason is given why it is not.",
    });
  });

  it("refuses addresses that lead nowhere, to a base, or to an empty cell", async () => {
    const error = await failing("cells", "cells: [{address: helbred/helbrd/1/percent, table: T, printed: 1}]");
    expect(error).toMatchObject({
      kind: "config",
      message: 'There is no cell "helbred/helbrd/1/percent".',
      hint: 'Did you mean "helbred/helbred/1/percent"?',
    });
    expect(
      await failing("cells", "cells: [{address: helbred/helbred/total/percent, table: T, printed: 7}]"),
    ).toMatchObject({message: expect.stringContaining("holds a base"), hint: "Put it under bases."});
  });

  it("takes the 100 in a row of totals for what it is", async () => {
    const result = await compare("cells", "cells: [{address: helbred/helbred/total/percent, table: T, printed: 100}]");
    expect(grid(result)).toEqual([["I alt", "", "1", "0", "", ""]]);
  });

  it("compares words as words, and refuses words where ours is a number", async () => {
    const typed = `  typet: {kind: entered, title: E, source: K, columns: [Antal], rows: [{label: Aarhus, values: [Ca. 60-65]}]}\n`;
    const both = (printed: string, reason = "") => ({
      files: {"trykt.yaml": `cells: [{address: typet/all/Aarhus/Antal, table: T, printed: ${printed}${reason}}]`},
    });
    const text = `${typed}${comparing("cells")}`;
    const alike = (await run(text, both("ca. 60-65"))).a;
    const other = (await run(text, both("Ca. 60-70", ", reason: trykfejl"))).a;
    expect(alike && grid(alike)).toEqual([["I alt", "", "1", "0", "", ""]]);
    expect(other && grid(other)[0]).toEqual(["T", "Aarhus", "Ca. 60-70", "Ca. 60-65", "", "trykfejl"]);
    expect(await failing("cells", "cells: [{address: alder/all/alder/mean, table: T, printed: mange}]")).toMatchObject({
      message: expect.stringContaining('holds a number, and "mange" is published'),
      hint: "Write printed as a number, without quotes.",
    });
  });

  it("names the place as the published table does, and takes minus and rounded amounts as they are printed", async () => {
    const money = `  pris: {kind: costs, title: C, rates: {leder: {label: Ledere, wage: 93063}}, round: {cost: 100}, activities: {a: {label: A, hours: {leder: 1}}}}\n`;
    const entry = "{address: pris/all/a/cost, table: T, row: Ledelse, column: Kr.";
    const file = (printed: string) => ({files: {"trykt.yaml": `cells: [${entry}, printed: ${printed}}]`}});
    const text = `${money}${comparing("cells")}`;
    const rounded = (await run(text, file("93100"))).a;
    const wrong = (await run(text, file("-5, reason: fortegn"))).a;
    expect(rounded && grid(rounded)).toEqual([["I alt", "", "1", "0", "", ""]]);
    expect(wrong && grid(wrong)[0]).toEqual(["T", "Ledelse · Kr.", "−5", "93.063", "", "fortegn"]);
  });

  it("refuses a file that is not there, lacks the part, or does not fit its schema", async () => {
    expect(await failure(comparing("cells"), {})).toMatchObject({
      kind: "config",
      message: 'The file "trykt.yaml" cannot be read.',
      at: expect.stringMatching(/^path: trykt.yaml/),
    });
    expect(await failing("bases", "cells: []")).toMatchObject({
      message: 'The file "trykt.yaml" has no bases to compare.',
      at: expect.stringMatching(/^compare: bases/),
    });
    expect(await failing("cells", "cells: [{adress: a, table: T, printed: 1}]")).toMatchObject({
      kind: "config",
      hint: 'Did you mean "address"?',
      at: expect.stringMatching(/^adress: a/),
    });
    expect(await failing("tests", "tests: [{analysis: kryds, block: helbred, table: T, printed: '4'}]")).toMatchObject({
      message: expect.stringContaining("is not a p"),
    });
  });
});

describe("published bases", () => {
  it("compares the base behind any share, or the base itself", async () => {
    const result = await compare(
      "bases",
      `bases:
  - {address: helbred/helbred/2/percent, table: Tabel 1, printed: 8, reason: en er ubesvaret}
  - {address: helbred/fysisk/total/percent, table: Tabel 1, printed: 8}
`,
    );
    expect(grid(result)).toEqual([
      ["Tabel 1", "Psykisk helbred", "8", "7", "en er ubesvaret"],
      ["I alt", "", "2", "1", ""],
    ]);
    expect(noteTexts(result)).toEqual(["method: Der er sammenlignet 2 procentgrundlag. 1 afviger og er vist her."]);
  });

  it("refuses a difference without a reason, and a cell without a base", async () => {
    expect(await failing("bases", "bases: [{address: helbred/helbred/2/percent, table: T, printed: 8}]")).toMatchObject(
      {
        kind: "data",
        message: "The base of helbred/helbred/2/percent is 7, but 8 is published, and nothing explains it.",
      },
    );
    expect(await failing("bases", "bases: [{address: alder/all/alder/mean, table: T, printed: 8}]")).toMatchObject({
      message: '"alder/all/alder/mean" has no base.',
    });
  });
});

describe("published prose", () => {
  it("adds the rows and columns that a sentence is about, and shows both numbers with their unit", async () => {
    const result = await compare(
      "prose",
      `prose:
  - {text: godt eller bedre, analysis: helbred, block: helbred, rows: [Godt, Fremragende], printed: 58, unit: percent, reason: sum af afrundede tal}
  - {text: med job og dårligt helbred, analysis: kryds, rows: [Dårligt], columns: [Ja], printed: 14, unit: percent}
  - {text: tredje måling, analysis: skema, rows: [borger], columns: [3], printed: 6, unit: count, reason: trykfejl}
`,
    );
    expect(grid(result)).toEqual([
      [
        "godt eller bedre",
        "Psykisk helbred · Godt + Fremragende",
        "58\u00a0pct.",
        "57\u00a0pct.",
        "4 af 7",
        "sum af afrundede tal",
      ],
      ["tredje måling", "Borgerskema · Tredje måling", "6", "5", "5 af 8", "trykfejl"],
      ["I alt", "", "3", "2", "", ""],
    ]);
  });

  it("refuses names that lead nowhere, sums without one base, and units that do not fit", async () => {
    const entry = (rest: string) => failing("prose", `prose: [{text: Ord, printed: 1, ${rest}}]`);
    expect(await entry("analysis: helbred, block: helbred, rows: [Dårligst], unit: percent")).toMatchObject({
      kind: "config",
      hint: 'Did you mean "Dårligt"?',
      at: expect.stringMatching(/^\{text: Ord/),
    });
    expect(await entry("analysis: helbrd, rows: [Godt], unit: percent")).toMatchObject({
      hint: 'Did you mean "helbred"?',
    });
    expect(await entry("analysis: skema, rows: [borger], columns: [1, 3], unit: count")).toMatchObject({
      kind: "config",
      message: expect.stringContaining("cannot be added"),
    });
    expect(await entry("analysis: alder, rows: [alder], unit: percent")).toMatchObject({
      message: "What «Ord» is compared with is no percent.",
    });
  });
});

describe("published tests", () => {
  it("holds the published p against Pearson's, with the exact p and the conclusion beside it", async () => {
    const result = await compare(
      "tests",
      "tests: [{analysis: kryds, block: helbred, table: Tabel 3, printed: '0,459'}]",
    );
    expect(grid(result)).toEqual([
      ["Tabel 3", "Psykisk helbred og ordinære timer", "0,459", "0,459", "1,000", "uændret: ikke signifikant"],
      ["I alt", "", "1", "0", "", "0"],
    ]);
    expect(noteTexts(result)).toEqual([
      "method: Der er sammenlignet 1 p-værdi. Ingen afviger; ingen konklusion skifter med den eksakte test.",
    ]);
  });

  it("shows the reason of a p that differs", async () => {
    const result = await compare(
      "tests",
      "tests: [{analysis: kryds, block: helbred, table: T, printed: '< 0,4', reason: trykfejl}]".replace(
        "0,4'",
        "0,400'",
      ),
    );
    expect(grid(result)[0]?.at(-1)).toBe("trykfejl");
    expect(cell(result, "a/all/total/pearson")).toMatchObject({count: 1});
  });

  it("refuses a p that differs without a reason, and a test that is not there", async () => {
    const error = await failing("tests", "tests: [{analysis: kryds, block: helbred, table: T, printed: '0,460'}]");
    expect(error).toMatchObject({kind: "data", message: expect.stringContaining("is 0,459, but 0,460 is published")});
    expect(
      await failing("tests", "tests: [{analysis: kryds, block: hælbred, table: T, printed: '0,460'}]"),
    ).toMatchObject({
      kind: "config",
      hint: 'Did you mean "helbred"?',
    });
  });
});
