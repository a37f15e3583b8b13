import {describe, expect, it} from "vitest";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {lookUp} from "../../../src/results/lookup.ts";
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
    expect(noteTexts(result)[0]).toBe("missing: Ubesvarede indgår ikke (Psykisk helbred: 1).");
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

describe("crosstab in layers", () => {
  const layered = (rest = "") =>
    `{kind: crosstab, ${title}, wave: 1, rows: borger.fysisk, columns: forloeb.job, layer: borger.medicin${rest}}`;

  it("is the table again for the persons with each answer of substance, each with its own test", async () => {
    const result = await analyse(layered(", percent: none"));
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["fysisk:medicin:1", "Ja"],
      ["fysisk:medicin:2", "Nej"],
    ]);
    expect(grid(result).filter(([label]) => label === "Total")).toEqual([
      ["Total", "1", "2", "3"],
      ["Total", "1", "2", "3"],
    ]);
    expect(cell(result, "a/fysisk:medicin:2/1/2").kind).toBe("count");
    expect(result.tests.map(({key, label}) => [key, label])).toEqual([
      ["fysisk:medicin:1", "Fysisk helbred og ordinære timer, Ja"],
      ["fysisk:medicin:2", "Fysisk helbred og ordinære timer, Nej"],
    ]);
    expect(result.population.size).toBe(8);
    expect(noteTexts(result)[0]).toBe("base: 2 uden svar på »Medicin« indgår ikke.");
    expect(noteTexts(result).at(-1)).toMatch(/^test: Nej: /);
  });

  it("names row variable and layer where there are several of both", async () => {
    const result = await analyse(layered().replace("rows: borger.fysisk", "rows: [borger.fysisk, borger.helbred]"));
    expect(result.table.blocks.map(({label}) => label)).toEqual([
      "Fysisk helbred, Ja",
      "Fysisk helbred, Nej",
      "Psykisk helbred, Ja",
      "Psykisk helbred, Nej",
    ]);
  });

  it("refuses a layer of numbers", async () => {
    expect(await failure(`  a: ${layered().replace("borger.medicin", "borger.alder")}\n`)).toMatchObject({
      message: expect.stringContaining("borger.alder is a number variable"),
      hint: expect.stringContaining("Derive bands"),
    });
  });
});

describe("crosstab with collapsed scales", () => {
  const collapsed = (groups: string, rest = "") => spec(`, percent: none, collapse: {rows: ${groups}}${rest}`);

  it("makes answers one where the first of them stood, and leaves the others", async () => {
    const result = await analyse(collapsed("{Godt eller bedre: [Godt, 3]}"));
    expect(grid(result)).toEqual([
      ["Dårligt", "1", "2", "3"],
      ["Godt eller bedre", "2", "2", "4"],
      ["Total", "3", "4", "7"],
    ]);
    expect(cell(result, "a/helbred/Godt eller bedre/1")).toMatchObject({count: 2});
    expect(result.tests[0]).toMatchObject({
      chosen: {name: "Fishers eksakte test"},
      counts: [
        [1, 2],
        [2, 2],
      ],
    });
  });

  it("keeps the order of the scale only where neighbours are joined", async () => {
    const world = panelOf(
      ["helbred=1 medicin=1", null, 9],
      ["helbred=2 medicin=2", null, 9],
      ["helbred=3 medicin=1", null, 9],
    );
    const ordered = (groups: string) =>
      `{kind: crosstab, ${title}, wave: 1, rows: borger.helbred, columns: borger.fysisk, collapse: {rows: ${groups}, columns: ${groups}}, test: ordered}`;
    expect((await analyse(ordered("{God: [2]}"), world)).table.blocks[0]?.rows).toHaveLength(4);
    expect(await failure(`  a: ${ordered("{Yderst: [1, 3]}")}\n`)).toMatchObject({
      message: "Neither borger.helbred nor borger.fysisk has an order.",
    });
  });

  it("refuses answers in two groups, those of no substance, and labels that others have", async () => {
    const failing = (groups: string) => failure(`  a: ${collapsed(groups)}\n`);
    expect(await failing("{A: [1, 2], B: [2, 3]}")).toMatchObject({
      kind: "config",
      message: '"Godt" is in two groups.',
      at: expect.stringMatching(/^B: /),
    });
    expect(await failing("{Godt: [1, 3]}")).toMatchObject({
      message: 'The group "Godt" is called as an answer that is not in it.',
    });
    expect(await failing("{A: [Gott]}")).toMatchObject({hint: 'Did you mean "Godt"?'});
    const medicine = `{kind: crosstab, ${title}, wave: 1, rows: borger.medicin, columns: forloeb.job, collapse: {rows: {Nej: [2, 9]}}}`;
    expect(await failure(`  a: ${medicine}\n`)).toMatchObject({
      message: '"Ved ikke" is no answer of substance, so it cannot be in a group.',
    });
  });

  it("collapses a variable against itself alike on both sides, or not at all", async () => {
    const paired = (groups: string) =>
      `{kind: crosstab, ${title}, rows: borger.helbred@1, columns: borger.helbred@3, collapse: ${groups}}`;
    const both = await analyse(paired("{rows: {God: [2, 3]}, columns: {God: [2, 3]}}"));
    expect(both.tests[0]?.chosen.method).toBe("mcnemar-exact");
    expect(await failure(`  a: ${paired("{rows: {God: [2, 3]}}")}\n`)).toMatchObject({
      message: "Rows and columns are one variable, and it is collapsed in two ways.",
    });
  });
});

describe("crosstab of a question with several answers", () => {
  it("counts a person in each row that the person chose, and once in the totals", async () => {
    const result = await analyse(`{kind: crosstab, ${title}, wave: 1, rows: borger.diag, columns: forloeb.job}`);
    expect(grid(result)).toEqual([
      ["Angst", "100", "67", "75"],
      ["Depression", "100", "33", "50"],
      ["Skizofreni", "0", "0", "0"],
      ["Total (n)", "100 (1)", "100 (3)", "100 (4)"],
    ]);
    expect(cell(result, "a/diag/a/2")).toMatchObject({count: 2, base: 3});
    expect(result.table.blocks[0]?.rows[0]?.overlaps).toBe(true);
    expect(result.questions.map(({variable}) => variable)).toEqual(["borger.diag", "forloeb.job"]);
    expect(result.source).toBe("Systemet, borgerskema; forløbsregisteret");
  });

  it("is not added up", async () => {
    const a = await analyse(`{kind: crosstab, ${title}, wave: 1, rows: borger.diag, columns: forloeb.job}`);
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a}};
    expect(() => lookUp(findings, {analysis: "a", rows: "Angst|Depression", columns: "Nej"})).toThrow(
      "a person may have given several of these answers",
    );
    const turned = await analyse(`{kind: crosstab, ${title}, wave: 1, rows: forloeb.job, columns: borger.diag}`);
    expect(() =>
      lookUp({...findings, analyses: {a: turned}}, {analysis: "a", rows: "Ja", columns: "Angst|Depression"}),
    ).toThrow("a person may have given several of these answers");
  });

  it("is tested answer by answer with Holm's correction, and not at all against another of its kind", async () => {
    const world = panelOf(
      ["diag_1=1 diag_2=0 diag_3=1 medicin=1", null, 15],
      ["diag_1=0 diag_2=1 diag_3=1 medicin=2", null, 15],
      ["diag_1=0 diag_2=0 diag_3=0 medicin=2", null, 2],
      ["diag_1=1 diag_2=1 diag_3=0 medicin=1", null, 2],
    );
    for (const sides of ["rows: borger.diag, columns: borger.medicin", "rows: borger.medicin, columns: borger.diag"]) {
      const result = await analyse(`{kind: crosstab, ${title}, wave: 1, dont_know: out, ${sides}}`, world);
      expect(
        result.tests.map(({key, chosen}) => [key.split(":")[1], chosen.significant, chosen.adjusted?.family]),
      ).toEqual([
        ["a", true, 3],
        ["d", true, 3],
        ["s", false, 3],
      ]);
      expect(noteTexts(result).at(-1)).toBe(
        "test: Hvert svar er testet for sig med Holms korrektion. Signifikante på 5 pct.-niveau: Angst (χ²-test, p < 0,001), Depression (χ²-test, p < 0,001); de øvrige er ikke signifikante (n = 34).",
      );
    }
    const both = await analyse(`{kind: crosstab, ${title}, wave: 1, rows: borger.diag, columns: borger.diag@3}`);
    expect(both.tests).toEqual([]);
    expect(noteTexts(both).at(-1)).toBe("test: Ikke testet, fordi den enkelte kan stå i flere rækker og kolonner.");
  });

  it("takes no test of order, no nets and no collapsing", async () => {
    const failing = (rest: string) =>
      failure(`  a: {kind: crosstab, ${title}, wave: 1, rows: borger.diag, columns: forloeb.job, ${rest}}\n`);
    expect(await failing("test: ordered")).toMatchObject({
      message: 'The options of a multiple-response question have no order, so "ordered" does not fit.',
    });
    expect(await failing("nets: {En: [a, d]}")).toMatchObject({
      message: "A person may have given several of the answers in the rows, so they cannot be summed.",
      at: expect.stringMatching(/^nets: /),
    });
    expect(await failing("collapse: {rows: {En: [a, d]}}")).toMatchObject({
      message: '"diag" has several answers a person, which cannot be collapsed.',
    });
  });
});

describe("nets of a crosstab", () => {
  it("are rows whose shares are summed from counts, whatever the percentages are of", async () => {
    const net = ", nets: {God: [2, 3]}";
    const rowOf = async (percent: string) => {
      const result = await analyse(spec(`${net}, percent: ${percent}`));
      return grid(result).find(([label]) => label === "God");
    };
    expect(await rowOf("column")).toEqual(["God", "67", "50", "57"]);
    expect(await rowOf("row")).toEqual(["God", "50", "50", "100 (4)"]);
    expect(await rowOf("total")).toEqual(["God", "29", "29", "57"]);
    expect(await rowOf("none")).toEqual(["God", "2", "2", "4"]);
    const alone = await analyse(spec(`${net}, only_nets: true, show: percent-with-count`));
    expect(alone.table.blocks[0]?.rows.map(({label}) => label)).toEqual(["God", "Total (n)"]);
    expect(cell(alone, "a/helbred/net:God/1")).toMatchObject({shown: "67 % (2)"});
    expect(cell(alone, "a/helbred/total/1")).toMatchObject({shown: "100 % (3)"});
  });
});
