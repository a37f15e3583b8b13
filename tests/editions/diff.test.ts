import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {diffEditions, isSame} from "../../src/editions/diff.ts";
import type {
  Cause,
  CauseKind,
  ClaimChange,
  EditionDiff,
  SourceChange,
  TableChange,
} from "../../src/editions/diff-model.ts";
import type {PastAnalysis} from "../../src/editions/past-results.ts";
import {analysisWith, type EditionParts, editionWith, share, testWith} from "../support/editions.ts";

function diffOf(before: EditionParts, after: EditionParts): EditionDiff {
  return diffEditions(editionWith(before), editionWith(after));
}

const helbred = (count: number, base: number) => ({helbred: analysisWith("helbred", {Godt: count}, base)});

describe("diffEditions(before, after): numbers", () => {
  it("tells by how much, of how many, and why", () => {
    const diff = diffOf(
      {analyses: helbred(3, 12), source: {kept: 12, content: "a"}},
      {analyses: helbred(8, 16), source: {kept: 16, content: "b"}},
    );
    expect(diff.sources).toEqual([
      {
        key: "skema",
        name: "Spørgeskema",
        kind: "new-answers",
        before: {read: 12, kept: 12},
        after: {read: 16, kept: 16},
      },
    ]);
    expect(diff.numbers).toEqual([
      {
        address: "helbred/all/Godt/percent",
        where: {analysis: "helbred", title: "Selvvurderet helbred", block: null, row: "Godt", column: "Procent"},
        unit: "percent",
        before: {printed: "25", exact: 0.25, count: 3, n: 12},
        after: {printed: "50", exact: 0.5, count: 8, n: 16},
        change: 25,
        isVisible: true,
        isRepeated: false,
        causes: [{kind: "new-answers", source: "Spørgeskema"}],
      },
    ]);
  });

  it("puts what is seen first, then the larger change among the more", () => {
    const of = (key: string, count: number, base: number) => analysisWith(key, {Ja: count}, base);
    const diff = diffOf(
      {analyses: {faa: of("faa", 1, 4), mange: of("mange", 100, 400), lidt: of("lidt", 100, 400)}},
      {analyses: {faa: of("faa", 2, 4), mange: of("mange", 180, 400), lidt: of("lidt", 101, 400)}},
    );
    expect(diff.numbers.map(({where, isVisible}) => [where.analysis, isVisible])).toEqual([
      ["mange", true],
      ["faa", true],
      ["lidt", false],
    ]);
  });

  it("puts tables that repeat others after those that count", () => {
    const repeating = (count: number): PastAnalysis => {
      const table = analysisWith("a", {Ja: count}, 10);
      const cells = [share("a/all/Ja/percent", count, 10, {of: ["b/all/Ja/percent"]})];
      return {
        ...table,
        table: {...table.table, blocks: [{key: "all", label: null, rows: [{key: "Ja", label: "Ja", cells}]}]},
      };
    };
    const of = (count: number) => ({a: repeating(count), b: analysisWith("b", {Ja: count}, 10)});
    expect(diffOf({analyses: of(1)}, {analyses: of(5)}).numbers.map(({address}) => address)).toEqual([
      "b/all/Ja/percent",
      "a/all/Ja/percent",
    ]);
  });

  it("knows that only the printing has changed", () => {
    const printed = helbred(3, 12);
    const cell = share("helbred/all/Godt/percent", 3, 12, {printed: "25,0"});
    const {table} = printed.helbred;
    const rows = [{key: "Godt", label: "Godt", cells: [cell]}];
    const now = {...printed.helbred, table: {...table, blocks: [{key: "all", label: null, rows}]}};
    expect(diffOf({analyses: printed}, {analyses: {helbred: now}}).numbers[0]?.causes).toEqual([
      {kind: "changed-printing", source: null},
    ]);
  });
});

describe("diffEditions(before, after): causes", () => {
  const causes = (before: EditionParts, after: EditionParts) =>
    diffOf({analyses: helbred(3, 12), ...before}, {analyses: helbred(4, 12), ...after}).numbers[0]?.causes.map(
      ({kind}) => kind,
    );
  const redefined = {definitions: {helbred: {spec: "x", data: "b", sources: ["skema"]}}};
  const newer = {versions: {maalepunkt: "2.0.0", node: "24.0.0", theme: null, browser: null}};

  it.each([
    ["as many rows with other content", {source: {kept: 12, content: "b"}}, ["corrected-answers"]],
    ["fewer rows", {source: {kept: 11, content: "b"}}, ["fewer-answers"]],
    ["another definition", {manifest: redefined}, ["changed-definition"]],
    ["another version", {manifest: newer}, ["changed-method"]],
    ["both", {manifest: redefined, source: {kept: 13, content: "b"}}, ["changed-definition", "new-answers"]],
    ["nothing that is known", {}, ["unknown"]],
  ])("of %s", (_, after, expected) => {
    expect(causes({}, after)).toEqual(expected);
  });

  it("leaves definitions out, and says so, where an edition has no manifest", () => {
    const before = {analyses: helbred(3, 12), manifest: false as const};
    const diff = diffOf(before, {analyses: helbred(4, 12), manifest: redefined, source: {kept: 12, content: "b"}});
    expect(diff.limits).toEqual(["no-definitions", "no-text"]);
    expect(diff.numbers[0]?.causes).toEqual([{kind: "corrected-answers", source: "Spørgeskema"}]);
    expect(diff.before.maalepunkt).toBeNull();
  });

  it("names a source that does not belong to an analysis only when nothing nearer has changed", () => {
    const elsewhere = {definitions: {helbred: {spec: "a", data: "b", sources: ["register"]}}};
    const changed = {source: {kept: 13, content: "b"}};
    expect(causes({manifest: elsewhere}, {manifest: elsewhere, ...changed})).toEqual(["new-answers"]);
    expect(
      causes({}, {manifest: {definitions: {helbred: {spec: "x", data: "b", sources: []}}}, source: changed.source}),
    ).toEqual(["changed-definition", "new-answers"]);
  });
});

describe("diffEditions(before, after): conclusions", () => {
  it("tells of a test that is now on the other side of the level", () => {
    const of = (p: number) => ({helbred: {...analysisWith("helbred", {}, 0), tests: [testWith(p)]}});
    const diff = diffOf({analyses: of(0.2)}, {analyses: of(0.01)});
    expect(diff.tests[0]).toMatchObject({address: "test:helbred/all", turned: true});
    expect(diff.conclusions).toMatchObject([
      {
        kind: "significance",
        before: {state: "not-significant", printed: "p = 0,200"},
        after: {state: "significant", printed: "p = 0,010"},
      },
    ]);
    expect(diffOf({analyses: of(0.2)}, {analyses: of(0.3)}).conclusions).toEqual([]);
  });

  it("tells of another test, seed or number of draws as a method that changed", () => {
    const of = (seed: number) => ({
      helbred: {
        ...analysisWith("helbred", {}, 0),
        tests: [testWith(0.2, {simulation: {seed, draws: 1000}})],
      },
    });
    expect(diffOf({analyses: of(1)}, {analyses: of(2)}).tests[0]?.causes).toEqual([
      {kind: "changed-method", source: null},
    ]);
  });

  it.each([
    [38, 41, "not-reached", "reached"],
    [40, 39, "reached", "not-reached"],
  ])("tells that an outcome crossed its target: %d, then %d of 40", (count, later, was, is) => {
    const of = (reached: number): PastAnalysis => ({
      kind: "outcome",
      title: "I job",
      tests: [],
      table: {
        columns: [{key: "job", label: "Job"}],
        blocks: [
          {
            key: "all",
            label: null,
            rows: [
              {key: "Nej", label: "Nej", cells: [share("job/all/Nej/job", 100 - reached, 100)]},
              {
                key: "Ja",
                label: "Ja",
                cells: [share("job/all/Ja/job", reached, 100, {interval: {low: 0.1, high: 0.9}})],
              },
              {
                key: "target",
                label: "Mål (mindst)",
                cells: [{kind: "number", address: "job/all/target/job", printed: "40", exact: 40, base: 0}],
              },
            ],
          },
        ],
      },
    });
    expect(diffOf({analyses: {job: of(count)}}, {analyses: {job: of(later)}}).conclusions).toMatchObject([
      {
        kind: "target",
        address: "job/all/target/job",
        before: {state: was},
        after: {state: is, printed: `${later} / 40`},
      },
    ]);
    expect(diffOf({analyses: {job: of(count)}}, {analyses: {job: of(count)}}).conclusions).toEqual([]);
  });

  it("tells of a light that is another", () => {
    const of = (label: string): PastAnalysis => {
      const cell = share("lys/all/a/percent", 1, 2, {light: {tone: "good", label}});
      const rows = [{key: "a", label: "A", cells: [cell]}];
      const table = {columns: [{key: "percent", label: "Procent"}], blocks: [{key: "all", label: null, rows}]};
      return {kind: "traffic-light", title: "Lys", tests: [], table};
    };
    expect(diffOf({analyses: {lys: of("Grøn")}}, {analyses: {lys: of("Rød")}}).conclusions).toMatchObject([
      {kind: "light", before: {state: "Grøn"}, after: {state: "Rød"}},
    ]);
  });
});

describe("diffEditions(before, after): tables, claims and sentences", () => {
  it("tells of rows and tables that came, went or are called otherwise", () => {
    const renamed = analysisWith("c", {Ja: 1}, 2);
    const diff = diffOf(
      {analyses: {a: analysisWith("a", {Ja: 1, Nej: 1}, 2), b: analysisWith("b", {}, 0), c: renamed}},
      {analyses: {a: analysisWith("a", {Ja: 1, Måske: 1}, 2), c: {...renamed, title: "Ny titel"}}},
    );
    expect(diff.tables.map(({part, change, before, after}) => [part, change, before, after])).toEqual([
      ["row", "added", null, "Måske"],
      ["row", "removed", "Nej", null],
      ["table", "removed", "Selvvurderet helbred", null],
      ["table", "renamed", "Selvvurderet helbred", "Ny titel"],
    ]);
    expect(diff.numbers).toEqual([]);
  });

  it("tells of claims by name", () => {
    const claim = (name: string, test: string) => ({name, chapter: "01.md", line: 3, test});
    const diff = diffOf(
      {manifest: {claims: [claim("a", "x > 1"), claim("b", "y > 1")]}},
      {manifest: {claims: [claim("a", "x > 2"), claim("c", "z > 1")]}},
    );
    expect(diff.claims.map(({name, change}) => [name, change])).toEqual([
      ["a", "changed"],
      ["b", "removed"],
      ["c", "added"],
    ]);
  });

  const passage = (line: number, text: string, chapter: string | null = "01.md") => ({chapter, line, text});

  it("tells a sentence with another number as one that changed, and only that", () => {
    const diff = diffOf(
      {text: [passage(3, "I alt 29 pct. har et godt helbred. Resten har ikke.")]},
      {text: [passage(9, "I alt 31 pct. har et godt helbred. Resten har ikke.")]},
    );
    expect(diff.sentences).toEqual([
      {
        chapter: "01.md",
        before: {line: 3, text: "I alt 29 pct. har et godt helbred."},
        after: {line: 9, text: "I alt 31 pct. har et godt helbred."},
      },
    ]);
  });

  it("tells a sentence with nothing like it as new or gone", () => {
    const diff = diffOf(
      {text: [passage(3, "Der er få svar.")]},
      {text: [passage(3, "Næsten alle borgere er kommet i arbejde.", null)]},
    );
    expect(diff.sentences).toEqual([
      {chapter: "01.md", before: {line: 3, text: "Der er få svar."}, after: null},
      {chapter: null, before: null, after: {line: 3, text: "Næsten alle borgere er kommet i arbejde."}},
    ]);
  });

  it("tells nothing of a sentence that only moved", () => {
    const [a, b] = ["Det går godt.", "Det går skidt."];
    expect(diffOf({text: [passage(3, `${a} ${b}`)]}, {text: [passage(3, b), passage(5, a)]}).sentences).toEqual([]);
  });

  it("names evaluations that are not the same", () => {
    expect(diffOf({key: "a"}, {key: "b"}).limits).toEqual(["other-evaluation"]);
  });
});

const word = fc.constantFrom("Ja", "Nej", "__proto__", "a/b", "constructor", "Måske", "");
const counts = fc.dictionary(word, fc.nat(20), {maxKeys: 4, noNullPrototype: true});
const analysis = fc
  .record({
    counts,
    base: fc.integer({min: 1, max: 20}),
    p: fc.option(fc.double({min: 0, max: 1, noNaN: true})),
    title: word,
  })
  .map(({counts: rows, base, p, title}) => (key: string) => ({
    ...analysisWith(key, rows, base),
    title,
    tests: p === null ? [] : [testWith(p)],
  }));
const sentence = fc.constantFrom(
  "29 pct. er glade.",
  "31 pct. er glade.",
  "31 pct. er sure.",
  "Alle er glade nu.",
  "Intet.",
);
const passages = fc.array(
  fc.record({
    chapter: fc.option(fc.constantFrom("01.md", "02.md")),
    line: fc.option(fc.integer({min: 1, max: 9})),
    text: fc.array(sentence, {minLength: 1, maxLength: 3}).map((each) => each.join(" ")),
  }),
  {maxLength: 5},
);
const edition = fc
  .record({
    analyses: fc.dictionary(fc.constantFrom("a", "b", "c"), analysis, {noNullPrototype: true}),
    source: fc.record({kept: fc.nat(3), content: fc.constantFrom("x", "y")}),
    text: fc.option(passages),
    hasManifest: fc.boolean(),
    claims: fc.uniqueArray(fc.record({name: word, chapter: fc.constant("01.md"), line: fc.constant(1), test: word}), {
      selector: ({name}) => name,
      maxLength: 3,
    }),
  })
  .map(({analyses, hasManifest, claims, ...rest}) =>
    editionWith({
      ...rest,
      analyses: Object.fromEntries(Object.entries(analyses).map(([key, make]) => [key, make(key)])),
      manifest: hasManifest ? {claims} : false,
    }),
  );

const opposites: Partial<Record<CauseKind, CauseKind>> = {
  "new-answers": "fewer-answers",
  "fewer-answers": "new-answers",
  "source-added": "source-removed",
  "source-removed": "source-added",
};
const turnedCause = (cause: Cause): Cause => ({...cause, kind: opposites[cause.kind] ?? cause.kind});
const turnedKind = (kind: SourceChange["kind"]) => (opposites[kind] ?? kind) as SourceChange["kind"];
const turnedChange = <Change extends TableChange["change"] | ClaimChange["change"]>(change: Change) =>
  change === "added" ? "removed" : change === "removed" ? "added" : change;

/** A diff as seen from the other side, with what depends on the later of the two, names and order, left out. */
function mirrored(diff: EditionDiff, isTurned: boolean) {
  const causes = (each: readonly Cause[]) => JSON.stringify(isTurned ? each.map(turnedCause) : each);
  const swap = <Value>(before: Value, after: Value) => (isTurned ? [after, before] : [before, after]);
  const sorted = (parts: readonly unknown[]) => parts.map((part) => JSON.stringify(part)).sort();
  return {
    limits: diff.limits,
    sources: sorted(
      diff.sources.map((each) => [
        each.key,
        isTurned ? turnedKind(each.kind) : each.kind,
        swap(each.before, each.after),
      ]),
    ),
    conclusions: sorted(
      diff.conclusions.map((each) => [each.kind, each.address, swap(each.before, each.after), causes(each.causes)]),
    ),
    numbers: diff.numbers.map((each) => [
      each.address,
      each.unit,
      swap(each.before, each.after),
      each.change === null ? null : (isTurned ? -each.change : each.change) + 0,
      causes(each.causes),
    ]),
    tests: diff.tests.map((each) => [each.address, each.turned, swap(each.before, each.after), causes(each.causes)]),
    tables: sorted(
      diff.tables.map((each) => [
        each.part,
        isTurned ? turnedChange(each.change) : each.change,
        each.analysis,
        swap(each.before, each.after),
      ]),
    ),
    claims: sorted(
      diff.claims.map((each) => [
        each.name,
        isTurned ? turnedChange(each.change) : each.change,
        swap(each.before, each.after),
      ]),
    ),
    sentences: sorted(diff.sentences.map((each) => [each.chapter, swap(each.before?.text, each.after?.text)])),
  };
}

describe("the laws of a diff", () => {
  it("finds nothing new between an edition and itself", () => {
    fc.assert(fc.property(edition, (each) => isSame(diffEditions(each, structuredClone(each)))));
  });

  it("tells the same from both sides", () => {
    fc.assert(
      fc.property(edition, edition, (a, b) => {
        expect(mirrored(diffEditions(b, a), true)).toEqual(mirrored(diffEditions(a, b), false));
      }),
      {numRuns: 300},
    );
  });

  it("tells of every cell that both have and that is not the same", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (a, b) => {
        const diff = diffOf({analyses: helbred(a, 9)}, {analyses: helbred(b, 9)});
        expect(diff.numbers).toHaveLength(a === b ? 0 : 1);
      }),
    );
  });
});
