import {describe, expect, it} from "vitest";
import type {StoreContent} from "../../src/store/model.ts";
import {openStore} from "../../src/store/open.ts";
import {at, contentOf, derived, has, type TestSource, tally, variable} from "./content.ts";

const register: TestSource = {
  key: "register",
  header: ["id", "a", "b"],
  rows: Array.from({length: 60}, (_, index) => [
    index === 9 ? null : `P${index}`,
    index % 7 === 0 ? null : String((index % 5) + 1),
    index % 2 === 0 ? "1" : "2",
  ]),
  variables: [
    derived("register", "gruppe", {kind: "recode", of: "a", groups: [{code: "lav", from: ["1", "2"]}]}),
    variable("register", "a"),
  ].reverse(),
};
const form: TestSource = {
  key: "skema",
  header: ["id", "wave", "c"],
  rows: Array.from({length: 40}, (_, index) => [`P${2 * index}`, String((index % 2) + 1), String((index % 3) + 1)]),
  rules: {wave: "wave"},
};

const populations = [
  {key: "all", label: "alle", source: "register", where: []},
  {key: "some", label: "nogle", source: "register", where: [has("register", "b", null, "1")]},
  {key: "answered", label: "besvaret", source: "register", where: [has("skema", "c", 1, "1", "2")]},
];

/** Sources are large from 50.000 rows on; what is planned for them must count the same. */
function padded(content: StoreContent, count: number): StoreContent {
  const sources = content.sources.map(({table, rules}) => {
    const blanks = Array.from({length: count}, () => null);
    const columns = table.columns.map((column) => ({...column, values: [...column.values, ...blanks]}));
    const lines = [...table.lines, ...blanks.map((_, index) => table.lines.length + index + 2)];
    return {table: {...table, columns, lines, rowCount: lines.length}, rules};
  });
  return {...content, sources};
}

async function outcome(content: StoreContent) {
  const store = await openStore(content);
  const queries = [
    {by: [at("register", "a"), at("register", "b")], where: []},
    {by: [at("register", "gruppe"), at("skema", "c", 1)], where: []},
    {by: [at("skema", "c", 1), at("skema", "c", 2)], where: [has("register", "b", null, "1")]},
    {by: [at("skema", "$answered", 2)], where: []},
    {by: [], where: []},
  ];
  const counts = await Promise.all(
    populations.flatMap(({key}) =>
      queries.map(async (query) => tally(await store.counts({population: key, panel: null, ...query}))),
    ),
  );
  await store.close();
  const sources = store.sources.map(({kept, waves, orphans}) => ({kept, waves, orphans}));
  return {counts, sources, populations: store.populations};
}

describe("large sources", () => {
  it("count as small ones do, with populations, waves, derived variables and rows that do not count", async () => {
    const content = contentOf({sources: [register, form], populations});
    const small = await outcome(content);
    expect(small.counts[0]).toMatchObject({"2 1": expect.any(Number)});
    expect(await outcome(padded(content, 50_000))).toEqual(small);
  });

  it("count as small ones do where every row counts and nothing is copied", async () => {
    const rows = Array.from({length: 50_000}, (_, index) => [`P${index}`, String((index % 5) + 1), "1"]);
    const store = await openStore(contentOf({sources: [{...register, rows}], populations: populations.slice(0, 2)}));
    const by = [at("register", "gruppe"), at("register", "a")];
    expect(tally(await store.counts({population: "some", where: [], panel: null, by}))).toEqual({
      "lav 1": 10_000,
      "lav 2": 10_000,
      "no_answer 3": 10_000,
      "no_answer 4": 10_000,
      "no_answer 5": 10_000,
    });
    expect(store.sources[0]).toMatchObject({kept: 50_000, dropped: [], orphans: {persons: 0, rows: []}});
    await store.close();
  });
});
