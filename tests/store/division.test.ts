import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Division, Store, WholeStore} from "../../src/store/model.ts";
import {openStore} from "../../src/store/open.ts";
import {at, contentOf, has, type TestSource, tally, variable} from "./content.ts";

const groups = [
  {key: "nord", codes: ["1"]},
  {key: "syd", codes: ["2", "3"]},
];

const register: TestSource = {
  key: "register",
  header: ["id", "sted", "job"],
  rows: [
    ["P1", "1", "1"],
    ["P2", "2", "1"],
    ["P3", "3", "2"],
    ["P4", null, "2"],
    ["P5", "4", "1"],
  ],
};

const form: TestSource = {
  key: "skema",
  header: ["id", "wave", "a"],
  rows: [
    ["P1", "1", "1"],
    ["P1", "2", "2"],
    ["P2", "1", "3"],
    ["P3", "2", "4"],
    ["P9", "1", "5"],
  ],
  rules: {wave: "wave"},
};

async function divided<Value>(
  sources: readonly TestSource[],
  use: (division: Division, store: WholeStore) => Promise<Value>,
  by = at("register", "sted"),
): Promise<Value> {
  const store = await openStore(contentOf({sources}));
  try {
    return await use(await store.divide(by, groups), store);
  } finally {
    await store.close();
  }
}

const counted = async (store: Store, ...by: Parameters<typeof at>[]) =>
  tally(await store.counts({population: "all", where: [], panel: null, by: by.map((each) => at(...each))}));

describe("a part of the store", () => {
  it("holds the unit's rows of every source, and tells of nobody else", async () => {
    await divided([register, form], async (division) => {
      const part = await division.part("syd", "Kun syd.");
      expect(await counted(part, ["register", "job"])).toEqual({1: 1, 2: 1});
      expect(await counted(part, ["skema", "a", 1])).toEqual({3: 1, no_form: 1});
      expect(part.populations).toEqual([{key: "all", label: "alle", size: 2}]);
      expect(
        part.sources.map(({key, rowsRead, kept, dropped, files, notes, orphans}) => ({
          key,
          rowsRead,
          kept,
          dropped,
          files,
          notes,
          orphans,
        })),
      ).toEqual(
        ["register", "skema"].map((key) => ({
          key,
          rowsRead: 2,
          kept: 2,
          dropped: [],
          files: [],
          notes: ["Kun syd."],
          orphans: {persons: 0, rows: []},
        })),
      );
      expect(await part.quality.returns("skema")).toEqual([
        {waves: [1], persons: 1},
        {waves: [2], persons: 1},
      ]);
    });
  });

  it("may be parted by a variable of one wave, and may have nobody in a population", async () => {
    const use = async (division: Division) => {
      const part = await division.part("nord", "");
      return [part.populations[0]?.size, part.sources.map(({kept}) => kept)];
    };
    const noJob = {
      ...form,
      key: "andet",
      rows: [
        ["P1", "1", "3"],
        ["P2", "1", "1"],
      ],
    };
    expect(await divided([register, noJob], use, at("andet", "a", 1))).toEqual([1, [1, 1]]);
    const outside = {...register, rows: [["P1", "1", "1"]]};
    expect(await divided([outside, noJob], use, at("andet", "a", 1))).toEqual([0, [0, 1]]);
  });

  it("is forgotten when it is closed, and made again", async () => {
    await divided([register, form], async (division, store) => {
      const first = await division.part("nord", "");
      const second = await division.part("nord", "");
      await first.close();
      expect(await counted(second, ["register", "job"])).toEqual({1: 1});
      await second.close();
      expect(await counted(store, ["register", "job"])).toEqual({1: 3, 2: 2});
    });
  });

  it("counts what the whole store counts where the unit's answer is given", async () => {
    const code = fc.constantFrom("1", "2", "3", "4", null);
    const rows = fc.array(fc.tuple(code, code), {minLength: 1, maxLength: 30});
    await fc.assert(
      fc.asyncProperty(rows, async (answers) => {
        const source = {...register, rows: answers.map(([place, job], index) => [`P${index}`, place, job])};
        await divided([source], async (division, store) => {
          for (const {key, codes} of groups) {
            const part = await division.part(key, "");
            const where = [has("register", "sted", null, ...codes)];
            const whole = await store.counts({population: "all", where, panel: null, by: [at("register", "job")]});
            expect(await counted(part, ["register", "job"])).toEqual(tally(whole));
            await part.close();
          }
        });
      }),
      {numRuns: 12},
    );
  });
});

describe("a comparison of units", () => {
  it("gives every source a variable that tells the unit from the rest", async () => {
    await divided([register, form], async (division, store) => {
      const {codebook} = contentOf({sources: [register, form]});
      const wider = new Map(
        [...codebook].map(([key, source]) => [
          key,
          {...source, variables: new Map(source.variables).set("$unit", variable(key, "$unit"))},
        ]),
      );
      const compared = await division.compared(wider, {
        name: "$unit",
        groups: [
          {code: "unit", keys: ["nord"]},
          {code: "rest", keys: ["syd"]},
        ],
      });
      expect(await counted(compared, ["register", "$unit"])).toEqual({unit: 1, rest: 2, no_answer: 2});
      expect(await counted(compared, ["skema", "$unit", 1], ["skema", "a", 1])).toEqual({
        "unit 1": 1,
        "rest 3": 1,
        "no_form no_form": 3,
      });
      await compared.close();
      expect(await counted(store, ["register", "job"])).toEqual({1: 3, 2: 2});
    });
  });
});

describe("the prints of units", () => {
  const printsOf = (rows: TestSource["rows"]) => divided([{...register, rows}], (division) => division.prints());

  it("are others when an answer of the unit's is, and only then", async () => {
    const before = await printsOf(register.rows);
    const other = register.rows.map((row) => (row[0] === "P3" ? ["P3", "3", "1"] : row));
    const after = await printsOf(other);
    expect(after.units.get("nord")).toBe(before.units.get("nord"));
    expect(after.units.get("syd")).not.toBe(before.units.get("syd"));
    expect(after.all).not.toBe(before.all);
  });

  it("do not depend on where rows stand", async () => {
    const moved = await printsOf([["P0", null, "1"], ...register.rows.toReversed()]);
    expect(moved.units).toEqual((await printsOf(register.rows)).units);
  });

  it("tell two persons who have changed places with each other", async () => {
    const swapped = register.rows.map(([id, ...rest]) => [{P2: "P3", P3: "P2"}[id ?? ""] ?? id ?? null, ...rest]);
    expect((await printsOf(swapped)).units.get("syd")).not.toBe((await printsOf(register.rows)).units.get("syd"));
  });
});
