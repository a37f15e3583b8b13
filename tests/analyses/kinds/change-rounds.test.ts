import {describe, expect, it} from "vitest";
import type {Form} from "../fake-store.ts";
import {analyse, cell, failure, grid, head, noteTexts, type World} from "../support.ts";

/** The citizens' form without ids: every form is a person of its own. */
const withoutIds = head.replace(
  "borger: {type: csv, path: b.csv, name: borgerskema, system: Systemet, id: id",
  "borger: {type: csv, path: b.csv, name: borgerskema, system: Systemet, id: $row",
);

/** Forms of one round: so many with each answer to «helbred», and blank ones. */
function round(wave: number, answers: Readonly<Record<string, number>>, more: Record<string, string> = {}): Form[] {
  return Object.entries(answers).flatMap(([code, forms]) =>
    Array.from({length: forms}, (_, index) => ({
      source: "borger",
      person: `${wave}-${code}-${index}`,
      wave,
      values: {...more, helbred: code === "-" ? null : code, farve: index % 2 === 0 ? "1" : "2"},
    })),
  );
}

function rounds(...forms: readonly Form[][]): World {
  const all = forms.flat();
  return {head: withoutIds, forms: all, persons: all.map(({person}) => person)};
}

/** Thirteen, nine and nine forms, of which one in the third round is without an answer. */
const published = rounds(round(1, {1: 2, 2: 4, 3: 7}), round(2, {1: 1, 2: 3, 3: 5}), round(3, {2: 2, 3: 6, "-": 1}));

const spec = (rest: string) => `{kind: change, title: T. Procent, panel: false, items: [borger.helbred], ${rest}}`;
const waves = "waves: [1, 2, 3], wave_labels: {1: Runde 1, 2: Runde 2, 3: Runde 3}";

describe("change of rounds that cannot be matched", () => {
  it("says that they are not, how many forms each has, and which questions fewer have answered", async () => {
    const result = await analyse(spec(waves), published);
    expect(grid(result).at(-1)).toEqual(["Total (n)", "100 (13)", "100 (9)", "100 (8)"]);
    expect(noteTexts(result).slice(0, 2)).toEqual([
      "base: Runderne er ikke koblet: Hver besvarelse står for sig, og samme person kan have svaret i flere runder. Antal besvarelser: 13 (runde 1), 9 (runde 2) og 9 (runde 3).",
      "base: Færre svar end besvarelser: »Psykisk helbred« n = 8 (runde 3).",
    ]);
    expect(result.panel).toBe(false);
  });

  it("tests the rounds as different persons, and says that they may be the same", async () => {
    const result = await analyse(spec(waves), published);
    expect(result.tests).toHaveLength(1);
    // R 4.2.2: fisher.test(rbind(c(2, 4, 7), c(1, 3, 5), c(0, 2, 6))) gives p = 0.9033864121.
    expect(result.tests[0]).toMatchObject({
      key: "helbred",
      block: "helbred",
      counts: [
        [2, 4, 7],
        [1, 3, 5],
        [0, 2, 6],
      ],
      chosen: {method: "fisher-freeman-halton", n: 30},
    });
    expect(result.tests[0]?.chosen.p).toBeCloseTo(0.9033864121, 9);
    expect(noteTexts(result).at(-1)).toBe(
      "test: Testen regner runderne for forskellige personer. Har nogle svaret i flere runder, er p-værdien kun vejledende.",
    );
    const ranks = await analyse(spec(`${waves}, test: kruskal-wallis`), published);
    expect(ranks.tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "kruskal-wallis"}});
    const none = await analyse(spec(`${waves}, test: none`), published);
    expect([none.tests, noteTexts(none).filter((text) => text.startsWith("test:"))]).toEqual([[], []]);
  });

  it("says why rounds cannot be tested, without a caution on a test that is not there", async () => {
    const result = await analyse(spec("waves: [1, 2]"), rounds(round(1, {2: 3}), round(2, {2: 4})));
    expect(noteTexts(result).slice(1)).toEqual([
      "test: Ikke testet, fordi alle svar står i samme række eller kolonne.",
    ]);
  });

  it("has groups in each round, as they are in that round", async () => {
    const result = await analyse(spec("waves: [1, 2], by: borger.farve, groups: [Rød, Grøn]"), published);
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["helbred:farve:1", "Psykisk helbred, Rød"],
      ["helbred:farve:2", "Psykisk helbred, Grøn"],
    ]);
    expect(cell(result, "a/helbred:farve:1/total/2")).toMatchObject({base: 6});
    expect(cell(result, "a/helbred:farve:2/total/2")).toMatchObject({base: 3});
    expect(noteTexts(result)[0]).not.toContain("n =");
  });

  it("keeps a source with ids untested, since some of its persons are the same", async () => {
    const result = await analyse(spec("waves: [1, 3]"));
    expect(result.tests).toEqual([]);
    expect(noteTexts(result)[0]).toMatch(/^base: Målingerne omfatter ikke nødvendigvis de samme personer/);
  });

  it("refuses a test for the same persons", async () => {
    expect(await failure(`  a: ${spec(`${waves}, test: sign-test`)}\n`, published)).toMatchObject({
      kind: "config",
      message:
        'The test "sign-test" of borger.helbred is for the same persons measured again, but here different persons are compared.',
      at: expect.stringMatching(/^test: sign-test/),
    });
  });
});

describe("persons who cannot be found again", () => {
  const nobody =
    'Every row of source "borger" is a person of its own (id: $row), so nobody can be followed over waves.';

  it.each([
    ["change", "helbred"],
    ["distribution", "helbred"],
    ["numbers", "alder"],
  ])("are in no panel of kind %s", async (kind, item) => {
    const analysis = `  a: {kind: ${kind}, title: T, items: [borger.${item}], waves: [1, 3], panel: true}\n`;
    expect(await failure(analysis, published)).toMatchObject({
      kind: "config",
      message: nobody,
      hint: "Write panel: false.",
      at: expect.stringMatching(/^panel: true/),
    });
  });

  it.each([
    ["paired-means", "items: [borger.helbred]"],
    ["crossing", "items: [borger.helbred], cut: {below: 2}"],
    ["individual-change", "items: [borger.helbred], threshold: 1"],
    ["transition", "item: borger.helbred"],
  ])("are not followed by kind %s", async (kind, items) => {
    expect(await failure(`  a: {kind: ${kind}, title: T, ${items}, waves: [1, 3]}\n`, published)).toMatchObject({
      kind: "config",
      message: nobody,
      hint: "Use kind: change with panel: false, which shows the rounds beside each other.",
      at: expect.stringMatching(/^(items: \[)?borger\.helbred|^item: borger/),
    });
  });
});
