import {describe, expect, it} from "vitest";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {lookUp} from "../../../src/results/lookup.ts";
import {kendallTauB} from "../../../src/statistics/association/kendall-tau-b.ts";
import {spearman} from "../../../src/statistics/association/spearman.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf} from "../support.ts";

/** Health and its physical side go together among those with medicine, and not among those without. */
const world = panelOf(
  ["helbred=1 fysisk=1 medicin=1 alder=60 farve=1", "helbred=1 fysisk=1 medicin=1", 12],
  ["helbred=2 fysisk=2 medicin=1 alder=50 farve=2", "helbred=2 fysisk=2 medicin=1", 10],
  ["helbred=3 fysisk=3 medicin=1 alder=40 farve=3", "helbred=3 fysisk=3 medicin=1", 11],
  ["helbred=3 fysisk=2 medicin=1 alder=35 farve=3", null, 4],
  ["helbred=1 fysisk=1 medicin=2 alder=30 farve=1", null, 8],
  ["helbred=3 fysisk=1 medicin=2 alder=25 farve=2", null, 8],
  ["helbred=1 fysisk=3 medicin=2 alder=20 farve=1", null, 8],
  ["helbred=3 fysisk=3 medicin=2 alder=20 farve=2", null, 8],
  ["helbred=2 fysisk=2 medicin=9 farve=1", null, 3],
);
const withMedicine = [
  [12, 0, 0],
  [0, 10, 0],
  [0, 4, 11],
];

const pair = "{between: [borger.helbred, borger.fysisk], label: Krop og sind}";
const spec = (rest: string, pairs = pair) => `{kind: association, title: T, wave: 1, pairs: [${pairs}], ${rest}}`;
const coefficientOf = (counts: readonly (readonly number[])[], measure: typeof kendallTauB) => {
  const result = measure(counts);
  return result.ok ? result.estimate : Number.NaN;
};

describe("association", () => {
  it("prints a coefficient with stars, n and p for each group, as published", async () => {
    const result = await analyse(
      spec("by: borger.medicin, arrangement: groups-in-blocks, decimals: 3, stars: [0.1, 0.05, 0.01]"),
      world,
    );
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["medicin:1", "Ja"],
      ["medicin:2", "Nej"],
    ]);
    expect(result.table.columns.map(({key, label, unit, role}) => [key, label, unit, role])).toEqual([
      ["coefficient", "Kendalls tau-b", "number", "value"],
      ["n", "n", "count", "total"],
      ["p", "p", "number", "value"],
    ]);
    const tauB = coefficientOf(withMedicine, kendallTauB);
    const found = cell(result, "a/medicin:1/helbred:fysisk/coefficient");
    expect(found).toMatchObject({kind: "number", base: 37, exact: tauB, printed: "0,907", shown: "0,907***"});
    expect(cell(result, "a/medicin:2/helbred:fysisk/coefficient")).toMatchObject({exact: 0, printed: "0,000"});
    expect(cell(result, "a/medicin:2/helbred:fysisk/coefficient")).not.toHaveProperty("shown");
    expect(cell(result, "a/medicin:1/helbred:fysisk/n")).toMatchObject({kind: "count", count: 37});
    expect(cell(result, "a/medicin:1/helbred:fysisk/p").printed).toBe("< 0,001");
    expect(result.tests.map(({key, block, label}) => [key, block, label])).toEqual([
      ["helbred:fysisk:medicin:1", "medicin:1", "Krop og sind (Ja)"],
      ["helbred:fysisk:medicin:2", "medicin:2", "Krop og sind (Nej)"],
    ]);
    expect(result.tests[0]?.effects[0]).toMatchObject({method: "kendall-tau-b", exact: tauB});
    expect(noteTexts(result)).toEqual([
      "method: Et positivt tal betyder, at høje svar følges ad. Højest regnes »Fremragende«.",
      "test: Jonckheere-Terpstras eksakte test for tendens og χ²-test: * p < 0,1, ** p < 0,05, *** p < 0,01.",
      "base: 3 uden svar på »Medicin« indgår ikke.",
    ]);
    expect(result.population.size).toBe(72);
  });

  it("stands groups beside each other, with everybody last", async () => {
    const result = await analyse(spec("by: borger.medicin, total: true, statistics: [coefficient]"), world);
    expect(result.table.columns.map(({key, label, group, measure}) => [key, label, group, measure])).toEqual([
      ["medicin:1", "Ja", "Medicin", "Kendalls tau-b"],
      ["medicin:2", "Nej", "Medicin", "Kendalls tau-b"],
      ["total", "Alle", null, "Kendalls tau-b"],
    ]);
    const test = result.tests.map(({chosen}) => chosen.method);
    expect(test).toEqual(["jonckheere-terpstra-exact", "pearson-chi-square", "jonckheere-terpstra"]);
    expect(noteTexts(result).join()).toContain(
      "Jonckheere-Terpstras test for tendens (eksakt ved få personer) og χ²-test: *",
    );
    const several = await analyse(spec("by: borger.medicin, statistics: [coefficient, n]"), world);
    expect(several.table.columns.map(({key, group}) => [key, group])).toEqual([
      ["coefficient:medicin:1", "Ja"],
      ["n:medicin:1", "Ja"],
      ["coefficient:medicin:2", "Nej"],
      ["n:medicin:2", "Nej"],
    ]);
    expect(several.bases.map(({block, column, valid}) => [block, column, valid])).toEqual([
      ["all", "helbred:fysisk:medicin:1", 37],
      ["all", "helbred:fysisk:medicin:2", 32],
    ]);
  });

  it("is looked up as the bare number", async () => {
    const a = await analyse(spec("by: borger.medicin"), world);
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a}};
    const selector = {analysis: "a", rows: "Krop og sind", columns: "coefficient:medicin:1"};
    expect(lookUp(findings, selector, "number").sum).toMatchObject({unit: "number", printed: "0,91", base: 37});
  });

  it("takes the measure that fits how both are measured", async () => {
    const pairs = [
      pair,
      "{between: [borger.helbred, borger.alder]}",
      "{between: [borger.farve, borger.helbred]}",
      "{between: [borger.medicin, borger.lavt]}",
    ].join(", ");
    const forms = (world.forms ?? []).map((form) => {
      const lavt = form.values.helbred === "1" ? "1" : "2";
      return {...form, values: {...form.values, lavt}};
    });
    const result = await analyse(spec("statistics: [coefficient, interval, n]", pairs), {...world, forms});
    expect(result.tests.map(({effects}) => effects[0]?.method)).toEqual([
      "kendall-tau-b",
      "spearman",
      "cramers-v",
      "phi",
    ]);
    expect(result.tests.map(({chosen}) => chosen.method)).toEqual([
      "jonckheere-terpstra",
      "jonckheere-terpstra",
      "fisher-freeman-halton",
      "pearson-chi-square",
    ]);
    expect(result.table.columns[0]?.label).toBe("Koefficient");
    expect(grid(result).map(([label]) => label)).toEqual([
      "Krop og sind",
      "Psykisk helbred og alder",
      "Farve og psykisk helbred",
      "Medicin og lavt helbred",
    ]);
    expect(noteTexts(result)[0]).toBe(
      "method: Koefficienten er Kendalls tau-b for »Krop og sind«; Spearmans rangkorrelation for »Psykisk helbred og alder«; Cramérs V for »Farve og psykisk helbred«; Phi for »Medicin og lavt helbred«.",
    );
    // Numbers from the lowest: 20, 25, 30, 35, 40, 50, 60; the three without one are left out.
    const byAge = [
      [8, 0, 8, 0, 0, 0, 12],
      [0, 0, 0, 0, 0, 10, 0],
      [8, 8, 0, 4, 11, 0, 0],
    ];
    const age = cell(result, "a/all/helbred:alder/coefficient");
    expect(age).toMatchObject({base: 69, exact: coefficientOf(byAge, spearman)});
    expect(cell(result, "a/all/helbred:alder/interval").printed).toMatch(/^−0,\d\d til (?:−)?0,\d\d$/);
    // Medicine has «ved ikke», which no measure of two answers has a place for.
    expect(cell(result, "a/all/medicin:lavt/n")).toMatchObject({count: 69});
  });

  it("counts «ved ikke» as a category of Cramér's V only, and only where it is in the base", async () => {
    const farve = "{between: [borger.farve, borger.medicin]}";
    expect(cell(await analyse(spec("", farve), world), "a/all/farve:medicin/n")).toMatchObject({count: 72});
    expect(cell(await analyse(spec("dont_know: out", farve), world), "a/all/farve:medicin/n")).toMatchObject({
      count: 69,
    });
  });

  it("takes the author's coefficient and test, and says so", async () => {
    const result = await analyse(spec("coefficient: gamma, test: chi-square"), world);
    expect(result.table.columns[0]?.label).toBe("Gamma");
    expect(result.tests[0]).toMatchObject({
      chosen: {method: "pearson-chi-square"},
      effects: [{method: "gamma", name: "Gamma"}],
    });
    const exact = await analyse(spec("coefficient: cramers-v, test: exact"), world);
    expect(exact.tests[0]?.chosen.method).toBe("fisher-freeman-halton");
    expect(noteTexts(result).at(-1)).toBe(
      "test: χ²-test: * p < 0,05, ** p < 0,01, *** p < 0,001. Testen er valgt af rapportens forfatter; efter reglerne ville det være Fisher-Freeman-Haltons eksakte test.",
    );
    expect(noteTexts(exact).at(-1)).not.toContain("forfatter");
    const untested = await analyse(spec("test: none"), world);
    expect(untested.tests).toEqual([]);
    expect(cell(untested, "a/all/helbred:fysisk/p")).toMatchObject({kind: "empty", reason: "der er ikke testet"});
    expect(cell(untested, "a/all/helbred:fysisk/coefficient")).not.toHaveProperty("shown");
  });

  it("adjusts all p-values of the table together on demand", async () => {
    const plain = await analyse(spec("by: borger.medicin"), world);
    const result = await analyse(spec("by: borger.medicin, adjust: holm"), world);
    expect(result.tests.map(({chosen}) => chosen.adjusted?.p)).toEqual(plain.tests.map(({chosen}) => chosen.p));
    expect(result.tests[0]?.chosen.p).toBeCloseTo(2 * (plain.tests[0]?.chosen.p ?? 0), 12);
    expect(cell(result, "a/all/helbred:fysisk/p:medicin:2").printed).toBe("1,000");
    expect(noteTexts(result).join(" ")).toContain("p-værdierne er korrigeret samlet efter Holm");
  });

  it("follows what is measured again, and leaves at its wave what is not", async () => {
    const pairs = "{between: [borger.helbred, borger.fysisk]}, {between: [borger.helbred@1, borger.fysisk]}";
    const result = await analyse(
      `{kind: association, title: T, waves: [1, 3], pairs: [${pairs}], statistics: [n]}`,
      world,
    );
    expect(result.table.blocks[0]?.rows.map(({key}) => key)).toEqual(["helbred:fysisk", "helbred@1:fysisk"]);
    expect(grid(result).map(([, ...cells]) => cells)).toEqual([
      ["72", "33"],
      ["72", "33"],
    ]);
  });

  it("says why there is no coefficient where all answered alike or nobody did", async () => {
    const same = await analyse(spec(""), panelOf(["helbred=1 fysisk=1", null, 5]));
    expect(cell(same, "a/all/helbred:fysisk/coefficient")).toMatchObject({
      kind: "empty",
      reason: "alle svar står i samme række eller kolonne",
    });
    expect(noteTexts(same).at(-1)).toBe("test: Ikke testet, fordi der ikke er forskellige svar nok.");
    const none = await analyse(spec("population: ingen"));
    expect(cell(none, "a/all/helbred:fysisk/coefficient")).toMatchObject({
      kind: "empty",
      reason: "ingen personer er med i opgørelsen",
    });
  });
});

describe("what association refuses", () => {
  const failing = (rest: string, pairs = pair) => failure(`  a: ${spec(rest, pairs)}\n`);

  it("is a pair that has no measure, one with itself, and one that stands twice", async () => {
    expect(await failing("", "{between: [borger.farve, borger.alder]}")).toMatchObject({
      kind: "config",
      message: "Of borger.farve and borger.alder, one is a number and the other has answers without an order.",
      hint: expect.stringContaining("Derive bands from the number"),
    });
    expect(await failing("", "{between: [borger.farve, borger.farve]}")).toMatchObject({
      message: "borger.farve is paired with itself.",
    });
    expect(await failing("", `${pair}, ${pair}`)).toMatchObject({
      message: "A pair stands twice in one analysis.",
    });
    expect(await failing("", "{between: [borger.note, borger.farve]}")).toMatchObject({
      message: expect.stringContaining("borger.note is a text variable"),
    });
    expect(await failing("", "{between: [borger.helbred, borger.fysik]}")).toMatchObject({
      hint: 'Did you mean "fysisk"?',
      at: expect.stringMatching(/^borger.fysik/),
    });
  });

  it("is a coefficient or a test that does not fit", async () => {
    expect(await failing("coefficient: phi")).toMatchObject({
      message: 'The coefficient "phi" does not fit how borger.helbred and borger.fysisk are measured.',
      hint: "Those that fit are auto, kendall-tau-b, gamma, spearman, cramers-v.",
      at: expect.stringMatching(/^coefficient: phi|^phi/),
    });
    const ages = "{between: [borger.helbred, borger.alder]}";
    expect(await failing("test: welch-t", ages)).toMatchObject({
      message: 'The test "welch-t" does not fit numbers, which are taken in their order here.',
    });
    expect(await failing("test: chi-square", ages)).toMatchObject({kind: "config"});
    expect(await failing("test: sign-test")).toMatchObject({
      message: expect.stringContaining("is for the same persons measured again"),
    });
    expect(await failing("test: ordered", "{between: [borger.farve, borger.medicin]}")).toMatchObject({
      message: "Neither borger.farve nor borger.medicin has an order.",
    });
  });

  it("is waves that neither variable is measured at, and both wave and waves", async () => {
    const waves = (between: string) =>
      failure(`  a: {kind: association, title: T, waves: [1, 3], pairs: [{between: [${between}]}]}\n`);
    expect(await waves("forloeb.job, forloeb.praktik")).toMatchObject({
      message: "Neither variable of this pair is measured at the analysis's waves.",
    });
    expect(await waves("borger.helbred, borger.fysisk@7")).toMatchObject({message: "There is no wave 7."});
    expect(await failing("waves: [1, 3]")).toMatchObject({message: "Both wave and waves are given."});
  });
});
