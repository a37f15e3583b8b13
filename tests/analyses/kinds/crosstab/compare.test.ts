import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {defaultNumberStyle} from "../../../../src/numbers/style.ts";
import {findTest} from "../../../../src/results/find-test.ts";
import {headingOf} from "../../../../src/results/heading.ts";
import {analyse, cell, failure, noteTexts, panelOf, type World} from "../../support.ts";

const rows = z.array(z.array(z.number()));
const golden = z
  .object({comparisons: z.array(z.object({table: rows, letters: rows, stars: rows}))})
  .parse(JSON.parse(readFileSync(new URL("../../../statistics/golden/comparison.json", import.meta.url), "utf8")));

/** People whose health (rows) and colour (columns) are as a table of three by three says. */
function peopleOf(table: readonly (readonly number[])[]): World {
  return panelOf(
    ...table.flatMap((counts, row) =>
      counts.map((n, column) => [`helbred=${row + 1} farve=${column + 1}`, null, n] as const),
    ),
  );
}

const spec = (rest: string) =>
  `{kind: crosstab, title: T. Procent, wave: 1, rows: borger.helbred, columns: borger.farve, ${rest}}`;

const clear = peopleOf(golden.comparisons[0]?.table ?? []);

describe("columns compared", () => {
  it.each(golden.comparisons)("have the p-values of R, corrected within their row ($table)", async (example) => {
    for (const compare of ["letters", "stars"] as const) {
      const {tests} = await analyse(spec(`compare: ${compare}`), peopleOf(example.table));
      const ours = tests.filter(({key, block}) => key !== block).map(({chosen}) => chosen.p);
      const theirs = example[compare].flat();
      expect(ours).toHaveLength(theirs.length);
      ours.forEach((p, index) => {
        expect(p).toBeCloseTo(theirs[index] ?? Number.NaN, 10);
      });
    }
  });

  it("mark the larger share with the letters of the columns it is larger than", async () => {
    const result = await analyse(spec("compare: letters"), clear);
    expect(result.table.columns.map(headingOf)).toEqual(["Rød (A)", "Grøn (B)", "Blå (C)", "Total"]);
    expect(result.table.columns.map(({label}) => label)).toEqual(["Rød", "Grøn", "Blå", "Total"]);
    const shown = (address: string) => {
      const found = cell(result, `a/helbred/${address}`);
      return found.kind === "share" ? (found.shown ?? found.printed) : found.printed;
    };
    // 60, 20 and 11 pct.; 24, 50 and 20 pct.; 16, 30 and 69 pct.
    expect(["1/1", "1/2", "1/3", "1/total"].map(shown)).toEqual(["60 BC", "20", "11", "31"]);
    expect(["2/1", "2/2", "2/3"].map(shown)).toEqual(["24", "50 AC", "20"]);
    expect(["3/1", "3/2", "3/3"].map(shown)).toEqual(["16", "30", "69 AB"]);
    expect(cell(result, "a/helbred/1/1")).toMatchObject({printed: "60", count: 30, base: 50});
    expect(noteTexts(result).at(-1)).toBe(
      "test: Et bogstav viser, at andelen er signifikant større end i kolonnen med det bogstav (χ²-test; Holms korrektion inden for hver række; 5 pct.-niveau).",
    );
  });

  it("mark shares that differ from those of the rest by stars, at the author's levels", async () => {
    const result = await analyse(spec("compare: stars, stars: [0.1, 0.001], show: percent-with-count"), clear);
    expect(cell(result, "a/helbred/1/1")).toMatchObject({shown: "60 % (30)**"});
    expect(cell(result, "a/helbred/1/2")).toMatchObject({shown: "20 % (10)*"});
    expect(cell(result, "a/helbred/2/1")).toMatchObject({shown: "24 % (12)"});
    expect(noteTexts(result).at(-1)).toMatch(/^test: Stjerner .*\* p < 0,1, \*\* p < 0,001\.$/);
    expect(result.table.columns[0]?.letter).toBeUndefined();
  });

  it("make one test of two columns, which both cells of the row show", async () => {
    const world = panelOf(
      ["helbred=1 medicin=1", null, 30],
      ["helbred=2 medicin=2", null, 30],
      ["helbred=2 medicin=1", null, 4],
    );
    const result = await analyse(
      "{kind: crosstab, title: T, wave: 1, rows: borger.helbred, columns: borger.medicin, dont_know: out, compare: stars}",
      world,
    );
    expect(result.tests.map(({key}) => key)).toEqual(["helbred", "helbred:1:1-2", "helbred:2:1-2"]);
    expect(cell(result, "a/helbred/1/1")).toMatchObject({shown: "88**"});
    expect(cell(result, "a/helbred/1/2")).toMatchObject({shown: "0**"});
    expect(result.tests[1]?.chosen.adjusted).toBeUndefined();
    expect(noteTexts(result).at(-1)).not.toContain("Holm");
  });

  it("compare nets too, and say which columns have few persons", async () => {
    const world = peopleOf([
      [6, 1, 0],
      [2, 7, 9],
      [1, 8, 9],
    ]);
    const result = await analyse(spec("compare: letters, nets: {Godt eller bedre: [2, 3]}"), world);
    expect(cell(result, "a/helbred/net:Godt eller bedre/2")).toMatchObject({printed: "94", shown: "94 A"});
    expect(noteTexts(result).at(-1)).toBe(
      "base: Kun store forskelle kan ses i kolonner med under 10 personer: »Rød« 9.",
    );
  });

  it("leave the whole table's test to be what the analysis's p is", async () => {
    const a = await analyse(spec("compare: letters"), clear);
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a}};
    expect(findTest(findings, {analysis: "a"}).record.key).toBe("helbred");
    expect(findTest(findings, {analysis: "a", block: "helbred:1:1-2"}).record.label).toBe("Dårligt: Rød og Grøn");
  });

  it("say so when nothing can be compared", async () => {
    const result = await analyse(spec("compare: letters, test: none"), {persons: [], forms: []});
    expect(noteTexts(result)).toEqual(["test: Kolonnerne kan ikke sammenlignes."]);
  });

  it("are refused where columns are no groups of different persons", async () => {
    const failing = (text: string) => failure(`  a: ${text}\n`);
    expect(await failing(spec("compare: letters, percent: row"))).toMatchObject({
      kind: "config",
      message: "Columns are compared by their percentages, and these are of something else.",
      at: expect.stringMatching(/^compare: letters/),
    });
    expect(await failing(spec("stars: [0.05]"))).toMatchObject({
      message: "Stars need a comparison.",
      hint: "Write compare: stars.",
    });
    expect(await failing(spec("compare: stars, stars: false"))).toMatchObject({kind: "config"});
    expect(
      await failing("{kind: crosstab, title: T, rows: borger.helbred@1, columns: borger.helbred@3, compare: stars}"),
    ).toMatchObject({message: "The columns are the same persons as the rows, at another wave."});
    expect(
      await failing(
        "{kind: crosstab, title: T, wave: 1, rows: borger.helbred, columns: borger.diag, compare: letters}",
      ),
    ).toMatchObject({message: "A person may be in several of the columns."});
  });
});
