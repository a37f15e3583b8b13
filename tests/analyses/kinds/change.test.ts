import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts} from "../support.ts";

const title = "title: T. Procent";

describe("change", () => {
  it("counts in a panel only persons with a form at every wave, each item and wave with its own base", async () => {
    const result = await analyse(
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred, borger.fysisk]}`,
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "60", "40"],
      ["Godt", "40", "60"],
      ["Fremragende", "0", "0"],
      ["Total (n)", "100 (5)", "100 (5)"],
      ["Dårligt", "20", "25"],
      ["Godt", "60", "25"],
      ["Fremragende", "20", "50"],
      ["Total (n)", "100 (5)", "100 (4)"],
    ]);
    expect(result).toMatchObject({panel: true, waves: [1, 3], population: {size: 5}});
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["1", "Første måling"],
      ["3", "Tredje måling"],
    ]);
    expect(result.bases.map(({block, column, population, valid}) => [block, column, population, valid])).toEqual([
      ["helbred", "1", 5, 5],
      ["helbred", "3", 5, 5],
      ["fysisk", "1", 5, 5],
      ["fysisk", "3", 5, 4],
    ]);
    expect(noteTexts(result)).toEqual([
      "missing: Ubesvarede indgår ikke: fysisk helbred (tredje måling) 1.",
      "test: Eksakt fortegnstest på de samme personers svar: Psykisk helbred p = 1,000 (2 frem og 1 tilbage af 5); Fysisk helbred p = 1,000 (1 frem og 0 tilbage af 4).",
    ]);
  });

  it("tests a panel of two waves by the sign of each person's move", async () => {
    const {tests} = await analyse(
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred, borger.fysisk]}`,
    );
    expect(tests).toHaveLength(2);
    // p1 and p2 are better, p3 and p4 the same, p5 worse: 2 P(X <= 1) of three moves is 1.
    expect(tests[0]).toMatchObject({
      key: "helbred",
      block: "helbred",
      label: "Psykisk helbred – fra første måling til tredje måling",
      counts: [[2, 2, 1]],
      chosen: {method: "sign-test", name: "fortegnstest", exact: true, n: 5, printed: "p = 1,000"},
      alternatives: [],
      expected: null,
    });
    expect(tests[0]?.chosen.p).toBeCloseTo(1, 12);
    expect(tests[1]).toMatchObject({counts: [[1, 3, 0]], chosen: {n: 4, printed: "p = 1,000"}});
  });

  it("leaves «ved ikke» out of the pairs, and calls the last answer up where no end is the good one", async () => {
    const {tests} = await analyse(`{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.medicin]}`);
    // p1 stays, p2 goes from Ja to Nej, p3 from Nej to Ja; p4 and p5 say «ved ikke» once.
    expect(tests[0]?.counts).toEqual([[1, 1, 1]]);
  });

  it("has no test without a panel, and says that the waves are not the same persons", async () => {
    const result = await analyse(`{kind: change, ${title}, panel: false, waves: [1, 3], items: [borger.helbred]}`);
    expect(grid(result)).toEqual([
      ["Dårligt", "43", "40"],
      ["Godt", "43", "60"],
      ["Fremragende", "14", "0"],
      ["Total (n)", "100 (7)", "100 (5)"],
    ]);
    expect(result.tests).toEqual([]);
    expect(noteTexts(result)).toEqual([
      "base: Målingerne omfatter ikke de samme personer: Alle, der har svaret ved den enkelte måling, er med.",
      "missing: Ubesvarede indgår ikke: første måling 1.",
    ]);
    expect(result.bases[1]).toMatchObject({population: 8, valid: 5, noForm: 3});
  });

  it("has no test of three waves", async () => {
    const result = await analyse(`{kind: change, ${title}, panel: true, waves: [1, 2, 3], items: [borger.helbred]}`);
    expect(result.tests).toEqual([]);
    expect(result.population.size).toBe(0);
    expect(cell(result, "a/helbred/1/1")).toMatchObject({kind: "empty", reason: "ingen personer er med i opgørelsen"});
  });

  it("stands items side by side with their waves under them", async () => {
    const result = await analyse(
      `{kind: change, ${title}, panel: true, arrangement: columns, waves: [1, 3], wave_labels: {1: Start}, items: [borger.helbred, {variable: borger.fysisk, label: Krop}]}`,
    );
    expect(result.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred@1", "Start", "Psykisk helbred"],
      ["helbred@3", "Tredje måling", "Psykisk helbred"],
      ["fysisk@1", "Start", "Krop"],
      ["fysisk@3", "Tredje måling", "Krop"],
    ]);
    expect(grid(result)[0]).toEqual(["Dårligt", "60", "40", "20", "25"]);
    expect(cell(result, "a/all/total/fysisk@3").printed).toBe("100 (4)");
    expect(result.tests.map(({key, block}) => [key, block])).toEqual([
      ["helbred", "all"],
      ["fysisk", "all"],
    ]);
  });

  it("refuses several sources, sources without waves, and waves on items", async () => {
    const failing = (rest: string) => failure(`  a: {kind: change, ${title}, panel: true, ${rest}}\n`);
    expect(await failing("waves: [1, 3], items: [borger.helbred, stab.helbred]")).toMatchObject({
      kind: "config",
      message: 'The items come from both "borger" and "stab", but one change analysis follows one source.',
      at: expect.stringMatching(/^stab.helbred/),
    });
    expect(await failing("waves: [1, 3], items: [forloeb.job]")).toMatchObject({
      message: 'Source "forloeb" has no waves, so forloeb.job cannot be followed.',
    });
    expect(await failing("waves: [1, 3], items: [borger.helbred@1]")).toMatchObject({
      hint: "Write borger.helbred.",
    });
  });

  it("refuses unknown and repeated waves, and headings of waves it does not have", async () => {
    const failing = (rest: string) =>
      failure(`  a: {kind: change, ${title}, panel: true, items: [borger.helbred], ${rest}}\n`);
    expect(await failing("waves: [1, 4]")).toMatchObject({
      message: "There is no wave 4.",
      at: expect.stringMatching(/^4/),
    });
    expect(await failing("waves: [1, 1]")).toMatchObject({message: "Wave 1 is given twice."});
    expect(await failing("waves: [1, 3], wave_labels: {2: Midt}")).toMatchObject({
      message: "There is a heading for wave 2, but this analysis has no such wave.",
      at: expect.stringMatching(/^2: Midt/),
    });
  });

  it("refuses items of different scales side by side", async () => {
    const spec = `{kind: change, ${title}, panel: true, arrangement: columns, waves: [1, 3], items: [borger.helbred, borger.medicin]}`;
    expect(await failure(`  a: ${spec}\n`)).toMatchObject({message: expect.stringContaining("one answer scale")});
  });
});
