import {describe, expect, it} from "vitest";
import type {Derivation, Variable} from "../../src/codebook/model.ts";
import {openStore} from "../../src/store/open.ts";
import {at, contentOf, derived, scaleOf, type TestSource, tally, variable} from "./content.ts";

/** The counts of the last of the variables, over rows of the given header. */
async function countsOf(
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  variables: readonly Variable[],
): Promise<Record<string, number>> {
  const source: TestSource = {
    key: "s",
    header: ["id", ...header],
    rows: rows.map((row, index) => [`P${index}`, ...row]),
    variables,
  };
  const store = await openStore(contentOf({sources: [source]}));
  const wanted = at("s", variables.at(-1)?.name ?? "");
  const counts = await store.counts({population: "all", where: [], panel: null, by: [wanted]});
  await store.close();
  return tally(counts);
}

const age = variable("s", "age", {kind: "number"});
const column = (...values: (string | null)[]) => values.map((value) => [value]);

describe("bands", () => {
  const bands: Derivation = {
    kind: "bands",
    of: "age",
    bands: [
      {code: "young", from: null, to: 24},
      {code: "middle", from: 25, to: 49.5},
      {code: "old", from: 60, to: null},
    ],
  };

  it("go from and with their lower to and with their upper end", async () => {
    const ages = column("-1", "24", "25", "49.5", "60", "99");
    expect(await countsOf(["age"], ages, [age, derived("s", "band", bands)])).toEqual({young: 2, middle: 2, old: 2});
  });

  it("have a limit that is in the next step", async () => {
    const steps: Derivation = {
      kind: "bands",
      of: "age",
      bands: [
        {code: "low", from: 0, to: 20, isOpen: true},
        {code: "high", from: 20, to: 40},
      ],
    };
    const ages = column("0", "19.99", "20", "40", "40.5");
    expect(await countsOf(["age"], ages, [age, derived("s", "step", steps)])).toEqual({low: 2, high: 2, no_answer: 1});
  });

  it("give no answer for values between them and for blanks", async () => {
    const ages = column("24.5", "49.6", "59.999", null);
    expect(await countsOf(["age"], ages, [age, derived("s", "band", bands)])).toEqual({no_answer: 4});
  });

  it("take numeric codes as numbers, and «ved ikke» as no number", async () => {
    const item = variable("s", "item", {scale: scaleOf(["2", "10", "99"], {99: "dont_know"})});
    const split: Derivation = {
      kind: "bands",
      of: "item",
      bands: [
        {code: "low", from: 0, to: 9},
        {code: "high", from: 9.5, to: null},
      ],
    };
    expect(await countsOf(["item"], column("2", "10", "99"), [item, derived("s", "band", split)])).toEqual({
      low: 1,
      high: 1,
      no_answer: 1,
    });
  });
});

describe("recode", () => {
  it("groups codes, and gives no answer for a code in no group", async () => {
    const recode: Derivation = {
      kind: "recode",
      of: "item",
      groups: [
        {code: "good", from: ["1", "2"]},
        {code: "bad", from: ["5"]},
      ],
    };
    expect(await countsOf(["item"], column("1", "2", "3", "5", null), [derived("s", "group", recode)])).toEqual({
      good: 2,
      bad: 1,
      no_answer: 2,
    });
  });

  it("compares numbers as numbers", async () => {
    const recode: Derivation = {kind: "recode", of: "age", groups: [{code: "half", from: ["0.5", "1e1"]}]};
    expect(await countsOf(["age"], column(".5", "10.0", "5"), [age, derived("s", "group", recode)])).toEqual({
      half: 2,
      no_answer: 1,
    });
  });
});

describe("sum and mean", () => {
  const items = ["i1", "i2", "i3", "i4", "i5"];
  const score = (kind: "sum" | "mean", times: number, require: number): Variable =>
    derived("s", "score", {kind, of: items, times, require});

  it("sum WHO-5 times four, and want all five items", async () => {
    const rows = [
      ["0", "0", "0", "0", "0"],
      ["5", "5", "5", "5", "5"],
      ["1", "2", "3", "2", "1"],
      ["1", "2", "3", "2", null],
      [null, null, null, null, null],
    ];
    expect(await countsOf(items, rows, [score("sum", 4, 5)])).toEqual({0: 1, 100: 1, 36: 1, no_answer: 2});
  });

  it("sum what is answered when fewer items are required", async () => {
    const rows = [
      ["1", "2", "3", "2", null],
      ["1", null, "3", null, "4"],
      ["1", null, null, null, "4"],
    ];
    expect(await countsOf(items, rows, [score("sum", 1, 3)])).toEqual({8: 2, no_answer: 1});
  });

  it("take the mean of the answered items", async () => {
    const rows = [
      ["1", "2", "3", "2", "4"],
      ["1", null, "3", null, "4"],
      [null, null, null, null, "4"],
    ];
    expect(await countsOf(items, rows, [score("mean", 1, 2)])).toEqual({
      "2.4": 1,
      "2.6666666666666665": 1,
      no_answer: 1,
    });
  });

  it("give no value when nothing is answered, even if nothing is required", async () => {
    expect(await countsOf(items, [[null, null, null, null, null]], [score("mean", 1, 0)])).toEqual({no_answer: 1});
  });

  it("leave out answers that a scale marks as missing", async () => {
    const scale = scaleOf(["1", "2", "7", "8", "9"], {7: "not_relevant", 8: "dont_know", 9: "no_answer"});
    const marked = items.map((name) => variable("s", name, {scale}));
    const rows = [
      ["1", "2", "2", "1", "2"],
      ["1", "2", "9", "8", "7"],
      ["7", "8", "9", "8", "7"],
    ];
    expect(await countsOf(items, rows, [...marked, score("sum", 1, 2)])).toEqual({8: 1, 3: 1, no_answer: 1});
  });

  it("do not turn whole numbers into nearly whole ones", async () => {
    const rows = [["5", "3", "1", "1", "1"]];
    expect((11 / 5) * 25).not.toBe(55);
    expect(await countsOf(items, rows, [score("mean", 25, 5)])).toEqual({55: 1});
  });
});

describe("derived from derived", () => {
  const double = derived("s", "double", {kind: "sum", of: ["age"], times: 2, require: 1});
  const split = derived("s", "split", {
    kind: "bands",
    of: "double",
    bands: [
      {code: "1", from: null, to: 50},
      {code: "2", from: 50.5, to: null},
    ],
  });
  const total = derived("s", "total", {kind: "sum", of: ["double", "split", "age"], times: 1, require: 3});

  it("follows every step", async () => {
    expect(await countsOf(["age"], column("25", "26", null), [age, double, split, total])).toEqual({
      76: 1,
      80: 1,
      no_answer: 1,
    });
  });

  it("must stand after what it is made of", async () => {
    await expect(countsOf(["age"], column("25"), [age, split, double])).rejects.toThrow(TypeError);
  });

  it("is refused when the export has no data for what it is made of", async () => {
    const orphan = {...double, place: {file: "codebook.yaml", line: 9}};
    await expect(countsOf(["other"], column("1"), [age, orphan])).rejects.toMatchObject({
      kind: "data",
      message: `s.double is made of "age", which the export has no data for.`,
      place: {file: "codebook.yaml", line: 9},
    });
  });

  it("is kept in every source and wave on its own", async () => {
    const source: TestSource = {
      key: "s",
      header: ["id", "wave", "age"],
      rows: [
        ["P1", "1", "10"],
        ["P1", "2", "30"],
        ["P2", "2", "30"],
      ],
      rules: {wave: "wave"},
      variables: [age, double, {...split, askedAt: [1, 2]}],
    };
    const store = await openStore(contentOf({sources: [source]}));
    const by = [at("s", "split", 1), at("s", "double", 2)];
    expect(tally(await store.counts({population: "all", where: [], panel: null, by}))).toEqual({
      "1 60": 1,
      "no_form 60": 1,
    });
    await store.close();
  });
});
