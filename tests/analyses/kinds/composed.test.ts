import {describe, expect, it} from "vitest";
import {shownIn} from "../../../src/results/shown.ts";
import {cell, failure, grid, noteTexts, run} from "../support.ts";

const analyses = `  job: {kind: distribution, title: J, items: [forloeb.job], note: Om job}
  praktik: {kind: distribution, title: P, items: [forloeb.praktik], note: Om praktik}
  helbred: {kind: distribution, title: H, wave: 1, items: [borger.helbred, borger.fysisk]}
  kryds: {kind: crosstab, title: K, wave: 1, rows: borger.helbred, columns: forloeb.job}
  maalinger: {kind: change, title: M, panel: false, waves: [1, 3], items: [borger.helbred]}
  alder: {kind: numbers, title: A, waves: [1, 3], items: [borger.alder]}
`;

function composed(rest: string): string {
  return `  a: {kind: composed, title: T, ${rest}}\n${analyses}`;
}

async function compose(rest: string) {
  const {a, ...others} = await run(composed(rest));
  if (a === undefined) throw new Error("no result");
  return {a, others};
}

describe("composed", () => {
  it("stacks tables under one another, sharing columns that are the same", async () => {
    const {a} = await compose("parts: [{analysis: job, label: Job}, {analysis: praktik, label: Praktik}]");
    expect(a.table.columns.map(({key}) => key)).toEqual(["percent"]);
    expect(a.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["job", "Job"],
      ["praktik", "Praktik"],
    ]);
    expect(grid(a)).toEqual([
      ["Ja", "38"],
      ["Nej", "63"],
      ["Total (n)", "100 (8)"],
      ["Ja", "25"],
      ["Nej", "75"],
      ["Total (n)", "100 (8)"],
    ]);
  });

  it("repeats cells as they are, under an address of their own and with that of the other", async () => {
    const {a, others} = await compose("parts: [{analysis: helbred}]");
    const original = others.helbred && cell(others.helbred, "helbred/fysisk/2/percent");
    expect(cell(a, "a/helbred.fysisk/2/percent")).toEqual({
      ...original,
      address: "a/helbred.fysisk/2/percent",
      of: ["helbred/fysisk/2/percent"],
    });
  });

  it("leaves a part blank in the columns of another, and tells columns of the same key apart", async () => {
    const {a} = await compose(
      "parts: [{analysis: job}, {analysis: kryds, rows: [Godt]}, {analysis: alder, columns: [mean@1]}]",
    );
    expect(a.table.columns.map(({key}) => key)).toEqual(["percent", "1", "2", "total", "mean@1"]);
    expect(grid(a)[0]).toEqual(["Ja", "38", "", "", "", ""]);
    expect(grid(a)[3]).toEqual(["Godt", "", "67", "25", "43", ""]);
    expect(cell(a, "a/job/1/total")).toEqual({
      kind: "empty",
      address: "a/job/1/total",
      printed: "",
      reason: "indgår ikke i denne del",
    });
    const told = await compose(
      "parts: [{analysis: kryds, rows: [Godt], columns: [Ja]}, {analysis: maalinger, rows: [Godt], columns: [Første måling]}]",
    );
    expect(told.a.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["1", "Ja"],
      ["maalinger.1", "Første måling"],
    ]);
    expect(grid(told.a)).toEqual([
      ["Godt", "67", ""],
      ["Godt", "", "43"],
    ]);
  });

  it("sets tables beside each other, rows of the same label as one row", async () => {
    const {a} = await compose(
      "arrangement: beside, parts: [{analysis: job, label: Job}, {analysis: praktik, label: Praktik}]",
    );
    expect(a.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["job.percent", "Job", null],
      ["praktik.percent", "Praktik", null],
    ]);
    expect(grid(a)).toEqual([
      ["Ja", "38", "25"],
      ["Nej", "63", "75"],
      ["Total (n)", "100 (8)", "100 (8)"],
    ]);
    expect(cell(a, "a/all/1/praktik.percent")).toMatchObject({count: 2, of: ["praktik/praktik/1/percent"]});
  });

  it("goes by what rows are called, not by their codes, and keeps totals last", async () => {
    const {a} = await compose(
      "arrangement: beside, parts: [{analysis: job}, {analysis: helbred, key: h, label: Helbred, blocks: [helbred]}]",
    );
    expect(grid(a)).toEqual([
      ["Ja", "38", ""],
      ["Nej", "63", ""],
      ["Dårligt", "", "43"],
      ["Godt", "", "43"],
      ["Fremragende", "", "14"],
      ["Total (n)", "100 (8)", "100 (7)"],
    ]);
    expect(a.table.blocks[0]?.rows.map(({key}) => key)).toEqual(["1", "2", "h.1", "h.2", "3", "total"]);
  });

  it("joins blocks of the same key, and puts several columns under the part's label", async () => {
    const {a} = await compose(
      "arrangement: beside, parts: [{analysis: helbred, label: Alle}, {analysis: kryds, label: Efter job, columns: [Ja, Nej]}]",
    );
    expect(a.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["helbred", "Psykisk helbred"],
      ["fysisk", "Fysisk helbred"],
    ]);
    expect(a.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred.percent", "Alle", null],
      ["kryds.1", "Ja", "Efter job"],
      ["kryds.2", "Nej", "Efter job"],
    ]);
    expect(grid(a)[1]).toEqual(["Godt", "43", "67", "25"]);
    expect(grid(a)[5]).toEqual(["Godt", "38", "", ""]);
  });

  it("takes only the blocks, rows and columns that are named, in that order", async () => {
    const {a} = await compose("parts: [{analysis: helbred, blocks: [fysisk, Psykisk helbred], rows: [Godt, '1']}]");
    expect(grid(a)).toEqual([
      ["Godt", "38"],
      ["Dårligt", "25"],
      ["Godt", "43"],
      ["Dårligt", "43"],
    ]);
  });

  it("brings notes, sources, questions, bases and tests of its parts along, each once", async () => {
    const {a, others} = await compose(
      "parts: [{analysis: job, label: Job}, {analysis: praktik, label: Praktik}, {analysis: kryds, label: Kryds}, {analysis: helbred, key: h, label: Helbred, blocks: [helbred]}], note: Sammensat",
    );
    expect(noteTexts(a)).toEqual(
      expect.arrayContaining(["author: Sammensat", "author: Job: Om job", "author: Praktik: Om praktik"]),
    );
    expect(noteTexts(a).filter((text) => text.includes("1 ubesvaret"))).toHaveLength(1);
    expect(a.source).toBe("forløbsregisteret; Systemet, borgerskema");
    expect(a.questions.map(({variable}) => variable)).toEqual([
      "forloeb.job",
      "forloeb.praktik",
      "borger.helbred",
      "borger.fysisk",
    ]);
    expect(a.bases.map(({block, column}) => [block, column])).toEqual([
      ["job", "percent"],
      ["praktik", "percent"],
      ["kryds", "1"],
      ["kryds", "2"],
      ["kryds", "total"],
      ["h", "percent"],
    ]);
    expect(a.tests).toEqual([{...others.kryds?.tests[0], key: "kryds.helbred", block: "kryds"}]);
    expect(a.population).toEqual(others.job?.population);
    expect(a.waves).toEqual([1]);
  });

  it("is no second use of its parts' methods", async () => {
    const {m} = await run(`  m: {kind: methods, title: M}\n${composed("parts: [{analysis: kryds}]")}`);
    expect(m && grid(m).map(([label, used]) => [label, used])).toContainEqual([
      "Eksakt test (Fisher-Freeman-Halton)",
      "1",
    ]);
  });

  it("finds the base of a number by its row in tables of numbers", async () => {
    const {a} = await compose("arrangement: beside, parts: [{analysis: alder, label: Alder}]");
    expect(a.bases.map(({column}) => column)).toEqual(["alder.alder@1", "alder.alder@3"]);
  });

  it("refuses the same part twice, and what a part does not have", async () => {
    expect(await failure(composed("parts: [{analysis: job}, {analysis: job}]"))).toMatchObject({
      kind: "config",
      message: 'The name "job" is given twice.',
      at: expect.stringMatching(/^\{analysis: job\}\]/),
    });
    expect(await failure(composed("parts: [{analysis: helbred, blocks: [psykisk]}]"))).toMatchObject({
      message: 'There is no block "psykisk" in analysis "helbred".',
      hint: expect.stringContaining("fysisk"),
      at: expect.stringMatching(/^psykisk/),
    });
    expect(await failure(composed("parts: [{analysis: jo}]"))).toMatchObject({
      message: 'There is no analysis "jo".',
      hint: 'Did you mean "job"?',
      at: expect.stringMatching(/^analysis: jo/),
    });
    expect(await failure(composed("parts: [{analysis: a}]"))).toMatchObject({
      message: "These analyses read from each other in a circle: a → a.",
    });
  });
});

describe("summary", () => {
  const summary = (rest: string) => `  a: {kind: summary, title: T, ${rest}}\n${analyses}`;

  it("prints numbers of other analyses in one table, with the addresses they come from", async () => {
    const {a} = await run(
      summary(
        "rows: [{label: I alt, cells: {Job: job/job/1/percent, Alder: alder/all/alder/mean@1}}, {label: Total, key: n, cells: {Job: job/job/total/percent}}]",
      ),
    );
    if (a === undefined) throw new Error("no result");
    expect(grid(a)).toEqual([
      ["I alt", "38", "38,2"],
      ["Total", "100 (8)", ""],
    ]);
    expect(a.table.columns.map(({key, unit}) => [key, unit])).toEqual([
      ["Job", "percent"],
      ["Alder", "number"],
    ]);
    expect(cell(a, "a/all/I alt/Job")).toMatchObject({kind: "share", count: 3, base: 8, of: ["job/job/1/percent"]});
    expect(a.source).toBe("forløbsregisteret; Systemet, borgerskema");
    // «Om job» is of both rows, what is said of the ages of one; the tests of the analyses are not of single numbers.
    expect(noteTexts(a)[0]).toBe("author: Om job");
    expect(noteTexts(a)[1]).toMatch(/^base: I alt: Målingerne omfatter ikke/);
  });

  it("shows percentages with their unit in a column that has other numbers too", async () => {
    const cells = (address: string) => `cells: {Antal: ${address}}`;
    const {a} = await run(
      summary(
        `rows: [{label: I job, ${cells("job/job/1/percent")}}, {label: Alle, ${cells("job/job/total/percent")}}, {label: Alder, ${cells("alder/all/alder/mean@1")}}]`,
      ),
    );
    const shown = a?.table.blocks[0]?.rows.map(({cells: [each]}) => each && shownIn(each));
    expect(shown).toEqual(["38\u00a0pct.", "100\u00a0pct. (8)", "38,2"]);
    expect(a && cell(a, "a/all/I job/Antal")).toMatchObject({kind: "share", printed: "38", count: 3});
  });

  it("takes a share's persons, and what they are a share of", async () => {
    const from = (of: string) => `{cell: job/job/1/percent, of: ${of}}`;
    const {a} = await run(
      summary(`rows: [{label: I job, cells: {Antal: ${from("count")}, Af: ${from("base")}, Andel: ${from("value")}}}]`),
    );
    expect(a && grid(a)).toEqual([["I job", "3", "8", "38"]]);
    expect(a?.table.columns.map(({unit}) => unit)).toEqual(["count", "count", "percent"]);
    expect(a && cell(a, "a/all/I job/Antal")).toMatchObject({
      kind: "count",
      count: 3,
      base: 8,
      of: ["job/job/1/percent"],
    });
    expect(
      await failure(summary("rows: [{label: R, cells: {A: {cell: alder/all/alder/mean@1, of: count}}}]")),
    ).toMatchObject({
      message: 'The cell "alder/all/alder/mean@1" has no count; it is a number cell.',
      at: expect.stringMatching(/^cell: alder/),
    });
    expect(await failure(summary("rows: [{label: R, cells: {A: {cell: jo/job/1/percent}}}]"))).toMatchObject({
      message: 'There is no analysis "jo".',
      at: expect.stringMatching(/^cell: jo/),
    });
  });

  it("has the columns, and headings over them, that are named, in that order", async () => {
    const {a} = await run(
      summary(
        "columns: [{label: Lavt, key: low, group: Skøn}, {label: Højt, group: Skøn}], rows: [{label: R, cells: {Højt: job/job/2/percent, low: job/job/1/percent}}]",
      ),
    );
    expect(a && grid(a)).toEqual([["R", "38", "63"]]);
    expect(a?.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["low", "Lavt", "Skøn"],
      ["Højt", "Højt", "Skøn"],
    ]);
  });

  it("refuses addresses that lead nowhere, and columns that are not named", async () => {
    expect(await failure(summary("rows: [{label: R, cells: {A: job/job/3/percent}}]"))).toMatchObject({
      kind: "config",
      message: 'There is no cell "job/job/3/percent".',
      hint: expect.stringMatching(/^Did you mean "job\/job\/\d\/percent"\?$/),
      at: expect.stringMatching(/^A: job/),
    });
    expect(await failure(summary("rows: [{label: R, cells: {A: jo/job/1/percent}}]"))).toMatchObject({
      message: 'There is no analysis "jo".',
      at: expect.stringMatching(/^A: jo/),
    });
    expect(await failure(summary("columns: [B], rows: [{label: R, cells: {A: job/job/1/percent}}]"))).toMatchObject({
      message: 'There is no column "A".',
      hint: 'Did you mean "B"?',
      at: expect.stringMatching(/^A: job/),
    });
    expect(await failure(summary("rows: [{label: R, cells: {A: job}}]"))).toMatchObject({
      message: expect.stringContaining("is not a cell's address"),
    });
  });

  it("prints parts of persons that a budget is divided among as they are", async () => {
    const {a} = await run(
      summary("rows: [{label: R, cells: {A: {cell: pris/all/total/per, of: base}}}]") +
        "  pris: {kind: costs, title: T, activities: {x: {label: X, amount: 100}}, per: {one: årsværk, label: årsværk, number: 42.5, source: S}}\n",
    );
    if (a === undefined) throw new Error("no result");
    expect(cell(a, "a/all/R/A")).toMatchObject({kind: "number", exact: 42.5, printed: "42,5"});
  });
});
