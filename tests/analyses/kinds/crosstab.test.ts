import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts, panelOf, people} from "../support.ts";

const title = "title: T. Procent";
const spec = (rest: string) => `{kind: crosstab, ${title}, wave: 1, rows: borger.helbred, columns: forloeb.job${rest}}`;

describe("crosstab", () => {
  it("prints percentages of each column, everybody in the total column and the bases in the total row", async () => {
    const result = await analyse(spec(""));
    expect(grid(result)).toEqual([
      ["Dårligt", "33", "50", "43"],
      ["Godt", "67", "25", "43"],
      ["Fremragende", "0", "25", "14"],
      ["Total (n)", "100 (3)", "100 (4)", "100 (7)"],
    ]);
    expect(result.table.columns.map(({key, label, group, role}) => [key, label, group, role])).toEqual([
      ["1", "Ja", "Ordinære timer", "value"],
      ["2", "Nej", "Ordinære timer", "value"],
      ["total", "Total", null, "total"],
    ]);
    expect(cell(result, "a/helbred/2/total")).toMatchObject({kind: "share", count: 3, base: 7});
  });

  it("prints percentages of each row", async () => {
    const result = await analyse(spec(", percent: row"));
    expect(grid(result)).toEqual([
      ["Dårligt", "33", "67", "100 (3)"],
      ["Godt", "67", "33", "100 (3)"],
      ["Fremragende", "0", "100", "100 (1)"],
      ["Total", "43", "57", "100 (7)"],
    ]);
    expect(result.table.columns.at(-1)?.label).toBe("Total (n)");
  });

  it("prints percentages of everybody, margins from counts and the base in the corner", async () => {
    const result = await analyse(spec(", percent: total"));
    expect(grid(result)).toEqual([
      ["Dårligt", "14", "29", "43"],
      ["Godt", "29", "14", "43"],
      ["Fremragende", "0", "14", "14"],
      ["Total (n)", "43", "57", "100 (7)"],
    ]);
    expect(cell(result, "a/helbred/total/1")).toMatchObject({kind: "share", count: 3, base: 7});
    expect(cell(result, "a/helbred/total/total").kind).toBe("base");
  });

  it("prints numbers of persons", async () => {
    const result = await analyse(spec(", percent: none"));
    expect(grid(result)).toEqual([
      ["Dårligt", "1", "2", "3"],
      ["Godt", "2", "1", "3"],
      ["Fremragende", "0", "1", "1"],
      ["Total", "3", "4", "7"],
    ]);
    expect(noteTexts(result)[0]).toBe("missing: 1 ubesvaret indgår ikke i opgørelsen.");
  });

  it("counts persons with both answers, and records of each column who lacks the other one", async () => {
    const {bases, population} = await analyse(spec(""));
    expect(population.size).toBe(8);
    expect(
      bases.map(({block, column, population: all, valid, noAnswer}) => [block, column, all, valid, noAnswer]),
    ).toEqual([
      ["helbred", "1", 3, 3, 0],
      ["helbred", "2", 5, 4, 1],
      ["helbred", "total", 8, 7, 1],
    ]);
  });

  it("stacks several row variables over the same columns, each with its own bases and test", async () => {
    const result = await analyse(
      `{kind: crosstab, ${title}, wave: 1, rows: [borger.helbred, borger.fysisk], columns: {variable: forloeb.job, label: Job}}`,
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["helbred", "Psykisk helbred"],
      ["fysisk", "Fysisk helbred"],
    ]);
    expect(grid(result).at(-1)).toEqual(["Total (n)", "100 (3)", "100 (5)", "100 (8)"]);
    expect(result.tests.map(({key, label}) => [key, label])).toEqual([
      ["helbred", "Psykisk helbred og job"],
      ["fysisk", "Fysisk helbred og job"],
    ]);
    expect(noteTexts(result)[0]).toBe("missing: Ubesvarede indgår ikke: psykisk helbred 1.");
    expect(noteTexts(result)[1]).toMatch(/^test: Psykisk helbred: Fisher-Freeman-Haltons eksakte test, p = /);
  });

  it("prints the exact p where expected counts are small, beside Pearson's", async () => {
    const {tests} = await analyse(spec(""));
    expect(tests).toHaveLength(1);
    const [test] = tests;
    expect(test?.expected).toMatchObject({cells: 6, below5: 6, below5Share: 1});
    expect(test?.counts).toEqual([
      [1, 2],
      [2, 1],
      [0, 1],
    ]);
    expect(test?.chosen).toMatchObject({method: "fisher-freeman-halton", exact: true, n: 7, significant: false});
    // By enumeration of the tables with these margins: all are as likely as this one or less.
    expect(test?.chosen.p).toBeCloseTo(1, 10);
    // 14/9, on 2 degrees of freedom: exp(-7/9).
    expect(test?.alternatives[0]).toMatchObject({method: "pearson-chi-square", name: "χ²-test", df: 2});
    expect(test?.alternatives[0]?.statistic).toBeCloseTo(14 / 9, 10);
    expect(test?.alternatives[0]?.p).toBeCloseTo(Math.exp(-7 / 9), 10);
  });

  it("prints the p the author wants, and none on demand", async () => {
    const chiSquare = await analyse(spec(", test: chi-square"));
    expect(chiSquare.tests[0]?.chosen.method).toBe("pearson-chi-square");
    const none = await analyse(spec(", test: none"));
    expect(none.tests).toEqual([]);
    expect(noteTexts(none)).toEqual(["missing: 1 ubesvaret indgår ikke i procentgrundlaget."]);
  });

  it("says that it cannot test answers that stand in one row", async () => {
    const same = people.map((form) =>
      form.source === "borger" ? {...form, values: {...form.values, helbred: "1"}} : form,
    );
    const result = await analyse(spec(""), {forms: same});
    expect(result.tests).toEqual([]);
    expect(noteTexts(result)).toEqual(["test: Ikke testet, fordi alle svar står i samme række eller kolonne."]);
  });

  it("has empty cells in a column that nobody is in", async () => {
    const result = await analyse(`{kind: crosstab, ${title}, wave: 3, rows: borger.fysisk, columns: borger.helbred}`);
    expect(cell(result, "a/fysisk/1/3")).toMatchObject({kind: "empty", printed: "–", reason: "ingen har dette svar"});
    expect(cell(result, "a/fysisk/total/3").kind).toBe("empty");
    expect(cell(result, "a/fysisk/3/total")).toMatchObject({count: 2, base: 4});
  });

  it("is empty throughout where nobody is counted", async () => {
    const result = await analyse(spec(", population: ingen"));
    expect(cell(result, "a/helbred/total/total")).toMatchObject({
      kind: "empty",
      reason: "ingen personer er med i opgørelsen",
    });
    expect(noteTexts(result)).toEqual(["test: Ikke testet, fordi ingen har svaret."]);
  });

  it("refuses variables that do not exist or have no categories", async () => {
    const failing = (rest: string) => failure(`  a: {kind: crosstab, ${title}, wave: 1, ${rest}}\n`);
    expect(await failing("rows: borger.helbred, columns: forloeb.jobb")).toMatchObject({
      kind: "config",
      hint: 'Did you mean "job"?',
      at: expect.stringMatching(/^columns: forloeb.jobb/),
    });
    expect(await failing("rows: [borger.helbred, borger.alder], columns: forloeb.job")).toMatchObject({
      message: expect.stringContaining("borger.alder is a number variable"),
    });
  });

  it("tests the same variable at two waves as the same persons again, never as different ones", async () => {
    const world = panelOf(["helbred=1", "helbred=2", 7], ["helbred=2", "helbred=1", 1], ["helbred=3", "helbred=3", 4]);
    const paired = (rest: string) => `{kind: crosstab, ${title}, percent: none, ${rest}}`;
    const result = await analyse(paired("rows: borger.helbred@1, columns: borger.helbred@3"), world);
    // 2 (1 + 8) / 2^8
    expect(result.tests[0]?.chosen).toMatchObject({method: "sign-test", n: 12});
    expect(result.tests[0]?.chosen.p).toBeCloseTo(18 / 256, 12);
    expect(result.tests[0]?.counts).toEqual([[7, 4, 1]]);
    // Which wave stands in the rows does not turn the direction round.
    const turned = await analyse(paired("rows: borger.helbred@3, columns: borger.helbred@1"), world);
    expect(turned.tests[0]?.counts).toEqual([[7, 4, 1]]);
    expect(noteTexts(turned)).toEqual(noteTexts(result));
    expect(
      await failure(`  a: ${paired("rows: borger.helbred@1, columns: borger.helbred@3, test: chi-square")}\n`),
    ).toMatchObject({
      message:
        'The test "pearson-chi-square" of borger.helbred and borger.helbred is for different persons, but here the same persons are measured again.',
      hint: "The tests that fit are auto, bowker, stuart-maxwell, sign-test, wilcoxon-signed-rank, wilcoxon-signed-rank-exact, paired-t, friedman.",
    });
  });

  it("uses the order of answers on demand, and leaves «ved ikke» out then", async () => {
    const world = panelOf(
      ["helbred=1 medicin=1 fysisk=1", null, 6],
      ["helbred=2 medicin=2 fysisk=2", null, 4],
      ["helbred=3 medicin=2 fysisk=3", null, 5],
      ["helbred=3 medicin=9 fysisk=3", null, 3],
    );
    const ordered = (columns: string, wish: string) =>
      analyse(
        `{kind: crosstab, ${title}, wave: 1, rows: borger.helbred, columns: borger.${columns}, test: ${wish}}`,
        world,
      );
    const groups = await ordered("medicin", "ordered");
    expect(groups.tests[0]).toMatchObject({
      chosen: {method: "mann-whitney-exact", n: 15},
      reason: "Mindst én gruppe er for lille til en test, der bygger på en tilnærmelse.",
    });
    // All of the six lie below all of the nine, whose ties keep the other end nearer: one of C(15, 6) = 5005 ways.
    expect(groups.tests[0]?.chosen.p).toBeCloseTo(1 / 5005, 12);
    expect((await ordered("medicin", "auto")).tests[0]?.chosen.n).toBe(18);
    expect((await ordered("fysisk", "ordered")).tests[0]?.chosen.method).toBe("jonckheere-terpstra-exact");
    expect((await ordered("medicin", "mann-whitney")).tests[0]).toMatchObject({
      chosenBy: "author",
      chosen: {method: "mann-whitney", n: 15},
    });
  });

  it("refuses tests that do not fit how its variables are measured", async () => {
    const failing = (columns: string, wish: string) =>
      failure(`  a: {kind: crosstab, ${title}, wave: 1, rows: borger.farve, columns: ${columns}, test: ${wish}}\n`);
    expect(await failing("forloeb.job", "ordered")).toMatchObject({
      message: "Neither borger.farve nor forloeb.job has an order.",
      at: expect.stringMatching(/^test: ordered/),
    });
    expect(await failing("forloeb.job", "mann-whitney")).toMatchObject({
      message: 'The test "mann-whitney" of borger.farve and forloeb.job does not fit how the answers are measured.',
      hint: "The tests that fit are auto, pearson-chi-square, likelihood-ratio, fisher-freeman-halton, kruskal-wallis, kruskal-wallis-exact, anova, anova-welch.",
    });
    expect(await failing("forloeb.job", "yates-chi-square")).toMatchObject({kind: "config"});
    expect(await failing("borger.helbred", "sign-test")).toMatchObject({
      message: expect.stringContaining(
        "is for the same persons measured again, but here different persons are compared",
      ),
    });
  });
});
