import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import type {CountQuery, Store} from "../../src/store/model.ts";
import {openStore} from "../../src/store/open.ts";
import {answerWord, at, contentOf, has, scaleOf, type TestSource, tally, variable} from "./content.ts";

const register: TestSource = {
  key: "register",
  header: ["id", "job", "timer", "note"],
  rows: [
    ["P1", "1", "37", "a"],
    ["P2", "1", "12,5", "b"],
    ["P3", "2", null, null],
    ["P4", null, "37,0", null],
  ],
  variables: [variable("register", "timer", {kind: "number"}), variable("register", "note", {kind: "text"})],
  readings: {timer: {kind: "number", decimal: ","}},
};

const form: TestSource = {
  key: "skema",
  header: ["id", "wave", "a", "b", "c"],
  rows: [
    ["P1", "1", "1", "9", "1"],
    ["P1", "2", "2", "1", "1"],
    ["P2", "1", "8", "1", "1"],
    ["P2", "2", null, null, "1"],
    ["P3", "2", "2", "2", "1"],
    ["P9", "1", "3", "3", "1"],
    ["P9", "2", "3", "3", "1"],
    ["P1", "3", null, "2", "1"],
    ["P2", "3", "1", null, "1"],
  ],
  rules: {wave: "wave"},
  variables: [
    variable("skema", "a", {scale: scaleOf(["1", "2", "3", "8"], {8: "dont_know"})}),
    variable("skema", "b", {scale: scaleOf(["1", "2", "3", "9"], {9: "no_answer"}), askedAt: [1, 2]}),
  ],
};

function query(given: Partial<CountQuery>): CountQuery {
  return {population: "all", where: [], panel: null, by: [], ...given};
}

describe("counts(query)", () => {
  let store: Store;
  const counted = async (given: Partial<CountQuery>) => tally(await store.counts(query(given)));

  beforeAll(async () => {
    store = await openStore(
      contentOf({
        sources: [register, form],
        populations: [
          {key: "all", label: "alle", source: "register", where: []},
          {key: "employed", label: "i job", source: "register", where: [has("register", "job", null, "1")]},
        ],
      }),
    );
  });
  afterAll(() => store.close());

  it("counts everybody in the population, and nobody else", async () => {
    expect(await counted({})).toEqual({"": 4});
    expect(await counted({population: "employed"})).toEqual({"": 2});
  });

  it("keeps no_form, no_answer and «ved ikke» apart", async () => {
    expect(await counted({by: [at("skema", "a", 1)]})).toEqual({1: 1, 8: 1, no_form: 2});
    expect(await counted({by: [at("skema", "a", 2)]})).toEqual({2: 2, no_answer: 1, no_form: 1});
  });

  it("counts a code that means no answer as no_answer", async () => {
    expect(await counted({by: [at("skema", "b", 1)]})).toEqual({1: 1, no_answer: 1, no_form: 2});
  });

  it("says not_asked of those with a form at a wave where the question is not put", async () => {
    expect(await counted({by: [at("skema", "b", 3)]})).toEqual({not_asked: 2, no_form: 2});
  });

  it("gives numbers as their shortest text", async () => {
    expect(await counted({by: [at("register", "timer")]})).toEqual({37: 2, "12.5": 1, no_answer: 1});
  });

  it("crosses variables of several sources and waves", async () => {
    expect(await counted({by: [at("register", "job"), at("skema", "a", 1), at("skema", "a", 2)]})).toEqual({
      "1 1 2": 1,
      "1 8 no_answer": 1,
      "2 no_form 2": 1,
      "no_answer no_form no_form": 1,
    });
  });

  it("gives answers in the order of the query, the same variable twice if asked for", async () => {
    const by = [at("skema", "a", 2), at("skema", "a", 1), at("skema", "a", 2)];
    expect(await counted({population: "employed", by})).toEqual({"2 1 2": 1, "no_answer 8 no_answer": 1});
  });

  it("knows who has answered: 1 or 0, never missing", async () => {
    expect(await counted({by: [at("skema", "$answered", 1)]})).toEqual({0: 2, 1: 2});
    expect(await counted({by: [at("register", "$answered")]})).toEqual({1: 4});
  });

  it("takes one of the codes of each condition", async () => {
    expect(await counted({where: [has("register", "job", null, "1", "2")]})).toEqual({"": 3});
    expect(await counted({where: [has("register", "job", null, "1"), has("skema", "a", 2, "2", "3")]})).toEqual({
      "": 1,
    });
    expect(await counted({where: [has("skema", "$answered", 1, "0")]})).toEqual({"": 2});
    expect(await counted({where: [has("register", "timer", null, "37")]})).toEqual({"": 2});
  });

  it("finds nobody by a code that is no number, by no code, and where the question is not put", async () => {
    expect(await counted({where: [has("register", "timer", null, "", "mange")]})).toEqual({});
    expect(await counted({where: [has("register", "job", null)]})).toEqual({});
    expect(await counted({where: [has("skema", "b", 3, "2")]})).toEqual({});
  });

  it("limits a panel to persons with a form at every one of its waves", async () => {
    const panel = (...waves: number[]) => ({source: "skema", waves});
    const by = [at("skema", "a", 1)];
    expect(await counted({panel: panel(1, 2), by})).toEqual({1: 1, 8: 1});
    expect(await counted({panel: panel(2), by})).toEqual({1: 1, 8: 1, no_form: 1});
    expect(await counted({panel: panel(1, 2, 3), where: [has("skema", "a", 3, "1")]})).toEqual({"": 1});
    expect(await counted({panel: panel()})).toEqual({"": 4});
  });

  it("answers many queries at once as it answers them one by one", async () => {
    const queries = Array.from({length: 230}, (_, index) =>
      query({
        population: index % 5 === 0 ? "employed" : "all",
        where: index % 7 === 0 ? [has("register", "timer", null, "37")] : [],
        panel: index % 3 === 0 ? {source: "skema", waves: [1, 2]} : null,
        by: [at("skema", "a", 1 + (index % 3)), at("register", "timer"), at("skema", "b", 2)].slice(0, index % 4),
      }),
    );
    const together = await Promise.all(queries.map((each) => store.counts(each)));
    for (const [index, each] of queries.entries()) {
      if (index % 11 === 0) expect(together[index]).toEqual(await store.counts(each));
    }
  });

  it.each<[string, Partial<CountQuery>]>([
    ["a population that is not there", {population: "some"}],
    ["a source that is not there", {by: [at("skemaer", "a", 1)]}],
    ["a variable that is not there", {by: [at("skema", "d", 1)]}],
    ["a wave that is not there", {by: [at("skema", "a", 4)]}],
    ["no wave of a source with waves", {by: [at("skema", "a")]}],
    ["a wave of a source without", {where: [has("register", "job", 1, "1")]}],
    ["a panel of a source without waves", {panel: {source: "register", waves: [1]}}],
  ])("refuses %s", async (_, given) => {
    await expect(store.counts(query(given))).rejects.toThrow(TypeError);
  });

  it.each([
    ["register", "id", "tells the persons apart"],
    ["register", "note", "holds free text"],
  ])("refuses to count by %s.%s, which would let single persons out", async (source, name, why) => {
    const error: unknown = await store.counts(query({by: [at(source, name)]})).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(CliError);
    expect(error).toMatchObject({
      kind: "config",
      message: `${source}.${name} ${why}, so persons cannot be counted by it.`,
    });
  });

  it("refuses a variable that the export has no data for", async () => {
    const absent = variable("register", "absent", {place: {file: "labels.csv", line: 7}});
    const other = await openStore(contentOf({sources: [{...register, variables: [absent]}]}));
    await expect(other.counts(query({by: [at("register", "absent")]}))).rejects.toMatchObject({
      kind: "data",
      message: "register.absent is described, but the export has no data for it.",
      place: {file: "labels.csv", line: 7},
    });
    await other.close();
  });

  it("closes once what is running is done, and refuses what comes after", async () => {
    const other = await openStore(contentOf({sources: [register]}));
    const outcomes = Promise.allSettled(Array.from({length: 150}, () => other.counts(query({}))));
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([other.close(), other.close()]);
    const [first, ...rest] = await outcomes;
    expect(first).toEqual({status: "fulfilled", value: [{answers: [], n: 4}]});
    expect(rest.at(-1)).toMatchObject({status: "rejected", reason: {message: expect.stringContaining("closed")}});
    const error: unknown = await other.counts(query({})).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(CliError);
  });
});

describe("counts of any data", () => {
  const ids = ["P1", "P2", "P3", "P4", "P5", "P6"];
  const code = fc.constantFrom("1", "2", "9", null);
  const row = fc.tuple(fc.constantFrom(...ids), fc.constantFrom("1", "2"), code, code);
  const people = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), code), {minLength: 1, selector: ([id]) => id});
  const forms = fc.uniqueArray(row, {minLength: 1, maxLength: 12, selector: ([id, wave]) => `${id} ${wave}`});

  it("equal a count by hand, and sum to the population", async () => {
    await fc.assert(
      fc.asyncProperty(people, forms, async (persons, rows) => {
        const store = await openStore(
          contentOf({
            sources: [
              {key: "r", header: ["id", "g"], rows: persons},
              {
                key: "s",
                header: ["id", "wave", "a", "b"],
                rows: [["X", "1", "1", "1"], ...rows.map(([id, wave, a, b]) => [id, wave, a ?? "1", b])],
                rules: {wave: "wave"},
                variables: [variable("s", "b", {scale: scaleOf(["1", "2", "9"], {9: "no_answer"})})],
              },
            ],
            waves: [1, 2],
          }),
        );
        const by = [at("r", "g"), at("s", "a", 1), at("s", "b", 2)];
        const counts = await store.counts(query({by}));
        const panel = await store.counts(query({by, panel: {source: "s", waves: [1, 2]}}));
        await store.close();

        const answers = ([id, g]: readonly [string, string | null]) => {
          const [first, second] = ["1", "2"].map((wave) => rows.find((each) => each[0] === id && each[1] === wave));
          const a = first === undefined ? "no_form" : (first[2] ?? "1");
          const b = second === undefined ? "no_form" : second[3] === "9" ? "no_answer" : (second[3] ?? "no_answer");
          return [g ?? "no_answer", a, b].join(" ");
        };
        const byHand = countEach(persons.map(answers));
        expect(tally(counts)).toEqual(byHand);
        expect(counts.reduce((sum, {n}) => sum + n, 0)).toBe(persons.length);
        expect(tally(panel)).toEqual(
          Object.fromEntries(Object.entries(byHand).filter(([key]) => !key.includes("no_form"))),
        );
        expect(new Set(counts.map((each) => each.answers.map(answerWord).join(" "))).size).toBe(counts.length);
      }),
      {numRuns: 25},
    );
  });
});

function countEach(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
