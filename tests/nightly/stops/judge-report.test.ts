import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {judgeReport} from "../../../src/nightly/stops/judge.ts";
import {analysisWith, editionWith, testWith} from "../../support/editions.ts";
import {brief, pairOf, stops} from "./support.ts";

const rows = (kept: number) => ({source: {kept, content: String(kept)}});
const rowsFound = (before: number, after: number, policy: object, isWhole = true) =>
  judgeReport(pairOf(rows(before), rows(after), isWhole), stops(policy));

describe("fewer rows than in the last published edition", () => {
  it.each([
    [{rows: {limit: 5}}, 95, 0],
    [{rows: {limit: 5}}, 94, 1],
    [{rows: {limit: "5 %"}}, 95, 0],
    [{rows: {limit: "5%"}}, 94, 1],
    [{rows: {limit: "5,5 %"}}, 95, 0],
    [{rows: {limit: 0}}, 99, 1],
    [{rows: {limit: 0}}, 101, 0],
    [{rows: {action: "ignore"}}, 1, 0],
    [{rows: {limit: "90 %", sources: {skema: {limit: 0, action: "banner"}}}}, 99, 1],
    [{rows: {limit: 0, sources: {skema: {limit: 20}}}}, 85, 0],
    [{rows: {limit: 0, sources: {register: {limit: 20}}}}, 85, 1],
  ])("is told by %j when 100 rows become %i", (policy, now, findings) => {
    expect(rowsFound(100, now, policy)).toHaveLength(findings);
  });

  it("tells which source, how many, and what is allowed, and is about all reports", () => {
    const [finding] = rowsFound(1000, 850, {});
    expect(finding).toEqual({
      kind: "fewer-rows",
      action: "hold",
      report: null,
      about: "skema",
      message: "Spørgeskema: 850 rows that count, 1000 in the last edition, 150 fewer; rows allows 10 %.",
      danish:
        "Datagrundlaget fra »Spørgeskema« er mindre end i den forrige udgave, og tallene kan derfor være ufuldstændige.",
    });
  });

  it("has a limit of its own in a unit's report, which then carries the banner alone", () => {
    expect(rowsFound(100, 51, {}, false)).toEqual([]);
    expect(brief(rowsFound(100, 49, {}, false))).toEqual([
      {kind: "fewer-rows", action: "banner", report: "aarhus", about: "skema"},
    ]);
  });

  it("sees an export that was cut where no row that counts was lost", () => {
    const pair = pairOf(rows(50), rows(50));
    const source = pair.before?.results.dataReport.sources[0];
    if (source) source.rowsRead = 500;
    expect(judgeReport(pair, stops())[0]?.message).toContain("50 rows read, 500 in the last edition");
  });

  it("never tells of data that grow, whatever the limit", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(50), (before, more, limit) => {
        expect(rowsFound(before, before + more, {rows: {limit}})).toEqual([]);
      }),
      {numRuns: 200},
    );
  });
});

describe("a jump", () => {
  const found = (before: number, after: number, jump: object, base = 100) =>
    judgeReport(
      pairOf(
        {analyses: {job: analysisWith("job", {Ja: before}, base)}},
        {analyses: {job: analysisWith("job", {Ja: after}, base)}},
      ),
      stops({jumps: [{of: "job", limit: "5 points", ...jump}]}),
    );

  it.each([
    [{}, 40, 45, 0],
    [{}, 40, 46, 1],
    [{}, 40, 34, 1],
    [{limit: "10 %"}, 40, 44, 0],
    [{limit: "10 %"}, 40, 45, 1],
    [{limit: "10 %"}, 0, 1, 1],
    [{limit: "10 %"}, 0, 0, 0],
    // Wilson's 95 % interval of 40 of 100 is 30,9-49,8 pct.
    [{limit: "interval"}, 40, 49, 0],
    [{limit: "interval"}, 40, 50, 1],
    [{limit: "interval"}, 40, 31, 0],
    [{limit: "interval"}, 40, 30, 1],
    [{smallest: 101}, 40, 90, 0],
    [{smallest: 100}, 40, 90, 1],
    [{action: "ignore"}, 40, 90, 0],
    [{of: "job/all/Ja/percent"}, 40, 90, 1],
    [{of: "job/all"}, 40, 90, 1],
    [{of: ["andet", "job/all/Ja"]}, 40, 90, 2],
  ])("of %j from %i to %i pct.", (jump, before, after, findings) => {
    expect(found(before, after, jump)).toHaveLength(findings);
  });

  it("is judged by the interval that is printed, where there is one", () => {
    const edition = (count: number) => {
      const analysis = analysisWith("job", {Ja: count}, 100);
      const cell = analysis.table.blocks[0]?.rows[0]?.cells[0];
      if (cell) cell.interval = {low: 0.39, high: 0.41};
      return {analyses: {job: analysis}};
    };
    const pair = pairOf(edition(40), edition(42));
    expect(judgeReport(pair, stops({jumps: [{of: "job", limit: "interval"}]}))).toHaveLength(1);
  });

  it("tells the largest first, with where it stands and what is allowed", () => {
    const pair = pairOf(
      {analyses: {job: analysisWith("job", {Ja: 40, Nej: 30}, 100)}},
      {analyses: {job: analysisWith("job", {Ja: 47, Nej: 50}, 100)}},
    );
    expect(judgeReport(pair, stops({jumps: [{of: "job", limit: "5 points", action: "banner"}]}))).toEqual([
      {
        kind: "jump",
        action: "banner",
        report: {key: "", name: "Lille evaluering"},
        about: "job/all/Nej/percent",
        message: "Selvvurderet helbred: Nej · Procent: 30 → 50; Ja · Procent: 40 → 47; jumps allows 5 points.",
        danish:
          "Tallene i »Selvvurderet helbred« afviger usædvanligt meget fra den forrige udgave og skal læses med forbehold.",
      },
    ]);
  });

  it("is a number that is gone, too", () => {
    const pair = pairOf(
      {analyses: {job: analysisWith("job", {Ja: 40, Nej: 60}, 100)}},
      {analyses: {job: analysisWith("job", {Ja: 40}, 100)}},
    );
    const [finding] = judgeReport(pair, stops({jumps: [{of: "job", limit: "5 points"}]}));
    expect(finding?.message).toContain("Nej · Procent: was 60, and there is no such number now");
  });

  it("leaves how many were asked alone, unless that number is named", () => {
    const edition = (n: number) => {
      const analysis = analysisWith("job", {}, 1);
      const cells = [
        {kind: "base" as const, address: "job/all/total/percent", printed: "100", count: n, base: n, exact: n},
      ];
      analysis.table.blocks[0]?.rows.push({key: "total", label: "Total", cells});
      return {analyses: {job: analysis}};
    };
    const pair = pairOf(edition(100), edition(200));
    expect(judgeReport(pair, stops({jumps: [{of: "job", limit: "5 points"}]}))).toEqual([]);
    const named = stops({jumps: [{of: "job/all/total/percent", limit: "5 points"}]});
    expect(judgeReport(pair, named)).toHaveLength(1);
  });

  it("may leave units out", () => {
    const edition = (count: number) => ({analyses: {job: analysisWith("job", {Ja: count}, 100)}});
    const spec = stops({jumps: [{of: "job", limit: "5 points", units: false}]});
    expect(judgeReport(pairOf(edition(40), edition(60), false), spec)).toEqual([]);
    expect(judgeReport(pairOf(edition(40), edition(60), true), spec)).toHaveLength(1);
  });

  it("says where there is nothing to judge, once and in the report for all", () => {
    const spec = stops({jumps: [{of: "jobb", limit: "5 points"}]});
    const edition = {analyses: {job: analysisWith("job", {Ja: 40}, 100)}};
    expect(brief(judgeReport(pairOf(edition, edition), spec))).toEqual([
      {kind: "not-judged", action: "warn", report: "", about: "jobb"},
    ]);
    expect(judgeReport(pairOf(edition, edition, false), spec)).toEqual([]);
  });

  it("says where a number has no interval", () => {
    const edition = () => {
      const analysis = analysisWith("job", {}, 1);
      const cells = [{kind: "number" as const, address: "job/all/mean/percent", printed: "3,1", base: 100, exact: 3.1}];
      analysis.table.blocks[0]?.rows.push({key: "mean", label: "Gennemsnit", cells});
      return {analyses: {job: analysis}};
    };
    const found = judgeReport(pairOf(edition(), edition()), stops({jumps: [{of: "job", limit: "interval"}]}));
    expect(found.map(({kind}) => kind)).toEqual(["not-judged"]);
    expect(found[0]?.message).toContain("job/all/mean/percent");
  });

  it("is never found in an edition that is the same", () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.integer({min: 1, max: 200}),
        fc.constantFrom("0 points", "0 %", "interval"),
        (count, base, limit) => {
          const edition = {analyses: {job: analysisWith("job", {Ja: Math.min(count, base)}, base)}};
          expect(judgeReport(pairOf(edition, edition), stops({jumps: [{of: "job", limit}]}))).toEqual([]);
        },
      ),
      {numRuns: 200},
    );
  });
});

describe("a claim that does not hold", () => {
  const claim = {name: "flertal", chapter: "03.md", line: 7, test: "x > 1"};
  const edition = (fails: boolean) => ({manifest: {claims: [fails ? {...claim, fails: true as const} : claim]}});

  it.each([
    [null, true, 1],
    [false, true, 1],
    [true, true, 1],
    [true, false, 0],
  ])("is told as long as it does not (before: %s, now: %s)", (before, now, findings) => {
    const pair = pairOf(before === null ? null : edition(before), edition(now));
    expect(judgeReport(pair, stops())).toHaveLength(findings);
  });

  it("tells operators which, and readers that a sentence is not so", () => {
    const [finding] = judgeReport(pairOf(null, edition(true)), stops({claims: "banner"}));
    expect(finding).toMatchObject({kind: "claim-false", action: "banner", about: "flertal"});
    expect(finding?.message).toBe("The claim «flertal» (03.md:7) does not hold.");
    expect(finding?.danish).toBe("En formulering i teksten svarer ikke længere til tallene.");
  });
});

describe("a conclusion that turned", () => {
  const edition = (p: number) => ({analyses: {job: {...analysisWith("job", {Ja: 4}, 10), tests: [testWith(p)]}}});

  it("is news and no stop, unless the policy says so", () => {
    const pair = pairOf(edition(0.2), edition(0.01));
    expect(judgeReport(pair, stops())).toEqual([]);
    expect(brief(judgeReport(pair, stops({conclusions: "banner"})))).toEqual([
      {kind: "conclusion-turned", action: "banner", report: "", about: "test:job/all"},
    ]);
  });
});

describe("the first edition", () => {
  it("has nothing to be held against", () => {
    const pair = pairOf(null, {analyses: {job: analysisWith("job", {Ja: 40}, 100)}});
    const strict = stops({rows: {limit: 0}, conclusions: "hold", jumps: [{of: "job", limit: "0 points"}]});
    expect(judgeReport(pair, strict)).toEqual([]);
  });
});

describe("an edition of before there were manifests", () => {
  it("is judged by its numbers", () => {
    const before = {...editionWith(rows(100)), manifest: null};
    const pair = {...pairOf(null, rows(10)), before};
    expect(brief(judgeReport(pair, stops()))).toEqual([
      {kind: "fewer-rows", action: "hold", report: null, about: "skema"},
    ]);
  });
});
