import {describe, expect, it} from "vitest";
import type {Fact} from "../../../src/results/model.ts";
import {cell, failure, grid, noteTexts, panelOf, run, type World} from "../support.ts";

const fact = (key: string, value: number, unit: Fact["unit"]): [string, Fact] => [
  key,
  {key, value, unit, label: key, source: "Aftalen"},
];

const facts = Object.fromEntries([
  fact("tyve", 20, "percent"),
  fact("ti", 10, "percent"),
  fact("ni", 9, "percent"),
  fact("halv", 12.5, "percent"),
  fact("point", 42, "number"),
  fact("antal", 4, "count"),
]);

const analyses = `  job: {kind: outcome, title: J, items: [{variable: forloeb.job}]}
  alder: {kind: numbers, title: A, wave: 1, items: [borger.alder]}
  tal: {kind: distribution, title: F, show: count, items: [forloeb.job]}
  ingen: {kind: distribution, title: I, population: ingen, items: [forloeb.job]}
`;

function goal(rows: string, more = ""): string {
  return `  a: {kind: goals, title: T${more}, rows: [${rows}]}\n${analyses}`;
}

async function judged(rows: string, world: World = {facts}, more = "") {
  const {a} = await run(goal(rows, more), world);
  if (a === undefined) throw new Error("no result");
  return a;
}

const _share = "attained: {analysis: tal, row: Ja}";
const nobody = "attained: {analysis: ingen, row: Ja}";

describe("goals", () => {
  it("gives the interval more decimals where an end would print as the target that it is not", async () => {
    const attained = "attained: {cell: job/all/1/job}";
    const rows = `{label: A, key: a, ${attained}, target: ni}, {label: B, key: b, ${attained}, target: ti}`;
    const result = await judged(rows);
    // Of 3 in 8 the lower end is 8.52.
    expect(grid(result).map((row) => row[3])).toEqual(["8,5-75,5", "9-76"]);
    expect(cell(result, "a/all/a/attained")).toMatchObject({interval: {printed: "8,5-75,5"}});
  });

  it("takes a base for the number of persons that it is, as what is attained and as a target", async () => {
    const {a} = await run(
      "  a: {kind: goals, title: T, rows: [{label: Antal, key: n, attained: {cell: b/job/total/percent}, target: {cell: b/job/total/percent}}]}\n" +
        "  b: {kind: distribution, title: B, items: [forloeb.job]}\n",
    );
    if (a === undefined) throw new Error("no result");
    expect(cell(a, "a/all/n/attained")).toMatchObject({exact: 8, printed: "8"});
    expect(cell(a, "a/all/n/target")).toMatchObject({exact: 8, printed: "8"});
    expect(cell(a, "a/all/n/difference")).toMatchObject({exact: 0, printed: "0"});
  });

  it("prints what is attained, n, interval, target, difference, p and verdict", async () => {
    const {a} = await run(
      "  a: {kind: goals, title: T, rows: [{label: I job, key: job, attained: {cell: b/job/1/percent}, target: tyve}]}\n" +
        "  b: {kind: distribution, title: B, items: [forloeb.job]}\n",
      {facts},
    );
    if (a === undefined) throw new Error("no result");
    // R: binom.test(3, 8, 0.2) has 0.0852-0.7551 and p = 0.2032.
    expect(grid(a)).toEqual([["I job", "38", "8", "9-76", "20", "18", "0,203", "Kan ikke afgøres"]]);
    expect(a.table.columns.map(({key, label, unit}) => [key, label, unit])).toEqual([
      ["attained", "Opnået (pct.)", "percent"],
      ["n", "n", "count"],
      ["interval", "95 pct.-sikkerhedsinterval", "number"],
      ["target", "Mål (mindst)", "number"],
      ["difference", "Forskel (procentpoint)", "number"],
      ["p", "p", "number"],
      ["verdict", "Vurdering", "text"],
    ]);
    expect(cell(a, "a/all/job/attained")).toMatchObject({kind: "share", count: 3, base: 8, of: ["b/job/1/percent"]});
    expect(cell(a, "a/all/job/difference")).toMatchObject({exact: 17.5});
    expect(cell(a, "a/all/job/verdict")).toMatchObject({
      of: ["b/job/1/percent", "fact:tyve"],
      light: {tone: "unknown", label: "Kan ikke afgøres"},
    });
    expect(a.tests).toMatchObject([{key: "job", block: "all", counts: [[3, 5]], chosen: {method: "binomial-exact"}}]);
    expect(a.source).toBe("forløbsregisteret; Aftalen");
  });

  it.each([
    // R: binom.test(x, 100)$conf.int: 0.2998-0.5028 for 40, 0.1127-0.2915 for 19, 0.0562-0.1883 for 11.
    [40, "at-least", "Nået"],
    [19, "at-least", "Kan ikke afgøres"],
    [11, "at-least", "Ikke nået"],
    [40, "at-most", "Ikke nået"],
    [19, "at-most", "Kan ikke afgøres"],
    [11, "at-most", "Nået"],
  ])("judges %i of 100 against 20 percent, %s, by the interval: %s", async (count, direction, verdict) => {
    const {b} = await run(
      `  b: {kind: goals, title: T, rows: [{label: Lavt, attained: {analysis: l, row: Ja}, target: tyve, direction: ${direction}}]}\n` +
        "  l: {kind: distribution, title: L, wave: 1, items: [borger.lavt]}\n",
      lavt(count),
    );
    expect(b && grid(b)[0]?.at(-1)).toBe(verdict);
  });

  it("judges by the number itself where the rule says so, a share at its target as reached", async () => {
    const by = async (count: number, direction: string) => {
      const {b} = await run(
        `  b: {kind: goals, title: T, rule: point, rows: [{label: Lavt, attained: {analysis: l, row: Ja}, target: tyve, direction: ${direction}}]}\n` +
          "  l: {kind: distribution, title: L, wave: 1, items: [borger.lavt]}\n",
        lavt(count),
      );
      return b && grid(b)[0]?.at(-1);
    };
    expect(await by(20, "at-least")).toBe("Nået");
    expect(await by(19, "at-least")).toBe("Ikke nået");
    expect(await by(20, "at-most")).toBe("Nået");
    expect(await by(21, "at-most")).toBe("Ikke nået");
  });

  it("prints its rule in the note, and which test the p is of", async () => {
    const rows = "{label: Job, attained: {analysis: b, row: Ja}, target: tyve}";
    const b = "  b: {kind: distribution, title: B, items: [forloeb.job]}\n";
    const notes = async (more: string, row = rows) => {
      const {a} = await run(`  a: {kind: goals, title: T${more}, rows: [${row}]}\n${b}`, {facts});
      return a && noteTexts(a);
    };
    expect(await notes("")).toEqual([
      "method: Et mål er nået, når hele 95 pct.-sikkerhedsintervallet ligger på eller over målet, og ikke nået, når hele intervallet ligger under det; ellers kan det ikke afgøres.",
      "test: Eksakt binomialtest af hver andel mod dens mål, begge veje.",
    ]);
    expect(await notes(", test: none", rows.replace("tyve", "halv"))).toContain(
      "rounding: Forskellene er beregnet af uafrundede tal.",
    );
    expect(await notes(", rule: point, test: none")).toEqual([
      "method: Et mål er nået, når det opnåede tal uden afrunding er mindst så stort som målet. Den statistiske usikkerhed indgår ikke.",
    ]);
    expect((await notes("", rows.replace("tyve}", "tyve, direction: at-most}")))?.[0]).toContain(
      "på den rigtige side af målet",
    );
  });

  it("judges a mean by the interval of its n and standard deviation", async () => {
    const result = await judged("{label: Alder, attained: {cell: alder/all/alder/mean}, target: point}");
    // Ages 20, 30, 40, 50, 60, 25, 35.5 and 45. R: t.test(x)$conf.int is 27.04-49.33.
    expect(grid(result)).toEqual([["Alder", "38,2", "8", "27,0-49,3", "42", "−3,8", "Kan ikke afgøres"]]);
    expect(cell(result, "a/all/Alder/attained")).toMatchObject({kind: "number", base: 8, interval: {level: 0.95}});
    expect(result.tests).toEqual([]);
  });

  it("judges a bare count by itself, and a number of unknown uncertainty not at all", async () => {
    const result = await judged(
      "{label: I job, attained: {cell: tal/job/1/count}, target: antal}, {label: Median, attained: {cell: alder/all/alder/median}, target: point}, {label: Job, attained: {cell: job/all/1/job}, target: tyve}",
    );
    expect(grid(result).map((row) => [row[0], row.at(-1)])).toEqual([
      ["I job", "Ikke nået"],
      ["Median", "Kan ikke afgøres"],
      ["Job (pct.)", "Kan ikke afgøres"],
    ]);
    expect(result.table.columns.map(({label}) => label).slice(0, 5)).toEqual([
      "Opnået",
      "n",
      "95 pct.-sikkerhedsinterval",
      "Mål (mindst)",
      "Forskel",
    ]);
    expect(noteTexts(result).slice(1, 3)).toEqual([
      "method: Optalte antal (»I job«) har ingen stikprøveusikkerhed og er vurderet direkte.",
      "method: For »Median« er usikkerheden ikke opgjort.",
    ]);
    expect(cell(result, "a/all/I job/p")).toMatchObject({kind: "empty", reason: "kun andele er testet mod målet"});
  });

  it("says the direction of each goal where they differ", async () => {
    const result = await judged(
      "{label: A, attained: {cell: job/all/1/job}, target: tyve}, {label: B, attained: {cell: job/all/1/job}, target: ti, direction: at-most}",
    );
    expect(result.table.columns[3]?.label).toBe("Mål");
    expect(cell(result, "a/all/B/target")).toMatchObject({printed: "10", shown: "højst 10"});
  });

  it("takes another analysis's share for the target", async () => {
    const result = await judged("{label: A, attained: {cell: job/all/1/job}, target: {cell: job/all/2/job}}");
    expect(cell(result, "a/all/A/target")).toMatchObject({printed: "63", of: ["job/all/2/job"]});
    expect(cell(result, "a/all/A/difference")).toMatchObject({printed: "−25"});
  });

  it("has no verdict where nothing is known", async () => {
    const result = await judged(`{label: A, ${nobody}, target: tyve}`);
    expect(grid(result)).toEqual([["A", "–", "–", "–", "20", "–", "Kan ikke afgøres"]]);
    expect(cell(result, "a/all/A/attained")).toMatchObject({kind: "empty", of: ["ingen/job/1/percent"]});
  });

  it("refuses targets that are not there, or of another unit than what is attained", async () => {
    const of = (attained: string, target: string) =>
      failure(goal(`{label: A, attained: ${attained}, target: ${target}}`), {facts});
    expect(await of("{cell: job/all/1/job}", "tyv")).toMatchObject({
      kind: "config",
      message: 'There is no fact "tyv".',
      hint: 'Did you mean "tyve"?',
      at: expect.stringMatching(/^target: tyv/),
    });
    expect(await of("{cell: job/all/1/job}", "antal")).toMatchObject({
      message: 'The fact "antal" is 4 (count), and what is attained is a share.',
    });
    expect(await of("{cell: tal/job/1/count}", "tyve")).toMatchObject({
      message: 'The fact "tyve" is 20 (percent), and what is attained is a count.',
      hint: "Give facts.tyve the unit count or number, or name a share.",
    });
    expect(await of("{cell: job/all/1/job}", "{cell: alder/all/alder/mean}")).toMatchObject({
      message: 'The target "alder/all/alder/mean" is not a share, and what is attained is one.',
    });
    expect(
      await failure(goal("{label: A, attained: {cell: job/all/1/job}, target: meget}"), {
        facts: Object.fromEntries([fact("meget", 120, "percent")]),
      }),
    ).toMatchObject({message: 'The fact "meget" is 120 percent, and no share can be.'});
  });

  it("refuses what is attained where it is a text, or nowhere", async () => {
    const of = (attained: string) => failure(goal(`{label: A, attained: ${attained}, target: tyve}`), {facts});
    expect(await of("{cell: job/all/interval/job}")).toMatchObject({
      kind: "config",
      message: 'The cell "job/all/interval/job" holds the text "9-76", and a number is wanted.',
    });
    expect(await of("{cell: job/all/3/job}")).toMatchObject({message: 'There is no cell "job/all/3/job".'});
    expect(await of("{analysis: jobb, row: Ja}")).toMatchObject({hint: 'Did you mean "job"?'});
    expect(await of("{cell: job/all}")).toMatchObject({message: expect.stringContaining("is not a cell's address")});
  });
});

/** So many of 100 whose health is low. */
function lavt(count: number): World {
  return {...panelOf(["lavt=1", null, count], ["lavt=2", null, 100 - count]), facts};
}
