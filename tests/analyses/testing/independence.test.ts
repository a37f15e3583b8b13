import {describe, expect, it} from "vitest";
import {type IndependenceWish, type TestedTable, testIndependence} from "../../../src/analyses/testing/independence.ts";
import {independenceNote, untestedNote} from "../../../src/analyses/testing/independence-note.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import type {TestRecord} from "../../../src/results/model.ts";

/** Physical health by status of the course in the published report: significant by Pearson, not exactly. */
const flipping = [
  [4, 3, 0],
  [8, 0, 1],
  [21, 2, 7],
  [29, 1, 3],
  [15, 0, 4],
];
const large = [
  [30, 10],
  [20, 40],
];

const labels = {rows: ["a", "b", "c", "d", "e"], columns: ["x", "y", "z"]};

function tableOf(
  counts: readonly (readonly number[])[],
  levels: TestedTable["levels"] = ["ordinal", "nominal"],
): TestedTable {
  const compared = {counts, labels};
  return {key: "k", block: "k", label: "L", levels, all: compared, ordered: compared};
}

function record(
  counts: readonly (readonly number[])[],
  wish: IndependenceWish = "auto",
  levels?: TestedTable["levels"],
): TestRecord {
  const test = testIndependence(tableOf(counts, levels), wish, defaultNumberStyle);
  if (!test.ok) throw new Error(test.reason);
  return test.record;
}

const note = (label: string | null, test: TestRecord) => independenceNote(label, test, defaultNumberStyle).text;

describe("testIndependence", () => {
  it("prints the exact p of a table with small expected counts, and says when the two tests disagree", () => {
    const test = record(flipping);
    expect(test.chosen).toMatchObject({
      method: "fisher-freeman-halton",
      printed: "p = 0,052",
      significant: false,
      n: 98,
    });
    expect(test.alternatives).toMatchObject([
      {method: "pearson-chi-square", df: 8, printed: "p = 0,004", significant: true},
    ]);
    expect(test.reason).toBe("9 af 15 forventede antal er under 5.");
    expect(note("Fysisk helbred", test)).toBe(
      "Fysisk helbred: Fisher-Freeman-Haltons eksakte test, p = 0,052 (n = 98); Cramérs V = 0,34 (0,11-0,43). 9 af 15 forventede antal er under 5, så χ²-testen (p = 0,004) er ikke pålidelig her; de to test giver forskellige konklusioner på 5 pct.-niveau.",
    );
  });

  it("prints Pearson's p where the expected counts are large, without more words", () => {
    const test = record(large);
    expect(test.chosen.method).toBe("pearson-chi-square");
    expect(test.alternatives).toMatchObject([{method: "fisher-freeman-halton", name: "Fishers eksakte test"}]);
    expect(test.reason).toBe("De forventede antal er store nok til en χ²-test.");
    expect(note(null, test)).toBe("χ²-test, p < 0,001 (n = 100); Cramérs V = 0,41 (0,21-0,60).");
  });

  it("does as the author wants, and warns of a chi-square test on small expected counts", () => {
    const test = record(flipping, "pearson-chi-square");
    expect(test.chosen.printed).toBe("p = 0,004");
    expect(test).toMatchObject({
      chosenBy: "author",
      reason:
        "Testen er valgt af rapportens forfatter; efter reglerne ville det være Fisher-Freeman-Haltons eksakte test.",
    });
    expect(note(null, test)).toBe(
      "χ²-test, p = 0,004 (n = 98); Cramérs V = 0,34 (0,11-0,43). Testen er valgt af rapportens forfatter; efter reglerne ville det være Fisher-Freeman-Haltons eksakte test. 9 af 15 forventede antal er under 5, så testen er usikker; Fisher-Freeman-Haltons eksakte test giver p = 0,052; de to test giver forskellige konklusioner på 5 pct.-niveau. Resultatet afhænger af én celle: uden de 3 personer i »a · y« ville det ikke være signifikant på 5 pct.-niveau.",
    );
    const exact = record(large, "fisher-freeman-halton");
    expect(note(null, exact)).toBe(
      "Fishers eksakte test, p < 0,001 (n = 100); Cramérs V = 0,41 (0,21-0,60). Testen er valgt af rapportens forfatter; efter reglerne ville det være χ²-test.",
    );
    expect(record(flipping, "fisher-freeman-halton").chosenBy).toBeUndefined();
  });

  it("leaves out rows and columns that nobody is in", () => {
    const withEmpty = large.map((row) => [...row, 0]).concat([[0, 0, 0]]);
    expect(record(withEmpty)).toEqual(record(large));
    expect(record(withEmpty).counts).toEqual(large);
  });

  it("cannot test a single row, a single column or nothing", () => {
    const reason = (counts: number[][]) => {
      const test = testIndependence(tableOf(counts), "auto", defaultNumberStyle);
      return test.ok ? "" : test.reason;
    };
    expect(reason([[3, 4]])).toBe("alle svar står i samme række eller kolonne");
    expect(reason([[3], [4]])).toBe("alle svar står i samme række eller kolonne");
    expect(reason([[0, 0]])).toBe("ingen har svaret");
    expect(untestedNote("Helbred", reason([[3, 4]])).text).toBe(
      "Helbred: ikke testet, fordi alle svar står i samme række eller kolonne.",
    );
  });
});

describe("testIndependence with the order of answers", () => {
  it("takes a rank test of ordered answers in groups, with the groups in the columns", () => {
    const test = record(flipping, "ordered");
    expect(test.chosen).toMatchObject({method: "kruskal-wallis", n: 98});
    expect(test.reason).toBe("Svarene har en rækkefølge og sammenlignes i flere grupper.");
    expect(test.chosenBy).toBeUndefined();
    expect(test.expected).toBeNull();
    expect(note(null, test)).toMatch(/^Kruskal-Wallis' test, p = /);
  });

  it("says how probable it is that one of two groups answers higher", () => {
    const counts = [
      [1, 4],
      [2, 3],
      [6, 1],
    ];
    const test = record(counts, "ordered", ["ordinal", "nominal"]);
    expect(test.chosen.method).toBe("mann-whitney-exact");
    expect(test.effects[0]).toMatchObject({method: "probability-of-superiority"});
    // 72 pairs of an x and a y: 50 in which x is higher, and 16 ties.
    expect(test.effects[0]?.exact).toBeCloseTo((50 + 16 / 2) / 72, 12);
    expect(note(null, test)).toContain("sandsynlighed for det højeste svar blandt »x« = 0,81");
  });

  it("takes a test of a trend when both variables have an order", () => {
    const test = record(flipping, "ordered", ["ordinal", "ordinal"]);
    expect(test.chosen.method).toBe("jonckheere-terpstra");
    expect(test.effects[0]?.method).toBe("kendall-tau-b");
    expect(test.reason).toBe("Begge variable har en rækkefølge.");
  });

  it("tells what the rules would have said beside a test that an author asks for", () => {
    const test = record(large, "mann-whitney", ["ordinal", "nominal"]);
    expect(test).toMatchObject({chosenBy: "author", chosen: {method: "mann-whitney"}});
    expect(test.alternatives).toMatchObject([{method: "pearson-chi-square"}]);
    expect(note(null, test)).toMatch(
      /^Mann-Whitneys test, p < 0,001 \(n = 100\);.* Testen er valgt af rapportens forfatter; efter reglerne ville det være χ²-test, p < 0,001\.$/,
    );
  });
});

describe("independenceNote", () => {
  it("tells of one expected count below 1 when that alone decides", () => {
    const base = record(large);
    const expected = {cells: 20, below5: 1, below5Share: 0.05, minimum: 0.6};
    const [exact] = base.alternatives;
    if (exact === undefined) throw new Error("no exact test");
    const test = {...base, chosen: exact, alternatives: [base.chosen], expected};
    expect(note(null, test)).toContain(
      "Et forventet antal er under 1, så χ²-testen (p < 0,001) er ikke pålidelig her.",
    );
  });

  it("names the level that tests are judged at", () => {
    const style = {...defaultNumberStyle, significance: 0.025};
    const test = testIndependence(tableOf(flipping), "auto", style);
    if (!test.ok) throw new Error(test.reason);
    expect(independenceNote(null, test.record, style).text).toContain("på 2,5 pct.-niveau");
  });
});
