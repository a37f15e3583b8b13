import {describe, expect, it} from "vitest";
import {cell, failure, grid, noteTexts, run} from "../support.ts";

const analyses = `  helbred: {kind: change, title: H, panel: false, waves: [1, 3], items: [borger.helbred, borger.fysisk]}
  alder: {kind: numbers, title: N, waves: [1, 3], items: [borger.alder]}
  ingen: {kind: distribution, title: I, population: ingen, items: [forloeb.job]}
`;

const rules = "rules: [{label: Grøn, meaning: i høj grad, from: 60%}, {label: Gul, from: 0.25}, {label: Rød}]";

function light(rest: string, ruled = rules): string {
  return `  a: {kind: traffic-light, title: T, ${ruled}, ${rest}}\n${analyses}`;
}

async function lit(rest: string, ruled = rules) {
  const {a} = await run(light(rest, ruled));
  if (a === undefined) throw new Error("no result");
  return a;
}

const health =
  "numbers: {analysis: helbred, row: Godt|Fremragende}, columns: [{label: Før, wave: 1}, {label: Efter, wave: 3}], " +
  "rows: [{label: Psyke, block: Psykisk helbred}, {label: Krop, key: krop, block: fysisk}]";

describe("traffic-light", () => {
  it("gives each number the light of the first rule whose limit it reaches, from unrounded numbers", async () => {
    const result = await lit(health);
    const lights = result.table.blocks[0]?.rows.map(({label, cells}) => [
      label,
      ...cells.map((each) => [each.printed, "shown" in each ? each.shown : "", each.light?.tone]),
    ]);
    expect(lights).toEqual([
      ["Psyke", ["57", "Gul (57\u00a0pct.)", "middle"], ["60", "Grøn (60\u00a0pct.)", "good"]],
      ["Krop", ["75", "Grøn (75\u00a0pct.)", "good"], ["75", "Grøn (75\u00a0pct.)", "good"]],
    ]);
  });

  it("keeps count, base and the addresses of what is added", async () => {
    expect(cell(await lit(health), "a/all/krop/Før")).toMatchObject({
      kind: "share",
      count: 6,
      base: 8,
      light: {tone: "good", label: "Grøn"},
      of: ["helbred/fysisk/2/1", "helbred/fysisk/3/1"],
    });
  });

  it("prints the rule and the bases in the note", async () => {
    expect(noteTexts(await lit(health))).toEqual([
      "method: Grøn (i høj grad): mindst 60\u00a0pct.; Gul: mindst 25\u00a0pct.; Rød: under 25\u00a0pct. Farven følger af det uafrundede tal.",
      "base: Tallene bygger på mellem 4 og 8 svar.",
    ]);
    const one = await lit(
      "columns: [{label: Før, wave: 1}], numbers: {analysis: helbred, row: Godt}, rows: [{label: Psyke, block: helbred}]",
    );
    expect(noteTexts(one).at(-1)).toBe("base: n = 7 for alle tal.");
  });

  it("says the n of each column where it is the same in all its cells", async () => {
    const result = await lit(
      "columns: [{label: Før, wave: 1}, {label: Efter, wave: 3}], numbers: {analysis: helbred, block: helbred}, rows: [{label: G, row: Godt}, {label: F, row: Fremragende}]",
    );
    expect(noteTexts(result).at(-1)).toBe("base: Før n = 7; Efter n = 5.");
  });

  it("judges a low number good where the rules go up to a limit", async () => {
    const result = await lit(
      "columns: [{label: Alder, column: mean}], numbers: {analysis: alder, row: alder}, rows: [{label: Før, wave: 1}, {label: Efter, wave: 3}]",
      "rules: [{label: Ung, to: 38.5}, {label: Ældre}]",
    );
    expect(grid(result)).toEqual([
      ["Før", "38,2"],
      ["Efter", "41,0"],
    ]);
    expect(result.table.blocks[0]?.rows.map(({cells}) => cells[0]?.light)).toEqual([
      {tone: "good", label: "Ung"},
      {tone: "poor", label: "Ældre"},
    ]);
    expect(noteTexts(result)[0]).toBe(
      "method: Ung: højst 38,5; Ældre: over 38,5. Farven følger af det uafrundede tal.",
    );
  });

  it("takes a number at its limit for reached", async () => {
    const result = await lit(
      "columns: [{label: Tal}], rows: [{label: Krop, numbers: {Tal: {cell: helbred/fysisk/3/3}}}]",
      "rules: [{label: Grøn, from: 50%}, {label: Rød}]",
    );
    expect(cell(result, "a/all/Krop/Tal")).toMatchObject({printed: "50", light: {label: "Grøn"}});
  });

  it("leaves a cell without a number empty, with its reason and without a light", async () => {
    const result = await lit("columns: [{label: Tal}], rows: [{label: I, analysis: ingen, row: Ja}]");
    const empty = cell(result, "a/all/I/Tal");
    expect(empty).toMatchObject({
      kind: "empty",
      reason: "ingen personer er med i opgørelsen",
      of: ["ingen/job/1/percent"],
    });
    expect(empty.light).toBeUndefined();
  });

  it("refuses rules that are not of one sort, out of order, or no shares", async () => {
    const failing = async (ruled: string) => (await failure(light(health, `rules: ${ruled}`))).message;
    expect(await failing("[{label: A, from: 0.5}, {label: B, to: 0.2}, {label: C}]")).toBe(
      "The rules are not all of one sort.",
    );
    expect(await failing("[{label: A, from: 0.5}, {label: B, from: 0.2}]")).toBe("The rules are not all of one sort.");
    expect(await failing("[{label: A}, {label: B}]")).toBe("The rules are not all of one sort.");
    expect(await failing("[{label: A, from: 0.2}, {label: B, from: 0.5}, {label: C}]")).toBe(
      'The limit of "B" is not below the one before it.',
    );
    expect(await failing("[{label: A, to: 0.2}, {label: B, to: 0.2}, {label: C}]")).toBe(
      'The limit of "B" is not above the one before it.',
    );
    expect(await failing("[{label: A, from: 3}, {label: B, from: 2}, {label: C, from: 1}, {label: D}]")).toBe(
      "There are 4 lights, so each needs a tone.",
    );
    expect(await failure(light(health, "rules: [{label: A, from: 75}, {label: B}]"))).toMatchObject({
      kind: "config",
      message: "The limit 75 is no share: shares are from 0 to 1.",
      hint: "Write 75% or 0.75.",
      at: expect.stringMatching(/^\{label: A/),
    });
  });

  it("refuses numbers that are not said, not there, or of several sorts", async () => {
    expect(await failure(light("columns: [{label: T}], rows: [{label: R}]"))).toMatchObject({
      message: 'It is not said which analysis the number of "R" and "T" is in.',
      at: expect.stringMatching(/^\{label: R/),
    });
    expect(
      await failure(light("columns: [{label: T}], rows: [{label: R, numbers: {S: {cell: alder/all/alder/mean@1}}}]")),
    ).toMatchObject({
      message: 'There is no column "S".',
      hint: 'Did you mean "T"?',
    });
    expect(await failure(light("columns: [{label: T, analysis: helbrd}], rows: [{label: R}]"))).toMatchObject({
      message: 'There is no analysis "helbrd".',
      hint: 'Did you mean "helbred"?',
    });
    expect(
      await failure(
        light("columns: [{label: T, analysis: helbred, wave: 1}], rows: [{label: R, block: fysisk, row: Dårlig}]"),
      ),
    ).toMatchObject({kind: "config", hint: 'Did you mean "Dårligt"?', at: expect.stringMatching(/^\{label: R/)});
    expect(
      await failure(
        light(
          "columns: [{label: T}], rows: [{label: R, numbers: {T: {cell: alder/all/alder/mean@1}}}, {label: S, numbers: {T: {cell: helbred/fysisk/1/1}}}]",
        ),
      ),
    ).toMatchObject({message: "The cells hold numbers of different sorts: number, percent."});
  });
});
