import {afterEach, describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import type {Store, StoreContent} from "../../src/store/model.ts";
import {openStore} from "../../src/store/open.ts";
import {at, contentOf, has, type TestSource, tally} from "./content.ts";

const opened: Store[] = [];

async function open(content: StoreContent): Promise<Store> {
  const store = await openStore(content);
  opened.push(store);
  return store;
}

async function failure(content: StoreContent): Promise<CliError> {
  const error = await open(content).then(
    () => new Error("it opened"),
    (cause: unknown) => cause,
  );
  if (!(error instanceof CliError)) throw error;
  return error;
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

const form = {
  key: "skema",
  header: ["id", "wave", "done", "closed", "a", "b"],
  rules: {wave: "wave", completed: "done", closed: "closed"},
} satisfies Partial<TestSource>;

describe("rows that count", () => {
  it("drops each row for the first reason that holds and tells its lines", async () => {
    const {sources} = await open(
      contentOf({
        sources: [
          {
            ...form,
            rows: [
              ["P1", "1", "1", "2024-01-01 10:00:00", "1", "1"],
              [null, null, "0", null, null, null],
              ["P2", null, "0", null, "1", null],
              ["P3", "1", "0", "2024-01-02 10:00:00", "1", null],
              ["P3", "1", null, null, "1", null],
              ["P4", "1", "1", "2024-01-02 10:00:00", null, null],
              ["P1", "1", "1", "2024-01-02 10:00:00", "2", "2"],
              ["P1", "2", "1", "2024-03-02 10:00:00", "3", null],
            ],
          },
        ],
      }),
    );
    expect(sources[0]).toMatchObject({
      key: "skema",
      name: "Kilde skema",
      type: "csv",
      rowsRead: 8,
      kept: 2,
      dropped: [
        {reason: "no-id", text: "Uden id", count: 1, rows: [2]},
        {reason: "no-wave", text: "Uden måling", count: 1, rows: [3]},
        {reason: "not-completed", text: "Ikke gennemført", count: 2, rows: [4, 5]},
        {reason: "unanswered", text: "Gennemført uden et eneste svar", count: 1, rows: [6]},
        {
          reason: "duplicate",
          text: "Dobbeltbesvarelse: den tidligste gennemførte er bevaret",
          count: 1,
          rows: [7],
        },
      ],
      waves: [
        {wave: 1, label: "Måling 1", count: 1},
        {wave: 2, label: "Måling 2", count: 1},
        {wave: 3, label: "Måling 3", count: 0},
      ],
    });
  });

  it.each(["1", "1.0", "1,0", "Ja", "JA", "true"])("takes %j for completed", async (yes) => {
    const content = contentOf({sources: [{...form, rows: [["P1", "1", yes, null, "1", "1"]]}]});
    expect((await open(content)).sources[0]?.kept).toBe(1);
  });

  it.each(["0", "Nej", "false", "2", "-1", "10", "1 0", "nan", "ja'"])("takes %j for not completed", async (no) => {
    const rows = [
      ["P1", "1", "1", null, "1", "1"],
      ["P2", "1", no, null, "1", "1"],
    ];
    expect((await open(contentOf({sources: [{...form, rows}]}))).sources[0]?.kept).toBe(1);
  });

  it("keeps the earliest of double entries, by the time and not by the order of the file", async () => {
    const store = await open(
      contentOf({
        sources: [
          {
            ...form,
            rows: [
              ["P1", "1", "1", "2024-01-10 15:52:29", "1", null],
              ["P1", "1", "1", "2024-01-10 14:52:29", "2", null],
              ["P1", "1", "0", "2024-01-09 14:52:29", "3", null],
              ["P1", "1", "1", null, "4", null],
            ],
            readings: {closed: {kind: "datetime", order: "ymd"}},
          },
        ],
      }),
    );
    expect(tally(await store.counts({population: "all", where: [], panel: null, by: [at("skema", "a", 1)]}))).toEqual({
      2: 1,
    });
    expect(store.sources[0]?.dropped.map(({reason, rows}) => [reason, rows])).toEqual([
      ["not-completed", [3]],
      ["duplicate", [1, 4]],
    ]);
  });

  it("sorts Danish dates as days, not as text", async () => {
    const store = await open(
      contentOf({
        sources: [
          {
            ...form,
            rows: [
              ["P1", "1", "1", "02-12-2023", "1", null],
              ["P1", "1", "1", "30-11-2023", "2", null],
            ],
            readings: {closed: {kind: "date", order: "dmy"}},
          },
        ],
      }),
    );
    expect(store.sources[0]?.dropped[0]?.rows).toEqual([1]);
    expect(store.lastAnswer).toBe("2023-11-30");
  });

  it("keeps the first in the file when times are equal, and the file may be long", async () => {
    const rows = Array.from({length: 5000}, (_, index) => [`P${index % 100}`, "1", "1", "2024-01-10 15:52", "1", null]);
    const store = await open(contentOf({sources: [{...form, rows}]}));
    expect(store.sources[0]?.kept).toBe(100);
    expect(store.sources[0]?.dropped[0]?.rows).toEqual(rows.slice(100).map((_, index) => index + 101));
  });

  it("does not let an empty form push out one with answers", async () => {
    const store = await open(
      contentOf({
        sources: [
          {
            ...form,
            rows: [
              ["P1", "1", "1", "2024-01-01 10:00:00", null, null],
              ["P1", "1", "1", "2024-01-02 10:00:00", "1", null],
            ],
          },
        ],
      }),
    );
    expect(store.sources[0]?.dropped.map(({reason, rows}) => [reason, rows])).toEqual([["unanswered", [1]]]);
  });

  it("does not count a survey system's own columns as answers when the export tells its questions", async () => {
    const source = {
      ...form,
      rows: [
        ["P1", "1", "1", null, "1", null],
        ["P2", "1", "1", null, null, "1"],
      ],
    };
    const all = await open(contentOf({sources: [source]}));
    const described = await open(contentOf({sources: [{...source, questions: ["id", "wave", "b"]}]}));
    expect(all.sources[0]?.dropped).toEqual([]);
    expect(described.sources[0]?.dropped.map(({reason, rows}) => [reason, rows])).toEqual([["unanswered", [1]]]);
  });

  it("keeps a row of a register that tells only who the person is", async () => {
    const store = await open(
      contentOf({
        sources: [
          {
            key: "register",
            header: ["id", "a"],
            rows: [
              ["P1", null],
              ["P2", "1"],
            ],
          },
        ],
      }),
    );
    expect(store.sources[0]).toMatchObject({kept: 2, dropped: [], waves: []});
    expect(store.lastAnswer).toBeNull();
  });

  it("keeps one row a person in a source without waves", async () => {
    const rows = [
      ["P1", "1"],
      ["P1", "2"],
      ["P2", "1"],
    ];
    const store = await open(contentOf({sources: [{key: "register", header: ["id", "a"], rows}]}));
    expect(store.sources[0]?.dropped).toEqual([
      {reason: "duplicate", text: "Dobbelt registrering: den første i filen er bevaret", count: 1, rows: [2]},
    ]);
    expect(store.populations).toEqual([{key: "all", label: "alle", size: 2}]);
  });

  it("tells the last day over all sources, of rows that count only", async () => {
    const rows = (...days: string[]) => days.map((day, index) => [`P${index}`, "1", "1", day, "1", null]);
    const store = await open(
      contentOf({
        sources: [
          {...form, rows: [...rows("2024-05-01 23:59:59", "2023-01-01"), ["P9", "1", "0", "2025-01-01", "1", null]]},
          {...form, key: "andet", rows: rows("2024-04-30 10:00:00")},
        ],
      }),
    );
    expect(store.lastAnswer).toBe("2024-05-01");
  });
});

describe("waves", () => {
  it("are read as numbers however they are written", async () => {
    const rows = ["1", "2.0", "3,0"].map((wave, index) => [`P${index}`, wave, "1", null, "1", null]);
    const store = await open(contentOf({sources: [{...form, rows}]}));
    expect(store.sources[0]?.waves.map(({count}) => count)).toEqual([1, 1, 1]);
  });

  it("that the evaluation does not have are refused with their lines", async () => {
    const rows = ["1", "5", "Opstart", "5"].map((wave, index) => [`P${index}`, wave, "1", null, "1", null]);
    const error = await failure(contentOf({sources: [{...form, variables: [], rows}]}));
    expect(error.kind).toBe("data");
    expect(error.message).toBe(
      `"5" in column "wave" is none of the evaluation's waves (lines 3, 5), and 1 other value.`,
    );
    expect(error.place).toEqual({file: "skema.csv", line: 3});
    expect(error.hint).toBe("The waves are 1, 2, 3: mend the export, or add the wave under waves in evaluation.yaml.");
  });
});

describe("bad sources", () => {
  it("are refused when a rule names a column that does not exist", async () => {
    const rows = [["P1", "1", "1", null, "1", "1"]];
    const error = await failure(contentOf({sources: [{...form, rules: {...form.rules, completed: "don"}, rows}]}));
    expect(error).toMatchObject({
      kind: "config",
      message: `Source "skema" has no column "don".`,
      hint: `Did you mean "done"?`,
      place: {file: "skema.csv", line: 1},
    });
  });

  it("are refused when a closing time cannot be read", async () => {
    const rows = [
      ["P1", "1", "1", "2024-01-01", "1", "1"],
      ["P2", "1", "1", "i går", "1", "1"],
    ];
    const error = await failure(contentOf({sources: [{...form, rows}]}));
    expect(error).toMatchObject({
      kind: "data",
      message: `"i går" in column "closed" is not a time of answering.`,
      place: {file: "skema.csv", line: 3},
    });
  });

  it("are refused when no row counts", async () => {
    const rows = [
      ["P1", "1", "Gennemført", null, "1", "1"],
      [null, "1", "1", null, "1", "1"],
    ];
    const error = await failure(contentOf({sources: [{...form, rows}]}));
    expect(error.kind).toBe("data");
    expect(error.message).toBe(`Source "skema" has no row that counts: 1 «Uden id», 1 «Ikke gennemført».`);
  });

  it("are refused when they are empty", async () => {
    const error = await failure(contentOf({sources: [{...form, rows: []}]}));
    expect(error.message).toBe(`Source "skema" has no rows.`);
  });
});

describe("populations", () => {
  const register: TestSource = {
    key: "register",
    header: ["id", "start", "a"],
    rows: [
      ["P1", "1", "1"],
      ["P2", "2", "1"],
      ["P3", "1", "2"],
      ["P4", null, "2"],
    ],
  };
  const skema: TestSource = {
    ...form,
    rows: [
      ["P1", "1", "1", null, "1", null],
      ["P1", "2", "1", null, "2", null],
      ["P2", "1", "1", null, "2", null],
      ["P9", "1", "1", null, "1", null],
      ["P9", "2", "1", null, "1", null],
      ["P8", "1", "0", null, "1", null],
    ],
  };
  const population = (source: string, ...where: ReturnType<typeof has>[]) => ({key: "p", label: "p", source, where});
  const sizeOf = async (...populations: ReturnType<typeof population>[]) =>
    (await open(contentOf({sources: [register, skema], populations}))).populations.map(({size}) => size);

  it("are the persons of kept rows that satisfy every condition, one of the codes each", async () => {
    expect(await sizeOf(population("register", has("register", "start", null, "1", "2")))).toEqual([3]);
    expect(
      await sizeOf(population("register", has("register", "start", null, "1", "2"), has("register", "a", null, "2"))),
    ).toEqual([1]);
  });

  it("count a person once, however many waves there are", async () => {
    expect(await sizeOf(population("skema"))).toEqual([3]);
  });

  it("want conditions without a wave in one and the same row, and those with a wave at that wave", async () => {
    expect(await sizeOf(population("skema", has("skema", "a", null, "2")))).toEqual([2]);
    expect(
      (
        await failure(
          contentOf({
            sources: [register, skema],
            populations: [population("skema", has("skema", "a", null, "2"), has("skema", "a", null, "1"))],
          }),
        )
      ).kind,
    ).toBe("data");
    expect(await sizeOf(population("skema", has("skema", "a", 1, "1"), has("skema", "a", 2, "2")))).toEqual([1]);
  });

  it("may look into another source", async () => {
    expect(await sizeOf(population("register", has("skema", "$answered", 1, "1")))).toEqual([2]);
    expect(await sizeOf(population("register", has("skema", "$answered", 2, "0")))).toEqual([3]);
    expect(await sizeOf(population("skema", has("register", "start", null, "1")))).toEqual([1]);
  });

  it("are refused when nobody is in them", async () => {
    const error = await failure(
      contentOf({
        sources: [register, skema],
        populations: [population("register", has("register", "start", null, "5"))],
      }),
    );
    expect(error).toMatchObject({
      kind: "data",
      message: `Population "p" is empty: no row of register that counts has start: 5.`,
      place: {file: "register.csv"},
    });
  });

  it("leave orphans: persons with a kept answer who are in none of them", async () => {
    const {sources} = await open(
      contentOf({
        sources: [register, skema],
        populations: [
          {key: "one", label: "1", source: "register", where: [has("register", "start", null, "1")]},
          {key: "two", label: "2", source: "register", where: [has("register", "start", null, "2")]},
        ],
      }),
    );
    expect(sources.map(({orphans}) => orphans)).toEqual([
      {persons: 1, rows: [4]},
      {persons: 1, rows: [4, 5]},
    ]);
  });
});
